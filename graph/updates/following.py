"""The graph follows the log of updates: what stands in it is in the graph, also where that was built anew."""

from __future__ import annotations

import shutil
import warnings
from pathlib import Path

from graph.change import Change
from graph.concerned import state_of, warn_if_shorter
from graph.consequences import write_inferences
from graph.library import Library
from graph.store import LiveGraph
from graph.updates import log
from graph.updates.standing import Standing

_SETTING = "updates"
"""The setting that says up to where in the log the graph follows."""
SCRATCH = "updating"
"""The folder in a store where an update that is being found out has a copy of the graph."""


class Updates:
    """The log of one store, for the one who writes to it."""

    def __init__(self, folder: Path) -> None:
        self.path, self.scratch = folder / log.NAME, folder / SCRATCH
        if self.scratch.exists():  # of a writer that was killed
            shutil.rmtree(self.scratch, ignore_errors=True)
        self.standing = Standing(self._read())

    def _read(self, start: int = 0) -> tuple[log.Update, ...]:
        return log.read(log.whole_lines(self.path)[start:], self.path)

    def lost_track(self, library: Library) -> bool:
        """Whether the log was changed elsewhere than at its end, so that only a graph built anew can follow it."""
        followed = library.setting(_SETTING)
        lines = log.whole_lines(self.path)
        return bool(followed) and state_of(lines[: _size(followed)]) != followed

    def warn_if_shorter(self, library: Library) -> None:
        """Warn of a log that lost lines."""
        warn_if_shorter(self.path, library.setting(_SETTING), state_of(log.whole_lines(self.path)))

    def forget(self, library: Library) -> None:
        """Note that the graph follows nothing yet."""
        library.discard(_SETTING)

    def pending(self, live: LiveGraph, library: Library, base: str) -> Change | None:
        """What brings the graph to the log, None where it is there."""
        followed, lines = library.setting(_SETTING), log.whole_lines(self.path)
        if not lines or followed == state_of(lines):
            return None
        change = Change(live, base)
        fresh = self._read(_size(followed))
        self.standing.enter(change, {quad for one in fresh for quad in (*one.removed, *one.added)})
        write_inferences(change, live, base)
        self.standing.impose(change)
        change.follow_in_default_graph()
        return change

    def settle(self, library: Library) -> None:
        """Note that the graph has followed all of the log."""
        library.keep(_SETTING, state_of(log.whole_lines(self.path)))

    def append(self, update: log.Update) -> None:
        """Add an update: from here on it holds."""
        log.append(self.path, update)
        self.standing.follow(update)


def mended(folder: Path) -> Updates:
    """The log of a store, all of whose lines are whole.

    Warns of a line that was cut off.
    """
    aside = log.mend(folder / log.NAME)
    if aside:
        warnings.warn(f"{aside}: holds the last line of the log of updates, which was cut off", stacklevel=3)
    return Updates(folder)


def _size(followed: str | None) -> int:
    return int(followed.split()[0]) if followed else 0
