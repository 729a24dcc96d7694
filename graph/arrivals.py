"""When documents came into a store: the time of the load that first brought each, as the library keeps it.

Times stand in the library and not in the graph: the same documents make the same graph whenever they are loaded. A load
that is told no time leaves none.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from graph.clock import not_before

if TYPE_CHECKING:
    from graph.library import Library


def note(library: Library, documents: Iterable[str], at: str) -> None:
    """Keep the time (ISO 8601) of a load, and for those of the documents that have none; within its transaction."""
    time = _time_of(library, at)
    rows = [(one, time) for one in sorted(set(documents))]
    library.db.executemany("INSERT OR IGNORE INTO arrival VALUES (?, ?)", rows)


def _time_of(library: Library, at: str) -> str:
    """The time of a load as it is kept: by a clock that was set back what is new would not be the newest."""
    db, given = library.db, f"load {at}"
    row = db.execute("SELECT at FROM run WHERE (at = ? AND what = 'load') OR what = ?", (at, given)).fetchone()
    if row is not None:
        return str(row[0])
    time = not_before(at, (str(one[0]) for one in db.execute("SELECT at FROM run")))
    db.execute("INSERT INTO run VALUES (?, ?)", (time, "load" if time == at else given))
    return time


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
