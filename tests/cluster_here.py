"""A cluster of dask on this machine: a scheduler and workers in processes of their own, on loopback and free ports."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import distributed

from triptych.task import call

ROOT = Path(__file__).resolve().parent.parent
DEADLY = b"this one ends whoever reads it"
_LOOPBACK = ("--host", "127.0.0.1", "--dashboard-address", "127.0.0.1:0", "--no-dashboard")


@dataclass
class Running:
    """The address of a scheduler, and the processes."""

    address: str
    scheduler: subprocess.Popen[bytes]
    workers: list[subprocess.Popen[bytes]]


@contextmanager
def running(folder: Path, workers: int = 2, failures: int = 3) -> Iterator[Running]:
    """A scheduler with so many workers of one thread; a task that ended more workers than ``failures`` is given up."""
    known = folder / "scheduler.json"
    path = os.pathsep.join([str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])])
    environment = os.environ | {"PYTHONPATH": path, "DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": str(failures)}

    def started(kind: str, *more: str) -> subprocess.Popen[bytes]:
        command = [
            sys.executable,
            "-m",
            f"distributed.cli.dask_{kind}",
            "--scheduler-file",
            str(known),
            *_LOOPBACK,
            *more,
        ]
        return subprocess.Popen(
            command, cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )

    begun = [started("scheduler", "--port", "0")]
    try:
        own = ("--no-nanny", "--nthreads", "1", "--local-directory", str(folder))
        begun += [started("worker", *own) for _ in range(workers)]
        deadline = time.monotonic() + 60
        while not known.exists() or not known.read_text(encoding="utf-8").endswith("}"):
            assert time.monotonic() < deadline, "the scheduler did not start"
            time.sleep(0.05)
        address = json.loads(known.read_text(encoding="utf-8"))["address"]
        with distributed.Client(address, timeout=60, set_as_default=False) as client:
            client.wait_for_workers(workers, timeout=60)  # a busy machine needs longer than a load is patient
        yield Running(address, begun[0], begun[1:])
    finally:
        for process in begun:
            process.kill()
        for process in begun:
            process.wait()


def deadly(target: str, *arguments: Any) -> Any:
    """As ``triptych.task.call``, but a document that is deadly ends the worker, as the lack of memory would."""
    if any(isinstance(one, bytes) and DEADLY in one for one in arguments):
        os._exit(9)
    return call(target, *arguments)


def once(act: Callable[[], object]) -> Callable[[int, int], None]:
    """A progress of a load that does this after the first source."""
    waiting = [act]

    def progress(done: int, total: int) -> None:
        if done and waiting:
            waiting.pop()()

    return progress
