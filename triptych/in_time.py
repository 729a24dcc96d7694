"""Work that ends in time: it is done beside the main thread, which sees the clock and hears Ctrl+C.

The engine lets other threads run while it answers, but nothing stops it. A command need not stop it: it ends, and its
process with it. A program that goes on afterwards asks in a process of its own (``KnowledgeGraph.query`` with a
``timeout``), whose start would cost a command as much as its own.
"""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable
from typing import TypeVar

from graph.errors import BadQuery, took_too_long

T = TypeVar("T")
_NAME = "triptych answers"


def in_time(work: Callable[[], T], seconds: float | None) -> T:
    """What the work comes to; raises BadQuery where it takes longer, None for however long, and what it raises itself.

    >>> in_time(lambda: 6 * 7, 60)
    42
    """
    found: list[T] = []
    failed: list[BaseException] = []

    def do() -> None:
        try:
            found.append(work())
        except BaseException as error:  # noqa: BLE001 - raised below, where somebody can answer
            failed.append(error)

    thread = threading.Thread(target=do, name=_NAME, daemon=True)
    thread.start()
    thread.join(seconds)
    if thread.is_alive() and seconds is not None:
        raise BadQuery(took_too_long(seconds))
    if failed:
        raise failed[0]
    return found[0]


def leave(status: int) -> int:
    """The status; where something is still at work, the process ends with it here and now.

    Python would wait for nobody either, but it takes itself apart under the engine's feet.
    """
    if any(one.name == _NAME for one in threading.enumerate()):
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(status)
    return status
