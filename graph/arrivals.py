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
    """Keep a time (ISO 8601) for those of the documents that have none; within the transaction that keeps them."""
    library.db.executemany("INSERT OR IGNORE INTO arrival VALUES (?, ?)", [(one, at) for one in sorted(set(documents))])


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
