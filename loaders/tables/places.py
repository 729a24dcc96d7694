"""Territories, programmes and funds that the cells of a list name."""

from __future__ import annotations

import re
from functools import lru_cache

from loaders.extract.gazetteer import best_place
from loaders.extract.whereabouts import country_code
from loaders.tables.words import areas, is_nothing
from ontology import authority, territories
from ontology.authority import Authority
from ontology.errors import OntologyError
from ontology.territories import Territory

_CODE = re.compile(r"(?<![A-Za-z0-9])([A-Z]{2}[0-9A-Z]{0,3})(?![A-Za-z0-9])")
_OLD_CODE = re.compile(r"^[A-Z]{2}[0-9A-Z]{1,3}\s*[-–:]\s*")  # of a NUTS before 2016: the name behind it decides
_GREEK = str.maketrans("ABEHIKMNOPTXYZaeiopuvx", "ΑΒΕΗΙΚΜΝΟΡΤΧΥΖαειορυνχ")  # Latin letters that look like Greek ones
_PARTS = re.compile(r"\s*[;/|]\s*|\s+[-–]\s+")
_COMMA = re.compile(r"\s*,\s*")
_BRACKETS = re.compile(r"\s*[(\[][^()\[\]]*[)\]]")
_POST = re.compile(r"^[A-Z]{0,3}[- ]?\d{2,3}[- ]?\d{2,3}\s+|\s+\d{1,2}$")  # "8360 Žužemberk", "Dublin 24"
_FEWEST = 3  # letters of a place's name
_PERIOD = re.compile(r"\b(20(?:07|14|21))\s*[-–]\s*(?:20)?(13|20|27)\b")
_TWICE = re.compile(r"^interreg\W+(?=interreg\b)", re.IGNORECASE)  # "INTERREG VC Interreg Europe"
_STRAND = re.compile(r"\b(?:V|VI|IV)[\s-]?[ABC]\b|\bVI?\b")


@lru_cache(maxsize=16384)
def places(text: str, country: str | None = None, language: str | None = None) -> tuple[Territory, ...]:
    """The territories that a cell names, by NUTS code or by name, in its order; none where the tables know none.

    ``country`` (ISO 3166 alpha-2) leaves out the places of other countries, ``language`` lends the nouns that its
    lists join to names ("DUBROVAČKO-NERETVANSKA" is a županija). A code of another year counts as that of 2021.

    >>> [place.code for place in places("EL24-Στερεά Ελλάδα", "GR", "el")]
    ['EL64']
    >>> [place.code for place in places("GRAD ZAGREB", "HR", "hr")], places("8360")
    (['HR050'], ())
    """
    if is_nothing(text):
        return ()
    found = [place for code in _CODE.findall(text) if (place := _by_code(code, country))]
    if found:
        return tuple(dict.fromkeys(found))
    text = _OLD_CODE.sub("", text)
    if any("α" <= character <= "ω" for character in text):
        text = text.translate(_GREEK)
    place = _by_name(text, country, language)
    if place:
        return (place,)
    for marks in (_PARTS, _COMMA):
        named = [place for part in marks.split(text) if part != text and (place := _by_name(part, country, language))]
        if named:
            return tuple(dict.fromkeys(named))
    return ()


def _by_code(code: str, country: str | None) -> Territory | None:
    """The region of a code of NUTS 1 to 3, as NUTS 2021 has it; None where several came of it."""
    if len(code) < 3:
        return None
    try:
        now = territories.current(code)
        place = territories.by_code(now[0]) if len(now) == 1 else territories.by_code(code)
    except OntologyError:
        return None
    return place if place.kind == "Region" and country in (None, place.country) else None


def _by_name(text: str, country: str | None, language: str | None) -> Territory | None:
    bare = " ".join(_BRACKETS.sub("", text).split())
    nouns = areas(language)
    tried = [text.strip(), bare, _POST.sub("", bare)]
    for noun in nouns:
        tried += [bare.replace(noun, " ").strip(), re.sub(re.escape(noun), " ", bare, flags=re.IGNORECASE).strip()]
        tried += [f"{bare} {noun}", f"{noun} {bare}"]
    for name in dict.fromkeys(" ".join(one.split()) for one in tried):
        if len(name) >= _FEWEST and not name.isdecimal():
            place = best_place(name, country=country, levels=_levels(name, nouns))
            if place is not None:
                return place
    return None


def _levels(name: str, nouns: tuple[str, ...]) -> tuple[int, ...]:
    """Regions before cities of the name, where the name says that it is a region's."""
    folded = name.casefold()
    return (3, 2, 1) if any(noun.casefold() in folded for noun in nouns) or folded.startswith("grad ") else ()


@lru_cache(maxsize=4096)
def country(text: str) -> str | None:
    """The country (ISO 3166 alpha-2) that a cell names in any language, or by its code of two or three letters.

    >>> country("ΕΛΛΑΔΑ"), country("SE"), country("Nowhere")
    ('GR', 'SE', None)
    """
    word = text.strip()
    code = country_code(word)
    if code or not (len(word) == 3 and word.isupper()):
        return code
    try:
        return territories.by_code(word).country
    except OntologyError:
        return None


@lru_cache(maxsize=4096)
def programme(text: str, period: str | None = None) -> Authority | None:
    """The programme of the authority tables that a cell names, its version of a period where there is one.

    >>> programme("AURORA", "2021-2027").key, programme("2014 - 2020 INTERREG VB North Sea").key
    ('programme/interreg-aurora-2021-2027', 'programme/interreg-north-sea-2014-2020')
    """
    said = _PERIOD.search(text)
    if said:
        period = f"{said[1]}-20{said[2]}"
    bare = " ".join(_STRAND.sub(" ", _PERIOD.sub(" ", text)).split()).strip(" -–()")
    bare = _TWICE.sub("", bare)
    for name in (text, bare, f"Interreg {bare}"):
        rows = authority.find(name, kinds=("Programme",))
        if len({dict(row.parts).get("isVersionOf", row.key) for row in rows}) == 1:
            whole = dict(rows[0].parts).get("isVersionOf", rows[0].key)
            return (authority.get(f"{whole}-{period}") if period else None) or authority.get(whole) or rows[0]
    return None


@lru_cache(maxsize=1024)
def fund(text: str) -> Authority | None:
    """The fund of the authority tables that a cell names, by a name or an acronym in any language.

    >>> fund("EAKR").key, fund("1-ΕΤΠΑ").key, fund("KS")
    ('fund/erdf', 'fund/erdf', None)
    """
    for name in (text, re.sub(r"^\W*\d+\s*[-–.:]\s*", "", text), _BRACKETS.sub("", text)):
        rows = authority.find(name.strip(), kinds=("Fund",))
        if len(rows) == 1:
            return rows[0]
    return None
