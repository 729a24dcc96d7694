"""Having made, by a process of its own, what pages count and name at once: nobody who reads a page waits behind it."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress
from pathlib import Path

from graph.errors import GraphError
from graph.facets.kept import is_kept
from graph.store import current

_EVERY = 0.5
"""Seconds between two looks at what is published."""
_PROGRAM = Path(__file__).with_name("preparer.py")


class Preparing:
    """The process that prepares the newest state of a store; of several at once the first does the work."""

    def __init__(self, folder: Path, languages: Sequence[str]) -> None:
        command = [sys.executable, "-I", str(_PROGRAM), str(folder), *languages]
        quiet = subprocess.DEVNULL
        self._process = subprocess.Popen(command, stdin=quiet, stdout=quiet, stderr=quiet)  # noqa: S603 - our own program

    def is_running(self) -> bool:
        """Whether it is at work still."""
        return self._process.poll() is None

    def end(self) -> None:
        """End it, done or not."""
        self._process.kill()
        self._process.wait()


@asynccontextmanager
async def prepared(folder: Path, languages: Sequence[str]) -> AsyncIterator[None]:
    """While this is open, each newest state of a store is prepared as soon as it is published, one at a time."""
    task = asyncio.create_task(_follow(folder, languages))
    try:
        yield
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


async def _follow(folder: Path, languages: Sequence[str]) -> None:
    tried = ""
    while True:
        with suppress(GraphError):  # a store that may not be read: the pages say so
            number = current(folder) or ""
            if number != tried:
                tried = number  # once: what cannot be made is not tried again and again
                if number and not is_kept(folder, number, languages):
                    await _prepare(folder, languages)
        await asyncio.sleep(_EVERY)


async def _prepare(folder: Path, languages: Sequence[str]) -> None:
    preparing = Preparing(folder, languages)
    try:
        while preparing.is_running():
            await asyncio.sleep(_EVERY)
    finally:
        preparing.end()
