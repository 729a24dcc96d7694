"""Small towns: which one a name means, and whether the text gives reason to expect one."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from loaders.extract.spelling import languages_of
from ontology import territories
from ontology.case_forms import base_forms
from ontology.territories import Territory

TOWN = 40_000  # inhabitants below which the name of a town alone is no evidence
_SHORTEST = 3  # letters of a town's name
_ADJECTIVE = 4  # letters that the name must have more of which a word may be the adjective
_LARGER = 4  # times the inhabitants of the next town of a name that make one the likelier
_NUTS2 = 4  # characters of the code of a region of level 2


def town_called(
    name: str,
    language: str,
    countries: Collection[str],
    regions: Iterable[str] = (),
    *,
    cases: bool = True,
    adjectives: bool = False,
) -> Territory | None:
    """The small town that a name means in some countries, or None where there is none or several are as likely.

    ``regions`` are NUTS codes that the text speaks of: a town in one of them goes before others, then one
    that is much larger. Case forms of ``language`` count in countries that speak it.

    >>> town_called("Comacchio", "it", {"IT"}).parent, town_called("Comacchio", "it", {"FR"})
    ('ITH56', None)
    >>> town_called("Bobowej", "pl", {"PL"}).name
    'Bobowa'
    """
    if len(name) < _SHORTEST:
        return None
    found = _in(name, countries)
    if not found and cases:
        spoken = {country for country in countries if language in languages_of(country)}
        least = _ADJECTIVE if adjectives else _SHORTEST
        forms = (form for form in base_forms(name, language, adjectives=adjectives) if len(form) > least)
        found = next((some for form in forms if (some := _in(form, spoken))), [])
    return _likeliest(found, frozenset(code[:_NUTS2] for code in regions if len(code) >= _NUTS2))


def _in(name: str, countries: Collection[str]) -> list[Territory]:
    """The towns of a name in some countries, cities included that are too small to be named by themselves."""
    folded = territories.fold(name)
    cities = (city for city in territories.find(name, kind="City") if city.population < TOWN)
    own = [city for city in cities if folded in (territories.fold(city.name), territories.fold(city.latin))]
    return [town for town in (*own, *territories.find_towns(name)) if town.country in countries]


def _likeliest(towns: list[Territory], regions: frozenset[str]) -> Territory | None:
    near = [town for town in towns if (town.parent or "")[:_NUTS2] in regions]
    some = near or towns
    if len({town.parent for town in some}) <= 1 or some[0].population >= _LARGER * some[1].population:
        return some[0] if some else None
    return None
