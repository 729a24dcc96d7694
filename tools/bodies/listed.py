"""Bodies as the sources list them: the records of ROR and the lists of partners of keep.eu and others."""

from __future__ import annotations

import csv
import json
import warnings
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from python_calamine import CalamineWorkbook

from ontology import territories
from ontology.errors import UnknownTerritory

_UNION = "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK"
_BESIDE = "CH IS LI NO GB AL BA GE MD ME MK RS TR UA XK"  # EFTA, the UK, candidates for the Union and Kosovo
COUNTRIES = frozenset(_UNION.split()) | frozenset(_BESIDE.split())
ROR, KEEP, BAROMETER = "ror", "keep", "barometer"
_NUTS2 = 4  # characters of the code of a region of level 2


@dataclass(frozen=True, slots=True)
class Listed:
    """One body of one source: its names as they stand there, the surest first, and where it is.

    ``place`` is a NUTS 2021 code, empty where the source has none or contradicts itself; ``town`` is as it stands
    there; ``number`` is that of ROR, ``kind`` what its type or the partner's says it is.
    """

    names: tuple[str, ...]
    country: str
    place: str
    town: str
    source: str
    acronyms: tuple[str, ...] = ()
    number: str = ""
    kind: str = ""


def read_listed(folder: Path) -> Iterator[Listed]:
    """The bodies of all files of a folder that the tool knows by their names, in the order of the names."""
    for path in sorted(folder.iterdir()):
        if path.name == "ror":
            yield from _ror(path)
        elif path.suffix.lower() == ".rds":
            yield from map(_partner, _table(path))
        elif path.name == "keep_closed_1420_Partnership.csv":
            with path.open(encoding="utf-8", newline="") as file:
                yield from map(_partner, csv.DictReader(file, delimiter=";"))
        elif path.name.endswith("_projects_export.xlsx"):
            yield from _export(path)
        elif path.name == "interregbarometern_rawdata.json":
            yield from map(_barometer, json.loads(path.read_text(encoding="utf-8")))


def _ror(folder: Path) -> Iterator[Listed]:
    """The newest record of each body of ROR in Europe, but for those that were withdrawn."""
    newest: dict[str, dict[str, Any]] = {}
    for release in sorted(folder.glob("v*"), key=lambda path: [int(one) for one in path.name[1:].split(".")]):
        for path in sorted(release.rglob("*.json")):
            record = json.loads(path.read_text(encoding="utf-8"))
            if isinstance(record, dict) and "id" in record:
                newest[record["id"]] = record
    for key, record in sorted(newest.items()):
        if record.get("status") != "withdrawn":
            yield from _record(key.rpartition("/")[2], record)


def _record(number: str, record: Mapping[str, Any]) -> Iterator[Listed]:
    if "locations" in record:
        places = [(one["geonames_details"].get("country_code"), one["geonames_id"]) for one in record["locations"]]
        ranked = sorted(record["names"], key=lambda one: "ror_display" not in one["types"])
        names = [one["value"] for one in ranked if "acronym" not in one["types"]]
        acronyms = [one["value"] for one in record["names"] if "acronym" in one["types"]]
    else:
        cities = [(one.get("geonames_city") or {}).get("id") for one in record.get("addresses", ())] or [None]
        places = [(record["country"]["country_code"], city) for city in cities]
        names = [record["name"], *record["aliases"], *(one["label"] for one in record["labels"])]
        acronyms = record["acronyms"]
    countries = {country for country, _ in places}
    if len(countries) != 1 or not countries <= COUNTRIES or not names:
        return
    country = str(countries.pop())
    if names[0].endswith(")") and _country_called(names[0].rpartition("(")[2][:-1]):
        return  # the branch of a company of many countries
    codes = {_around(city, country) for _, city in places}
    types = {str(one).lower() for one in record["types"]}
    kind = "hospital" if types == {"healthcare"} else "company" if types == {"company"} else ""
    yield Listed(tuple(names), country, common(codes), "", ROR, tuple(acronyms), number, kind)


def _table(path: Path) -> Iterator[Mapping[str, str]]:
    import rdata  # a help for these files, not a dependency

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the file names no encoding
        table = rdata.read_rds(path)
    columns = [str(column) for column in table.columns]
    for cells in table.itertuples(index=False):
        yield {
            column.replace(".", " ").strip(): str(cell) if isinstance(cell, str | int | float) and cell == cell else ""
            for column, cell in zip(columns, cells, strict=True)
        }


def _partner(cells: Mapping[str, str]) -> Listed:
    nuts = next((value for column, value in cells.items() if column.startswith("NUTS3")), "")
    country = _country(cells["Country code"][:2]) or _country_called(cells["Country"])
    code, around = _region(nuts.partition(" ")[0], country), _around(cells.get("geonameId"), country)
    place = common({code, around}) if code and around else code or around
    return Listed((cells["Project Partner"],), country, place, cells["Town"], KEEP)


def _export(path: Path) -> Iterator[Listed]:
    book = CalamineWorkbook.from_path(path)
    lines = book.get_sheet_by_name("Search results, partners").to_python()
    header = [str(cell) for cell in lines[0]] if lines else []
    columns = [n for n, column in enumerate(header) if column.startswith("Organisation in ")]
    for line in lines[1:]:
        cells = dict(zip(header, map(str, line), strict=True))
        country = _country(cells["Country code"])
        names = tuple(dict.fromkeys(str(line[n]).strip() for n in columns if str(line[n]).strip()))
        if names:
            place = _region(cells["NUTS3 code (or equivalent)"], country)
            yield Listed(names, country, place, cells["Town"], KEEP)


def _barometer(cells: Mapping[str, Any]) -> Listed:
    country = _country_called(str(cells["land"] or ""))
    regions = territories.find(str(cells["nuts3"] or ""), kind="Region", country=country or None)
    place = next((row.code for row in regions if row.level == 3), "") if country else ""
    return Listed((str(cells["organisationsnamn"] or ""),), country, place, "", BAROMETER)


def common(codes: Iterable[str]) -> str:
    """The region that holds the regions of all codes, of NUTS level 2 at least; empty where there is none.

    >>> common({"ITC11", "ITC13"}), common({"ITC11", "ITH35"}), common({"ITC11", ""})
    ('ITC1', '', '')
    """
    some = sorted(codes)
    if not some:
        return ""
    first, last = some[0], some[-1]
    length = next((n for n, (one, other) in enumerate(zip(first, last, strict=False)) if one != other), len(first))
    return first[:length] if length >= _NUTS2 else ""


def _region(code: str, country: str) -> str:
    """The NUTS 2021 code of a region in a country, empty where the code has none or several."""
    try:
        now = territories.current(code.strip()) if len(code.strip()) > _NUTS2 else ()
    except UnknownTerritory:
        return ""  # a code of NUTS 2013 or older
    return now[0] if len(now) == 1 and territories.by_code(now[0]).country == country else ""


def _around(city: object, country: str) -> str:
    """The region around a place of GeoNames, empty where the tables lack it."""
    number = str(city or "").removesuffix(".0")
    try:
        place = territories.by_code(f"geonames:{number}") if number else None
    except UnknownTerritory:
        return ""
    found = place.parent if place is not None and place.country == country else None
    return found if found and len(found) >= _NUTS2 else ""


def _country(code: str) -> str:
    code = territories.EUROSTAT.get(code, code)
    return code if code in COUNTRIES else ""


def _country_called(name: str) -> str:
    found = territories.find(name, kind="Country")
    return _country(found[0].country) if found else ""
