"""Ruled tables: the grid that straight lines form, and the words that stand in its cells."""

from __future__ import annotations

import itertools
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from loaders.readers.pdf_lines import Line, fragments, whole_lines
from loaders.readers.pdf_shapes import Stroke
from loaders.readers.pdf_words import Word

_SNAP = 3.0  # points: lines so near each other are one, and lines so near each other meet
_STROKES = 3_000  # of one page; what has more is a drawing
_LEAST = 6.0  # points that a cell is wide and high at least
_EMPTY = 0.8  # share of empty cells from which a grid is a drawing


@dataclass(slots=True)
class Cell:
    """The lines of one cell and how wide it is, in points; ``header`` where the file tags it so."""

    lines: list[Line] = field(default_factory=list)
    width: float = 0.0
    header: bool = False


@dataclass(slots=True)
class Table:
    """Rows of cells, as many in each row as there are columns; ``edges`` are the left edges of the columns."""

    rows: list[list[Cell]]
    edges: tuple[float, ...] = ()
    page: int = 0


@dataclass(slots=True)
class _Grid:
    """Level and upright lines that hang together, by the places of their rows and columns."""

    xs: list[float]
    ys: list[float]
    level: list[list[bool]]  # [y][x]: whether a line stands on y between x and the next
    upright: list[list[bool]]  # [x][y]


def take_tables(words: Sequence[Word], strokes: Sequence[Stroke], page: int = 0) -> tuple[list[Word], list[Line]]:
    """The words that stand in no ruled table, and each table as a line in its place."""
    if len(strokes) < 4 or len(strokes) > _STROKES:
        return list(words), []
    left_over = list(words)
    tables: list[Line] = []
    for grid in _grids(strokes):
        inside = [w for w in left_over if _within(w, grid)]
        table = _filled(grid, inside, page)
        if table is None:
            continue
        taken = set(map(id, inside))
        order = next((place for place, word in enumerate(words) if id(word) in taken), 0)
        left_over = [word for word in left_over if id(word) not in taken]
        tables.append(
            Line((), grid.xs[0], grid.xs[-1], grid.ys[-1], grid.ys[-1] - grid.ys[0], False, order, page, table)
        )
    return left_over, tables


def _within(word: Word, grid: _Grid) -> bool:
    across, down = (word.left + word.right) / 2, word.base - 0.3 * word.size
    return grid.xs[0] < across < grid.xs[-1] and grid.ys[0] < down < grid.ys[-1]


def _grids(strokes: Sequence[Stroke]) -> list[_Grid]:
    """The grids on a page, from top to bottom."""
    level = _collinear([(s.top, s.left, s.right) for s in strokes if s.left != s.right])
    upright = _collinear([(s.left, s.top, s.bottom) for s in strokes if s.left == s.right])
    found = []
    for group in _meeting(level, upright):
        across = [line for line, is_level in group if is_level]
        down = [line for line, is_level in group if not is_level]
        if len(across) < 2 or not down:
            continue
        # A table may have no line at its left and right, nor at its top and bottom.
        xs = _places([at for at, _, _ in down] + [end for _, first, last in across for end in (first, last)])
        ys = _places([at for at, _, _ in across] + [end for _, first, last in down for end in (first, last)])
        if len(xs) < 3 or len(ys) < 2:
            continue
        found.append(
            _Grid(xs, ys, [_spans(across, y, xs) for y in ys], [_spans(down, x, ys) for x in xs]),
        )
    return sorted(found, key=lambda grid: (grid.ys[0], grid.xs[0]))


def _collinear(lines: Iterable[tuple[float, float, float]]) -> list[tuple[float, float, float]]:
    """Lines (place, from, to) with those that go on in each other joined."""
    joined: list[tuple[float, float, float]] = []
    place = None
    group: list[tuple[float, float, float]] = []
    for line in [*sorted(lines), (float("inf"), 0.0, 0.0)]:
        if place is not None and line[0] - place > _SNAP:
            first = len(joined)
            for _, start, end in sorted(group, key=lambda one: one[1:]):
                if len(joined) > first and start <= joined[-1][2] + _SNAP:
                    joined[-1] = (place, joined[-1][1], max(joined[-1][2], end))
                else:
                    joined.append((place, start, end))
            group, place = [], None
        place = line[0] if place is None else place
        group.append(line)
    return joined


