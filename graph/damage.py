"""What goes wrong below a store, told with its cure: a disk that is full or read-only, a file that is broken.

The library is primary: what of a broken one can still be read is taken over into a new store (``graph/salvage.py``).
The graph, its snapshots and the index follow from it and are built anew.
"""

from __future__ import annotations

import errno
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from graph.errors import GraphError, NotFound, StoreError

_FULL = ("no space left on device", "disk is full", "file too large", "disk quota exceeded")
_PROTECTED = ("read-only file system", "readonly database")
_ROOM = 65_536
"""Bytes without which SQLite cannot make its file for sharing."""
_BROKEN_LIBRARY = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


class GraphDamaged(StoreError):
    """Files of the graph that are broken or not there; it is built anew from what it follows from."""

    code = "graph"


def told(error: BaseException, folder: Path) -> StoreError | None:
    """The error of a store that another one comes from, None where it is none of the disk or of broken files.

    >>> str(told(OSError(28, "No space left on device"), Path("s")))  # doctest: +ELLIPSIS
    's: the disk is full; make room and run the command again: what was taken in is kept, and the rest is done then'
    """
    text = str(error).lower()
    number = error.errno if isinstance(error, OSError) else None
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if number in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG) or any(words in text for words in _FULL):
        return disk_full(folder)
    if number == errno.EROFS or any(words in text for words in _PROTECTED):
        return StoreError(
            f"{folder}: this store can only be read (its disk is read-only); "
            "make the disk writable, or load into another --store",
            code="read_only",
        )
    if isinstance(error, sqlite3.DatabaseError) and code in _BROKEN_LIBRARY:
        return StoreError(library_damaged(folder, str(error)), code="library")
    if isinstance(error, sqlite3.OperationalError) and code == sqlite3.SQLITE_IOERR and not _is_full(folder):
        return StoreError(
            f"{folder}: the disk does not read or write the library ({error}); look at the disk first", code="library"
        )
    if isinstance(error, sqlite3.OperationalError) and code == sqlite3.SQLITE_IOERR:
        return disk_full(folder)
    if isinstance(error, RuntimeError | OSError) and "corruption" in text:
        return graph_damaged(folder, error)
    return None


def _is_full(folder: Path) -> bool:
    """Whether there is no room: SQLite then calls what it cannot share with others an error of the disk."""
    try:
        return shutil.disk_usage(folder).free < _ROOM
    except OSError:
        return False


def disk_full(folder: Path) -> StoreError:
    """What is said of a full disk."""
    return StoreError(
        f"{folder}: the disk is full; make room and run the command again: "
        "what was taken in is kept, and the rest is done then",
        code="disk_full",
    )


def library_damaged(folder: Path, cause: str) -> str:
    """What is said of a broken library."""
    return (
        f"{folder / 'library.sqlite'}: is damaged ({cause}); restore the store from a backup, or save what can still "
        f"be read with 'triptych restore {folder} --store NEW'"
    )


def library_lost(folder: Path) -> str:
    """What is said where a store has no library, though it had one."""
    return (
        f"{folder / 'library.sqlite'}: is lost, and with it the texts of all documents; put it back from a backup, or "
        f"take over what is left with 'triptych restore {folder} --store NEW' and load the documents there"
    )


def no_library(folder: Path) -> GraphError:
    """What is said where a folder has no library: it is lost, or never was."""
    if is_library_lost(folder):
        return StoreError(library_lost(folder), code="library")
    return NotFound(f"{folder}: no store here; make one with 'triptych load PATH --store {folder}'", code="no_store")


def is_library_lost(folder: Path) -> bool:
    """Whether a store that was published has no library."""
    path = folder / "library.sqlite"
    was_there = (folder / "current").exists() or (folder / "graph" / "CURRENT").exists()
    return was_there and not (path.exists() and path.stat().st_size)


def graph_damaged(folder: Path, cause: object) -> GraphDamaged:
    """What is said of a broken graph or snapshot."""
    first = " ".join(str(cause).split())[:160]
    return GraphDamaged(
        f"{folder}: the graph is damaged ({first}); nothing is lost: build it anew from what was loaded and decided "
        f"with 'triptych optimize --anew --store {folder}'"
    )


@contextmanager
def telling(folder: Path) -> Iterator[None]:
    """What goes wrong inside is raised as an error of this store where it is one of the disk or of broken files."""
    try:
        yield
    except Exception as error:
        found = None if isinstance(error, StoreError) else told(error, folder)
        if found is None:
            raise
        raise found from error
