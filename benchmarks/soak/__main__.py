"""Everything at once for an hour, and what the program takes meanwhile.

    python -m benchmarks.soak [--minutes 60] [--documents 80] [--folder DIR] [--warm 10]

An explorer with its service runs on a store of made documents, while one program loads, withdraws and loads again, two
clients ask, one updates, and a browser looks at pages. All that comes goes again, so a figure that keeps growing is a
leak. Each minute gives a line; the end gives how much each figure grew in an hour once all was warm, and compares the
graph with one that is built from a backup. It ends by itself. Figures only: nothing passes or fails here.
"""

from __future__ import annotations

import argparse
import json
import os
import socket
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import triptych
from benchmarks.soak.clients import Client, Tally, Viewer, asking, chromium, updating
from benchmarks.soak.figures import Figures, Minute, p95
from benchmarks.soak.looks import children, disk, look
from benchmarks.timing import machine
from graph.keep import backup, restore

MB = 1e6
_LATEST = 5
"""Errors of each minute that are shown in full."""


def main() -> None:
    """Run everything, print a line each minute, and the growth at the end."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--warm", type=float, default=10, help="minutes before growth counts")
    parser.add_argument("--every", type=float, default=60, metavar="SECONDS", help="between two looks")
    parser.add_argument("--documents", type=int, default=80, help="in the store at one time")
    parser.add_argument("--folder", type=Path, help="where it works (default: a folder that goes afterwards)")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures there, too")
    given = parser.parse_args()
    print(f"{machine()}, load average {os.getloadavg()[0]:.1f}", flush=True)
    with tempfile.TemporaryDirectory() as name:
        folder = (given.folder or Path(name)).absolute()
        folder.mkdir(parents=True, exist_ok=True)
        figures = soak(folder, given.minutes, given.warm, given.every, given.documents)
        print(f"\n{compared(folder)}")
    print("\n| figure | middle after the warm-up | growth in an hour |\n|---|---:|---:|")
    for name, (middle, grown) in figures.growth().items():
        print(f"| {name} | {middle:,.1f} | {grown:+,.1f} |")
    print(f"\nload average {os.getloadavg()[0]:.1f}")
    if given.json:
        given.json.write_text(json.dumps(figures.minutes, indent=1) + "\n", encoding="utf-8")


def soak(folder: Path, minutes: float, warm: float, every: float, documents: int) -> Figures:
    """The figures of so many minutes of a store in this folder."""
    store, texts = folder / "store", folder / "texts"
    figures = Figures(warm)
    with _loading(store, texts, documents) as (loader, loads):
        loads.first.wait()  # the store is there
        with _explorer(store) as (explorer, port):
            clients = [Client(f"query {number}", asking(port), 0.3) for number in (1, 2)]
            clients.append(Client("update", updating(port), 1.0))
            if chromium():
                viewer = Viewer(port)
                clients.append(Client("view", viewer.turn, 1.0, viewer.end))
            else:
                print("no Chromium here: no pages are looked at")
            for one in clients:
                one.start()
            began = time.monotonic()
            while (passed := time.monotonic() - began) < minutes * 60:
                time.sleep(min(every, minutes * 60 - passed))
                figures.minutes.append(
                    _minute((time.monotonic() - began) / 60, store, explorer, loader, [*clients, loads])
                )
                if len(figures.minutes) == 1:
                    print(figures.header(), flush=True)
                print(figures.line(figures.minutes[-1]), flush=True)
            for one in clients:
                one.stop()
            for one in clients:
                one.join(120)
    return figures


def _minute(at: float, store: Path, explorer: int, loader: int, clients: list[Client | Loads]) -> Minute:
    below = children(explorer)
    workers = [pid for pid, line in below.items() if "worker.py" in line]
    updater = [pid for pid, line in below.items() if "updater.py" in line]
    app, held = look([explorer]), disk(store)
    pools, updates, loads = look(workers), look(updater), look([loader, *children(loader)])
    told = {name: Tally() for name in ("query", "update", "view", "load")}
    for one in clients:
        taken, total = one.taken(), told[one.name.split()[0]]
        total.milliseconds += taken.milliseconds
        total.busy += taken.busy
        total.errors += taken.errors
    errors = [error for tally in told.values() for error in tally.errors]
    for error, times in Counter(errors).most_common(_LATEST):
        print(f"minute {at:.0f}: {times} × {error}", file=sys.stderr, flush=True)
    log = store / "updates.jsonl"
    return {
        "minute": round(at, 1),
        "app PSS, MB": round(app.pss / MB, 1),
        "app RSS, MB": round(app.rss / MB, 1),
        "app handles": app.handles,
        "app threads": app.threads,
        "app children": len(below),
        "workers PSS, MB": round(pools.pss / MB, 1),
        "workers handles": pools.handles,
        "updater PSS, MB": round(updates.pss / MB, 1),
        "updater handles": updates.handles,
        "loader PSS, MB": round(loads.pss / MB, 1),
        "loader handles": loads.handles,
        "loader threads": loads.threads,
        "store, MB": round((held.size - _size(log)) / MB, 1),
        "log of updates, MB": round(_size(log) / MB, 2),
        "store files": held.files,
        "snapshots": held.snapshots,
        **{name: len(tally.milliseconds) for name, tally in _plural(told)},
        **{f"p95 {name}, ms": round(p95(tally.milliseconds)) for name, tally in told.items()},
        "busy": sum(tally.busy for tally in told.values()),
        "errors": len(errors),
    }


def _plural(told: dict[str, Tally]) -> Iterator[tuple[str, Tally]]:
    yield from zip(("queries", "updates", "views", "loads"), told.values(), strict=True)


def _size(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0


class Loads(threading.Thread):
    """Hears what the loader says; ``first`` is set when it has loaded once."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        super().__init__(name="load", daemon=True)
        self._out, self.first = process.stdout, threading.Event()
        self._guard, self._tally = threading.Lock(), Tally()

    def run(self) -> None:
        """Hear it until it ends."""
        assert self._out is not None  # opened with a pipe
        for line in self._out:
            took, _, said = line.strip().partition(" ")
            with self._guard:
                if said == "done":
                    self._tally.milliseconds.append(float(took))
                elif said == "busy":
                    self._tally.busy += 1
                else:
                    self._tally.errors.append(f"load: {said}")
            self.first.set()
        self.first.set()

    def taken(self) -> Tally:
        """What happened since the last time."""
        with self._guard:
            found, self._tally = self._tally, Tally()
        return found


