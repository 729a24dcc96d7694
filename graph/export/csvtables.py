"""Tables as CSV: UTF-8 with a byte order mark, commas, lines that end in CR LF (RFC 4180).

Excel takes a file without the mark for one in its own old encoding, and programs skip it. A cell that a spreadsheet
would take for a formula has an apostrophe before it; one such apostrophe is to be taken away again.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from graph.export.rows import Cell, Sheet

_FORMULA = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")
_BATCH = 500


def csv_files(sheets: Iterable[Sheet]) -> Iterator[tuple[str, Iterator[bytes]]]:
    """Name and content of each table, piece by piece; read each to its end before the next."""
    return ((file_name(sheet.name), _lines(sheet)) for sheet in sheets)


def file_name(table: str) -> str:
    """The file of a table by its name.

    >>> file_name("action plans")
    'action-plans.csv'
    """
    return f"{table.replace(' ', '-')}.csv"


def _lines(sheet: Sheet) -> Iterator[bytes]:
    yield b"\xef\xbb\xbf" + _written([sheet.headers])
    while batch := [[_guarded(cell) for cell in row] for row in islice(sheet.rows, _BATCH)]:
        yield _written(batch)


def _written(rows: Iterable[Sequence[str]]) -> bytes:
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerows(rows)
    return out.getvalue().encode()


def _guarded(cell: Cell) -> str:
    """The cell's text, with an apostrophe before what begins like a formula; numbers stay numbers.

    >>> _guarded(Cell("=1+1")), _guarded(Cell("-5", "number")), _guarded(Cell("'=1"))
    ("'=1+1", '-5', "''=1")
    """
    return f"'{cell.text}" if cell.kind != "number" and _FORMULA.match(cell.text) else cell.text
