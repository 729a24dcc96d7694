"""How long publishing and verifying take, and how much memory: the examples, and documents made from them.

    python -m benchmarks.bench_publish [--quads N]

Run by ``make bench``. With ``--quads`` one store of about so many is made, a third of it from documents and the rest
from a table; it is published, published again and as the next release, and verified. Each measurement is a process
of its own, so that its peak of memory is its own too.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.bench_store import documents
from benchmarks.figures import note
from benchmarks.timing import machine

COUNTS = (30, 210)
OPTIONS = ("--base", "https://data.linn.example/", "--licence", "CC0-1.0", "--title", "T", "--publisher", "P")


def main() -> None:
    """Load, publish, publish again and verify, for each number of documents; a table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--quads", type=int, help="publish one store of about so many quads instead")
    quads = parser.parse_args().quads
    print(machine())
    print(f"{'size':>9} {'step':16} {'clock s':>8} {'cpu s':>8} {'peak MB':>8}")
    if quads:
        _large(quads)
        return
    for count in COUNTS:
        with tempfile.TemporaryDirectory() as folder:
            given, store, out = Path(folder, "in"), Path(folder, "store"), Path(folder, "out")
            given.mkdir()
            list(documents(count, given))
            _step(count, "load", "load", str(given), "--store", str(store))
            for name in ("publish", "publish again"):
                _step(count, name, "publish", str(out), "--store", str(store), *OPTIONS, "--issued", "2024-05-31")
            _step(count, "verify", "verify", str(out))


def _large(quads: int) -> None:
    """One large store."""
    with tempfile.TemporaryDirectory() as folder:
        store, out = Path(folder, "store"), Path(folder, "out")
        made = "import sys; from pathlib import Path; from benchmarks.bench_store import make_store; "
        made += "make_store(Path(sys.argv[1]), int(sys.argv[2]))"  # elsewhere, for peaks of memory are handed down
        subprocess.run([sys.executable, "-c", made, str(store), str(quads)], check=True)
        given = ("publish", str(out), "--store", str(store), *OPTIONS, "--issued", "2024-05-31")
        for name in ("publish", "publish again"):
            _step(quads, name, *given)
        _step(quads, "next release", *given, "--release", "1.1.0", "--previous", str(out))
        _step(quads, "verify", "verify", str(out))


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
    if count not in COUNTS:
        note(name, "triptych", [clock])
        note(f"{name}, processor", "triptych", [cpu], "s of processor")
        note(f"{name}, memory", "triptych", [int(peak) / 1024], "MB")
    print(f"{count:9} {name:16} {clock:8.1f} {cpu:8.1f} {int(peak) / 1024:8.0f}")
    for line in found.stdout.splitlines():
        if name != "load" and ("quads" in line or ("passed" in line and "failed" in line) or "written" in line):
            print(f"{'':10}{line}")


if __name__ == "__main__":
    main()
