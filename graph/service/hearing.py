"""What a process of the service hears from the one that started it, and how it ends with that one."""

from __future__ import annotations

import os
import queue
import signal
import sys
import threading


def hearing() -> queue.SimpleQueue[bytes]:
    """The requests of the parent, a line each; when it is gone this process ends at once, whatever is running."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C in a terminal is for the parent
    signal.signal(signal.SIGALRM, signal.SIG_DFL)  # ends the process even inside a query
    requests: queue.SimpleQueue[bytes] = queue.SimpleQueue()
    threading.Thread(target=_read, args=(requests,), daemon=True).start()
    return requests


def _read(requests: queue.SimpleQueue[bytes]) -> None:
    for line in sys.stdin.buffer:
        requests.put(line)
    os._exit(0)  # what is half done is finished by the next writer
