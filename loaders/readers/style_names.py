"""What a paragraph is by the name of its style, in the languages that word processors speak."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Folded: small letters, no accents. What programs write where they do not keep the English name.
_HEADING = (
    "heading|headline|uberschrift|ueberschrift|berschrift|titre|titolo|intestazione|titulo|encabezado|cabecalho|kop"
    "|overskrift|rubrik|otsikko|pealkiri|virsraksts|antraste|naglowek|nagwek|nadpis|naslov|cimsor|titlu|заглавие"
    "|επικεφαλιδα|intestatura|ceannteideal|tittel|titel|title"
)
_TITLES = frozenset(
    re.findall(
        r"\w+",
        "title titel titre titolo titulo tittel otsikko pealkiri nosaukums pavadinimas tytul nazev nazov naslov cim"
        " titlu заглавие τιτλος teideal rubrik",
    )
)
_LEVEL = re.compile(rf"(?:{_HEADING})[ _-]*([1-9])(?![0-9])")
_LISTED = re.compile(r"list (?:bullet|number)(?: ([2-9]))?")
_SUBTITLE = re.compile("sub|unter|sotto|sous|under|onder|podt|alaot|alapeal|alcim")
_CONTENTS = re.compile(r"(?:toc|contents|inhaltsverzeichnis|verzeichnis|sommario|tdc|tm|tdm|indice) ?(?:heading|[1-9])")


@lru_cache(maxsize=1024)
def folded(name: str) -> str:
    """A style's name in small letters without accents, ``_20_`` of OpenDocument read as a space.

    >>> folded("Überschrift_20_1")
    'uberschrift 1'
    """
    spaced = re.sub(r"_([0-9a-f]{2})_", lambda match: chr(int(match.group(1), 16)), name)
    parts = unicodedata.normalize("NFD", spaced.casefold().replace("ł", "l"))
    return unicodedata.normalize("NFC", "".join(sign for sign in parts if not unicodedata.combining(sign))).strip()


def heading_level(name: str) -> int:
    """Level of the heading that a style's name speaks of, 0 where it does not.

    >>> heading_level("Titolo 1"), heading_level("Überschrift 2"), heading_level("Title"), heading_level("Kopfzeile")
    (1, 2, 0, 0)
    """
    match = _LEVEL.fullmatch(folded(name))
    return int(match.group(1)) if match else 0


def is_title(*names: str) -> bool:
    """Whether a style is that of a document's title, by its name and then those of the styles under it.

    A subtitle rests on the title in some programs and is none.

    >>> is_title("Titre"), is_title("Titre 1"), is_title("Plan", "Title"), is_title("Subtitle", "Title")
    (True, False, True, False)
    """
    for name in map(folded, names):
        if name in _TITLES or _SUBTITLE.match(name):
            return name in _TITLES
    return False


def item_level(name: str) -> int:
    """Level of the list that a style's name speaks of, 0 where it does not.

    >>> item_level("List Bullet 2"), item_level("List Paragraph")
    (2, 0)
    """
    match = _LISTED.fullmatch(folded(name))
    return int(match.group(1) or 1) if match else 0


def is_contents(name: str) -> bool:
    """Whether a style's name is that of a line, or the heading, of a table of contents.

    >>> is_contents("toc 1"), is_contents("TOC Heading"), is_contents("Contents 2")
    (True, True, True)
    """
    return bool(_CONTENTS.fullmatch(folded(name)))
