"""The territory tables as they lie in ``territories/``, each read once and only when it is needed.

What the columns mean, where they come from and under which licence: ``docs/data.md``.
"""

from __future__ import annotations

import csv
import gzip
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

from ontology.errors import BadData

FOLDER = Path(__file__).parent / "territories"


@dataclass(frozen=True, slots=True)
class NutsRow:
    """A row of ``nuts.csv``: one NUTS code and what became of it."""

    code: str
    level: int
    years: tuple[str, ...]
    country: str
    parent: str
    name: str
    latin: str
    successors: tuple[str, ...]
    predecessors: tuple[str, ...]
    current: tuple[str, ...]


class CountryRow(NamedTuple):
    """A row of ``countries.csv``."""

    code: str
    iso3: str
    english: str
    languages: tuple[str, ...]


class NameTable(NamedTuple):
    """Names column by column (a hundred thousand rows as objects would take longer to make than to read).

    ``kinds`` are name, latin, official, variant, ascii or inflected.
    """

    codes: list[str]
    languages: list[str]
    names: list[str]
    kinds: list[str]


class TownTable(NamedTuple):
    """Towns column by column; ``latins`` are empty where the name is Latin, ``hundreds`` count inhabitants."""

    names: list[str]
    latins: list[str]
    parents: list[str]
    hundreds: list[str]
    ids: list[str]
    others: list[str]


class PlaceRow(NamedTuple):
    """A row of ``places.tsv.gz``: a city; ``others`` are spellings of unknown language."""

    code: str
    name: str
    latin: str
    country: str
    population: int
    parent: str
    others: list[str]


@cache
def nuts_rows() -> dict[str, NutsRow]:
    """The NUTS codes of 2016, 2021 and 2024, by code."""
    rows = {}
    for row in _csv("nuts.csv", 10):
        code, level, years, country, parent, name, latin, successors, predecessors, current = row
        rows[code] = NutsRow(
            code, int(level), tuple(years.split()), country, parent, name, latin,
            tuple(successors.split()), tuple(predecessors.split()), tuple(current.split()),
        )  # fmt: skip
    return rows


@cache
def country_rows() -> dict[str, CountryRow]:
    """The countries of the world by ISO 3166-1 alpha-2 code."""
    return {row[0]: CountryRow(row[0], row[1], row[2], tuple(row[3].split())) for row in _csv("countries.csv", 4)}


@cache
def alias_table() -> NameTable:
    """The curated names; those of kind ``never`` are for the build and are left out."""
    table = NameTable([], [], [], [])
    for number, line in enumerate((FOLDER / "aliases.tsv").read_text(encoding="utf-8").splitlines(), start=1):
        fields = line.split("\t")
        if len(fields) != 5:
            raise BadData(f"aliases.tsv, line {number}: {len(fields)} columns; expected 5 with tabs between them")
        if number > 1 and fields[3] != "never":
            for column, value in zip(table, fields, strict=False):
                column.append(value)
    return table


@cache
def name_table() -> NameTable:
    """Names of countries, regions and great cities, sorted by code and language, the preferred one first."""
    cells = _cells("names.tsv.gz", 5)
    return NameTable(cells[0::5], cells[1::5], cells[2::5], cells[3::5])


@cache
def district_rows() -> tuple[tuple[str, str], ...]:
    """Names of counties and municipalities that are no NUTS region and no town, with the region around each."""
    return _names_and_regions("districts.tsv")


@cache
def area_rows() -> tuple[tuple[str, str], ...]:
    """Names of valleys, islands and other areas that bodies are called after, with the region around each."""
    return _names_and_regions("areas.tsv")


def _names_and_regions(file: str) -> tuple[tuple[str, str], ...]:
    lines = (FOLDER / file).read_text(encoding="utf-8").splitlines()[1:]
    return tuple((name, region) for name, region in (line.split("\t") for line in lines))


@cache
def town_table() -> TownTable:
    """The towns too small for the cities, column by column, sorted by region and name."""
    cells = _cells("towns.tsv.gz", 6)
    return TownTable(*(cells[column::6] for column in range(6)))


@cache
def place_rows() -> dict[str, PlaceRow]:
    """The cities by code (``geonames:3165524``)."""
    cells = _cells("places.tsv.gz", 7)
    columns = (cells[0::7], cells[1::7], cells[2::7], cells[3::7], cells[4::7], cells[5::7], cells[6::7])
    return {
        code: PlaceRow(code, name, latin, country, int(population), parent, others.split("|") if others else [])
        for code, name, latin, country, population, parent, others in zip(*columns, strict=True)
    }


def _csv(file: str, columns: int) -> list[list[str]]:
    with (FOLDER / file).open(encoding="utf-8", newline="") as lines:
        rows = list(csv.reader(lines))[1:]
    for number, row in enumerate(rows, start=2):
        if len(row) != columns:
            raise BadData(f"{file}, line {number}: {len(row)} columns; expected {columns}; rebuild the territories")
    return rows


def _cells(file: str, columns: int) -> list[str]:
    """All cells of a table, row by row."""
    text = gzip.decompress((FOLDER / file).read_bytes()).decode("utf-8")
    cells = text.replace("\n", "\t").split("\t")[:-1]
    if len(cells) % columns:
        raise BadData(f"{file}: {len(cells)} cells do not fill rows of {columns}; rebuild the territories")
    return cells
