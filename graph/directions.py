"""Directions in names of places and bodies: which region of a country they mean, alone or with a word beside them.

"South West Oltenia", "Agence du Nord-Ouest", "Südostschweden": a direction is part of the place, in any language.
"""

from __future__ import annotations

from functools import lru_cache

from graph.own_names import ASIDE, COMPASS, LEVELS_OF_PLACES, own_name, places_in, spoken_in
from ontology import name_words, territories
from ontology.names import slug
from ontology.territories import Territory

_LEAST = 4  # letters of a place's name
_COMPOUND = 8  # letters of a direction and a country in one word
_DIRECTIONS = COMPASS | {"central"}
_MIDDLE = {"centre": "central"}
"""What the middle of a country is called as well: "Regiunea Centru"."""


@lru_cache(maxsize=1 << 10)
def region_around(own: str, country: str) -> str:
    """The own name of the region around a city of a country, which a council of regions may be called after.

    >>> region_around("tampere", "FI"), region_around("pirkanmaa", "FI")
    ('pirkanmaa', 'pirkanmaa')
    """
    called = [row for row in places_in(country) if own_name(row) == own]
    cities = [row for row in called if row.kind == "City" and row.parent]
    if not cities or len(cities) < len(called):
        return own
    return own_name(territories.by_code(max(cities, key=lambda row: row.population).parent or ""))


@lru_cache(maxsize=1 << 12)
def region_with(word: str, country: str) -> str:
    """The own name of the one region of a country that a word and directions alone name, '' for none.

    >>> region_with("oltenia", "RO"), region_with("brabant", "NL"), region_with("karjala", "FI")
    ('sud-vest-oltenia', 'noord-brabant', '')
    """
    found = {row.code: row for row, rest in _behind_directions(country) if rest == word}
    whole = [row for row in found.values() if not found.keys() & {*territories.parents(row.code)}]
    return own_name(whole[0]) if len(whole) == 1 and len(word) > _LEAST else ""


@lru_cache(maxsize=1 << 6)
def _behind_directions(country: str) -> tuple[tuple[Territory, str], ...]:
    """The regions of a country that are called by directions and one word more, with that word."""
    found = []
    for row in places_in(country):
        words = slug(ASIDE.sub("", row.latin or row.name)).split("-")
        far = [bool(_DIRECTIONS.intersection(name_words.concepts(word, spoken_in(None, country)))) for word in words]
        if row.kind == "Region" and any(far) and far.count(False) == 1:
            found.append((row, words[far.index(False)]))
    return tuple(found)


def directions_in(own: str, country: str) -> frozenset[str]:
    """The directions that the own name of a region says: south and west of "sud-vest-oltenia"."""
    words = own.split("-")
    return frozenset(one for word in words for one in name_words.concepts(word, spoken_in(None, country))) & _DIRECTIONS


def parted(word: str, spoken: tuple[str, ...]) -> tuple[tuple[str, ...], str]:
    """The directions that a compound of a country's or nation's name begins with, and that name; ((), word) for others.

    >>> parted("sudostschweden", ("de",)), parted("sydsvenska", ("sv",)), parted("nordea", ("sv",))
    ((('east', 'south'), 'schweden'), (('south',), 'svenska'), ((), 'nordea'))
    """
    if len(word) < _COMPOUND or set(name_words.concepts(word, spoken)) - COMPASS:
        return (), word
    for cut in range(len(word) - _LEAST, 2, -1):
        far = name_words.concepts(word[:cut], spoken)
        rest = word[cut:]
        if far and set(far) <= COMPASS and _is_of_country(rest, spoken):
            return far, rest
    return (), word


def _is_of_country(word: str, spoken: tuple[str, ...]) -> bool:
    known = name_words.concepts(word, spoken)
    if known:
        return all(name_words.class_of(one) in ("nation", "place") for one in known)
    rows = territories.find(word)
    return bool(rows) and rows[0].kind in ("Country", "Region")


@lru_cache(maxsize=1 << 8)
def by_compass(directions: frozenset[str], country: str) -> str:
    """The own name of the one region of a country that is called by these directions alone, '' for none.

    >>> by_compass(frozenset({"north", "west"}), "RO"), by_compass(frozenset({"north"}), "RO")
    ('nord-vest', '')
    >>> by_compass(frozenset({"central"}), "RO")
    'centru'
    """
    found = set()
    for row in places_in(country):
        if row.kind != "Region":
            continue
        words = slug(ASIDE.sub("", row.latin or row.name)).split("-")
        known = [
            {_MIDDLE.get(one, one) for one in name_words.concepts(word, spoken_in(None, country))} for word in words
        ]
        told = [has for has in known if not has & LEVELS_OF_PLACES]
        if told and all(has and has <= _DIRECTIONS for has in told) and frozenset().union(*told) == directions:
            found.add(own_name(row))
    return found.pop() if len(found) == 1 else ""
