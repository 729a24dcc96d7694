"""What a canonical dump of a million quads costs: every quad once, sorted, the same bytes for the same graph.

    python -m benchmarks.bench_dump [--quads 1000000] [--rounds 5]

``triptych export`` writes N-Quads, N-Triples and packed N-Quads, each in a process of its own. Beside it *dump* and
*dump, sorted* are the engine's own: its quads in any order, and those lines sorted in memory.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from benchmarks.figures import note, spread
from benchmarks.programme import quads
from benchmarks.running import Done, run
from benchmarks.stores import make
from benchmarks.timing import machine
from graph.store import current

FORMS = ("nq", "nt", "nq.gz")
_ENGINE = """
import sys
import pyoxigraph as ox
store, out = ox.Store.read_only(sys.argv[1]), sys.argv[2]
store.dump(out, format=ox.RdfFormat.N_QUADS)
if len(sys.argv) > 3:
    lines = sorted(open(out, "rb"))
    open(out, "wb").writelines(lines)
"""


def main() -> None:
    """Dump one store in every way, in turns."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quads", type=int, default=1_000_000)
    parser.add_argument("--rounds", type=int, default=5)
    asked = parser.parse_args()
    print(machine())
    with tempfile.TemporaryDirectory() as name:
        store, out = Path(name, "store"), str(Path(name, "out"))
        print(f"{make(store, quads(asked.quads), searched=False):,} quads")
        snapshot = str(store / "snapshots" / (current(store) or ""))
        export = [sys.executable, "-m", "triptych", "export"]
        ways = {(f"dump {form}", "triptych"): [*export, f"{out}.{form}", "--store", str(store)] for form in FORMS}
        engine = [sys.executable, "-c", _ENGINE, snapshot]
        ways["dump nq", "the engine, unsorted"] = [*engine, f"{out}.any"]
        ways["dump nq", "the engine, sorted in memory"] = [*engine, f"{out}.any", "sorted"]
        done: dict[tuple[str, str], list[Done]] = {way: [] for way in ways}
        for _ in range(asked.rounds):
            for way, command in ways.items():
                done[way].append(run(command, watched=True))
    for (what, way), found in done.items():
        clock = spread(note(what, way, [one.clock for one in found]))
        peak = spread(note(f"{what}, memory", way, [one.peak / 1e6 for one in found], "MB"))
        print(f"{what:12} {way:30} {clock:28} {peak}")


if __name__ == "__main__":
    main()
