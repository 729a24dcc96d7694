"""Where the header of a table stands, what its columns are called, and which rows below are no data.

The header is not assumed to be the first row: titles, notes and dates stand above it, it may take several rows,
and it is found by shape alone: words where numbers and dates follow, one for nearly every column, no two alike.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from loaders.tables.grid import Merge
from loaders.tables.header_names import joined_names, spread
from loaders.tables.header_shape import Shape, is_number_line, is_wordy, shape_of
from loaders.tables.other_rows import OtherRows, other_rows
from loaders.tables.shapes import is_unit

Cells = Sequence[str]

_CANDIDATES = 50  # rows that are not blank; no title is longer
_SEEN_BELOW = 40  # rows that show what a column holds
_FLOOR = 0.35  # of a header's score; rows of data stay under 0.3 where a table has numbers
_NEAR_BEST = 0.75
_NOTE = re.compile(r":(?:\s|$)|\d{1,2}[./]\d{1,2}[./]\d{4}|\d{4}-\d{2}-\d{2}")  # a label with its value, a date
_LINES = 3  # above or below the row found


@dataclass(frozen=True, slots=True)
class Header:
    """The header of a table: its rows, the names of its columns, and the rows below that are no data.

    ``first`` and ``last`` are indices into the rows given; ``names`` count from column A, '' where
    a column has none. Of ``others``, each is a tuple of indices (see ``OtherRows``).
    """

    first: int
    last: int
    names: tuple[str, ...]
    others: OtherRows

    def name(self, column: int) -> str:
        """The name of a column counted from 0, '' where it has none."""
        return self.names[column] if column < len(self.names) else ""


def find_header(
    rows: Sequence[Cells], is_term: Callable[[str], bool] | None = None, merges: Sequence[Merge] = ()
) -> Header | None:
    """The header of a table, or None where no row looks like one.

    ``rows`` are texts of cells, blank rows too; ``is_term`` says whether a text is a known header
    in any language, which helps where shape says little; ``merges`` are joined cells, as (first
    row, first column, last row, last column) with row indices.

    >>> header = find_header([["Projects 2015"], [], ["Project", "Budget"], ["Alpha", "1 000"], ["Total", "1 000"]])
    >>> header.first, header.names, header.others.sums
    (2, ('Project', 'Budget'), (4,))
    """
    filled = [number for number, cells in enumerate(rows) if any(cells)]
    shapes = _shapes(rows, filled, is_term)
    best = max((shape.score for shape in shapes.values()), default=0.0)
    if best < _FLOOR:
        return None
    found = next(number for number, shape in shapes.items() if shape.score >= max(_FLOOR, _NEAR_BEST * best))
    first = _first_line(rows, found, shapes[found], merges)
    last, unnamed = _last_line(rows, found, shapes)
    lines = [number for number in range(first, last + 1) if number not in unnamed]
    names = joined_names([spread(rows, number, merges) if number != lines[-1] else rows[number] for number in lines])
    return Header(first, last, names, other_rows(rows, first, last, merges))


def _shapes(rows: Sequence[Cells], filled: Sequence[int], is_term: Callable[[str], bool] | None) -> dict[int, Shape]:
    shapes = {}
    for place, number in enumerate(filled[:_CANDIDATES]):
        # A header that comes again further down says nothing about what its columns hold.
        below = [rows[other] for other in filled[place + 1 : place + 1 + _SEEN_BELOW] if rows[other] != rows[number]]
        shapes[number] = shape_of(rows[number], below, is_term)
    return shapes


def _first_line(rows: Sequence[Cells], found: int, shape: Shape, merges: Sequence[Merge]) -> int:
    """The uppermost row of the header: labels of groups, or the same names in another language, stand above."""
    first = found
    while first > 0 and found - first < _LINES and _is_upper_line(rows, first - 1, found, shape, merges):
        first -= 1
    return first


def _is_upper_line(rows: Sequence[Cells], above: int, found: int, shape: Shape, merges: Sequence[Merge]) -> bool:
    cells = rows[above]
    places = [column for column, words in enumerate(cells) if words]
    words = [cells[column] for column in places]
    if not words or any(_NOTE.search(label) or len(label) > 150 for label in words):
        return False
    if not all(map(is_wordy, words)):
        return False
    if len(places) >= max(2, 0.6 * shape.width):
        return True
    if any(len(label) > 60 for label in words):
        return False  # a title
    if len(places) == 1:
        # One label over some of the columns is a group's, unless it stands where titles stand.
        return places[0] > 0 and any(top == above and left == places[0] for top, left, _, _ in merges)
    joined = any(top == above and right > left for top, left, _, right in merges)
    # Two neighbours at the left edge are a label and its value, such as "Programme" and its name.
    return joined or places[:2] != [0, 1] or len(places) > 2 or not rows[found][0]


def _last_line(rows: Sequence[Cells], found: int, shapes: dict[int, Shape]) -> tuple[int, set[int]]:
    """The lowest row of the header, and the rows of it that hold nothing but the numbers of columns."""
    last = found
    for below in range(found + 1, min(found + 1 + _LINES, len(rows) - 1)):
        if is_number_line(rows[below]):
            return below, {below}
        if below not in shapes or not _is_lower_line(rows[found], rows[below], shapes[found], shapes[below]):
            break
        last = below
    return last, set()


def _is_lower_line(upper: Cells, lower: Cells, above: Shape, shape: Shape) -> bool:
    places = [column for column, words in enumerate(lower) if words]
    if len(places) < 2 or not all(is_wordy(lower[column]) or is_unit(lower[column]) for column in places):
        return False
    figures = shape.figures
    if len(figures.intersection(places)) >= max(1, 0.5 * len(figures)) and figures:
        # Words in columns of numbers: the same names in another language, units, or parts of a group.
        return shape.score >= 0.6 * above.score or places[0] != 0
    gaps = {column for column in shape.used if column >= len(upper) or not upper[column]}
    # Parts of a group: they fill what the upper line leaves open, and nothing at the left edge.
    return len(gaps.intersection(places)) >= max(1, 0.5 * len(gaps)) and bool(gaps) and places[0] != 0
