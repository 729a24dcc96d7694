"""What a store is to those who read and write it: one live graph that one writer opens, snapshots that everybody reads.

A store is a folder. ``graph/`` is live and belongs to whoever holds ``write.lock``; ``snapshots/N``
are published states, and the file ``current`` names the newest. A reader never opens the live
folder: it would see a frozen or half-flushed state. Locks are POSIX (flock).
"""

from __future__ import annotations

import fcntl
import os
import shutil
import time
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, Protocol, TextIO

import pyoxigraph as ox

from graph.damage import graph_damaged, told
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


class Snapshot(Reader, Protocol):
    """One published state of a store, which a reader holds until it is closed.

    ``files`` is the folder of its files, None where the graph is on a server: there one sees what is there now.
    """

    folder: Path
    number: str

    @property
    def files(self) -> Path | None:
        """The folder of its files."""

    def __len__(self) -> int: ...

    def close(self) -> None:
        """Let go of it."""

    def __enter__(self) -> Snapshot: ...

    def __exit__(self, *_: object) -> None: ...


class LiveGraph(Reader, Protocol):
    """The graph as its one writer sees it, in the store's folder or on a server."""

    is_new: bool
    is_far: bool
    """Whether each question is a call to a server."""

    def __len__(self) -> int: ...

    @property
    def is_published(self) -> bool:
        """Whether readers find the state that was published last."""

    def begin(self) -> None:
        """Take note that all is to come into a graph that is new."""

    def clear(self) -> None:
        """Throw everything away, so that the graph is new."""

    def ahead(
        self,
        subjects: Iterable[str] = (),
        graphs: Iterable[str] = (),
        links: Iterable[tuple[str, str, str]] = (),
    ) -> None:
        """Make ready what will be asked for until the next change, where asking one by one is dear.

        All that is said of ``subjects`` in the default graph, ``meta``, ``labels`` and ``reference``; all that stands
        in ``graphs``; and ``links``, each a predicate, an object and a graph ('' for the default graph).
        """

    def apply(self, removed: Triples, added: Triples) -> None:
        """Change the graph, both by graph as text (``graph/nquads.py``); a crash leaves no half that stays."""

    def load(self, added: Triples) -> None:
        """Add very many triples (``BULK_FROM``) at a fraction of the cost."""

    def flush(self) -> None:
        """Make sure that what was changed stays; to be called before the journal forgets it."""

    def publish(self) -> str:
        """Make the state of now the one that readers open; its number comes back."""

    def copy(self, folder: Path) -> None:
        """Copy the graph as it is now to a new folder."""

    def renew(self) -> None:
        """Give back the memory that was gathered. Nobody may be in the midst of a match."""

    def optimize(self) -> None:
        """Compact the files."""

    def close(self) -> None:
        """Let go of the graph."""


class Held:
    """A pyoxigraph store in a box that holds the only reference to it."""

    folder: Path
    _box: list[ox.Store]

    def query(self, sparql: str, **options: Any) -> Any:
        """The answer of pyoxigraph to a SPARQL query."""
        try:
            return self._box[0].query(sparql, **options)
        except RuntimeError as error:
            raise self._told(error) from error

    def match(
        self,
        subject: Any = None,
        predicate: Any = None,
        object: Any = None,  # noqa: A002 - as in Reader
        graph: Any = None,
    ) -> Iterator[ox.Quad]:
        """The quads of a pattern."""
        try:
            return self._box[0].quads_for_pattern(subject, predicate, object, graph)
        except RuntimeError as error:
            raise self._told(error) from error

    def _told(self, error: RuntimeError) -> Exception:
        return graph_damaged(self.folder, error) if "Corruption" in str(error) else error

    def __len__(self) -> int:
        return len(self._box[0])


