"""The embedded store: one live graph that one writer opens, and snapshots that everybody reads.

A store is a folder. ``graph/`` is live and belongs to whoever holds ``write.lock``; ``snapshots/N``
are published states, and the file ``current`` names the newest. A reader never opens the live
folder: it would see a frozen or half-flushed state. Locks are POSIX (flock).
"""

from __future__ import annotations

import fcntl
import os
import shutil
import time
from collections.abc import Collection, Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import IO, Any, Protocol, TextIO, cast

import pyoxigraph as ox

from graph.errors import NotFound, StoreError, StoreLocked

BULK_FROM = 10_000
"""Triples from which writing files for the graph costs less than a transaction."""

Triples = Mapping[str, Collection[str]]
"""Triples by graph, as text; the default graph is ''."""


class Reader(Protocol):
    """What every question needs of a store."""

    def query(self, sparql: str, **options: Any) -> Any:
        """The answer as pyoxigraph gives it; options are those of ``pyoxigraph.Store.query``."""

    def match(
        self,
        subject: Any = None,
        predicate: Any = None,
        object: Any = None,  # noqa: A002 - the third position of a triple has no other name
        graph: Any = None,
    ) -> Iterator[ox.Quad]:
        """The quads of a pattern; ``graph`` None means any, ``DefaultGraph()`` the facts held true."""


class Held:
    """A pyoxigraph store in a box that holds the only reference to it."""

    _box: list[ox.Store]

    def query(self, sparql: str, **options: Any) -> Any:
        """The answer of pyoxigraph to a SPARQL query."""
        return self._box[0].query(sparql, **options)

    def match(
        self,
        subject: Any = None,
        predicate: Any = None,
        object: Any = None,  # noqa: A002 - as in Reader
        graph: Any = None,
    ) -> Iterator[ox.Quad]:
        """The quads of a pattern."""
        return self._box[0].quads_for_pattern(subject, predicate, object, graph)

    def __len__(self) -> int:
        return len(self._box[0])


class Snapshot(Held):
    """One published state of a store, read-only; it stays on disk as long as somebody holds it.

    pyoxigraph has no ``close()``: the store is released when the snapshot's only reference to it goes.
    """

    def __init__(self, folder: Path, number: str) -> None:
        self.folder, self.number = folder, number
        self._lease = _leased(folder / "snapshots" / f"{number}.lease")
        try:
            self._box = [ox.Store.read_only(str(folder / "snapshots" / number))]
        except OSError as error:
            self._let_go()
            raise StoreError(
                f"{folder}: snapshot {number} cannot be opened ({error}); "
                f"make it anew with 'triptych optimize --store {folder}'"
            ) from error

    def close(self) -> None:
        """Let go of the store and the lease."""
        self._box.clear()
        self._let_go()

    def _let_go(self) -> None:
        if self._lease:
            self._lease.close()

    def __enter__(self) -> Snapshot:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _leased(path: Path) -> TextIO | None:
    """A shared lock that keeps a snapshot on disk; None for a snapshot that is gone or a store that can only be read.

    The writer makes the file of the lease, so whoever may read the store can hold it.
    """
    for mode in ("a", "r"):
        try:
            lease = path.open(mode, encoding="ascii")
        except OSError:
            continue
        fcntl.flock(lease, fcntl.LOCK_SH)
        return lease
    return None


def current(folder: Path) -> str | None:
    """Number of the newest published snapshot, None where nothing is published.

    Raises StoreError for a store that may not be read.
    """
    try:
        with open(f"{folder}/current", "rb", buffering=0) as file:  # noqa: PTH123 - each query asks, and a Path costs more
            return file.read(64).decode("ascii").strip() or None
    except (FileNotFoundError, NotADirectoryError):
        return None
    except (OSError, UnicodeDecodeError) as error:
        raise StoreError(f"{folder}: cannot be read ({error}); is the folder a store, and may you read it?") from error


def is_published(folder: Path) -> bool:
    """Whether the snapshot that ``current`` names is there."""
    number = current(folder)
    return number is not None and (folder / "snapshots" / number).is_dir()


def open_snapshot(folder: Path) -> Snapshot:
    """The newest published state.

    Raises NotFound where there is no store. A snapshot that a publishing writer removes between
    reading the pointer and opening it is tried again.
    """
    for _ in range(20):
        number = current(folder)
        if number is None:
            raise NotFound(f"{folder}: no store here; make one with 'triptych load PATH --store {folder}'")
        try:
            return Snapshot(folder, number)
        except StoreError:
            if current(folder) == number:
                raise
    raise StoreError(f"{folder}: the store changes faster than it can be opened; try again")


def sweep(folder: Path) -> list[str]:
    """Remove the snapshots that are not the newest and that nobody reads; the numbers of those that are read.

    Only for who holds the ``WriteLock``.
    """
    newest, held = current(folder), []
    for path in sorted((folder / "snapshots").iterdir()):
        if path.is_dir() and path.name != newest:
            lease = folder / "snapshots" / f"{path.name}.lease"
            with lease.open("a") as file:
                try:
                    fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                except OSError:
                    held.append(path.name)
                    continue  # somebody still reads it
                shutil.rmtree(path, ignore_errors=True)
            for derived in (folder / "snapshots").glob(f"{path.name}.*"):  # the lease, and what was kept beside it
                derived.unlink(missing_ok=True)
    return held


