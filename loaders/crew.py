"""Processes that read: each source goes to one of them, and what comes back keeps the order of the sources."""

from __future__ import annotations

import json
import os
import queue
import threading
import time
from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from itertools import islice
from pathlib import Path
from types import MappingProxyType, TracebackType
from typing import Any

from graph.child import Child, Ended
from loaders.limits import limits_of, memory_limit, seconds_limit

_PROGRAM = Path(__file__).with_name("worker.py")
_START = 60.0
"""Seconds that a process may take to import what it needs."""
_AHEAD = 4
"""Sources handed out for each process beyond the one whose documents are awaited."""
_HELD = 16
"""Documents that a source may be ahead of the writer: a large archive must not fill the memory."""
_TASKS = 500
"""Sources after which a process is replaced, so that what libraries leak does not add up."""


@dataclass(frozen=True, slots=True)
class Task:
    """A source to read: ``path`` is where it lies, ``location`` what it is called.

    ``content`` is the hash of its bytes when it was last read, '' to read it in any case; ``skip`` the
    number of its parts to pass over; ``suffix`` and ``media`` tell its kind, ``url`` where it came from.
    """

    location: str
    path: str
    suffix: str
    media: str = ""
    url: str = ""
    content: str = ""
    skip: int = 0


@dataclass(frozen=True, slots=True)
class Reply:
    """One thing that is said of a source.

    ``kind`` is ``read``, ``refused``, ``ignored`` or ``proposed`` (of one document), ``same`` (the source has not
    changed) or ``end``. ``head`` holds the rest as plain values; ``parts`` of ``read`` are document and
    statements, packed.
    """

    kind: str
    head: dict[str, Any]
    parts: tuple[bytes, ...] = ()


class Spare:
    """A process that reads, started before anybody knows what there is to read; use it in a ``with`` block.

    It imports what it needs while the store is opened, and ends with the block if no crew has taken it. Where none can
    be started yet there is none: the crew starts its own, and what is wrong with the store is said first.
    """

    def __init__(self) -> None:
        self._waiting: list[Child] = []
        with suppress(OSError):
            self._waiting.append(Child(_PROGRAM, []))

    def __enter__(self) -> Spare:
        return self

    def __exit__(self, *_: object) -> None:
        for child in self._waiting:
            child.end()

    def take(self) -> Child | None:
        """The process, for the first who asks."""
        with suppress(IndexError):
            return self._waiting.pop()
        return None


class _Lane:
    """A task on its way, and the replies that have come."""

    def __init__(self, task: Task) -> None:
        self.task = task
        self.replies: queue.Queue[Reply | None] = queue.Queue(_HELD)


