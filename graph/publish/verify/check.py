"""All points in order, held against one folder."""

from __future__ import annotations

from pathlib import Path

from graph.errors import NotFound
from graph.publish.settings import QUOTE_LENGTH
from graph.publish.verify import catalog_points, data_points, page_points, people_points
from graph.publish.verify.points import Point, Verdict, judged
from graph.publish.verify.website import Website


def points() -> tuple[Point, ...]:
    """All points, by number."""
    all_ = (*data_points.POINTS, *page_points.POINTS, *catalog_points.POINTS, *people_points.POINTS)
    return tuple(sorted(all_, key=lambda point: point.number))


def verify(
    folder: Path,
    *,
    previous: Path | None = None,
    shapes: Path | None = None,
    quotes: int = QUOTE_LENGTH,
    persons: bool = False,
) -> tuple[Verdict, ...]:
    """A verdict on every point. Raises NotFound for a folder without a catalogue.

    >>> [point.number for point in points()] == list(range(1, 27))
    True
    """
    if not (folder / "catalog.ttl").is_file():
        raise NotFound(f"{folder}: no publication is there; make one with 'triptych publish {folder}'")
    site = Website(folder, previous, shapes, quotes, persons)
    return tuple(judged(point, site) for point in points())