class EmbeddedSnapshot(Held):
    """One published state of a store, read-only; it stays on disk as long as somebody holds it.

    pyoxigraph has no ``close()``: the store is released when the snapshot's only reference to it goes.
    """

    def __init__(self, folder: Path, number: str) -> None:
        self.folder, self.number = folder, number
        self._lease = _leased(folder / "snapshots" / f"{number}.lease")
        try:
            self._box = [ox.Store.read_only(str(self.files))]
        except RuntimeError as error:
            self._let_go()
            raise graph_damaged(folder, error) from error
        except OSError as error:
            self._let_go()
            raise StoreError(
                f"{folder}: snapshot {number} cannot be opened ({error}); "
                f"make it anew with 'triptych optimize --store {folder}'",
                code="damaged",
            ) from error

    @property
    def files(self) -> Path:
        """The folder of its files."""
        return self.folder / "snapshots" / self.number

    def close(self) -> None:
        """Let go of the store and the lease."""
        self._box.clear()
        self._let_go()

    def _let_go(self) -> None:
        if self._lease:
            self._lease.close()

    def __enter__(self) -> EmbeddedSnapshot:
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

    Raises StoreError for a store that may not be read, or whose pointer was overwritten with something else.
    """
    try:
        with open(f"{folder}/current", "rb", buffering=0) as file:  # noqa: PTH123 - each query asks, and a Path costs more
            held = file.read(64).strip()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise StoreError(f"{folder}: cannot be read ({error}); is the folder a store, and may you read it?") from error
    if held and not held.isdigit():
        raise StoreError(
            f"{folder}: its file 'current' names no snapshot; publish anew with 'triptych optimize --store {folder}'",
            code="damaged",
        )
    return held.decode() or None


def mark(folder: Path) -> tuple[int, int, int] | None:
    """What tells one writing of the pointer from another, None without one: cheaper than to read it at each query."""
    try:
        held = os.stat(f"{folder}/current")  # noqa: PTH116 - each query asks, and a Path costs more
    except OSError:
        return None
    return held.st_ino, held.st_mtime_ns, held.st_ctime_ns


def named(folder: Path) -> str | None:
    """As ``current``; None, too, for a pointer that names nothing, which the next publication replaces."""
    try:
        return current(folder)
    except StoreError:
        return None


def open_snapshot(folder: Path) -> Snapshot:
    """The newest published state.

    Raises NotFound where there is no store. A snapshot that a publishing writer removes between
    reading the pointer and opening it is tried again.
    """
    for _ in range(20):
        number = current(folder)
        if number is None and (folder / "library.sqlite").exists():
            raise NotFound(
                f"{folder}: no state of this store is published; 'triptych optimize --store {folder}' publishes it",
                code="no_store",
            )
        if number is None:
            raise NotFound(
                f"{folder}: no store here; make one with 'triptych load PATH --store {folder}'", code="no_store"
            )
        try:
            far = _on_server(folder, number)
            return EmbeddedSnapshot(folder, number) if far is None else far
        except StoreError:
            if current(folder) == number:
                raise
    raise StoreError(f"{folder}: the store changes faster than it can be opened; try again", code="busy")


def _on_server(folder: Path, number: str) -> Snapshot | None:
    """The graph of a store that is on a server, None where it is in the folder."""
    if (folder / "snapshots" / number).is_dir():
        return None
    from graph.remote import snapshot  # what speaks HTTP is imported where a server is asked: it costs 60 ms

    return snapshot(folder, number)


def point(folder: Path, number: str) -> None:
    """Make ``current`` name a state."""
    pointer = folder / "current.new"
    with pointer.open("w", encoding="ascii") as out:
        out.write(number)
        out.flush()
        os.fsync(out.fileno())
    pointer.replace(folder / "current")


def sweep(folder: Path) -> list[str]:
    """Remove the snapshots that are not the newest and that nobody reads; the numbers of those that are read.

    Only for who holds the ``WriteLock``.
    """
    newest, held = named(folder), []
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


def has_graph(folder: Path) -> bool:
    """Whether a store has a graph that its engine would open; else the engine makes an empty one."""
    return (folder / "graph" / "CURRENT").exists()


class WriteLock:
    """The right to write to a store, whose folder is made: an flock on ``write.lock``, which says who holds it."""

    def __init__(self, folder: Path, wait: float = 10.0) -> None:
        self._path, self._wait = folder / "write.lock", wait

    def __enter__(self) -> WriteLock:
        folder = self._path.parent
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise told(error, folder) or StoreError(
                f"{folder}: cannot be made ({error.strerror}); choose another --store"
            ) from error
        try:
            self._file = self._path.open("a+")
        except OSError as error:
            raise told(error, folder) or StoreError(
                f"{folder}: this store can only be read ({error.strerror}); "
                "change the folder's permissions, or load into another --store",
                code="read_only",
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
        self._say(f"process {os.getpid()} (since {time.strftime('%Y-%m-%d %H:%M:%S')})")
        return self

    def __exit__(self, *_: object) -> None:
        self._say("")
        self._file.close()

    def _say(self, holder: str) -> None:
        with suppress(OSError):  # the lock holds without it, also on a full disk
            os.ftruncate(self._file.fileno(), 0)
            os.write(self._file.fileno(), holder.encode())
