"""Programs run to be measured: what each took by the clock and of the processor, and its peak of memory."""

from __future__ import annotations

import os
import subprocess
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.memory import Watch

ROOT = Path(__file__).resolve().parent.parent
"""The folder of the project, in which programs are run."""


@dataclass(frozen=True, slots=True)
class Done:
    """Seconds by the clock and of the processor, children included; what it printed; the peak of memory in bytes.

    The peak is that of the process itself, 0 where it was not watched.
    """

    clock: float
    processor: float
    output: str
    peak: int = 0


def run(command: Sequence[str], allowed: Sequence[int] = (0,), *, watched: bool = False) -> Done:
    """Run a program to its end; raises SystemExit with what it said if it ends otherwise than ``allowed``.

    Modules are compiled, as those of an installed package are, whatever the environment says of bytecode. ``watched``
    looks for its peak of memory meanwhile: what the system itself counts begins with the size of whoever starts it.
    """
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    with tempfile.TemporaryFile("w+") as out, tempfile.TemporaryFile("w+") as said:
        began = time.perf_counter()
        process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=out, stderr=said)
        watch = Watch(process.pid)
        if watched:
            watch.start()
        _, status, usage = os.wait4(process.pid, 0)
        clock = time.perf_counter() - began
        if watched:
            watch.stop()
        process.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        said.seek(0)
        if process.returncode not in allowed:
            raise SystemExit(f"{' '.join(command)} ended with {process.returncode}: {said.read()[-2000:]}")
        return Done(clock, usage.ru_utime + usage.ru_stime, out.read(), watch.parent)
