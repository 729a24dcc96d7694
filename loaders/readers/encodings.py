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


def likeliest_encoding(data: bytes, language: str | None = None) -> str | None:
    """Name of the encoding in which most of the bytes above 127 are letters of the language read, or None.

    ``language`` (ISO 639-1) is that of the text where it is known; else it is identified anew in
    each encoding.

    >>> likeliest_encoding("Rīgas plānošanas reģions piedalās projektā".encode("cp1257"))
    'cp1257'
    """
    best, most = None, -1.0
    sample = _telling(data)
    for encoding in _ENCODINGS:
        try:
            data.decode(encoding)
        except UnicodeDecodeError:
            continue
        share = _share_of_own_letters(sample.decode(encoding), language)
        if share > most:
            best, most = encoding, share
    return best


def mended(data: bytes) -> str | None:
    """The characters of a text in UTF-8 that holds bytes of something else, None where UTF-8 is not what it mostly is.

    Lines in an older encoding are read in it; broken bytes between characters in UTF-8 show as U+FFFD.

    >>> text = mended("Plzeň, Ústí\\n".encode() + "Kroměříž\\n".encode("cp1250") + b"Hradec Kr\\xc3\\xa1lov\\xc3")
    >>> text.splitlines()
    ['Plzeň, Ústí', 'Kroměříž', 'Hradec Králov�']
    """
    lines = data.split(b"\n")
    read: dict[int, str] = {}
    foreign: list[int] = []
    for number, line in enumerate(lines):
        if line.isascii():
            continue
        words = line.decode("utf-8", "surrogateescape")
        if any("\x7f" < sign < "\ud800" or sign > "\udfff" for sign in words):
            read[number] = line.decode("utf-8", "replace")
        else:
            foreign.append(number)
    if not read or len(foreign) > len(read):
        return None
    language = _identifier().classify("\n".join(read.values())[:_SAMPLE])[0] if foreign else None
    encoding = likeliest_encoding(b"\n".join(lines[number] for number in foreign), language) or "cp1252"
    read |= {number: lines[number].decode(encoding, "replace") for number in foreign}
    return "\n".join(read[number] if number in read else line.decode("ascii") for number, line in enumerate(lines))


def _telling(data: bytes) -> bytes:
    """Lines that show how a text is encoded: those with bytes above 127."""
    lines, size = [], 0
    for line in data.splitlines(keepends=True):
        if not line.isascii():
            lines.append(line)
            size += len(line)
            if size >= _SAMPLE:
                break
    return b"".join(lines)[:_SAMPLE]


def _share_of_own_letters(text: str, language: str | None = None) -> float:
    language = language or _identifier().classify(text)[0]
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
