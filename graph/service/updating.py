"""Updates as the service sees them: one at a time, in a process of its own that is ended when it takes too long."""

from __future__ import annotations

import json
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graph.child import Child, Ended
from graph.service.limits import Limits, Refused

_PROGRAM = Path(__file__).with_name("updater.py")
_DOING = 600.0
"""Seconds in which what was found out must be done: so long as a very slow disk may need."""
_OPENING = 300.0
"""Seconds for opening a store, on top of waiting for it: who opens it finishes what a killed load has left."""


@dataclass(frozen=True, slots=True)
class Change:
    """An update by somebody, with the graphs that the call names for its conditions."""

    sparql: str
    by: str
    default: tuple[str, ...] = ()
    named: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Changed:
    """How many quads an update put in and took away, and the snapshot that shows it."""

    added: int
    removed: int
    snapshot: str


class Updater:
    """What updates one store; called from any thread.

    Its process starts with the first update and ends with ``close``.
    """

    def __init__(self, folder: Path, limits: Limits, *, anywhere: bool = False) -> None:
        self.folder, self.limits, self._anywhere = folder, limits, anywhere
        self._one, self._guard = threading.Lock(), threading.Lock()
        self._child: Child | None = None
        self._inside = 0
        self._closed = False

    def update(self, change: Change) -> Changed:
        """Do an update, whole; raises Refused, and then nothing has changed unless it says otherwise."""
        if len(change.sparql) > self.limits.text:
            raise Refused(413, f"the update is longer than {self.limits.text:,} characters")
        with self._guard:
            if self._inside > self.limits.queue:
                raise Refused(429, "too many updates are waiting; try again in a moment")
            self._inside += 1
        try:
            with self._one:
                return self._done(change)
        finally:
            with self._guard:
                self._inside -= 1

    def close(self) -> None:
        """End the process, also in the midst of an update: whoever opens the store next finishes it or finds none."""
        with self._guard:
            self._closed = True
            if self._child is not None:
                self._child.kill()

    def _started(self) -> Child:
        limits = self.limits
        with self._guard:
            if self._closed:
                raise Refused(503, "the service is ending")
            if self._child is None or not self._child.is_alive():
                if self._child is not None:
                    self._child.end()
                given = (limits.seconds, limits.memory, limits.bytes, limits.wait)
                self._child = Child(_PROGRAM, [str(self.folder), *map(str, given)])
            return self._child

    def _done(self, change: Change) -> Changed:
        child = self._started()
        request = {"sparql": change.sparql, "default": change.default, "named": change.named, "by": change.by}
        found = False
        try:
            child.write(json.dumps(request | {"anywhere": self._anywhere}).encode() + b"\n")
            line = child.line(time.monotonic() + self.limits.wait + _OPENING)
            if line == b"open":
                line = child.line(time.monotonic() + self.limits.seconds)
            if line == b"found":
                found = True
                line = child.line(time.monotonic() + _DOING)
        except (TimeoutError, Ended) as error:
            self._end(child)
            raise Refused(503, _why(error, found, self.limits.seconds)) from error
        except BaseException:
            self._end(child)
            raise
        return _read(json.loads(line))

    def _end(self, child: Child) -> None:
        with self._guard:
            child.end()
            self._child = None


def _why(error: Exception, found: bool, seconds: float) -> str:
    if found:
        return "the update was cut off while it was being written; ask for what it changes before you send it again"
    if isinstance(error, TimeoutError):
        return f"the update took longer than {seconds:g} seconds and was stopped; nothing was changed"
    return "the update took more memory than allowed and was stopped; nothing was changed"


def _read(answer: dict[str, Any]) -> Changed:
    if answer["status"] != 200:
        raise Refused(int(answer["status"]), str(answer["message"]))
    return Changed(int(answer["added"]), int(answer["removed"]), str(answer["snapshot"]))
