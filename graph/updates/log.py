"""The log of updates as a file: append-only, one JSON line each, primary like the ledger of judgements.

A line holds the exact quads that went and came, so that the graph can be built again without asking anything twice.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from graph.errors import BadInput
from graph.ledger import set_aside, whole_lines

__all__ = ["NAME", "Update", "append", "mend", "read", "whole_lines"]

NAME = "updates.jsonl"
"""The log's file in the folder of a store."""
Quad = tuple[str, str]
"""A graph and a triple in it, as text (``graph/nquads.py``): ``<x:g>`` and ``<x:s> <x:p> "o"``."""


@dataclass(frozen=True, slots=True)
class Update:
    """What one update changed: the quads that went and those that came, by whom and when (UTC)."""

    at: str
    by: str
    removed: tuple[Quad, ...]
    added: tuple[Quad, ...]

    def to_line(self) -> str:
        """The update as a line of the log.

        >>> print(Update("2026-01-01T10:00:00Z", "anna", (), (("<x:g>", "<x:s> <x:p> <x:o>"),)).to_line())
        {"added": ["<x:s> <x:p> <x:o> <x:g> ."], "at": "2026-01-01T10:00:00Z", "by": "anna", "removed": []}
        """
        quads = {"removed": self.removed, "added": self.added}
        written = {name: [f"{triple} {graph} ." for graph, triple in sorted(some)] for name, some in quads.items()}
        return json.dumps({"at": self.at, "by": self.by} | written, ensure_ascii=False, sort_keys=True)


def read(held: bytes, name: Path | str = NAME) -> tuple[Update, ...]:
    """The updates in the lines of a log, in their order; raises BadInput naming a line that is broken."""
    return tuple(_updates(held, name))


def append(path: Path, update: Update) -> None:
    """Write an update; it is on disk when this returns, and holds from then on."""
    fresh = not path.exists()
    with path.open("a", encoding="utf-8") as out:
        out.write(update.to_line() + "\n")
        out.flush()
        os.fsync(out.fileno())
    if fresh:  # the name in the folder is to last, too
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def mend(path: Path) -> Path | None:
    """Move a last line that a crash cut off to a file beside the log, which comes back; None if all lines are whole."""
    aside = set_aside(path)
    if aside is None and path.exists() and not path.read_bytes().endswith(b"\n") and path.stat().st_size:
        with path.open("a", encoding="utf-8") as out:  # whole but for its end: an update that holds
            out.write("\n")
    return aside


def _updates(held: bytes, name: Path | str) -> Iterator[Update]:
    for number, line in enumerate(held.split(b"\n"), 1):
        if line.strip():
            try:
                data = json.loads(line)
                yield Update(str(data["at"]), str(data["by"]), _quads(data["removed"]), _quads(data["added"]))
            except (ValueError, TypeError, KeyError) as error:
                raise BadInput(f"{name}, line {number}: not an update ({error}); mend or remove the line") from error


def _quads(lines: Iterable[str]) -> tuple[Quad, ...]:
    found = []
    for line in lines:
        triple, space, graph = line.removesuffix(" .").rpartition(" ")
        if not space or not line.endswith("> .") or not graph.startswith("<") or triple.count(" ") < 2:
            raise ValueError(f"{line!r} is no quad with a graph")
        found.append((graph, triple))
    return tuple(found)
