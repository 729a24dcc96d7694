"""The shapes that a PDF page draws: straight lines, from which tables are made, dots, and how much is pictures."""

from __future__ import annotations

import ctypes
import itertools
import math
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

_PATH, _IMAGE, _FORM = 2, 3, 5  # PDFium's kinds of page objects
_OBJECTS = 20_000  # page objects looked at: a page of text has hundreds, a map a million
_SEGMENTS = 20_000  # pieces of paths looked at on one page
_NESTED = 6  # forms within forms
_THIN = 2.5  # points: what is thinner is a line
_DOTS = 500  # of one page; more are a pattern
_SHORT = 4.0  # points: what is shorter is no line of a table

Edges = tuple[float, float, float, float]  # left, bottom, right, top, in the page's own points
Matrix = tuple[float, float, float, float, float, float]
Shape = tuple[int, Any, Matrix]
_SAME: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


class Stroke(NamedTuple):
    """A straight line, or one edge of a box: upright where ``left`` is ``right``, else level.

    In points from the top left of the page as it is read.
    """

    left: float
    top: float
    right: float
    bottom: float


def shapes(page: Any) -> Iterator[Shape]:
    """The paths and pictures of a page with the matrix that puts them into its place, those in forms too."""
    import pypdfium2.raw as pdfium

    waiting = [(page, _SAME, 0)]
    looked = 0
    while waiting:
        holder, outer, depth = waiting.pop()
        count = pdfium.FPDFFormObj_CountObjects(holder) if depth else pdfium.FPDFPage_CountObjects(holder)
        for place in range(count):
            looked += 1
            if looked > _OBJECTS:
                return
            thing = pdfium.FPDFFormObj_GetObject(holder, place) if depth else pdfium.FPDFPage_GetObject(holder, place)
            kind = pdfium.FPDFPageObj_GetType(thing)
            if kind in (_PATH, _IMAGE):
                yield kind, thing, outer
            elif kind == _FORM and depth < _NESTED:
                waiting.append((thing, _times(_matrix(thing), outer), depth + 1))


def _matrix(thing: Any) -> Matrix:
    import pypdfium2.raw as pdfium

    m = pdfium.FS_MATRIX()
    return (m.a, m.b, m.c, m.d, m.e, m.f) if pdfium.FPDFPageObj_GetMatrix(thing, m) else _SAME


def _times(inner: Matrix, outer: Matrix) -> Matrix:
    a, b, c, d, e, f = inner
    g, h, i, j, k, m = outer
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)


def _bounds(thing: Any, outer: Matrix) -> Edges | None:
    """Left, bottom, right and top of a page object, in the page's own points."""
    import pypdfium2.raw as pdfium

    sides = [ctypes.c_float() for _ in range(4)]
    if not pdfium.FPDFPageObj_GetBounds(thing, *sides):
        return None
    left, bottom, right, top = (side.value for side in sides)
    if outer != _SAME:
        a, b, c, d, e, f = outer
        xs = [a * x + c * y + e for x in (left, right) for y in (bottom, top)]
        ys = [b * x + d * y + f for x in (left, right) for y in (bottom, top)]
        left, bottom, right, top = min(xs), min(ys), max(xs), max(ys)
    return (left, bottom, right, top) if all(map(math.isfinite, (left, bottom, right, top))) else None


def pictured(shapes: Sequence[Shape], edges: Edges) -> float:
    """The share of the page that pictures cover, at most 1."""
    west, south, east, north = edges
    area = 0.0
    for kind, thing, outer in shapes:
        bounds = _bounds(thing, outer) if kind == _IMAGE else None
        if bounds is not None:
            left, bottom, right, top = bounds
            area += max(0.0, min(right, east) - max(left, west)) * max(0.0, min(top, north) - max(bottom, south))
    return min(1.0, area / ((east - west) * (north - south)))


def lines(shapes: Sequence[Shape], edges: Edges, turn: int) -> tuple[list[Stroke], list[tuple[float, float]]]:
    """The straight lines of paths and the centres of dots, with the page turned upright by quarters."""
    west, south, east, north = edges
    strokes: list[Stroke] = []
    dots: list[tuple[float, float]] = []
    across, down = (east - west, north - south) if turn % 2 == 0 else (north - south, east - west)

    def upright(x: float, y: float) -> tuple[float, float]:
        return ((x - west, north - y), (y - south, x - west), (east - x, y - south), (north - y, east - x))[turn]

    left_over = _SEGMENTS
    for kind, thing, outer in shapes:
        bounds = _bounds(thing, outer) if kind == _PATH else None
        if bounds is None or left_over <= 0:
            continue
        (x, y), (u, v) = upright(bounds[0], bounds[1]), upright(bounds[2], bounds[3])
        left, top, right, bottom = min(x, u), min(y, v), max(x, u), max(y, v)
        wide, tall = right - left, bottom - top
        if wide <= _THIN or tall <= _THIN:
            strokes += _stroke(left, top, right, bottom)
            if 1 < wide <= _THIN < 3 * tall and tall > 1:
                dots.append(((left + right) / 2, (top + bottom) / 2))
        elif wide < 9 and tall < 9 and 0.6 < wide / tall < 1.6:
            dots.append(((left + right) / 2, (top + bottom) / 2))
        elif wide < 0.98 * across or tall < 0.98 * down:
            points = _points(thing, _times(_matrix(thing), outer), left_over)
            left_over -= len(points)
            for (x, y, _), (u, v, moved) in itertools.pairwise(points):
                if not moved:
                    (x, y), (u, v) = upright(x, y), upright(u, v)
                    strokes += _stroke(min(x, u), min(y, v), max(x, u), max(y, v))
    return strokes, [dot for dot in dots[:_DOTS] if not any(_touches(stroke, dot) for stroke in strokes[:_DOTS])]


def _touches(stroke: Stroke, dot: tuple[float, float]) -> bool:
    """Whether a dot is the corner or a piece of a line."""
    x, y = dot
    return stroke.left - _THIN < x < stroke.right + _THIN and stroke.top - _THIN < y < stroke.bottom + _THIN


def _stroke(left: float, top: float, right: float, bottom: float) -> list[Stroke]:
    if bottom - top <= _THIN and right - left >= _SHORT:
        middle = (top + bottom) / 2
        return [Stroke(left, middle, right, middle)]
    if right - left <= _THIN and bottom - top >= _SHORT:
        middle = (left + right) / 2
        return [Stroke(middle, top, middle, bottom)]
    return []


def _points(thing: Any, matrix: Matrix, most: int) -> list[tuple[float, float, bool]]:
    """The corners of a path, with whether the pen is set down there anew; a closed path returns to its start."""
    import pypdfium2.raw as pdfium

    a, b, c, d, e, f = matrix
    count = pdfium.FPDFPath_CountSegments(thing)
    points: list[tuple[float, float, bool]] = []
    first = (0.0, 0.0)
    x, y = ctypes.c_float(), ctypes.c_float()
    for place in range(min(count, most)):
        segment = pdfium.FPDFPath_GetPathSegment(thing, place)
        if not pdfium.FPDFPathSegment_GetPoint(segment, x, y):
            continue
        here = (a * x.value + c * y.value + e, b * x.value + d * y.value + f)
        moved = pdfium.FPDFPathSegment_GetType(segment) == pdfium.FPDF_SEGMENT_MOVETO
        if moved:
            first = here
        points.append((*here, moved))
        if pdfium.FPDFPathSegment_GetClose(segment):
            points.append((*first, False))
    return points
