"""The document of sheets: one line a row, each cell with its place and the header of its column."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from graph.errors import BadInput
from graph.model import Document, document_of
from loaders.readers.units import Unit, rendered
from loaders.tables.grid import COLUMN_LIMIT, Row, Sheet, check_size, columns_used
from loaders.tables.headers import find_header
from loaders.tables.terms import is_term

_TITLE = 300  # code points


def document_of_sheets(sheets: Sequence[Sheet], path: Path, media_type: str) -> Document:
    """The document of a file's sheets; its title is what stands alone above the first header.

    Where several sheets hold something, each starts with its name as a heading. Raises BadInput
    where no sheet shows anything, and for more rows, columns or cells than are read.
    """
    hidden = [sheet.name for sheet in sheets if sheet.hidden]
    sheets = [sheet for sheet in sheets if sheet.rows]
    if hidden and not sheets:
        raise BadInput(
            f"{path}: all that it holds is hidden ({', '.join(hidden)}); show the sheets and save it again",
            code="empty",
        )
    if not sheets:
        raise BadInput(f"{path}: holds no row with words; nothing to read", code="empty")
    for sheet in sheets:
        if max(len(row.cells) for row in sheet.rows) > COLUMN_LIMIT:
            check_size(str(path), columns=columns_used(sheet.rows))
    rows = sum(len(sheet.rows) for sheet in sheets)
    check_size(str(path), rows, sum(len(row.cells) for sheet in sheets for row in sheet.rows))
    units: list[Unit] = []
    title = None
    for sheet in sheets:
        if len(sheets) > 1 and sheet.name.strip():
            units.append(Unit("heading", sheet.name, 1, sheet=sheet.name))
        found = _headed(sheet)
        units += found
        if title is None:
            title = _title_above(found)
    text, blocks = rendered(units)
    return document_of(
        text,
        blocks=blocks,
        locations=(str(path.resolve()),),
        media_type=media_type,
        title=title,
        notes=tuple(f"sheet {name!r} is hidden and was left out; show it and save the file again" for name in hidden),
    )


def _headed(sheet: Sheet) -> list[Unit]:
    """Units of a sheet's rows, with headers in the rows of data."""
    if sheet.keys:
        return [_unit(sheet, row, sheet.keys, first=number == 0) for number, row in enumerate(sheet.rows)]
    placed, cells = _with_gaps(sheet.rows)
    index = {row.number: number for number, row in enumerate(placed) if row}
    merges = [
        (index[top], left, index.get(bottom, index[top]), right)
        for top, left, bottom, right in sheet.merges
        if top in index
    ]
    header = find_header(cells, is_term, merges)
    if header is None:
        return [_unit(sheet, row, (), first=number == 0) for number, row in enumerate(sheet.rows)]
    bare = {*header.others.sections, *header.others.repeats, *header.others.apart}
    return [
        _unit(sheet, row, () if number <= header.last or number in bare else header.names, first=number == 0)
        for number, row in enumerate(placed)
        if row
    ]


def _with_gaps(rows: Sequence[Row]) -> tuple[list[Row | None], list[tuple[str, ...]]]:
    """The rows and their cells, with one empty row for each gap in their numbers."""
    placed: list[Row | None] = []
    above = 0
    for row in rows:
        if row.number > above + 1 and placed:
            placed.append(None)
        placed.append(row)
        above = row.number
    return placed, [row.cells if row else () for row in placed]


def _unit(sheet: Sheet, row: Row, names: Sequence[str], *, first: bool) -> Unit:
    width = len(names)
    cells = tuple((words, names[column] if column < width else "") for column, words in enumerate(row.cells))
    return Unit("row", "\t".join(row.cells), cells=cells, apart=first, sheet=sheet.name, row=row.number)


def _title_above(units: Sequence[Unit]) -> str | None:
    """The words that stand alone in the first row, where a header follows below."""
    if not any(header for unit in units[:100] for _, header in unit.cells):
        return None
    words = [words for words, _ in units[0].cells if words]
    return words[0] if len(words) == 1 and len(words[0]) <= _TITLE else None
