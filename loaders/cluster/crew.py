"""Sources handed to the workers of a cluster: what comes back keeps their order, as from ``loaders.crew``."""

from __future__ import annotations

import os
import stat
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from loaders.crew import Crew, Reply, Task

if TYPE_CHECKING:
    from loaders.cluster.scheduler import Cluster

_AHEAD = 2
"""Sources on the way for each thread of the workers: one that is read, and the next."""
_LARGEST = 64_000_000
"""Bytes of a source up to which it is sent; this machine reads a larger one (an archive) itself."""
_ON_THE_WAY = 256_000_000
"""Bytes of sources that are on the way at once: the scheduler holds them until they are read."""
_LOOK = 5.0
"""Seconds after which a wait is broken to see whether there still are workers."""
_WAIT = 60.0
"""Seconds that no worker may be there before a load is given up."""


@dataclass(frozen=True, slots=True)
class _Sent:
    """A source on its way: ``future`` is None where this machine is to read it."""

    task: Task
    future: Any = None
    size: int = 0
    changed: int = 0


class FarCrew:
    """The workers of a cluster as a crew; use it in a ``with`` block."""

    def __init__(self, cluster: Cluster, here: Crew) -> None:
        self._cluster, self._here = cluster, here

    def __enter__(self) -> FarCrew:
        self._here.__enter__()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._here.__exit__(kind, error, trace)

    def replies(self, tasks: Iterable[Task]) -> Iterator[tuple[Task, Reply]]:
        """All replies of all tasks, in the order of the tasks."""
        waiting, running = iter(tasks), deque[_Sent]()
        try:
            while True:
                room = max(1, _AHEAD * self._cluster.threads())
                while len(running) < room and sum(one.size for one in running) < _ON_THE_WAY:
                    if (task := next(waiting, None)) is None:
                        break
                    running.append(self._sent(task))
                if not running:
                    return
                one = running.popleft()
                for reply in self._told(one):
                    yield one.task, reply
        finally:
            for one in running:
                if one.future is not None:
                    one.future.cancel()

    def _sent(self, task: Task) -> _Sent:
        try:
            found = os.stat(task.path)  # noqa: PTH116 - a name may hold what a Path does not take
            if stat.S_ISREG(found.st_mode) and found.st_size <= _LARGEST:
                content = Path(task.path).read_bytes()
                future = self._cluster.send(self._here.manner, asdict(task), content)
                return _Sent(task, future, len(content), found.st_mtime_ns)
        except (OSError, ValueError):
            pass  # whoever reads it next says what is wrong
        return _Sent(task)

    def _told(self, sent: _Sent) -> Iterator[Reply]:
        if sent.future is None:
            for _, reply in self._here.replies([sent.task]):
                yield reply
            return
        for kind, head, parts in self._result(sent):
            if kind == "other":
                self._cluster.compare("that read a document", head)
            reply = Reply(kind, head, tuple(parts))
            yield replace(reply, head=head | {"changed": sent.changed}) if kind == "end" else reply

    def _result(self, sent: _Sent) -> list[tuple[str, dict[str, Any], tuple[bytes, ...]]]:
        """What was said of a source; it is refused where it ended one worker after the other."""
        from distributed.scheduler import KilledWorker

        alone = 0.0
        while True:
            try:
                said: list[tuple[str, dict[str, Any], tuple[bytes, ...]]] = sent.future.result(timeout=_LOOK)
            except KilledWorker as killed:
                at = sent.task.location
                reason = (
                    f"ended {killed.allowed_failures + 1} workers of the cluster that read it, one after the other; "
                    "it is damaged, or needs more memory than they have"
                )
                end: dict[str, Any] = {"size": 0, "changed": 0, "content": ""}
                return [("refused", {"location": at, "reason": f"{at}: {reason}"}, ()), ("end", end, ())]
            except TimeoutError as error:
                alone = 0.0 if self._cluster.threads() else alone + _LOOK
                if sent.future.status == "error" or alone >= _WAIT:  # the worker's own, or nobody to wait for
                    raise self._cluster.lost(error) from error
            except Exception as error:  # whatever else a worker or dask says is no fault of the document
                raise self._cluster.lost(error) from error
            else:
                return said
