"""The map of Europe that is shipped: the shape of each region, in as many points as a screen shows."""

from __future__ import annotations

import gzip
import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

_FILE = Path(__file__).parent / "territories" / "europe.geojson.gz"
_GRID = 0.1
"""Degrees to which points are drawn: about a pixel of a map of Europe; neighbours keep their common border."""
_FAR = frozenset({"ES70", "PT20", "PT30"})
"""Islands so far out in the Atlantic that with them the rest would be drawn at two thirds of its size."""
_CORNERS = 4
"""Points of the smallest ring that has an area: a triangle, closed."""


@dataclass(frozen=True, slots=True)
class Shape:
    """A region as it is drawn: its code (NUTS 2021, or the country's as Eurostat has it), and its shape (GeoJSON)."""

    code: str
    country: str
    name: str
    geometry: dict[str, Any]


@cache
def shapes() -> tuple[Shape, ...]:
    """All regions that are drawn, by code: mostly of level 2, larger ones where no smaller are known.

    The Azores, Madeira and the Canaries are left out.

    >>> next(shape.name for shape in shapes() if shape.code == "ITC1")
    'Piemonte'
    """
    features = json.loads(gzip.decompress(_FILE.read_bytes()))["features"]
    made = (
        Shape(
            one["properties"]["code"],
            one["properties"]["country"],
            one["properties"]["name"],
            _simplified(one["geometry"]),
        )
        for one in features
        if one["properties"]["code"] not in _FAR
    )
    return tuple(sorted(made, key=lambda shape: shape.code))


def drawn(code: str) -> str:
    """The code of the drawn region that a region (its NUTS code) is or lies in, '' where it is larger or not drawn.

    >>> drawn("ITC11"), drawn("MT"), drawn("IT")
    ('ITC1', 'MT00', '')
    """
    known = _codes()
    within = [one for one in known if one.startswith(code)] if code else []
    if len(within) == 1:
        return within[0]  # a region of level 1, or a country, that has a single region of level 2
    return next((code[:length] for length in range(len(code), 1, -1) if code[:length] in known), "")


@cache
def _codes() -> frozenset[str]:
    return frozenset(shape.code for shape in shapes())


def _simplified(geometry: dict[str, Any]) -> dict[str, Any]:
    polygons = [geometry["coordinates"]] if geometry["type"] == "Polygon" else geometry["coordinates"]
    made = [[ring for ring in map(_ring, polygon[:1]) if ring] for polygon in polygons]
    kept = [polygon for polygon in made if polygon] or [[_clockwise([list(point) for point in polygons[0][0]])]]
    return {"type": "MultiPolygon", "coordinates": kept}


def _ring(points: Sequence[Sequence[float]]) -> list[list[float]]:
    """The ring on the grid, () where it is smaller than that."""
    rounded = [[round(round(x / _GRID) * _GRID, 1), round(round(y / _GRID) * _GRID, 1)] for x, y in points]
    kept = [point for place, point in enumerate(rounded) if not place or point != rounded[place - 1]]
    return _clockwise(kept) if len(kept) >= _CORNERS and _area(kept) else []


def _clockwise(ring: list[list[float]]) -> list[list[float]]:
    """The ring as those draw it for whom a ring the other way round is all the world outside it."""
    return ring[::-1] if _area(ring) > 0 else ring


def _area(ring: Sequence[Sequence[float]]) -> float:
    """The area in square degrees, below zero for a ring that runs clockwise."""
    return sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in pairwise(ring)) / 2
