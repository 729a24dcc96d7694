"""Joined cells: the label of a group reaches the rows that it stands beside."""

from __future__ import annotations

import re
from collections.abc import Sequence

from loaders.tables.grid import Merge, Row
from loaders.tables.shapes import is_value

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")  # as readers of spreadsheets write them


def filled_down(rows: Sequence[Row], merges: Sequence[Merge]) -> tuple[Row, ...]:
    """The rows, with the words of each cell that was joined downwards in all rows that it covers.

    Only where the file itself joins cells, only in rows that hold something else, and only words
    and dates: an amount that stands once beside several rows is still one amount.

    >>> rows = [Row(1, ("Project A", "Graz", "10")), Row(2, ("", "Linz", "20"))]
    >>> filled_down(rows, [(1, 0, 2, 0)])[1].cells
    ('Project A', 'Linz', '20')
    """
    tall = [merge for merge in merges if merge[2] > merge[0]]
    if not tall:
        return tuple(rows)
    index = {row.number: place for place, row in enumerate(rows)}
    filled = [row.cells for row in rows]
    for top, left, bottom, _ in tall:
        above = filled[index[top]] if top in index else ()
        words = above[left] if left < len(above) else ""
        if not words or (is_value(words) and not _DATE.match(words)):
            continue
        for number in range(top + 1, min(bottom, rows[-1].number) + 1):
            place = index.get(number)
            if place is None:
                continue
            cells = list(filled[place])
            cells += [""] * (left + 1 - len(cells))
            if not cells[left]:
                cells[left] = words
                filled[place] = tuple(cells)
    return tuple(Row(row.number, cells) for row, cells in zip(rows, filled, strict=True))
