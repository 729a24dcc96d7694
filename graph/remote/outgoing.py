"""Changes on their way to a graph server, kept in the store's folder until the server surely has them.

A server may lose what it said it did, when it is killed, and may do the half of a change. So each change is written
down first, under a number that goes with it and that the server keeps; whoever opens the store next sends what the
server does not have. Sending a change twice comes to the same, for it names every triple that goes and comes.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from graph.store import Triples

FOLDER = "outgoing"
"""The folder in a store where they stand."""
KEPT = 200
"""Changes that stay at most after the server took them: a server may hold the last of them in memory only."""
_SIZE = 64_000_000
"""Bytes that they take at most, but for the last."""


class Outgoing:
    """The changes of one store, by number."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder / FOLDER

    def newest(self) -> int:
        """The number of the last change, 0 where there is none."""
        return max(self._numbers(), default=0)

    def write(self, number: int, removed: Triples, added: Triples) -> None:
        """Write a change down; it is on disk when this returns."""
        self._folder.mkdir(exist_ok=True)
        made = self._folder / "new"
        with made.open("w", encoding="utf-8") as out:
            for sign, triples in (("-", removed), ("+", added)):
                for graph, some in triples.items():
                    out.writelines(f"{sign}\t{graph}\t{triple}\n" for triple in some)
            out.flush()
            os.fsync(out.fileno())
        made.replace(self._folder / str(number))

    def read(self, number: int) -> tuple[dict[str, list[str]], dict[str, list[str]]] | None:
        """What went and what came, None for a change that is no longer there."""
        removed: dict[str, list[str]] = {}
        added: dict[str, list[str]] = {}
        try:
            with (self._folder / str(number)).open(encoding="utf-8", newline="\n") as lines:
                for line in lines:
                    sign, graph, triple = line[:-1].split("\t", 2)
                    (removed if sign == "-" else added).setdefault(graph, []).append(triple)
        except FileNotFoundError:
            return None
        return removed, added

    def forget(self, up_to: int) -> None:
        """Remove old changes up to a number, so that few and small ones stay."""
        size = 0
        for place, number in enumerate(sorted((one for one in self._numbers() if one <= up_to), reverse=True)):
            path = self._folder / str(number)
            size += path.stat().st_size
            if place and (place >= KEPT or size > _SIZE):
                path.unlink()

    def clear(self) -> None:
        """Remove them all."""
        shutil.rmtree(self._folder, ignore_errors=True)

    def _numbers(self) -> Iterator[int]:
        if self._folder.is_dir():
            yield from (int(path.name) for path in self._folder.iterdir() if path.name.isdigit())
