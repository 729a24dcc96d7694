"""Tables of a PDF to rows: which cells are headers, and tables that go on over a page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from loaders.readers.pdf_grids import Cell, Table
from loaders.readers.pdf_hyphens import Hyphens
from loaders.readers.pdf_lines import spoken
from loaders.readers.units import Unit, row, visible

_SENTENCE_END = ".!?:;…"


def lines_of_cells(table: Table) -> list[list[str]]:
    """The lines of each cell with more than one, as witnesses of how words are parted."""
    return [[line.text for line in cell.lines] for cells in table.rows for cell in cells if len(cell.lines) > 1]


def goes_on(above: Table, below: Table) -> bool:
    """Whether the table at the top of a page is that of the page before."""
    if len(above.rows[0]) != len(below.rows[0]):
        return False
    shifted = [b - a for a, b in zip(above.edges, below.edges, strict=True)]
    return max(shifted, default=0.0) - min(shifted, default=0.0) < 20


def units_of(tables: Sequence[Table], hyphens: Hyphens, marks: Mapping[int, frozenset[str]]) -> list[Unit]:
    """The rows of a table, which may stand on several pages; repeated headers stand once.

    ``marks`` are those of the notes on each page, which are no part of the words. As on web pages,
    cells know the header of their column or, in tables of labels, of their row.
    """
    first = tables[0]
    count = headers(first)
    spoken = [[_words(cell, hyphens, marks) for cell in cells] for cells in first.rows[:count]]
    names: list[str] = []
    for head in spoken:
        names = [words or (names[column] if names else "") for column, words in enumerate(_covered(head))]
    units: list[Unit] = []
    for table in tables:
        for number, cells in enumerate(table.rows):
            words = [_words(cell, hyphens, marks) for cell in cells]
            if table is not first and number < count and words == spoken[number]:
                continue
            is_header = table is first and number < count
            label = words[0] if not count and _is_label(cells, table) else ""
            told = [
                (text, "" if is_header else (names[column] if column < len(names) else "") or (label if column else ""))
                for column, text in enumerate(words)
            ]
            if any(words):
                unit = row(told, apart=not units)
                units.append(Unit(unit.kind, unit.words, cells=unit.cells, apart=unit.apart, page=table.page))
    return units


def headers(table: Table) -> int:
    """How many rows at the top of a table are its head: those tagged so, or a first row in bold above others."""
    rows = table.rows
    tagged = 0
    for cells in rows[:3]:
        if len(cells) < 2 or not all(cell.header or not cell.lines for cell in cells):
            break
        tagged += 1
    if tagged and tagged < len(rows):
        return tagged
    if any(cell.header for cells in rows for cell in cells) or len(rows) < 2 or len(rows[0]) < 2:
        return 0
    return int(_all_bold(rows[0]) and not _all_bold(rows[1]))


def _covered(words: Sequence[str]) -> list[str]:
    """Headers with those over several columns repeated; the last cells of a row cover nothing."""
    names: list[str] = []
    for word in words:
        names.append(word or (names[-1] if names and any(words[len(names) :]) else ""))
    return names


def _all_bold(cells: Sequence[Cell]) -> bool:
    lines = [line for cell in cells for line in cell.lines]
    return bool(lines) and all(line.bold for line in lines)


def _is_label(cells: Sequence[Cell], table: Table) -> bool:
    """Whether the first cell of a row names what the others hold."""
    if any(cell.header for row in table.rows for cell in row):
        return cells[0].header
    return len(cells) == 2 and all(
        _all_bold(row[:1]) and not _all_bold(row[1:]) for row in table.rows if row[0].lines and row[1].lines
    )


def _words(cell: Cell, hyphens: Hyphens, marks: Mapping[int, frozenset[str]]) -> str:
    """The words of a cell: one line for each that was ended on purpose."""
    found: list[list[str]] = []
    above = None
    for line in cell.lines:
        wraps = (
            above is not None
            and (above.right - above.left) + 0.25 * line.size + (line.words[0].right - line.words[0].left)
            > cell.width - 0.8 * line.size
        )
        unfinished = above is not None and above.text[-1:] not in _SENTENCE_END and line.text[:1].islower()
        if above is not None and (wraps or unfinished) and not line.marker:
            found[-1].append(spoken(line.words, line, marks.get(line.page, frozenset())))
        else:
            found.append([spoken(line.words, line, marks.get(line.page, frozenset()))])
        above = line
    return "\n".join(visible(hyphens.joined(lines)).replace("\t", " ") for lines in found)
