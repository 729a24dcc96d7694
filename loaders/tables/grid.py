"""Sheets and their rows of cell texts: what lies between a file of tables and its document."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import isfinite

from graph.errors import BadInput
from loaders.limits import setting
from loaders.readers.units import visible

ROW_LIMIT = 1_000_000
COLUMN_LIMIT = 2_000
_LINE_ENDS = re.compile("[\x0b\x85\u2028\u2029]")
_EXACT = 2**53  # whole numbers up to here are exact in the binary form that spreadsheets keep

Merge = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a sheet: its number as a spreadsheet program shows it, from 1, and the texts of its cells.

    Cells count from column A on; empty ones are '', and those behind the last filled one are cut.
    """

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A named table ('' where a file has one alone): its rows that are not empty, in order.

    ``merges`` are the cells that the file joins: row numbers and columns (from 0), both ends
    included, as (first row, first column, last row, last column). ``keys`` are the names of the
    columns where the format states them outside of the rows, as JSON does. Of a ``hidden`` one the
    rows are not read.
    """

    name: str
    rows: tuple[Row, ...]
    merges: tuple[Merge, ...] = ()
    keys: tuple[str, ...] = ()
    hidden: bool = False


def cell_words(text: str) -> str:
    """The words of a cell on one line, as ``visible`` has them.

    >>> cell_words(" Regione\\n  Piemonte "), cell_words("0042")
    ('Regione Piemonte', '0042')
    """
    # Nine cells in ten need nothing done, and there may be millions.
    if text.isprintable() and "  " not in text and unicodedata.is_normalized("NFC", text):
        return text.strip()
    return visible(_LINE_ENDS.sub(" ", text))


def number_words(value: float) -> str:
    """A number as text: exact, without exponent and without the noise of binary fractions.

    Whole numbers have no fraction; others keep 15 significant digits, as spreadsheet programs do.

    >>> number_words(150179290.3), number_words(30000.000000000004), number_words(2014.0), number_words(1.5e-07)
    ('150179290.3', '30000', '2014', '0.00000015')
    """
    if not isfinite(value):
        return str(value)
    if isinstance(value, int) or (value == int(value) and abs(value) < _EXACT):
        return str(int(value))
    digits = repr(value) if abs(value) >= _EXACT else format(value, ".15g")
    return format(Decimal(digits), "f") if "e" in digits else digits


def cell_limit() -> int:
    """Cells that a file may have: 5 million, or what the setting ``TRIPTYCH_CELL_LIMIT`` says.

    Raises BadInput for a setting that is no whole number.
    """
    return setting("TRIPTYCH_CELL_LIMIT", 5_000_000, "cells")


def check_size(what: str, rows: int = 0, cells: int = 0, columns: int = 0) -> None:
    """Nothing, where a table of this size may be read; else raises BadInput that names ``what``.

    >>> check_size("a.csv", 2_000_000, 2_000_000)
    Traceback (most recent call last):
    graph.errors.BadInput: a.csv: has 2,000,000 rows, more than the limit of 1,000,000; split it
    """
    if rows > ROW_LIMIT:
        raise BadInput(f"{what}: has {rows:,} rows, more than the limit of {ROW_LIMIT:,}; split it", code="large")
    if columns > COLUMN_LIMIT:
        raise BadInput(
            f"{what}: fills {columns:,} columns, more than the limit of {COLUMN_LIMIT:,}; keep those that matter",
            code="large",
        )
    limit = cell_limit()
    if cells > limit:
        raise BadInput(
            f"{what}: has {cells:,} cells, more than the limit of {limit:,}; "
            "split it, delete what stands far off, or set TRIPTYCH_CELL_LIMIT",
            code="large",
        )


def trimmed(cells: Sequence[str]) -> tuple[str, ...]:
    """The cells without the empty ones at the end.

    >>> trimmed(["", "a", "", ""])
    ('', 'a')
    """
    end = len(cells)
    while end and not cells[end - 1]:
        end -= 1
    return tuple(cells[:end])


def columns_used(rows: Sequence[Row]) -> int:
    """Number of columns in which some row has words.

    >>> columns_used([Row(1, ("a", "", "b")), Row(2, ("c",))])
    2
    """
    return len({column for row in rows for column, words in enumerate(row.cells) if words})