def held_by(folder: Path, number: str) -> tuple[int, ...]:
    """The processes that read a snapshot, as far as the system tells: Linux does."""
    try:
        inode = (folder / "snapshots" / f"{number}.lease").stat().st_ino
        locks = Path("/proc/locks").read_text(encoding="ascii")
    except OSError:
        return ()
    fields = (line.split() for line in locks.splitlines())
    return tuple(sorted({int(one[4]) for one in fields if one[1] == "FLOCK" and one[5].endswith(f":{inode}")}))


class WriteLock:
    """The right to write to a store: an flock on ``write.lock``, which says who holds it."""

    def __init__(self, folder: Path, wait: float = 10.0) -> None:
        self._path, self._wait = folder / "write.lock", wait

    def __enter__(self) -> WriteLock:
        try:
            self._file = self._path.open("a+")
        except OSError as error:
            raise StoreError(
                f"{self._path.parent}: this store can only be read ({error.strerror}); "
                "change the folder's permissions, or load into another --store"
            ) from error
        deadline = time.monotonic() + self._wait
        while True:
            try:
                fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except OSError as error:
                if time.monotonic() >= deadline:
                    self._file.seek(0)
                    holder = self._file.read().strip() or "another process"
                    self._file.close()
                    raise StoreLocked(
                        f"{self._path.parent}: {holder} is writing to this store; try again when it is done"
                    ) from error
                time.sleep(0.05)
        self._file.truncate(0)
        self._file.write(f"process {os.getpid()} (since {time.strftime('%Y-%m-%d %H:%M:%S')})")
        self._file.flush()
        return self

    def __exit__(self, *_: object) -> None:
        self._file.truncate(0)
        self._file.close()


class LiveGraph(Held):
    """The graph as its one writer sees it. Open only while holding the ``WriteLock``."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        (folder / "snapshots").mkdir(exist_ok=True)
        self.is_new = not (folder / "graph").exists()
        try:
            self._box = [ox.Store(str(folder / "graph"))]
        except OSError as error:
            raise StoreError(f"{folder}: the graph cannot be opened for writing ({error})") from error

    def apply(self, removed: Triples, added: Triples) -> None:
        """Change the graph in one transaction: after a crash all of it is there or nothing.

        Both are triples by graph, as text (``graph/nquads.py``).
        """
        update = "".join(f"DELETE DATA {{ {text} }} ;\n" for text in [_data(removed)] if text)
        update += "".join(f"INSERT DATA {{ {text} }}" for text in [_data(added)] if text)
        if update:
            self._box[0].update(update)

    def load(self, added: Triples) -> None:
        """Add very many triples (``BULK_FROM``) at a fraction of the cost: after a crash all of them or none."""
        self._box[0].bulk_load(cast("IO[bytes]", _Lines(added)), format=ox.RdfFormat.N_QUADS)

    def flush(self) -> None:
        """Bring what was changed to disk; until then a killed process can lose it, whole transactions at a time."""
        self._box[0].flush()

    def publish(self) -> str:
        """Flush, copy by hard links to a new snapshot, and point ``current`` to it; its number comes back.

        Snapshots that nobody reads any more go.
        """
        self.flush()
        folder = self.folder / "snapshots"
        taken = [int(path.name) for path in folder.iterdir() if path.name.isdigit()]
        number = str(max([*taken, int(current(self.folder) or 0)], default=0) + 1)
        self._box[0].backup(str(folder / number))
        (folder / f"{number}.lease").touch()
        pointer = self.folder / "current.new"
        with pointer.open("w", encoding="ascii") as out:
            out.write(number)
            out.flush()
            os.fsync(out.fileno())
        pointer.replace(self.folder / "current")
        sweep(self.folder)
        return number

    def copy(self, folder: Path) -> None:
        """Copy the graph as it is now to a new folder, by hard links."""
        self.flush()
        self._box[0].backup(str(folder))

    def renew(self) -> None:
        """Open anew, for the engine gathers memory as it goes. Nobody may be in the midst of a match."""
        self._box.clear()
        self._box.append(ox.Store(str(self.folder / "graph")))

    def optimize(self) -> None:
        """Compact the files; scans get faster, the store larger for a while."""
        self._box[0].optimize()

    def close(self) -> None:
        """Let go of the graph; without this it stays locked as long as the process lives."""
        self._box.clear()


class _Lines:
    """Triples by graph as a file of N-Quads that is written as it is read: it need not be in memory as a whole."""

    def __init__(self, triples: Triples) -> None:
        self._rest = (f"{triple} {graph} .\n" for graph, found in triples.items() for triple in found)
        self._begun = b""

    def read(self, size: int) -> bytes:
        """The next bytes, at most so many; none at the end."""
        if not self._begun:
            self._begun = "".join(islice(self._rest, 50)).encode()
        found, self._begun = self._begun[:size], self._begun[size:]
        return found


def _data(triples: Triples) -> str:
    """Triples by graph as the inside of INSERT DATA."""
    return "".join(
        f"GRAPH {graph} {{\n{text} }}\n" if graph else text
        for graph, found in triples.items()
        for text in ["".join(f"{triple} .\n" for triple in found)]
        if text
    )
