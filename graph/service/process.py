"""One worker process as its pool sees it: started, asked with a deadline, ended."""

from __future__ import annotations

import json
import time
from dataclasses import asdict
from pathlib import Path

from graph.child import Child, Ended
from graph.errors import took_too_long
from graph.service.limits import CANNOT_OPEN, Limits, Page, Refused, Reply, Request

_PROGRAM = Path(__file__).with_name("worker.py")
_START = 30.0
"""Seconds that a worker may take to open a snapshot."""


class Process:
    """A running worker; ``number`` is the snapshot it reads. Not for two threads at once.

    One that is ``reaching`` may make connections.
    """

    def __init__(self, folder: Path, limits: Limits, *, reaching: bool = False) -> None:
        self._limits = limits
        bounds = [str(limits.seconds), str(limits.memory), str(limits.bytes)]
        self._child = Child(_PROGRAM, [str(folder), *bounds, *(["reaching"] if reaching else [])])
        try:
            self.number = self._child.line(time.monotonic() + _START).decode()
        except (Ended, TimeoutError) as error:
            self.end()
            raise Refused(503, f"{folder}: the store cannot be opened for queries; is it being made?") from error
        except BaseException:
            self.end()  # Ctrl+C while it starts
            raise
        if self.number.startswith(CANNOT_OPEN):
            self.end()
            raise Refused(503, self.number.removeprefix(CANNOT_OPEN))

    @property
    def pid(self) -> int:
        """The id of the process."""
        return self._child.pid

    def ask(self, request: Request | Page) -> Reply:
        """The whole answer; raises Refused, after which ``is_alive`` tells whether the worker can be asked again."""
        deadline = time.monotonic() + self._limits.seconds
        try:
            self._child.write(json.dumps(asdict(request)).encode() + b"\n")
            head = json.loads(self._child.line(deadline))
            body = self._child.read(int(head["size"]), deadline)
        except TimeoutError as error:
            self.end()
            raise Refused(503, took_too_long(self._limits.seconds), code="slow") from error
        except Ended as error:
            self.end()
            raise Refused(
                503, "the query took more memory than allowed and was stopped; ask for less", code="memory"
            ) from error
        except BaseException:
            self.end()  # half an answer may be in the pipe
            raise
        if head["status"] != 200:
            raise Refused(int(head["status"]), str(head["message"]), str(head.get("code", "")))
        return Reply(str(head["form"]), body)

    def is_alive(self) -> bool:
        """Whether it can be asked again."""
        return self._child.is_alive()

    def kill(self) -> None:
        """Kill it, from any thread: who waits for its answer is refused."""
        self._child.kill()

    def end(self) -> None:
        """Kill it and wait for its end."""
        self._child.end()
