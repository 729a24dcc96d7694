"""A point for a region, for tools that lay out a network on a map: the centre of its shape as it is shipped."""

from __future__ import annotations

import gzip
import json
import math
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files
from itertools import pairwise

Ring = Sequence[Sequence[float]]


@cache
def centre(code: str) -> tuple[float, float] | None:
    """Latitude and longitude of the centre of a region, in degrees with two decimals; None where nothing is drawn.

    ``code`` is NUTS or a country's as Eurostat has it. NUTS 2 is drawn: a part of it has its centre, what is larger
    that of its parts together.

    >>> centre("ITC1") == centre("ITC11"), centre("ITC1"), centre("US")
    (True, (45.06, 7.91), None)
    """
    for length in range(len(code), 1, -1):
        parts = [weighed for drawn, weighed in _drawn() if drawn.startswith(code[:length])]
        weight = sum(area for area, _, _ in parts)
        if weight:
            east = sum(area * x for area, x, _ in parts) / weight
            north = sum(area * y for area, _, y in parts) / weight
            return round(north, 2), round(east, 2)
    return None


@cache
def _drawn() -> tuple[tuple[str, tuple[float, float, float]], ...]:
    """Code, weight and centre (east, north) of every shape that is shipped."""
    packed = files("ontology").joinpath("territories/europe.geojson.gz").read_bytes()
    features = json.loads(gzip.decompress(packed))["features"]
    return tuple((one["properties"]["code"], _weighed(_rings(one["geometry"]))) for one in features)


def _rings(shape: dict[str, list[list[Ring]]]) -> list[Ring]:
    """The outer rings; holes are too small to move a centre."""
    if str(shape["type"]) == "Polygon":
        return [shape["coordinates"][0]]  # type: ignore[list-item] # a polygon is one level less deep
    return [polygon[0] for polygon in shape["coordinates"]]


def _weighed(rings: Iterable[Ring]) -> tuple[float, float, float]:
    total = east = north = 0.0
    for ring in rings:
        area = x = y = 0.0
        for (x0, y0), (x1, y1) in pairwise(ring):
            cross = x0 * y1 - x1 * y0
            area, x, y = area + cross / 2, x + (x0 + x1) * cross / 6, y + (y0 + y1) * cross / 6
        if area:
            # degrees of longitude are shorter in the north
            weight = abs(area) * math.cos(math.radians(y / area))
            total, east, north = total + weight, east + weight * x / area, north + weight * y / area
    return (total, east / total, north / total) if total else (0.0, 0.0, 0.0)
