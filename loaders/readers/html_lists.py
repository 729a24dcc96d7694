"""Long tables of pages that mark no header: lists that a database wrote, often under the name of a spreadsheet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

_LONG = 10  # rows; shorter tables lay out forms and facts as often as lists
_WIDE = 3  # columns


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a page's table: its number there from 1, its cells as (words, header), and the column of each from 0."""

    number: int
    columns: tuple[int, ...]
    cells: tuple[tuple[str, str], ...]


def with_headers(lines: Sequence[Line]) -> Sequence[Line]:
    """The rows of a table with headers where it is a long list whose header shows by its shape; else as they are.

    >>> rows = [("Town", "Project", "EUR"), *((f"Town {n}", f"Mill {n % 3}", str(n)) for n in range(10))]
    >>> lines = [Line(n, (0, 1, 2), tuple((words, "") for words in row)) for n, row in enumerate(rows, start=1)]
    >>> with_headers(lines)[4].cells
    (('Town 3', 'Town'), ('Mill 0', 'Project'), ('3', 'EUR'))
    """
    width = max((max(line.columns, default=-1) for line in lines), default=-1) + 1
    if len(lines) < _LONG or width < _WIDE or any(header for line in lines for _, header in line.cells):
        return lines
    # Imported here: few pages have such a table.
    from loaders.tables.headers import find_header
    from loaders.tables.terms import is_term

    grid = []
    for line in lines:
        words = dict(zip(line.columns, (words for words, _ in line.cells), strict=True))
        grid.append([words.get(column, "") for column in range(width)])
    header = find_header(grid, is_term)
    if header is None:
        return lines
    bare = {*header.others.sections, *header.others.repeats, *header.others.apart}
    return [
        line
        if number <= header.last or number in bare
        else replace(
            line,
            cells=tuple(
                (words, header.name(column)) for column, (words, _) in zip(line.columns, line.cells, strict=True)
            ),
        )
        for number, line in enumerate(lines)
    ]
