"""Measures the shipped profiles on the real tables: every statement against the file read by other means.

The files are read with ``csv``, ``json``, ``calamine`` and ``lxml`` alone, and their numbers and dates by a line of
code a file, so that a mistake of the readers or of ``loaders/tables`` shows. Prints rows for
``loaders/extract/confidence.tsv`` and the first differences. Usage: ``python -m tools.measure_tables FOLDER``.
"""

from __future__ import annotations

import csv
import io
import json
import sys
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

import lxml.html
from python_calamine import CalamineWorkbook

from graph.model import Literal, Mention, Statement
from loaders.registry import read
from loaders.tables.facts import table_statements
from loaders.tables.profile import fitting

Row = list[Any]
Expected = Mapping[str, set[str]]
SHOWN = 8
_NAMED = ("Organization", "PublicOrganisation", "Project")


def english(value: Any) -> str:
    """A number with a decimal point; nothing where there is none."""
    try:
        return str(Decimal(str(value)).normalize())
    except InvalidOperation:
        return ""


def continental(value: str) -> str:
    """A number with a decimal comma and points between thousands, a currency behind it perhaps."""
    figures = value.split(" ")[0].replace(".", "").replace(",", ".")
    return english(figures) if figures else ""


def turned(value: str, mark: str) -> str:
    """A date with the day first."""
    parts = value.strip().split(mark)
    return f"{int(parts[2]):04}-{int(parts[1]):02}-{int(parts[0]):02}" if len(parts) == 3 else ""


def spelled(value: Any) -> str:
    """Words with single spaces, without the soft hyphens that readers leave out."""
    return " ".join(str(value or "").replace("\u00ad", "").split())


def day_of(value: Any) -> str:
    """A day or a year of a spreadsheet."""
    if isinstance(value, (date, datetime)):
        return value.isoformat()[:10]
    text = str(value).removesuffix(".0")
    return text if text.isdecimal() and len(text) == 4 else ""


def csv_rows(path: Path, encoding: str, mark: str) -> list[Row]:
    """The records of a CSV."""
    text = path.read_text(encoding=encoding)
    return [list(row) for row in csv.reader(io.StringIO(text, newline=""), delimiter=mark)]


def sheet_rows(path: Path) -> list[Row]:
    """The rows of the first sheet."""
    return CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python(skip_empty_area=False)


def cz(row: Row) -> Expected:
    """The Czech list."""
    return {
        "title": {spelled(row[1])}, "label": {spelled(row[2])}, "indexNumber": {row[0]},
        "totalBudget": {english(row[8])}, "euBudget": {english(row[9])},
    }  # fmt: skip


def el(row: Row) -> Expected:
    """The Greek list."""
    code, _, title = row[4].partition("-")
    return {
        "title": {spelled(title)}, "label": {spelled(row[3])}, "indexNumber": {code}, "description": {spelled(row[5])},
        "startDate": {turned(row[6], "/")}, "endDate": {turned(row[7], "/")}, "totalBudget": {continental(row[8])},
    }  # fmt: skip


def fi(row: Row) -> Expected:
    """The Finnish list."""
    return {
        "title": {spelled(row[2])}, "label": {spelled(row[8])}, "indexNumber": {row[0]},
        "startDate": {turned(row[6], ".")}, "endDate": {turned(row[7], ".")},
        "grant": {english(row[9])}, "publicBudget": {english(row[11])},
    }  # fmt: skip


def hr(row: Row) -> Expected:
    """The Croatian list."""
    return {
        "title": {spelled(row[0])}, "label": {spelled(row[6].rpartition(" (")[0])}, "description": {spelled(row[7])},
        "endDate": {turned(row[9], ".")}, "grant": {continental(row[10])}, "totalBudget": {continental(row[11])},
    }  # fmt: skip


def ie(row: Row) -> Expected:
    """The Irish list."""
    return {
        "title": {spelled(row[1])}, "label": {spelled(row[0])}, "description": {spelled(row[2])},
        "startDate": {day_of(row[3])}, "endDate": {day_of(row[4])},
        "publicBudget": {english(row[5])}, "esfBudget": {english(row[6])}, "totalBudget": {english(row[8])},
    }  # fmt: skip


def lv(row: Row) -> Expected:
    """The Latvian list."""
    return {
        "title": {spelled(row[1])}, "label": {spelled(row[2])},
        "totalBudget": {continental(row[3])}, "euBudget": {continental(row[4])},
    }  # fmt: skip


def pl(row: Row) -> Expected:
    """The Polish list."""
    return {
        "title": {spelled(row[0])}, "label": {spelled(row[1])},
        "totalBudget": {english(row[2])}, "euBudget": {english(row[3])},
    }  # fmt: skip