def _meeting(
    level: Sequence[tuple[float, float, float]], upright: Sequence[tuple[float, float, float]]
) -> list[list[tuple[tuple[float, float, float], bool]]]:
    """Lines grouped by what touches or crosses."""
    owner = list(range(len(level) + len(upright)))

    def root(one: int) -> int:
        while owner[one] != one:
            owner[one] = owner[owner[one]]
            one = owner[one]
        return one

    for i, (y, left, right) in enumerate(level):
        for j, (x, top, bottom) in enumerate(upright):
            if left - _SNAP <= x <= right + _SNAP and top - _SNAP <= y <= bottom + _SNAP:
                owner[root(len(level) + j)] = root(i)
    groups: dict[int, list[tuple[tuple[float, float, float], bool]]] = {}
    for place, line in enumerate([*level, *upright]):
        groups.setdefault(root(place), []).append((line, place < len(level)))
    return list(groups.values())


def _places(values: Iterable[float]) -> list[float]:
    """The distinct places among values, in order."""
    places: list[float] = []
    for value in sorted(values):
        if not places or value - places[-1] > _LEAST:
            places.append(value)
    return places


def _spans(lines: Sequence[tuple[float, float, float]], at: float, places: Sequence[float]) -> list[bool]:
    """Between each place and the next, whether a line at ``at`` covers the middle."""
    here = [(first, last) for place, first, last in lines if abs(place - at) <= _LEAST]
    return [
        any(first <= (one + other) / 2 <= last for first, last in here) for one, other in itertools.pairwise(places)
    ]


def _filled(grid: _Grid, words: Sequence[Word], page: int) -> Table | None:
    """The table of a grid with its words, or None for what is no table: a frame, a chart, a box."""
    wide, tall = len(grid.xs) - 1, len(grid.ys) - 1
    if wide * tall > 20_000:
        return None
    corner = _corners(grid, wide, tall)
    inside: dict[tuple[int, int], list[Word]] = {}
    for word in words:
        column = bisect_right(grid.xs, (word.left + word.right) / 2) - 1
        row = bisect_right(grid.ys, word.base - 0.3 * word.size) - 1
        inside.setdefault(corner[min(row, tall - 1)][min(column, wide - 1)], []).append(word)
    used = sorted({column for _, column in inside})
    kept = sorted({row for row, _ in inside})
    cells = {place for row in corner for place in row}
    if len(used) < 2 or len(inside) < (1 - _EMPTY) * len(cells) or len(inside) < 2:
        return None
    rows = []
    for row in kept:
        line = []
        for column in used:
            end = column
            while end + 1 < wide and corner[row][end + 1] == (row, column):
                end += 1
            lines = whole_lines(fragments(inside.get((row, column), ()), page))
            line.append(Cell(lines, grid.xs[end + 1] - grid.xs[column]))
        rows.append(line)
    return Table(rows, tuple(grid.xs[column] for column in used), page)


def _corners(grid: _Grid, wide: int, tall: int) -> list[list[tuple[int, int]]]:
    """Of each square of the grid the upper left square of the cell it belongs to."""
    corner = [[(row, column) for column in range(wide)] for row in range(tall)]
    for row in range(tall):
        for column in range(wide):
            if corner[row][column] != (row, column):
                continue
            end = column
            while end + 1 < wide and not grid.upright[end + 1][row] and corner[row][end + 1] == (row, end + 1):
                end += 1
            bottom = row
            while bottom + 1 < tall and not any(grid.level[bottom + 1][column : end + 1]):
                if any(grid.upright[inner][bottom + 1] for inner in range(column + 1, end + 1)):
                    break
                bottom += 1
            for y in range(row, bottom + 1):
                for x in range(column, end + 1):
                    corner[y][x] = (row, column)
    return corner
