"""The graph in the store's folder (Oxigraph), as the one who writes to it sees it."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from itertools import islice
from pathlib import Path
from typing import IO, cast

import pyoxigraph as ox

from graph.damage import GraphDamaged, telling, told
from graph.errors import StoreError
from graph.store import Held, Triples, has_graph, named, point, sweep


class EmbeddedGraph(Held):
    """The graph in the store's folder. Open only while holding the ``WriteLock``."""

    is_far = False

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.is_new = not has_graph(folder)
        with telling(folder):
            (folder / "snapshots").mkdir(exist_ok=True)
            if self.is_new and (folder / "graph").exists():
                raise GraphDamaged(f"{folder}: files of the graph are not there")
            try:
                self._box = [ox.Store(str(folder / "graph"))]
            except OSError as error:
                if told(error, folder):
                    raise
                raise StoreError(f"{folder}: the graph cannot be opened for writing ({error})") from error
            self._drop_reports()

    @property
    def is_published(self) -> bool:
        """Whether the snapshot that ``current`` names is there."""
        number = named(self.folder)
        return number is not None and (self.folder / "snapshots" / number).is_dir()

    def begin(self) -> None:
        """Nothing: a graph is made with its folder."""

    def clear(self) -> None:
        """Throw the folder of the graph away and make it anew."""
        self._box.clear()
        shutil.rmtree(self.folder / "graph")
        self._box.append(ox.Store(str(self.folder / "graph")))
        self.is_new = True

    def ahead(
        self,
        subjects: Iterable[str] = (),
        graphs: Iterable[str] = (),
        links: Iterable[tuple[str, str, str]] = (),
    ) -> None:
        """Nothing: whatever is asked for is near."""

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
        number = str(max([*taken, int(named(self.folder) or 0)], default=0) + 1)
        self._box[0].backup(str(folder / number))
        (folder / f"{number}.lease").touch()
        point(self.folder, number)
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
        self._drop_reports()

    def _drop_reports(self) -> None:
        """Remove what the engine wrote of its own doings: it leaves a file each time it is opened, up to a thousand."""
        for path in (self.folder / "graph").glob("LOG.old.*"):
            path.unlink(missing_ok=True)

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
