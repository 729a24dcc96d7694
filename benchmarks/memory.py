"""Peak memory of a process and of those that it starts, as the system counts it."""

from __future__ import annotations

import os
import re
import threading
import time
from pathlib import Path

_PROC = Path("/proc")
_EVERY = 0.05  # seconds between two looks


class Watch(threading.Thread):
    """Looks at a process and its descendants until it is stopped; all sizes are in bytes.

    ``parent`` is the peak of the process itself, ``worker`` that of the largest descendant, ``together`` the
    largest sum at one moment. All stay 0 on systems without ``/proc``.
    """

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self.pid = pid
        self.parent = self.worker = self.together = 0
        self._stopped = threading.Event()

    def run(self) -> None:
        """Look, again and again."""
        while not self._stopped.is_set():
            peak, now = _sizes(self.pid)
            self.parent, together = max(self.parent, peak), now
            for child in _descendants(self.pid):
                peak, now = _sizes(child)
                self.worker, together = max(self.worker, peak), together + now
            self.together = max(self.together, together)
            time.sleep(_EVERY)

    def stop(self) -> None:
        """Look no more."""
        self._stopped.set()
        self.join()


def resident() -> int:
    """The present size of this process in bytes; 0 on systems without ``/proc``."""
    return _sizes(os.getpid())[1]


def _sizes(pid: int) -> tuple[int, int]:
    """Peak and present size of a process; zeros where it is gone."""
    try:
        status = (_PROC / str(pid) / "status").read_text()
    except OSError:
        return 0, 0
    found = dict(re.findall(r"^(VmHWM|VmRSS):\s+(\d+) kB$", status, re.MULTILINE))
    return int(found.get("VmHWM", 0)) * 1024, int(found.get("VmRSS", 0)) * 1024


def _descendants(pid: int) -> list[int]:
    found = []
    waiting = [pid]
    while waiting:
        for children in (_PROC / str(waiting.pop()) / "task").glob("*/children"):
            try:
                started = list(map(int, children.read_text().split()))
            except OSError:
                continue
            found += started
            waiting += started
    return found
