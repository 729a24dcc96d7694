"""What runs on a worker of a cluster: one source is read there, within the bounds that hold on one machine.

The worker of dask reads nothing itself: it has a crew with one process of its own, as a load on one machine has. So a
document that crashes, never ends or takes all memory costs itself alone here, too.
"""

from __future__ import annotations

import json
import platform
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from loaders.crew import Crew, Task
from loaders.version import code_version

Said = tuple[str, dict[str, Any], tuple[bytes, ...]]
"""Kind, head and parts of a reply, as plain values."""

_PATIENCE = 30.0
"""Seconds that a process waits for the next source before it is ended."""
_READ_WITH = (
    *("httpx", "lxml", "lxml_html_clean", "markdown-it-py", "numpy", "py3langid", "pyoxigraph", "pypdfium2"),
    *("python-calamine", "rapidfuzz", "sentencex", "tantivy", "trafilatura"),
)
"""Packages whose version decides what is read from a file."""


def versions() -> dict[str, str]:
    """What decides how a file is read on this machine, by name: it must be the same on all.

    >>> sorted(versions())[:2]
    ['Python', 'Triptych']
    """
    return {
        "Python": ".".join(platform.python_version_tuple()[:2]),
        "Triptych": f"{_version('triptych-graph')} ({code_version()})",
        **{name: _version(name) for name in _READ_WITH},
    }


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "none"


def read(manner: str, task: dict[str, Any], content: bytes, expected: dict[str, str]) -> list[Said]:
    """All that is said of a source whose bytes are given; ``other`` alone where this machine would read otherwise.

    ``manner`` is how the load reads, as ``Crew.manner`` has it; ``expected`` the versions of who asks.
    """
    found = versions()
    if found != expected:
        return [("other", found, ())]
    with _HANDS.lent(manner) as hand:
        source = hand.scratch / "source"
        source.write_bytes(content)
        try:
            asked = Task(**(task | {"path": str(source)}))
            return [(reply.kind, reply.head, reply.parts) for _, reply in hand.crew.replies([asked])]
        finally:
            source.unlink()


class _Hand:
    """A crew of one process, with a folder for what it reads."""

    def __init__(self, manner: str) -> None:
        from distributed import get_worker

        self._held = ExitStack()
        # dask clears this folder where a worker was killed
        self.scratch = Path(self._held.enter_context(TemporaryDirectory(dir=get_worker().local_directory)))
        self.crew = self._held.enter_context(Crew(1, scratch=self.scratch, **json.loads(manner)))
        self.leaving: threading.Timer | None = None

    def end(self) -> None:
        """End the process and remove the folder."""
        self._held.close()


class _Hands:
    """The crews that wait for the next source, by the manner in which they read."""

    def __init__(self) -> None:
        self._idle: dict[str, list[_Hand]] = {}
        self._guard = threading.Lock()

    @contextmanager
    def lent(self, manner: str) -> Iterator[_Hand]:
        """A crew that nobody else uses meanwhile."""
        with self._guard:
            waiting = self._idle.get(manner)
            hand = waiting.pop() if waiting else None
        if hand is None:
            hand = _Hand(manner)
        elif hand.leaving is not None:
            hand.leaving.cancel()
        try:
            yield hand
        finally:
            hand.leaving = threading.Timer(_PATIENCE, self._dismiss, (manner, hand))
            hand.leaving.daemon = True
            with self._guard:
                self._idle.setdefault(manner, []).append(hand)
            hand.leaving.start()

    def _dismiss(self, manner: str, hand: _Hand) -> None:
        with self._guard:
            waiting = self._idle.get(manner, [])
            if hand not in waiting:  # it was lent again at this moment
                return
            waiting.remove(hand)
        hand.end()


_HANDS = _Hands()
"""One for the process of a worker: a function that is called from afar has no other place that outlives the call."""
