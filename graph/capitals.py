"""The capital of a country: the region around it, and what it is called at home."""

from __future__ import annotations

from functools import cache

from graph.own_names import own_name, places_in
from ontology.territories import Territory

_SMALL = 3  # the NUTS level of the smallest regions
_GREATER_THAN_CAPITAL = frozenset({"CH", "GB", "NL", "TR", "UA"})
"""Countries whose greatest city is not the capital, or has several parts."""


@cache
def capital_region(country: str) -> str | None:
    """The code of the region around the capital of a country, None where it has but one region, or is not known.

    >>> capital_region("LT"), capital_region("AT"), capital_region("CY")
    ('LT011', 'AT130', None)
    """
    regions = [row for row in places_in(country) if row.kind == "Region" and row.level == _SMALL]
    if country in _GREATER_THAN_CAPITAL or len(regions) < 2:
        return None
    city = _greatest_city(country)
    return city.parent if city is not None else None


@cache
def capital_city(country: str) -> str:
    """The own name of the capital of a country, '' where its greatest city is another, or has several parts.

    >>> capital_city("BG"), capital_city("CH")
    ('sofi', '')
    """
    city = None if country in _GREATER_THAN_CAPITAL else _greatest_city(country)
    return own_name(city) if city is not None else ""


def _greatest_city(country: str) -> Territory | None:
    cities = [row for row in places_in(country) if row.kind == "City"]
    return max(cities, key=lambda row: (row.population, row.code), default=None)