def si(row: Row) -> Expected:
    """The Slovene list."""
    code, _, title = str(row[1]).strip().partition(" ")
    return {
        "title": {spelled(title)}, "label": {spelled(row[0])}, "indexNumber": {code}, "description": {spelled(row[2])},
        "startDate": {str(row[6])[:10]}, "endDate": {str(row[7])[:10]}, "totalBudget": {english(row[8])},
    }  # fmt: skip


def se(row: Row) -> Expected:
    """The Swedish partners."""
    one: dict[str, Any] = row[0]
    return {
        "title": {spelled(one["projektnamn"])}, "acronym": {spelled(one["projektnamn"])},
        "label": {spelled(one["organisationsnamn"])}, "startDate": {one["startdatum"]}, "endDate": {one["slutdatum"]},
        "totalBudget": {english(one["partnerbudget"])},
    }  # fmt: skip


def html_rows(path: Path) -> list[Row]:
    """The rows of the page's table."""
    page = lxml.html.document_fromstring(path.read_bytes())
    return [[cell.text_content().strip() for cell in row.iterchildren("td", "th")] for row in page.iter("tr")]


def json_rows(path: Path) -> list[Row]:
    """The records of a JSON list, each as its only cell, the first row empty as a header would be."""
    return [[one] for one in json.loads(path.read_text("utf-8"))]


# By the beginning of the file's name: how it is read, what its rows say, the number of its first row.
TABLES: dict[str, tuple[Callable[[Path], list[Row]], Callable[[Row], Expected], int]] = {
    "interregbarometern": (json_rows, se, 1),
    "operations_cz": (sheet_rows, cz, 1),
    "operations_el": (lambda path: csv_rows(path, "cp1253", ";"), el, 1),
    "operations_fi": (lambda path: csv_rows(path, "utf-8", ","), fi, 1),
    "operations_hr": (lambda path: csv_rows(path, "utf-8", ","), hr, 1),
    "operations_ie": (sheet_rows, ie, 1),
    "operations_lv": (html_rows, lv, 1),
    "operations_pl": (lambda path: csv_rows(path, "cp1250", ";"), pl, 1),
    "operations_si": (sheet_rows, si, 1),
}


def said(one: Statement) -> str | None:
    """What a statement says of its row in words: a value, or None for what is not checked."""
    if isinstance(one.object, Literal):
        value = one.object.value
        return english(value) if one.object.datatype.endswith("decimal") else spelled(value)
    return None


def names(thing: Mention | None) -> set[str]:
    """The names of a thing with single spaces."""
    return {spelled(name.text) for name in thing.names} if thing else set()


def measure(path: Path) -> tuple[str, Counter[bool]]:
    """The rule of the profile that fits a file, and how many of its statements are right and wrong."""
    rows_of, expected_of, first = next(row for start, row in TABLES.items() if path.name.startswith(start))
    document = read(path)
    profile = fitting(document)
    if profile is None:
        raise SystemExit(f"{path.name}: no profile fits")
    raw = rows_of(path)
    blocks = [block for block in document.blocks if block.kind == "row"]
    at = {block.start: number for number, block in enumerate(blocks)}
    starts = sorted(at)
    counts: Counter[bool] = Counter()
    shown = 0
    for one in table_statements(document, profile).statements:
        place = next_before(starts, one.start)
        block = blocks[at[place]]
        row = raw[(block.row or at[place] + 1) - first]
        expected = expected_of(row)
        if one.predicate == "participant" and isinstance(one.object, Mention):
            right = bool(names(one.object) & expected["label"]) and bool(
                names(one.subject.part("project")) & expected["title"]
            )
        elif one.predicate in ("label", "title") and one.subject.kind not in _NAMED:
            continue  # names of places, programmes and funds
        elif one.predicate in expected:
            right = said(one) in expected[one.predicate]
        else:
            continue
        counts[right] += 1
        if not right and shown < SHOWN:
            shown += 1
            print(
                f"  {path.name} row {block.row}: {one.predicate} {said(one)!r}, expected {expected.get(one.predicate)}"
            )
    return profile.rule, counts


def next_before(starts: list[int], offset: int) -> int:
    """The start of the row in which an offset is."""
    return starts[bisect_right(starts, offset) - 1]


def main() -> None:
    """Prints a row of the table of confidences for each profile."""
    for path in sorted(Path(sys.argv[1]).iterdir()):
        rule, counts = measure(path)
        share = counts[True] / max(1, counts[True] + counts[False])
        print(f"{rule}\t{min(0.99, share):.2f}\t{counts[True]}\t{counts[False]}")


if __name__ == "__main__":
    main()
