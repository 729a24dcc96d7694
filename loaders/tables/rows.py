"""The tables of a document: their headers and their rows of cells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from graph.model import Block, Document
from loaders.tables.terms import meanings

_SURE = 0.8
_HEAD_ROWS = 30  # rows from the top among which a header is looked for where the reader found none
_FEWEST = 2  # columns that a header names


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: its text without white space around it, and where that stands in the document."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Row:
    """One row; ``number`` is as a person sees it (0 where there are no numbers), ``place`` its rank in the table."""

    cells: tuple[Cell, ...]
    number: int
    place: int
    start: int
    end: int
    repeats: bool = False  # the header once more

    @property
    def name(self) -> str:
        """How a person is told of it: "row 17"."""
        return f"row {self.number or self.place}"


@dataclass(slots=True)
class Table:
    """One table: its headers (in the order of its columns, '' where a column has none) and the rows under them."""

    sheet: str
    headers: tuple[str, ...]
    rows: list[Row] = field(default_factory=list)

    def address(self, row: Row) -> str:
        """Where a row is: "row 17", or "Export, row 17"."""
        return f"{self.sheet}, {row.name}" if self.sheet else row.name


def tables(document: Document) -> list[Table]:
    """The tables of a document in order: runs of row blocks of one sheet under one header.

    The header is the one that the reader gave the cells. Where it gave none, the row among the first with most
    headers that `loaders.tables.terms` knows is the header.
    """
    found: list[Table] = []
    for sheet, blocks in _sheets(document):
        if any(header for block in blocks for _, _, header in block.cells):
            found += _headed(document, sheet, blocks)
        else:
            found += _unheaded(document, sheet, blocks)
    return found


def _sheets(document: Document) -> Iterator[tuple[str, list[Block]]]:
    """The row blocks of each sheet; of a document without sheets, those that no other block parts."""
    run: list[Block] = []
    above: Block | None = None
    for block in document.blocks:
        row = block.kind == "row" and bool(block.cells)
        parted = above is not None and (above.sheet != block.sheet or (not block.row and above.kind != "row"))
        if row and run and (run[-1].sheet != block.sheet or parted):
            yield run[0].sheet, run
            run = []
        if row:
            run.append(block)
        above = block
    if run:
        yield run[0].sheet, run


def _headed(document: Document, sheet: str, blocks: Sequence[Block]) -> Iterator[Table]:
    made: Table | None = None
    for block in blocks:
        headers = tuple(header for _, _, header in block.cells)
        if not any(headers):
            if made is not None:  # a row that the reader left without headers under a table's header
                made.rows.append(_row(document, block, len(made.rows) + 1, made.headers))
            continue
        if made is None or not _same(made.headers, headers):
            if made is not None:
                yield made
            made = Table(sheet, headers)
        elif len(headers) > len(made.headers):
            made.headers = headers
        made.rows.append(_row(document, block, len(made.rows) + 1, made.headers))
    if made is not None:
        yield made


def _same(headers: tuple[str, ...], others: tuple[str, ...]) -> bool:
    """Whether one is the other's beginning: rows may lack their last cells."""
    least = min(len(headers), len(others))
    return headers[:least] == others[:least]


def _unheaded(document: Document, sheet: str, blocks: Sequence[Block]) -> Iterator[Table]:
    rows = [_row(document, block, place, ()) for place, block in enumerate(blocks, 1)]
    if not rows:
        return
    at = max(range(min(_HEAD_ROWS, len(rows))), key=lambda place: (_terms(rows[place]), -place))
    if _terms(rows[at]) < _FEWEST:
        yield Table(sheet, (), rows)
        return
    headers = tuple(cell.text for cell in rows[at].cells)
    below = [_repeating(row, headers) for row in rows[at + 1 :]]
    yield Table(sheet, headers, below)


def _terms(row: Row) -> int:
    """How many different meanings the cells of a row surely have as headers."""
    found = {meaning[0].field for cell in row.cells if (meaning := meanings(cell.text)) and meaning[0].score >= _SURE}
    return len(found)


def _row(document: Document, block: Block, place: int, headers: tuple[str, ...]) -> Row:
    cells = []
    for start, end, _ in block.cells:
        text = document.text[start:end]
        left = start + len(text) - len(text.lstrip())
        text = text.strip()
        cells.append(Cell(text, left if text else start, left + len(text) if text else start))
    return _repeating(Row(tuple(cells), block.row, place, block.start, block.end), headers)


def _repeating(row: Row, headers: tuple[str, ...]) -> Row:
    """The row, marked where its cells are the headers again."""
    said = [(cell.text, header) for cell, header in zip(row.cells, headers, strict=False) if cell.text]
    if len(said) >= _FEWEST and all(" ".join(text.split()) == " ".join(header.split()) for text, header in said):
        return Row(row.cells, row.number, row.place, row.start, row.end, True)
    return row
