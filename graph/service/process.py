"""One worker process as its pool sees it: started, asked with a deadline, ended."""

from __future__ import annotations

import json
import os
import select
import subprocess
import sys
import time
from dataclasses import asdict
from pathlib import Path

from graph.service.limits import Limits, Refused, Reply, Request

_PROGRAM = Path(__file__).with_name("worker.py")
_START = 30.0
"""Seconds that a worker may take to open a snapshot."""


class Ended(Exception):
    """The worker is gone without an answer."""


class Process:
    """A running worker; ``number`` is the snapshot it reads. Not for two threads at once."""

    def __init__(self, folder: Path, limits: Limits) -> None:
        self._limits = limits
        command = [
            sys.executable,
            "-I",
            str(_PROGRAM),
            str(folder),
            str(limits.seconds),
            str(limits.memory),
            str(limits.bytes),
        ]
        self._process = subprocess.Popen(  # noqa: S603 - our own program with our own arguments
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, start_new_session=True
        )
        self._left = b""
        try:
            self.number = self._line(time.monotonic() + _START).decode()
        except (Ended, TimeoutError) as error:
            self.end()
            raise Refused(503, f"{folder}: the store cannot be opened for queries; is it being made?") from error
        except BaseException:
            self.end()  # Ctrl+C while it starts
            raise

    @property
    def pid(self) -> int:
        """The id of the process."""
        return self._process.pid

    def ask(self, request: Request) -> Reply:
        """The whole answer; raises Refused, after which ``is_alive`` tells whether the worker can be asked again."""
        assert self._process.stdin is not None  # noqa: S101 - opened with pipes
        deadline = time.monotonic() + self._limits.seconds
        try:
            self._process.stdin.write(json.dumps(asdict(request)).encode() + b"\n")
            self._process.stdin.flush()
            head = json.loads(self._line(deadline))
            body = self._bytes(int(head["size"]), deadline)
        except TimeoutError as error:
            self.end()
            raise Refused(
                503,
                f"the query took longer than {self._limits.seconds:g} seconds and was stopped; "
                "ask for less, use LIMIT, or give it more time",
            ) from error
        except (Ended, BrokenPipeError) as error:
            self.end()
            raise Refused(503, "the query took more memory than allowed and was stopped; ask for less") from error
        except BaseException:
            self.end()  # half an answer may be in the pipe
            raise
        if head["status"] != 200:
            raise Refused(int(head["status"]), str(head["message"]))
        return Reply(str(head["form"]), body)

    def is_alive(self) -> bool:
        """Whether it can be asked again."""
        return self._process.poll() is None

    def end(self) -> None:
        """Kill it and wait for its end."""
        self._process.kill()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                try:
                    pipe.close()
                except BrokenPipeError:
                    continue  # it died with our question in the pipe
        self._process.wait()

    def _line(self, deadline: float) -> bytes:
        while b"\n" not in self._left:
            self._left += self._some(deadline)
        line, _, self._left = self._left.partition(b"\n")
        return line

    def _bytes(self, size: int, deadline: float) -> bytes:
        parts, have = [self._left[:size]], min(size, len(self._left))
        self._left = self._left[size:]
        while have < size:
            part = self._some(deadline)
            parts.append(part[: size - have])
            self._left = part[size - have :]
            have += len(parts[-1])
        return b"".join(parts)

    def _some(self, deadline: float) -> bytes:
        assert self._process.stdout is not None  # noqa: S101 - opened with pipes
        out = self._process.stdout.fileno()
        if not select.select([out], [], [], max(0.0, deadline - time.monotonic()))[0]:
            raise TimeoutError
        part = os.read(out, 1 << 20)
        if not part:
            raise Ended
        return part
