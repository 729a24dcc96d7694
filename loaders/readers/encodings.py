"""Which older 8-bit encoding a text is in: the one whose letters are those of the text's language."""

from __future__ import annotations

from functools import cache
from typing import Any

# Windows' encodings of the Union's languages before their ISO twins; the order settles draws.
_ENCODINGS = ("cp1252", "cp1250", "cp1253", "cp1251", "cp1257", "iso8859_7", "iso8859_2", "iso8859_15", "iso8859_5")
# Letters that each language adds to a to z (Greek and Bulgarian: their alphabets).
_LETTERS = {
    "bg": "абвгдежзийклмнопрстуфхцчшщъьюяѝ",
    "cs": "áčďéěíňóřšťúůýž",
    "da": "æøåéü",
    "de": "äöüß",
    "el": "αβγδεζηθικλμνξοπρστυφχψωςάέήίόύώϊϋΐΰ",
    "en": "éèç",
    "es": "áéíñóúüçàèï",
    "et": "äöõüšž",
    "fi": "äöåšž",
    "fr": "àâæçéèêëîïôœùûüÿ",
    "ga": "áéíóú",
    "hr": "čćđšž",
    "hu": "áéíóöőúüű",
    "it": "àèéìîòù",
    "lt": "ąčęėįšųūž",
    "lv": "āčēģīķļņšūž",
    "mt": "ċġħżàèìòù",
    "nl": "éëïóöüèêç",
    "pl": "ąćęłńóśźż",
    "pt": "áâãàçéêíóôõúü",
    "ro": "ăâîşţșț",
    "sk": "áäčďéíĺľňóôŕšťúýž",
    "sl": "čšžćđ",
    "sv": "åäöéü",
}
# Half of what a text in these alphabets consists of: read as the other, the bytes are letters too, but rare ones.
_FREQUENT = {"bg": "аоеитн", "el": "αοιετσ"}
# Signs that any text may hold and that say nothing of its encoding.
_SIGNS = frozenset("\u00a0«»‹›“”„‚‘’–—…•·€£§©®™°ºª²³½¼¾±×")
_SAMPLE = 20_000  # bytes that decide


def likeliest_encoding(data: bytes) -> str | None:
    """Name of the encoding in which most of the bytes above 127 are letters of the language read, or None.

    >>> likeliest_encoding("Rīgas plānošanas reģions piedalās projektā".encode("cp1257"))
    'cp1257'
    """
    best, most = None, -1.0
    for encoding in _ENCODINGS:
        try:
            data.decode(encoding)
        except UnicodeDecodeError:
            continue
        share = _share_of_own_letters(data[:_SAMPLE].decode(encoding))
        if share > most:
            best, most = encoding, share
    return best


def _share_of_own_letters(text: str) -> float:
    language = _identifier().classify(text)[0]
    letters, frequent = _LETTERS.get(language, ""), _FREQUENT.get(language, "")
    foreign = [sign for sign in text.lower() if sign > "\x7f" and sign not in _SIGNS]
    if not foreign:
        return 1.0
    share = sum(sign in letters for sign in foreign) / len(foreign)
    if not frequent:
        return share
    return share * min(1.0, 0.6 + sum(sign in frequent for sign in foreign) / len(foreign))


@cache
def _identifier() -> Any:
    # Imported here: files in UTF-8 never need it, and its model takes long to load.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    identifier.set_languages(sorted(_LETTERS))
    return identifier
