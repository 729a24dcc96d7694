"""Ten million quads: how fast they are stored, beside the engine's own bulk load, and how fast things are looked up.

    python -m benchmarks.bench_large [--quads 10000000] [--rounds 5]

*triptych* stores them as the writer does: pieces of 100,000, the graph opened anew after each, a snapshot published at
the end. *bulk load* hands the whole file to the engine. Both read the same file, in turns, in processes of their own.
``--rounds`` is of the lookups; the loads, which take minutes, run ``--loads`` times.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

import triptych
from benchmarks.figures import note, spread
from benchmarks.programme import write_nquads
from benchmarks.running import Done, run
from benchmarks.stores import make
from benchmarks.timing import machine
from graph.iri import BASE

LOOKUPS = {
    "facts of a thing": "SELECT ?p ?o {{ <{id}project/made-{n}> ?p ?o }}",
    "names of its partners": "SELECT ?n {{ <{id}project/made-{n}> tri:hasPartner ?o . ?o rdfs:label ?n }}",
    "evidence of a thing": "SELECT ?g ?q {{ GRAPH ?g {{ <{id}project/made-{n}> ?p ?o }} "
    "GRAPH <{base}graph/meta> {{ ?g tri:quote ?q }} }}",
    "projects of a body": "SELECT ?a {{ ?p tri:hasPartner <{id}org/made-{n}> ; tri:acronym ?a }}",
}
SCAN = "SELECT ?c (COUNT(?s) AS ?n) { ?s a ?c } GROUP BY ?c"


def main() -> None:
    """Write the quads, load them in both ways, and look things up."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quads", type=int, default=10_000_000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--loads", type=int, default=5)
    parser.add_argument("--store", nargs=2, type=Path, metavar=("FILE", "DIR"), help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.store:
        _store(*asked.store)
        return
    print(machine())
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        file = folder / "quads.nq"
        count = write_nquads(file, asked.quads)
        print(f"{count:,} quads, {file.stat().st_size / 1e6:,.0f} MB")
        ways = {
            "triptych": ("-m", "benchmarks.bench_large", "--store", str(file), str(folder / "store")),
            "bulk load": ("-m", "benchmarks.bulk_once", "--file", str(file), str(folder / "bulk")),
        }
        done: dict[str, list[tuple[float, Done]]] = {way: [] for way in ways}
        for _ in range(asked.loads):
            for way, words in ways.items():
                shutil.rmtree(folder / ("store" if way == "triptych" else "bulk"), ignore_errors=True)
                ended = run([sys.executable, *words], watched=True)
                done[way].append((json.loads(ended.output)[0], ended))
        for way, found in done.items():
            clock = spread(note("load of 10^7 quads", way, [one for one, _ in found]))
            busy = [one.processor for _, one in found]
            said = spread(note("load of 10^7 quads, processor", way, busy, "s of processor"))
            peak = spread(note("load of 10^7 quads, memory", way, [one.peak / 1e6 for _, one in found], "MB"))
            print(f"{way:12} {clock:28} {said:40} {peak}")
        _look_up(folder / "store", count, asked.rounds)


def _store(file: Path, folder: Path) -> None:
    """Store a file of N-Quads, and say the seconds."""
    began = time.perf_counter()
    with file.open(encoding="utf-8") as lines:
        make(folder, lines, searched=False)
    print(json.dumps([time.perf_counter() - began]))


def _look_up(store: Path, count: int, rounds: int) -> None:
    """Ask for things all over the store; the slowest median of the lookups is what is noted."""
    projects = max(2, count // 900)
    medians: list[list[float]] = []
    with triptych.open(store) as graph:
        for name, text in LOOKUPS.items():
            of_round = []
            for turn in range(rounds):
                taken = []
                for step in range(40):
                    number = (turn * 40 + step) * 7919 % projects
                    began = time.perf_counter()
                    graph.query(text.format(id=f"{BASE}id/", base=BASE, n=number))
                    taken.append((time.perf_counter() - began) * 1000)
                of_round.append(median(taken))
            medians.append(of_round)
            print(f"{name:24} {spread(note(name, 'triptych', of_round, 'ms'))}")
        note("lookups at 10^7", "triptych", max(medians, key=median), "ms")
        taken = []
        for _ in range(rounds):
            began = time.perf_counter()
            graph.query(SCAN)
            taken.append(time.perf_counter() - began)
        print(f"{'things by class':24} {spread(note('things by class', 'triptych', taken))}")


if __name__ == "__main__":
    main()
