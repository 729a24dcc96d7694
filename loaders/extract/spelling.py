"""Whether a word of a text can be the name of a place there: in whose language, and how exactly it is written."""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from loaders.extract.folding import KEPT, fold
from ontology import territories
from ontology.territories import Territory
from ontology.territory_tables import country_rows, nuts_rows

if TYPE_CHECKING:  # the reading of a text asks this module which places lie where a language is spoken
    from loaders.extract.reading import Reading

_STEM = 4  # letters that a name without a known language must share with the name of the place itself
_GREAT = 150_000  # inhabitants from which a city has names in many languages
_ENDING = 3  # letters by which the two may differ in length
_BEYOND = frozenset(  # countries outside the table of regions that take part in programmes or border on them
    [
        *("AD", "AM", "AZ", "BY", "DZ", "EG", "FO", "GE", "GI", "GL", "IL", "JO"),
        *("LB", "MA", "MC", "MD", "PS", "RU", "SM", "TN", "UA", "VA"),
    ]
)


def spoken_at(reading: Reading, token: int) -> frozenset[str]:
    """The languages in which a place may be named at a token: the sentence's, the document's and English."""
    return _spoken_in(reading.lexicon_at(token).code, reading.language)


@cache
def _spoken_in(sentence: str, document: str) -> frozenset[str]:
    return frozenset({sentence, document, "en"})


def may_mean(name: str, place: Territory, spoken: frozenset[str]) -> bool:
    """Whether a name of one word is a name of the place in one of the languages, or in those of its country.

    Names whose language the sources do not say count where they differ from the place's own name in
    the ending only, and are in the country's language or in another script, and for great cities. A city whose name has
    other accents in the text than in the sources is another word. Names of several words always count.

    >>> como, maribor = territories.find("Com")[0], territories.find("Maribor", kind="City")[0]
    >>> may_mean("Com", como, frozenset({"pt", "en"})), may_mean("Maribora", maribor, frozenset({"sl"}))
    (False, True)
    """
    folded = fold(name)
    if len(folded.replace("-", " ").split()) > 1:
        return True
    same = _spelt(place.code).get(folded, ())
    if not same:
        return True
    if place.kind == "City" and not name.isascii() and not any(_exact(name) == _exact(row) for _, row in same):
        return False
    own = languages_of(place.country)
    languages = {language for language, _ in same}
    natives = {fold(place.name), fold(place.latin)}
    if languages & (spoken | own) or folded in natives:
        return True
    if "" not in languages:
        return False
    if not name.isascii() and not unicodedata.name(name[0], "").startswith("LATIN"):
        return True
    if place.population >= _GREAT and len(name) > _STEM + 1 and any(native[0] == folded[0] for native in natives):
        return True  # "Florence", "Pilsen": the sources name few languages for the names of cities
    if any(_spoken(name, row, spoken | own) for row in _regions(name, place)):
        return True
    return bool(spoken & own) and any(
        folded[:_STEM] == native[:_STEM] and abs(len(name) - len(native)) <= _ENDING
        for native in natives
        if len(name) >= _STEM
    )


def _regions(name: str, city: Territory) -> list[Territory]:
    """The regions that are called as the city and are in its country."""
    return list(territories.find(name, kind="Region", country=city.country))


def _spoken(name: str, place: Territory, languages: frozenset[str]) -> bool:
    return any(language in languages for language, _ in _spelt(place.code).get(fold(name), ()))


@cache
def languages_of(country: str) -> frozenset[str]:
    """The official languages (ISO 639-1) of a country (ISO 3166 alpha-2).

    >>> sorted(languages_of("BE"))
    ['de', 'fr', 'nl']
    """
    return frozenset(country_rows()[country].languages)


@cache
def countries_speaking(language: str) -> frozenset[str]:
    """The countries (ISO 3166 alpha-2) of which a language is an official one.

    >>> sorted(countries_speaking("sv"))
    ['FI', 'SE']
    """
    return frozenset(code for code in country_rows() if language in languages_of(code))


def european(country: str) -> bool:
    """Whether a country (ISO 3166 alpha-2) has regions in the tables, or is among their neighbours.

    >>> european("IT"), european("GR"), european("SL")
    (True, True, False)
    """
    return country in _BEYOND or territories.ISO_TO_EUROSTAT.get(country, country) in _with_regions()


@cache
def european_countries() -> frozenset[str]:
    """The countries (ISO 3166 alpha-2) that have regions in the tables.

    >>> sorted(european_countries() & {"GR", "IT", "US"})
    ['GR', 'IT']
    """
    return frozenset(code for code in country_rows() if territories.ISO_TO_EUROSTAT.get(code, code) in _with_regions())


@cache
def _with_regions() -> frozenset[str]:
    return frozenset(code[:2] for code in nuts_rows())


@lru_cache(KEPT)
def _spelt(code: str) -> dict[str, tuple[tuple[str, str], ...]]:
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    for language, name in territories.names(code):
        found[fold(name)] = (*found.get(fold(name), ()), (language, name))
    return found


def _exact(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()
