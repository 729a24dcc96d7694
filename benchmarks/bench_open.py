"""How long it takes to open a store of a million quads, and from the shell to an answer: the cold start.

    python -m benchmarks.bench_open [--quads 1000000] [--rounds 11]

Opening is measured within a process: the snapshot is opened and asked for one thing. The cold start is a process a
time, from its start to its end, with compiled modules as an installed package has; ``-c pass`` is Python alone.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from pathlib import Path

import triptych
from benchmarks.figures import note, spread
from benchmarks.programme import quads
from benchmarks.running import run
from benchmarks.stores import make
from benchmarks.timing import machine
from graph.iri import BASE

THING = f"{BASE}id/project/made-1"
COMMANDS = {
    "triptych query": ("-m", "triptych", "query", f"SELECT ?p ?o {{ <{THING}> ?p ?o }}", "--store", "STORE"),
    "triptych find": ("-m", "triptych", "find", "MADE1", "--store", "STORE"),
    "triptych show": ("-m", "triptych", "show", THING, "--store", "STORE"),
    "triptych --help": ("-m", "triptych", "--help"),
    "python -c pass": ("-c", "pass"),
}


def main() -> None:
    """Make a store, open it and start the commands, in turns."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quads", type=int, default=1_000_000)
    parser.add_argument("--rounds", type=int, default=11)
    asked = parser.parse_args()
    print(machine())
    with tempfile.TemporaryDirectory() as name:
        store = Path(name, "store")
        print(f"{make(store, quads(asked.quads)):,} quads")
        opened: list[float] = []
        clock: dict[str, list[float]] = {what: [] for what in COMMANDS}
        busy: dict[str, list[float]] = {what: [] for what in COMMANDS}
        for turn in range(asked.rounds + 1):  # the first compiles modules and fills the file cache
            for what, words in COMMANDS.items():
                command = [sys.executable, *(str(store) if word == "STORE" else word for word in words)]
                done = run(command)
                if turn:
                    clock[what].append(done.clock)
                    busy[what].append(done.processor)
            took = _opened(store)
            if turn:
                opened.append(took)
    print(f"{'opening and one answer':26} {spread(note('open', 'triptych', opened))}")
    for what, taken in clock.items():
        said = spread(note(what, "triptych", taken))
        print(f"{what:26} {said:28} {spread(note(f'{what}, processor', 'triptych', busy[what], 's of processor'))}")


def _opened(store: Path) -> float:
    began = time.perf_counter()
    with triptych.open(store) as graph:
        graph.query(f"ASK {{ <{THING}> ?p ?o }}")
    return time.perf_counter() - began


if __name__ == "__main__":
    main()