class Crew:
    """So many processes that read; use it in a ``with`` block.

    ``scratch`` is a folder for copies of what lies in archives. ``profiles`` are the texts of profiles of tables by
    name that go before the shipped ones. A crew that is to ``propose`` reads nothing, and says which profile each table
    needs that none fits. ``tombstones``, as text, are of persons of whom nothing may be read. ``limits`` are settings
    that hold in place of this machine's own (``loaders.limits``). ``spare`` is a process that is on its way.
    ``manner`` is all of this but the first, the folder and the last, as JSON: a crew elsewhere that is made with it
    reads the same.
    """

    def __init__(
        self,
        jobs: int,
        base: str,
        scratch: Path,
        profiles: Mapping[str, str] = MappingProxyType({}),
        propose: bool = False,
        tombstones: str = "",
        limits: Mapping[str, str] | None = None,
        spare: Spare | None = None,
    ) -> None:
        held = limits_of(os.environ) if limits is None else dict(limits)
        self._environment = {name: text for name, text in os.environ.items() if not limits_of({name: text})} | held
        self._base, self._memory, self._scratch, self._spare = base, memory_limit(held), scratch, spare
        self._settings = scratch / "settings.json"
        scratch.mkdir(parents=True, exist_ok=True)
        settings = {"profiles": dict(profiles), "propose": propose, "tombstones": tombstones}
        self._settings.write_text(json.dumps(settings), encoding="utf-8")
        self.manner = json.dumps({"base": base, "limits": held, **settings}, sort_keys=True)
        self._seconds, self._jobs = seconds_limit(held), jobs
        self._lanes: queue.SimpleQueue[_Lane | None] = queue.SimpleQueue()
        self._children: set[Child] = set()
        self._ready: set[Child] = set()
        self._guard, self._stopped = threading.Lock(), threading.Event()
        self._threads = [threading.Thread(target=self._work, args=(number,), daemon=True) for number in range(jobs)]

    def __enter__(self) -> Crew:
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stopped.set()
        for _ in self._threads:
            self._lanes.put(None)
        with self._guard:
            for child in self._children:
                child.kill()
        for thread in self._threads:
            thread.join()

    def replies(self, tasks: Iterable[Task]) -> Iterator[tuple[Task, Reply]]:
        """All replies of all tasks, in the order of the tasks."""
        waiting = iter(tasks)
        running = deque(self._begun(task) for task in islice(waiting, _AHEAD * self._jobs))
        while running:
            lane = running.popleft()
            while (reply := lane.replies.get()) is not None:
                yield lane.task, reply
            running.extend(self._begun(task) for task in islice(waiting, 1))

    def _begun(self, task: Task) -> _Lane:
        lane = _Lane(task)
        self._lanes.put(lane)
        return lane

    def _work(self, number: int) -> None:
        child: Child | None = None
        done = 0
        while (lane := self._lanes.get()) is not None and not self._stopped.is_set():
            if child is None or done % _TASKS == 0:
                self._end(child)
                child = self._started(number)
            child = self._read(child, lane, number)
            self._put(lane, None)
            done += 1
        self._end(child)

    def _started(self, number: int) -> Child:
        child = (self._spare and self._spare.take()) or Child(_PROGRAM, [], self._environment)
        with self._guard:
            self._children.add(child)
            if self._stopped.is_set():
                child.kill()
        places = {"scratch": str(self._scratch / str(number)), "settings": str(self._settings)}
        with suppress(Ended):  # whoever asks it first is told
            child.write(json.dumps({"base": self._base, "memory": self._memory, **places}).encode() + b"\n")
        return child

    def _end(self, child: Child | None) -> None:
        if child is not None:
            with self._guard:
                self._children.discard(child)
                self._ready.discard(child)
            child.end()

    def _read(self, child: Child, lane: _Lane, number: int) -> Child:
        """Put all replies of a lane's task; the child to ask next comes back, another one if this one was lost."""
        begun, at = 0, lane.task.location
        task = lane.task
        while not self._stopped.is_set():
            try:
                child.write(json.dumps(asdict(task)).encode() + b"\n")
                while (reply := self._next(child)).kind != "end":
                    if reply.kind == "begin":
                        begun, at = begun + 1, str(reply.head["location"])
                    else:
                        self._put(lane, reply)
                self._put(lane, reply)
                return child
            except TimeoutError:
                reason = f"took longer than {self._seconds:g} seconds to read; split it, or set TRIPTYCH_TIME_LIMIT"
            except Ended as ended:
                reason = _ended(ended.code)
            if self._stopped.is_set():
                return child
            self._end(child)
            child = self._started(number)
            self._put(lane, Reply("refused", {"location": at, "reason": f"{at}: {reason}", "code": "stopped"}))
            if begun == task.skip:  # nothing of it could be begun: no use in asking again
                self._put(lane, Reply("end", {"size": 0, "changed": 0, "content": ""}))
                return child
            task = Task(**(asdict(lane.task) | {"skip": begun, "content": ""}))
        return child

    def _next(self, child: Child) -> Reply:
        if child not in self._ready:
            child.line(time.monotonic() + _START)
            self._ready.add(child)
        deadline = time.monotonic() + self._seconds
        head = json.loads(child.line(deadline))
        parts = tuple(child.read(size, deadline) for size in head.get("sizes", ()))
        return Reply(str(head["kind"]), head, parts)

    def _put(self, lane: _Lane, reply: Reply | None) -> None:
        while not self._stopped.is_set():
            try:
                lane.replies.put(reply, timeout=0.5)
                return
            except queue.Full:
                continue


def _ended(code: int | None) -> str:
    """Why a process that read is gone, in words."""
    if code is not None and code < 0:
        return f"ended the process that read it (signal {-code}); it is damaged, or needs more memory than allowed"
    return "ended the process that read it; it is damaged, or needs more memory than allowed"
