"""English names of the official languages of the European Union, for sentences that name one."""

from __future__ import annotations

_NAMES = {
    "bg": "Bulgarian", "cs": "Czech", "da": "Danish", "de": "German", "el": "Greek", "en": "English", "es": "Spanish",
    "et": "Estonian", "fi": "Finnish", "fr": "French", "ga": "Irish", "hr": "Croatian", "hu": "Hungarian",
    "it": "Italian", "lt": "Lithuanian", "lv": "Latvian", "mt": "Maltese", "nl": "Dutch", "pl": "Polish",
    "pt": "Portuguese", "ro": "Romanian", "sk": "Slovak", "sl": "Slovenian", "sv": "Swedish",
}  # fmt: skip


def language_name(code: str) -> str:
    """The name of a language by its code (ISO 639-1); the code itself for other languages.

    >>> language_name("it"), language_name("is")
    ('Italian', 'is')
    """
    return _NAMES.get(code, code)
