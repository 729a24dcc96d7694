"""The order in which a page is read: columns one after the other, rows set in columns as rows."""

from __future__ import annotations

import itertools
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from loaders.readers.pdf_lines import Line, rows, whole_lines

_ALIGNED = 3.0  # points: lines that begin so near each other begin at the same place
_LEAST_LINES = 3  # of a column
_PROSE = 25  # letters: where the lines of both sides are longer, they are columns of prose however drawn
_DEEP = 8
_PIECES = 3_000  # of lines on one page; what has more is no page to be read in columns
_WIDE_CELLS = 0.08  # share of pieces that may reach over a gap between columns
_FLUSH = 1.5  # points: so near its edge, a line fills a column
_LEAST_FLUSH = 2  # lines that fill it without wide gaps


@dataclass(slots=True)
class Region:
    """A part of a page that is read from top to bottom: its lines, or the ``cells`` of rows set in columns."""

    lines: list[Line] = field(default_factory=list)
    cells: list[list[list[Line]]] = field(default_factory=list)
    column: bool = False


class _Band(NamedTuple):
    first: int  # places in the lines sorted from top to bottom
    last: int
    is_table: bool


def regions(pieces: Sequence[Line], depth: int = 0) -> list[Region]:
    """The parts of a page in the order of reading."""
    ordered = _justified(sorted(pieces, key=lambda line: (line.base, line.left)))
    gutter, bands = _gutter(ordered) if depth < _DEEP and len(ordered) <= _PIECES else (0.0, [])
    if not bands:
        return [Region(whole_lines(ordered), column=depth > 0)] if ordered else []
    found: list[Region] = []
    at = 0
    for band in bands:
        found += regions(ordered[at : band.first], depth + 1)
        inside = ordered[band.first : band.last]
        if band.is_table:
            found.append(Region(cells=_cells(inside)))
        else:
            left: list[Line] = []
            right: list[Line] = []
            for line in inside:
                (left if line.right <= gutter + 1 else right).append(line)
            tail = _tail(left, right) if band.last < len(ordered) else []
            left = left[: len(left) - len(tail)]
            found += regions(left, depth + 1) + regions(right, depth + 1) + regions(tail, depth + 1)
        at = band.last
    return found + regions(ordered[at:], depth + 1)


def _justified(ordered: list[Line]) -> list[Line]:
    """The lines with those put together that were drawn out to fill the width of their column.

    Such a line reaches from edge to edge, as most around it do, and the gaps in it are all alike.
    """
    levels = rows(ordered)
    if len(levels) == len(ordered):
        return ordered
    sides = Counter((round(row[0].left), round(row[0].right)) for row in levels if len(row) == 1)
    flush = [side for side, count in sides.items() if count >= _LEAST_FLUSH]
    loose = [
        row
        for row in levels
        if len(row) > 1
        and _evenly(row)
        and any(abs(row[0].left - left) < _FLUSH and abs(row[-1].right - right) < _FLUSH for left, right in flush)
    ]
    joined = {id(line) for row in loose for line in row}
    kept = [line for line in ordered if id(line) not in joined]
    kept += [line for row in loose for line in whole_lines(row)]
    return sorted(kept, key=lambda line: (line.base, line.left))


def _evenly(row: Sequence[Line]) -> bool:
    """Whether the gaps between the pieces of a row are those between its words."""
    inner = [right.left - left.right for line in row for left, right in itertools.pairwise(line.words)]
    outer = [right.left - left.right for left, right in itertools.pairwise(row)]
    return max(outer) < 1.5 * min(outer) and (not inner or max(outer) < 1.5 * max(inner))


def _tail(left: Sequence[Line], right: Sequence[Line]) -> list[Line]:
    """What stands below both columns at the left: a heading over what follows in full width."""
    bottom = max(line.base for line in right)
    tail = [line for line in left if line.top > bottom]
    if not tail or len(tail) > 3 or len(tail) == len(left):
        return []
    styles = Counter((round(line.size), line.bold) for line in left[: -len(tail)])
    size, bold = max(styles, key=lambda style: (styles[style], style))
    apart = tail[0].top - left[-len(tail) - 1].base > tail[0].size
    is_heading = all(line.size > 1.1 * size or (line.bold and not bold) for line in tail)
    return tail if apart and is_heading else []


def _gutter(ordered: Sequence[Line]) -> tuple[float, list[_Band]]:
    """Where most lines leave a gap, and the stretches of lines that it parts."""
    best: tuple[int, float, list[_Band]] = (0, 0.0, [])
    for start in _starts(ordered):
        bands = _bands(ordered, start)
        score = sum(band.last - band.first for band in bands)
        if score > best[0]:
            best = (score, start, bands)
    return best[1], best[2]


