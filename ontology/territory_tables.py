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


class NameRow(NamedTuple):
    """A name of a country or region; ``kind`` is name, latin, official, variant, short, ascii or inflected."""

    code: str
    language: str
    name: str
    kind: str


class PlaceRow(NamedTuple):
    """A row of ``places.tsv.gz``: a city; ``others`` are spellings of unknown language."""

    code: str
    name: str
    latin: str
    country: str
    population: int
    parent: str
    others: tuple[str, ...]


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
def alias_rows() -> tuple[NameRow, ...]:
    """The curated names; those of kind ``never`` are for the build and are left out."""
    lines = (FOLDER / "aliases.tsv").read_text(encoding="utf-8").splitlines()[1:]
    rows = (_fields("aliases.tsv", line, 5) for line in lines)
    return tuple(NameRow(row[0], row[1], row[2], row[3]) for row in rows if row[3] != "never")


@cache
def name_rows() -> tuple[NameRow, ...]:
    """Names of countries, regions and great cities by code and language; curated ones first."""
    rows = [NameRow(*line.split("\t", 4)[:4]) for line in _lines("names.tsv.gz")]
    return (*alias_rows(), *rows)


@cache
def place_rows() -> dict[str, PlaceRow]:
    """The cities by code (``geonames:3165524``)."""
    rows = {}
    for line in _lines("places.tsv.gz"):
        code, name, latin, country, population, parent, others = line.split("\t")
        rows[code] = PlaceRow(
            code, name, latin, country, int(population), parent, tuple(others.split("|")) if others else ()
        )
    return rows


def _csv(file: str, columns: int) -> list[list[str]]:
    with (FOLDER / file).open(encoding="utf-8", newline="") as lines:
        rows = list(csv.reader(lines))[1:]
    for number, row in enumerate(rows, start=2):
        if len(row) != columns:
            raise BadData(f"{file}, line {number}: {len(row)} columns; expected {columns}; rebuild the territories")
    return rows


def _lines(file: str) -> list[str]:
    return gzip.decompress((FOLDER / file).read_bytes()).decode("utf-8").split("\n")[:-1]


def _fields(file: str, line: str, columns: int) -> list[str]:
    fields = line.split("\t")
    if len(fields) != columns:
        raise BadData(f"{file}: {line!r} has {len(fields)} columns; expected {columns} with tabs between them")
    return fields
