"""How fast things are counted and sorted by facets in a store of a million quads; run by ``make bench``.

    python -m benchmarks.bench_facets [--things 22000]

Figures only: nothing passes or fails here. Seconds are by the clock, and of the processor where that is said.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path

from benchmarks.figures import note
from benchmarks.made_graph import make_store
from benchmarks.timing import machine
from graph.facets import facets_of
from graph.linked import linked
from graph.many_names import labels_of
from graph.search import Index
from graph.store import open_snapshot
from graph.terms import PREFIXES

ROUNDS = 25


def main() -> None:
    """Make a store, read its facets, choose, and print what each step took."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--things", type=int, default=22_000)
    asked = parser.parse_args()
    print(machine())
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        quads = make_store(folder, asked.things)
        reader, index = open_snapshot(folder), Index.at(folder / "search")
        began, busy = time.perf_counter(), time.process_time()
        facets = facets_of(reader)
        took, busy = time.perf_counter() - began, time.process_time() - busy
        print(f"{quads:,} quads, {len(facets):,} things: read in {took:.2f} s ({busy:.2f} s of processor)")
        began = time.perf_counter()
        labels_of(reader, facets.things)
        print(f"names in one language: {time.perf_counter() - began:.2f} s")
        tracemalloc.start()
        again = facets_of(reader)
        held = tracemalloc.get_traced_memory()[0]
        tracemalloc.stop()
        print(f"memory: {held / 1e6:.1f} MB, of which arrays {again.size / 1e6:.1f} MB")
        italy = {"country": [PREFIXES["country"] + "ITA"]}
        project = {"project": [next(iter(facets.columns["project"].values))]}
        _report("all counts, nothing chosen", lambda: facets.choose({}))
        _report("all counts, country chosen", lambda: facets.choose(italy))
        _report(
            "all counts, country, kind and project chosen",
            lambda: facets.choose({**italy, **project, "kind": ["Action"]}),
        )
        _report("text (500 hits) and all counts", lambda: facets.choose(italy, among=_hits(index, "energy")))
        _report("text, 10 hits", lambda: index.find("comune di torino", limit=10))
        _report("what is linked to a partner", lambda: linked(reader, facets, PREFIXES["id"] + "org/made-3-0"))
        reader.close()


def _hits(index: Index, text: str) -> list[str]:
    return [hit.iri for hit in index.find(text, limit=500)]


def _report(name: str, way: Callable[[], object]) -> None:
    way()  # warm
    times = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        way()
        times.append((time.perf_counter() - began) * 1000)
    note(name, "triptych", times, "ms")
    print(f"{name:46} median {statistics.median(times):6.1f} ms, slowest of {ROUNDS} {max(times):6.1f} ms")


if __name__ == "__main__":
    main()
