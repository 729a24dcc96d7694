"""Places whose names a language inflects ("Kouvolassa", "Krakowie"): found by their case endings."""

from __future__ import annotations

from functools import cache

from loaders.extract.folding import fold
from loaders.extract.lexicon import lexicon
from loaders.extract.spelling import languages_of
from ontology import territories
from ontology.territories import Territory

_STEM = 4  # letters that must be left of a name
_TOWN = 40_000  # inhabitants from which a town is looked for
_DROPPED = ("", "a", "e", "o", "i", "y")  # what an ending may stand in the place of


@cache
def inflected_place(word: str, language: str) -> Territory | None:
    """The region or city of which a word is a case form in a language, or None.

    Only places of countries that speak the language, by their own names: others keep theirs.

    >>> inflected_place("kouvolassa", "fi").name, inflected_place("krakowie", "pl").name
    ('Kouvola', 'Kraków')
    >>> inflected_place("krakowie", "fi") is None
    True
    """
    endings = sorted(lexicon(language).words["endings"], key=lambda ending: (-len(ending), ending))
    for ending in endings:
        stem = word.removesuffix(ending)
        if stem == word or len(stem) < _STEM:
            continue
        for dropped in _DROPPED:
            place = _native(stem + dropped, language)
            if place is not None:
                return place
    return None


def _native(name: str, language: str) -> Territory | None:
    for row in territories.find(name):
        own = name in (fold(row.name), fold(row.latin))
        known = (row.kind == "City" and row.population >= _TOWN) or (row.kind == "Region" and own)
        if own and known and language in languages_of(row.country):
            return row
    return None
