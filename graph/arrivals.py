"""When documents came into a store: the time of the load that first brought each, as the library keeps it.

Times stand in the library and not in the graph: the same documents make the same graph whenever they are loaded. A load
that is told no time leaves none.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graph.library import Library


def note(library: Library, documents: Iterable[str], at: str) -> None:
    """Keep the time (ISO 8601) of a load, and for those of the documents that have none; within its transaction."""
    library.db.executemany("INSERT OR IGNORE INTO arrival VALUES (?, ?)", [(one, at) for one in sorted(set(documents))])
    once = "INSERT INTO run SELECT ?1, 'load' WHERE NOT EXISTS (SELECT 1 FROM run WHERE at = ?1)"
    library.db.execute(once, (at,))


def discard_gone(library: Library) -> None:
    """Forget the times of documents that are no longer held; one that comes back is new again."""
    library.db.execute("DELETE FROM arrival WHERE document NOT IN (SELECT document FROM reading)")


def arrivals(library: Library, limit: int | None = None) -> list[tuple[str, str]]:
    """(document, time) of the documents that have a time, the newest first, those of one load by their ids.

    None of a store that was last written before times were kept.
    """
    if library.db.execute("SELECT 1 FROM sqlite_master WHERE name = 'arrival'").fetchone() is None:
        return []
    sql = "SELECT document, at FROM arrival ORDER BY at DESC, document LIMIT ?"
    return [(str(document), str(at)) for document, at in library.db.execute(sql, (-1 if limit is None else limit,))]
