"""Projects as the sources list them: keep.eu's exports, its search pages, EUCICOP and URBACT's networks."""

from __future__ import annotations

import csv
import json
import re
import warnings
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from python_calamine import CalamineWorkbook

EUCICOP = "https://github.com/pgourdongeo/Chap3_LocationalAnalysis"
EXPORTS = "https://github.com/RaulAM7/agentic-scrapping-Experiment-scrappling"
_PERIOD = re.compile(r"(20\d\d)\s*[-–]\s*(20\d\d)\s+(.*)")
_TITLE = re.compile(r"project name( in english|language \d| language \d| in language \d)?", re.IGNORECASE)
_TOLD = re.compile(r"description|expected|achieve|actual|delivered", re.IGNORECASE)
_CAPITALS = re.compile(r"\b[A-Z][A-Z0-9]{2,}\b")
_URBACT = {
    "Urbact I": "2000 - 2006 URBACT I",
    "Urbact II": "2007 - 2013 URBACT II",
    "Urbact III": "2014 - 2020 URBACT III",
}


@dataclass(frozen=True, slots=True)
class Listed:
    """One project of one file: what the file calls it, and the programme as keep.eu writes it, with its period.

    ``titles`` are those of the file in its order, ``start`` a date or a year, ``number`` keep.eu's of the project,
    ``capitals`` the words in capitals of its descriptions, which say what abbreviations are common.
    """

    programme: str
    acronym: str
    titles: tuple[str, ...]
    start: str
    number: str
    source: str
    capitals: frozenset[str] = frozenset()

    @property
    def period(self) -> str:
        """The programming period, such as 2014-2020."""
        found = _PERIOD.fullmatch(self.programme)
        return f"{found[1]}-{found[2]}" if found else ""

    @property
    def without_period(self) -> str:
        """The programme's name without the period, its dashes and spaces made alike."""
        found = _PERIOD.fullmatch(self.programme)
        return found[3] if found else self.programme


def read_listed(folder: Path) -> Iterator[Listed]:
    """The projects of all files of a folder that the tool knows by their names, in the order of the names."""
    for path in sorted(folder.iterdir()):
        if path.name == "keep_closed_1420.xlsx":
            yield from _export(path, EUCICOP)
        elif path.name.endswith("_projects_export.xlsx"):
            yield from _export(path, EXPORTS)
        elif re.search(r"_projects_page_\d+\.json$", path.name):
            yield from _page(path)
        elif path.name == "PartnersIDProj.rds":
            yield from _partners(path)
        elif path.name == "UrbactNetworks_complete_V2.csv":
            yield from _networks(path)


def _export(path: Path, source: str) -> Iterator[Listed]:
    book = CalamineWorkbook.from_path(path)
    for name in book.sheet_names:
        lines = book.get_sheet_by_name(name).to_python()
        header = [_text(cell) for cell in lines[0]] if lines else []
        short = next((one for one in ("Acronym", "Project acronym") if one in header), None)
        if short is None or "Project start" not in header:
            continue
        titles = [n for n, column in enumerate(header) if _TITLE.fullmatch(column)]
        for line in lines[1:]:
            cells = dict(zip(header, map(_text, line), strict=True))
            found = tuple(_text(line[n]) for n in titles if _text(line[n]))
            start = cells["Project start"].replace("/", "-")
            told = " ".join(cells[column] for column in header if _TOLD.match(column))
            capitals = frozenset(_CAPITALS.findall(told))
            yield Listed(_programme(cells["Programme"]), cells[short], found, start, "", source, capitals)


def _page(path: Path) -> Iterator[Listed]:
    for one in json.loads(path.read_text(encoding="utf-8"))["results"]:
        title = (one["translations"].get("en") or {}).get("name") or ""
        programme = _programme(one["programme"]["title"])
        yield Listed(programme, _text(one["acronym"]), (_text(title),) if title else (), "", str(one["id"]), EXPORTS)


def _partners(path: Path) -> Iterator[Listed]:
    import rdata  # a help for this one file, not a dependency

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the file names no encoding
        table = rdata.read_rds(path)
    table.columns = [str(column) for column in table.columns]
    pairs = {(_programme(p), _text(a)) for p, a in zip(table["Programme"], table["Acronym"], strict=True)}
    for programme, acronym in sorted(pairs):
        yield Listed(programme, acronym, (), "", "", EUCICOP)


def _networks(path: Path) -> Iterator[Listed]:
    with path.open(encoding="utf-8", newline="") as file:
        for cells in csv.DictReader(file, delimiter=";"):
            yield _network(cells)


def _network(cells: Mapping[str, str]) -> Listed:
    title = _text(cells["Description"])
    named = 3 < len(title.split()) < 13 and not re.search(r"\b(is|are|aims?|has|have|will|can)\b|[.;:]", title)
    start = cells["Start"] if re.fullmatch(r"\d{4}", cells["Start"]) else ""
    return Listed(_URBACT[cells["Phase"]], _text(cells["Name"]), (title,) if named else (), start, "", EUCICOP)


def _programme(title: object) -> str:
    return _text(title).replace("–", "-").rstrip(".")


def _text(cell: object) -> str:
    return " ".join(str(cell).replace("|", "/").split())
