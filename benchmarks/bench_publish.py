"""How long publishing and verifying take, and how much memory: the examples, and documents made from them.

Run by ``make bench``. Each measurement is a process of its own, so that its peak of memory is its own too.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.bench_store import documents
from benchmarks.timing import machine

COUNTS = (30, 210)
OPTIONS = ("--base", "https://data.linn.example/", "--licence", "CC0-1.0", "--title", "T", "--publisher", "P")


def main() -> None:
    """Load, publish, publish again and verify, for each number of documents; a table."""
    print(machine())
    print(f"{'documents':>9} {'step':16} {'clock s':>8} {'cpu s':>8} {'peak MB':>8}")
    for count in COUNTS:
        with tempfile.TemporaryDirectory() as folder:
            given, store, out = Path(folder, "in"), Path(folder, "store"), Path(folder, "out")
            given.mkdir()
            list(documents(count, given))
            _step(count, "load", "load", str(given), "--store", str(store))
            for name in ("publish", "publish again"):
                _step(count, name, "publish", str(out), "--store", str(store), *OPTIONS, "--issued", "2024-05-31")
            _step(count, "verify", "verify", str(out))


def _step(count: int, name: str, *arguments: str) -> None:
    before, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    script = "import resource, sys; from triptych.__main__ import main; status = main(sys.argv[1:]); " + (
        "print('peak', resource.getrusage(resource.RUSAGE_SELF).ru_maxrss); sys.exit(status)"
    )
    found = subprocess.run(
        [sys.executable, "-c", script, *arguments], capture_output=True, text=True, env=os.environ, check=False
    )
    clock, after = time.monotonic() - started, resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    peak = found.stdout.rpartition("peak ")[2].strip() or "0"
    if found.returncode not in (0, 1):
        raise SystemExit(found.stderr)
    print(f"{count:9} {name:16} {clock:8.1f} {cpu:8.1f} {int(peak) / 1024:8.0f}")
    for line in found.stdout.splitlines():
        if name != "load" and ("quads" in line or ("passed" in line and "failed" in line) or "written" in line):
            print(f"{'':10}{line}")


if __name__ == "__main__":
    main()
