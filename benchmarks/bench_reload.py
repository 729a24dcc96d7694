"""What it costs to load a folder again that has not changed, and one in which one file of a hundred has.

    python -m benchmarks.bench_reload [--documents 10000] [--rounds 5]

The documents are made small, so that making the store does not take the day: what a second load costs does not depend
on what they say. Each load is a process of its own; the start of Python and of the command counts.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from pathlib import Path

from benchmarks.figures import note, spread
from benchmarks.running import Done, run
from benchmarks.timing import machine

_FOLDER = 500  # documents of a folder


def main() -> None:
    """Load once, then again and again."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=5)
    asked = parser.parse_args()
    print(machine())
    with tempfile.TemporaryDirectory() as name:
        given, store = Path(name, "in"), Path(name, "store")
        paths = [_written(given, number) for number in range(asked.documents)]
        load = [sys.executable, "-m", "triptych", "load", str(given), "--store", str(store)]
        first = run(load)
        print(f"{len(paths):,} documents, loaded in {first.clock:.1f} s")
        same: list[Done] = []
        touched: list[Done] = []
        for turn in range(asked.rounds):
            same.append(run(load))
            for path in paths[turn::100]:
                os.utime(path, ns=(0, (turn + 1) * 1_000_000_000))  # another time, the same bytes
            touched.append(run(load))
        assert f"{len(paths):,} unchanged" in same[-1].output or f"{len(paths)} unchanged" in same[-1].output
    thousands = len(paths) / 1000
    for what, found in (("reload", same), ("reload, 1 % touched", touched)):
        clock = note(f"{what} per 1,000 documents", "triptych", [one.clock / thousands for one in found])
        busy = [one.processor / thousands for one in found]
        said = spread(note(f"{what} per 1,000 documents, processor", "triptych", busy, "s of processor"))
        print(f"{what:22} {spread(clock)} per 1,000; {said}")


def _written(folder: Path, number: int) -> Path:
    """A small document about a project that only it names."""
    path = folder / f"{number // _FOLDER:03}" / f"{number:06}.txt"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"Report {number}\n\nMade{number} is an Interreg Europe project.\n", encoding="utf-8")
    return path


if __name__ == "__main__":
    main()
