"""A table as a person sees it: every row in its place, empty ones too, with the row that names the columns."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from graph.errors import BadInput
from graph.model import Block, Document
from graph.places import column
from loaders import registry
from loaders.tables.profile import folded
from loaders.tables.terms import is_term

_ONE_WORD = frozenset(
    {"name", "names", "nome", "nom", "nombre", "navn", "namn", "nimi", "naam", "organisation", "partner"}
)


@dataclass(frozen=True, slots=True)
class SheetRows:
    """The rows of one sheet, from its first to its last.

    ``headers`` are those of the columns, '' where one has none; ``header`` is the index of the row that holds them,
    None where there is no such row. ``data`` are the indices of the rows below that hold something.
    """

    sheet: str
    headers: tuple[str, ...]
    header: int | None
    rows: tuple[tuple[str, ...], ...]
    data: tuple[int, ...]

    def column(self, name: str) -> int:
        """The place of a column, by its header or by its letters ("B"); raises BadInput, which names the columns."""
        plain = folded(name)
        for place, header in enumerate(self.headers):
            if header and folded(header) == plain:
                return place
        for place in range(self.width):
            if column(place) == name.strip().upper():
                return place
        known = ", ".join(repr(header) for header in self.headers if header)
        letters = f"A to {column(self.width - 1)}" if self.width > 1 else "A"
        raise BadInput(f"column {name!r}: not in the table; its columns are {known or f'without names, {letters}'}")

    @property
    def width(self) -> int:
        """Number of columns."""
        return max([len(self.headers), *(len(row) for row in self.rows)])

    def cells(self, place: int) -> list[str]:
        """What the rows of data hold in one column."""
        return [self.cell(number, place) for number in self.data]

    def cell(self, number: int, place: int) -> str:
        """One cell by the index of its row and its column, '' where the row is shorter."""
        row = self.rows[number]
        return row[place] if place < len(row) else ""


def read_sheets(path: Path) -> tuple[SheetRows, ...]:
    """The sheets of a file that hold rows; raises BadInput for a file without any, and as ``registry.read`` does."""
    document = registry.read(path)
    found = sheets_of(document)
    if not found:
        raise BadInput(f"{path}: holds no table; give a CSV, XLSX, ODS or JSON file with a row for each name")
    if not any(sheet.data for sheet in found):
        raise BadInput(f"{path}: its table has no row below the names of its columns; nothing to match")
    return found


def sheets_of(document: Document) -> tuple[SheetRows, ...]:
    """The sheets of a document that hold rows, in order."""
    blocks: dict[str, list[Block]] = {}
    for block in document.blocks:
        if block.kind == "row" and block.cells:
            blocks.setdefault(block.sheet, []).append(block)
    return tuple(_sheet(document, sheet, found) for sheet, found in blocks.items())


def _sheet(document: Document, sheet: str, blocks: list[Block]) -> SheetRows:
    rows: list[tuple[str, ...]] = []
    headed: list[int] = []
    keyed = True  # the names of the columns stand outside of the rows, as in JSON
    headers: tuple[str, ...] = ()
    for block in blocks:
        rows += [()] * (block.row - 1 - len(rows))
        named = tuple(" ".join(header.split()) for _, _, header in block.cells)
        if any(named):
            headed.append(len(rows))
            headers = named if len(named) > len(headers) else headers
        elif not headed:
            keyed = False
        rows.append(tuple(document.text[start:end].strip() for start, end, _ in block.cells))
    if headers and keyed and document.media_type == "application/json":
        return SheetRows(sheet, headers, None, tuple(rows), tuple(headed))
    if headers:
        above = max((n for n in range(headed[0]) if any(rows[n])), default=None)
        below = [n for n in range(headed[0], len(rows)) if any(rows[n])]
        return SheetRows(sheet, headers, above, tuple(rows), tuple(below))
    filled = [number for number, row in enumerate(rows) if any(row)]
    first = rows[filled[0]]
    if all(is_term(cell) or folded(cell) in _ONE_WORD for cell in first if cell):
        return SheetRows(sheet, first, filled[0], tuple(rows), tuple(filled[1:]))
    return SheetRows(sheet, (), None, tuple(rows), tuple(filled))
