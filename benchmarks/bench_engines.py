"""The same made quads in the store's folder and on graph servers: how long they take to store, and to be asked.

    python -m benchmarks.bench_engines [--quads 1000000] [--rounds 5] [--only oxigraph]

Servers are Oxigraph's and Virtuoso 7, each where its program is found, started for this run on ports of their own with
a folder of their own. The same queries go to all, in turns, through the readers that commands use, and every row of an
answer is taken. Figures only: nothing passes or fails here.
"""

from __future__ import annotations

import argparse
import os
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from itertools import islice
from pathlib import Path
from statistics import median

from benchmarks.bench_query import QUERIES
from benchmarks.figures import note, spread
from benchmarks.programme import quads
from benchmarks.timing import machine
from graph.errors import BadQuery
from graph.export.lines import parsed
from graph.iri import BASE
from graph.query import run
from graph.store import Snapshot, open_snapshot
from tests.engines import Engine, oxigraph, virtuoso

PIECE = 100_000
"""Quads that are handed on at once, as the writer does."""
EVIDENCE = {
    "evidence of a thing": f"SELECT ?g ?q {{ GRAPH ?g {{ <{BASE}id/project/made-17> ?p ?o }} "
    f"GRAPH <{BASE}graph/meta> {{ ?g tri:quote ?q }} }}",
    "facts by rule": f"SELECT ?r (COUNT(?g) AS ?n) {{ GRAPH <{BASE}graph/meta> {{ ?g tri:rule ?r }} }} GROUP BY ?r",
}


def main() -> None:
    """Load into each engine, ask all of them in turns, and print two tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quads", type=int, default=1_000_000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--only", action="append", choices=("oxigraph", "virtuoso"), default=[])
    asked = parser.parse_args()
    os.environ |= {"TRIPTYCH_GRAPH_USER": "dba", "TRIPTYCH_GRAPH_PASSWORD": "dba"}  # of the Virtuoso started here
    print(machine())
    with tempfile.TemporaryDirectory() as name, ExitStack() as stack:
        folder = Path(name)
        engines = [Engine("embedded")]
        for kind, start in (("oxigraph", oxigraph), ("virtuoso", virtuoso)):
            if not asked.only or kind in asked.only:
                engines.append(stack.enter_context(start(folder / f"{kind}-files")))
        opened: dict[str, Snapshot] = {}
        for engine in engines:
            _load(engine, folder / engine.name, asked.quads)
            opened[engine.name] = stack.enter_context(open_snapshot(folder / engine.name))
        _compare(opened, asked.rounds)


def _load(engine: Engine, folder: Path, count: int) -> None:
    """Store so many quads, and print how long that took."""
    with engine.writer(folder) as writer:
        began = time.perf_counter()
        for piece in _pieces(quads(count)):
            writer.live.load(piece)
            writer.live.renew()
        took = time.perf_counter() - began
        writer.publish()
        size = len(writer.live)
    held = folder if engine.name == "embedded" else folder.parent / f"{engine.name}-files"
    disk = sum(path.stat().st_size for path in held.rglob("*") if path.is_file() and "snapshots" not in path.parts)
    note("loading", engine.name, [took])
    speed = f"{size / took:>8,.0f} quads/s, {disk / size:4.0f} B/quad"
    print(f"{engine.name:12} {size:>12,} quads loaded in {took:8.1f} s, {speed}", flush=True)


def _pieces(lines: Iterable[str]) -> Iterator[dict[str, list[str]]]:
    """Triples by graph, so many quads at a time."""
    rest = iter(lines)
    while some := list(islice(rest, PIECE)):
        piece: dict[str, list[str]] = {}
        for text in some:
            line = parsed(text.encode())
            piece.setdefault(line.graph, []).append(f"{line.subject} {line.predicate} {line.object}")
        yield piece


def _compare(opened: dict[str, Snapshot], rounds: int) -> None:
    """Ask everybody everything, in turns, and print the medians in milliseconds with the numbers of rows."""
    print(f"\n{'median of the rounds (least to most)':32}" + "".join(f"{name:>30}" for name in opened))
    for title, sparql in (QUERIES | EVIDENCE).items():
        taken: dict[str, list[float]] = {name: [] for name in opened}
        rows: dict[str, int] = {}
        for turn in range(rounds + 1):
            for name, reader in opened.items():
                began = time.perf_counter()
                try:
                    rows[name] = len(run(reader, sparql))  # type: ignore[arg-type] # all of them are SELECT
                except BadQuery as error:
                    rows[name] = -1
                    if turn == 0:
                        print(f"{name}: {title}: {error}")
                if turn:  # the first warms up
                    taken[name].append((time.perf_counter() - began) * 1000)
        cells = ""
        for name, values in taken.items():
            said = spread(note(title, name, values, "ms")) if rows[name] >= 0 else "cannot"
            cells += f"{said:>30}"
        same = "" if len(set(rows.values())) == 1 else f"  rows: {', '.join(f'{n} {c:,}' for n, c in rows.items())}"
        fastest = min(opened, key=lambda one: median(taken[one]) if rows[one] >= 0 else float("inf"))
        print(f"{title:32}{cells}  {fastest}{same}")


if __name__ == "__main__":
    main()
