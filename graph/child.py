"""A child process that answers what it is asked by a deadline, or is ended."""

from __future__ import annotations

import os
import select
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

_LONGEST = 2.0**31 - 1
"""Milliseconds that one wait may take."""


class Ended(Exception):
    """The child is gone without an answer; ``code`` is its exit status, negative for the signal that ended it."""

    def __init__(self, code: int | None = None) -> None:
        super().__init__(code)
        self.code = code


class Child:
    """A Python program of ours, asked over its standard input, answering over its standard output.

    It runs in a session of its own, so Ctrl+C in a terminal does not reach it, and it is expected to end
    when its input closes. ``environment`` takes the place of this process's own. Not for two threads at once, except
    ``kill``.
    """

    def __init__(self, program: Path, arguments: Sequence[str], environment: Mapping[str, str] | None = None) -> None:
        command = [sys.executable, "-I", str(program), *arguments]
        self._process = subprocess.Popen(  # noqa: S603 - our own program with our own arguments
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            env=environment,
        )
        self._left = b""

    @property
    def pid(self) -> int:
        """The id of the process."""
        return self._process.pid

    def is_alive(self) -> bool:
        """Whether it can be asked."""
        return self._process.poll() is None

    def write(self, data: bytes) -> None:
        """Hand it these bytes; raises Ended."""
        assert self._process.stdin is not None  # noqa: S101 - opened with pipes
        try:
            self._process.stdin.write(data)
            self._process.stdin.flush()
        except BrokenPipeError as error:
            raise Ended(self._process.poll()) from error

    def line(self, deadline: float) -> bytes:
        """Its next line without the line end; raises Ended, or TimeoutError at ``deadline`` (of time.monotonic)."""
        while b"\n" not in self._left:
            self._left += self._some(deadline)
        line, _, self._left = self._left.partition(b"\n")
        return line

    def read(self, size: int, deadline: float) -> bytes:
        """Its next bytes, so many; raises as ``line`` does."""
        parts, have = [self._left[:size]], min(size, len(self._left))
        self._left = self._left[size:]
        while have < size:
            part = self._some(deadline)
            parts.append(part[: size - have])
            self._left = part[size - have :]
            have += len(parts[-1])
        return b"".join(parts)

    def piece(self, deadline: float) -> bytes:
        """Its next bytes as they come, b'' when it has ended well; raises as ``line`` does."""
        if self._left:
            found, self._left = self._left, b""
            return found
        try:
            return self._some(deadline)
        except Ended as end:
            if end.code == 0:
                return b""
            raise

    def kill(self) -> None:
        """Kill it; whoever waits for its answer is told that it ended."""
        self._process.kill()

    def end(self) -> None:
        """Kill it, wait for its end and close the pipes."""
        self._process.kill()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                try:
                    pipe.close()
                except BrokenPipeError:
                    continue  # it died with our question in the pipe
        self._process.wait()

    def _some(self, deadline: float) -> bytes:
        assert self._process.stdout is not None  # noqa: S101 - opened with pipes
        out = self._process.stdout.fileno()
        poll = select.poll()  # select() knows no number above 1023, and a server with many clients has them
        poll.register(out, select.POLLIN)
        if not poll.poll(min(_LONGEST, max(0.0, deadline - time.monotonic()) * 1000)):
            raise TimeoutError
        part = os.read(out, 1 << 16)  # as much as a pipe holds
        if not part:
            raise Ended(self._process.wait())
        return part
