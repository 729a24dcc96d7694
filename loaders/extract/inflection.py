"""Places whose names a language inflects ("Kouvolassa", "Banskej Bystrici"): found by the forms that its rules undo."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from loaders.extract.folding import KEPT
from loaders.extract.spelling import languages_of, may_mean
from ontology import territories
from ontology.case_forms import base_forms
from ontology.territories import Territory

_SHORT = 5  # letters of a name that is short enough to be many a word
_TOWN = 40_000  # inhabitants from which a town of a short name is looked for
_GREAT = 200_000  # inhabitants from which a short name is one in the name of a body: "Politechnika w Brnie"
_FAR = 120_000  # inhabitants from which one is looked for where another language is spoken


@lru_cache(KEPT)
def inflected_place(
    word: str, language: str, levels: tuple[int, ...] | None = None, country: str | None = None
) -> Territory | None:
    """The region or city of which a name is a case form in a language, or None.

    Cities by their own names in countries that speak the language, greater ones by what the language
    calls them, regions by either; in a known ``country`` all by any name. ``levels`` (a city is 4) are
    those that a body governs, the first of them most: in the names of bodies adjectives count too.

    >>> inflected_place("kouvolassa", "fi").name, inflected_place("krakowie", "pl").name
    ('Kouvola', 'Kraków')
    >>> inflected_place("krakowie", "fi") is None, inflected_place("Sewilli", "pl", (4,)).name
    (True, 'Sevilla')
    """
    forms = base_forms(word, language, adjectives=levels is not None)
    named = [(form, row) for form in forms for row in territories.find(form)]
    if country:
        named = [(form, row) for form, row in named if row.country == country]
    if any(row.kind == "Country" for _, row in named):
        return None  # "Slovenská": not the region of level 1 that is all of Slovakia
    found = [row for form, row in named if country or _called(form, row, language, levels is not None)]
    found.sort(key=lambda row: language not in languages_of(row.country))  # Slovak "Trnave" is not Tirana
    for level in levels or ():
        for row in found:
            if row.level == level:
                return row
    return _city_of(found[0], [row for _, row in named]) if found else None  # the form is settled by the region


def _city_of(first: Territory, found: Sequence[Territory]) -> Territory:
    """The city rather than the region called after it."""
    cities = (row for row in found if row.kind == "City" and row.country == first.country)
    same = (row for row in cities if first.kind == "Region" and row.population >= _TOWN)
    return next(same, first)


def _called(form: str, row: Territory, language: str, in_name: bool) -> bool:
    """Whether the language calls a place so: it is spoken there, or the place is known far away."""
    known = {(code, territories.fold(name)) for code, name in territories.names(row.code)}
    if row.kind == "Region" and (language, form) in known:
        return True
    own = form in (territories.fold(row.name), territories.fold(row.latin)) or (language, form) in known
    if language in languages_of(row.country):
        return own and (row.kind == "Region" or row.population >= _TOWN or len(form) >= _SHORT)
    long = len(form) >= _SHORT or (in_name and row.population >= _GREAT)
    return row.population >= _FAR and long and may_mean(form.title(), row, frozenset({language}))