@contextmanager
def _loading(store: Path, texts: Path, documents: int) -> Iterator[tuple[int, Loads]]:
    command = [sys.executable, "-m", "benchmarks.soak.loader", str(store), str(texts), str(documents)]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    loads = Loads(process)
    loads.start()
    try:
        yield process.pid, loads
    finally:
        process.communicate()
        loads.join()


@contextmanager
def _explorer(store: Path) -> Iterator[tuple[int, int]]:
    """The process and port of an explorer that takes updates, from when it answers on."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = int(free.getsockname()[1])
    words = ["app", "--store", str(store), "--port", str(port), "--updates", "open", "--log", "none"]
    with (store.parent / "explorer.log").open("w") as log:
        process = subprocess.Popen([sys.executable, "-m", "triptych", *words], stdout=log, stderr=log)
    try:
        deadline = time.monotonic() + 120
        while time.monotonic() < deadline:
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{port}/health", timeout=5):
                    break
            except OSError:
                time.sleep(0.3)
        yield process.pid, port
    finally:
        process.terminate()
        process.wait(60)


def compared(folder: Path) -> str:
    """Whether the graph is what its primary parts give when it is built from nothing."""
    store = folder / "store"
    backup(store, folder / "backup")
    restore(folder / "backup", folder / "again")
    lines = []
    for one in (store, folder / "again"):
        with triptych.open(one) as graph:
            graph.export(folder / "dump.nq", persons=True)
        lines.append(sorted((folder / "dump.nq").read_text(encoding="utf-8").splitlines()))
    same, count = lines[0] == lines[1], len(lines[0])
    return f"the graph ({count:,} quads) and one built from its backup are {'the same' if same else 'NOT the same'}"


if __name__ == "__main__":
    main()
