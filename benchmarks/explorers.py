"""A running explorer to be measured: its address, its processor time and memory, and whom it called."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.explorer_browser import answers

ROOT = Path(__file__).parents[1]
_TICK = os.sysconf("SC_CLK_TCK")
_EAR = """import os, sys

def heard(event, given):
    host = given[1][0] if event == "socket.connect" and isinstance(given[1], tuple) else None
    host = given[0] if event == "socket.getaddrinfo" else host
    if host and str(host) not in ("127.0.0.1", "::1", "localhost", "0.0.0.0"):
        with open(os.environ["HEARD"], "a") as out:
            out.write(f"{event} {host}\\n")

sys.addaudithook(heard)
"""
"""Python runs it at its start, in the explorer and in all processes it starts: it notes who is called elsewhere."""


@dataclass(frozen=True, slots=True)
class Running:
    """An explorer that runs on a store: ``pid`` is its first process, ``began`` when it was started."""

    address: str
    pid: int
    began: float
    notes: Path

    def waited(self) -> float:
        """Seconds since it was started."""
        return time.perf_counter() - self.began

    def busy(self) -> float:
        """Seconds of the processor that all of its processes took so far."""
        return sum(_spent(pid) for pid in family(self.pid))

    def memory(self) -> float:
        """Megabytes that its first process alone holds."""
        pages = int(Path(f"/proc/{self.pid}/statm").read_text("ascii").split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE") / 1e6

    def calls(self) -> list[str]:
        """The connections and look-ups of names beyond this machine, one a line."""
        return self.notes.read_text("utf-8").splitlines() if self.notes.exists() else []


@contextmanager
def running(store: Path) -> Iterator[Running]:
    """An explorer on a store, ended afterwards."""
    with socket.socket() as free, tempfile.TemporaryDirectory() as folder:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
        free.close()
        ear = Path(folder, "sitecustomize.py")
        ear.write_text(_EAR, "utf-8")
        notes = Path(folder, "heard.txt")
        began = time.perf_counter()
        process = subprocess.Popen(
            [sys.executable, "-m", "triptych", "app", "--port", port, "--store", str(store)],
            cwd=ROOT,
            env=os.environ | {"PYTHONPATH": f"{folder}:{ROOT}", "HEARD": str(notes)},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        address = f"http://127.0.0.1:{port}"
        try:
            while not answers(address):
                if process.poll() is not None:
                    raise SystemExit(f"{store}: the explorer ended with {process.returncode}")
                time.sleep(0.02)
            yield Running(address, process.pid, began, notes)
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(60)


def family(pid: int) -> list[int]:
    """A process and all that it started."""
    found = [pid]
    for one in found:
        for task in Path(f"/proc/{one}/task").glob("*/children"):
            try:
                found += map(int, task.read_text("ascii").split())
            except OSError:
                continue  # it ended meanwhile
    return found


def _spent(pid: int) -> float:
    try:
        fields = Path(f"/proc/{pid}/stat").read_text("ascii", errors="replace").rpartition(")")[2].split()
    except OSError:
        return 0.0
    return sum(map(int, fields[11:13])) / _TICK