def _starts(ordered: Sequence[Line]) -> list[float]:
    """Places where two or more lines begin that have something to their left."""
    lefts = sorted(line.left for line in ordered)
    found: list[float] = []
    count = 0
    start = None
    for left in lefts:
        if start is not None and left - start <= _ALIGNED:
            count += 1
        else:
            if start is not None and count > 1 and start > lefts[0] + 2 * _ALIGNED:
                found.append(start)
            start, count = left, 1
    if start is not None and count > 1 and start > lefts[0] + 2 * _ALIGNED:
        found.append(start)
    return found[:40]


def _bands(ordered: Sequence[Line], start: float) -> list[_Band]:
    bands: list[_Band] = []
    alone = {id(row[0]) for row in rows(ordered) if len(row) == 1}
    first = wide = 0
    for place in range(len(ordered) + 1):
        line = ordered[place] if place < len(ordered) else None
        crosses = line is not None and line.left < start - 1 and line.right > start - 0.4 * line.size
        if line is not None and crosses and line.table is None and id(line) not in alone:
            # One wide cell among narrow ones; many are columns that begin elsewhere.
            wide += 1
            crosses = wide > _WIDE_CELLS * (place - first + 1)
        if line is None or line.table is not None or crosses:
            band = _band(ordered, first, place, start)
            if band is not None:
                bands.append(band)
            first, wide = place + 1, 0
    return bands


def _band(ordered: Sequence[Line], first: int, last: int, start: float) -> _Band | None:
    """The stretch of lines between two places if a gap parts it, without lone lines at its ends."""
    right = [place for place in range(first, last) if ordered[place].left >= start - 1]
    left = [place for place in range(first, last) if ordered[place].left < start - 1]
    if not right or not left:
        return None
    top, bottom = ordered[right[0]], ordered[right[-1]]
    beside = [p for p in left if ordered[p].base > top.top - top.size and ordered[p].top < bottom.base + bottom.size]
    if not beside:
        return None
    one = [ordered[place] for place in beside if ordered[place].right <= start]
    other = [ordered[place] for place in right]
    if not one:
        return None
    both = sorted([*one, *other], key=lambda line: line.order)
    back = sum(above.left >= start - 1 and below.left < start - 1 for above, below in itertools.pairwise(both))
    levels = len(rows(one)), len(rows(other))
    prose = min(_length(one), _length(other)) >= _PROSE
    if len(one) == len(beside) and min(levels) >= _LEAST_LINES and (back <= max(levels) // 8 or prose):
        # What goes on below in the left column alone belongs to it; what stands above both may be as wide as both.
        return _Band(min(beside[0], right[0]), last, False)
    levels_of_other = sorted(line.base for line in other)
    paired = sum(_stands_at(levels_of_other, line.base, 0.35 * line.size) for line in one)
    wide = min(start - line.right for line in one) > (2 if paired < 3 else 1) * one[0].size
    if paired >= 2 and paired >= 0.6 * min(levels) and wide and back >= 1:
        places = sorted([*beside, *right])
        return _Band(places[0], places[-1] + 1, True)
    return None


def _stands_at(places: Sequence[float], base: float, within: float) -> bool:
    at = bisect_left(places, base - within)
    return at < len(places) and places[at] < base + within


def _length(lines: Sequence[Line]) -> float:
    lengths = sorted(sum(len(word.text) + 1 for word in line.words) for line in lines)
    return lengths[len(lengths) // 2]


def _cells(pieces: Sequence[Line]) -> list[list[list[Line]]]:
    """Rows of cells; a row goes on over lines that leave its first column empty."""
    levels = rows(pieces)
    most = max(len(level) for level in levels)
    edges: list[tuple[float, float]] = []
    for line in sorted((line for level in levels if len(level) == most for line in level), key=lambda one: one.left):
        if edges and line.left < edges[-1][1] + 0.4 * line.size:
            edges[-1] = (edges[-1][0], max(edges[-1][1], line.right))
        else:
            edges.append((line.left, line.right))
    table: list[list[list[Line]]] = []
    for level in levels:
        row: list[list[Line]] = [[] for _ in edges]
        for line in level:
            row[_column(line, edges)].append(line)
        if table and not row[0] and any(row):
            for above, below in zip(table[-1], row, strict=True):
                above += below
        else:
            table.append(row)
    return table


def _column(line: Line, edges: Sequence[tuple[float, float]]) -> int:
    """The column that a piece stands in: the one it shares most with, or else the nearest."""

    def shared(column: int) -> tuple[float, float]:
        left, right = edges[column]
        return min(line.right, right) - max(line.left, left), -abs(line.left - left)

    return max(range(len(edges)), key=shared)
