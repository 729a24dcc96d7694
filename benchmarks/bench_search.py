"""How fast and how surely names are found among a million, beside SQLite's full-text search; run by ``make bench``.

    python -m benchmarks.bench_search [--labels 1000000] [--queries 1000] [--peer 100] [--seed 1] [--profile]

The names are those of the shipped tables and of bodies of real towns (``search_names.py``). Queries are real names of
territories and organisations. ``--peer`` is how many of them SQLite answers (0: none); ``--profile`` prints
where the time of a search goes. Figures only: nothing passes or fails here.
"""

from __future__ import annotations

import argparse
import cProfile
import pstats
import random
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.figures import note
from benchmarks.search_names import Thing, mistyped, real_things, things
from benchmarks.timing import machine
from graph.search import Index, Named
from ontology.names import fold

TOP = 10
_SHORTEST = 4
"""Letters of the shortest name that is asked for: an acronym of three with a typo is another acronym."""
Found = Callable[[str], Sequence[str]]
"""IRIs of the first things for a text."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A query, the thing whose name it was made from, and the things that bear that very name."""

    text: str
    iri: str
    alike: frozenset[str]


def main() -> None:
    """Build the index and its peer, ask both, print one table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--labels", type=int, default=1_000_000)
    parser.add_argument("--queries", type=int, default=1000)
    parser.add_argument("--peer", type=int, default=100, help="queries that SQLite answers")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--profile", action="store_true")
    asked = parser.parse_args()
    print(machine())
    given = list(things(asked.labels, asked.seed))
    sets = queries(given, asked.queries, asked.seed)
    with tempfile.TemporaryDirectory() as folder:
        index = built(given, Path(folder, "search"))
        report("triptych", lambda text: [hit.iri for hit in index.find(text, limit=TOP)], sets)
        report("triptych, 20 hits", lambda text: [hit.iri for hit in index.find(text)], {"one typo": sets["one typo"]})
        if asked.profile:
            _profile(index, sets["one typo"])
        if asked.peer:
            peer = Peer(given, Path(folder, "peer.sqlite"))
            few = {name: found[: asked.peer] for name, found in sets.items()}
            report("triptych, same few", lambda text: [hit.iri for hit in index.find(text, limit=TOP)], few)
            report("SQLite FTS5 trigram", peer.find, few)


def queries(given: Sequence[Thing], count: int, seed: int) -> dict[str, list[Asked]]:
    """The queries by what is done to the names: half are of territories, half of organisations, each name once."""
    bearers: dict[str, set[str]] = {}
    for iri, _, names in given:
        for name, _ in names:
            bearers.setdefault(fold(name), set()).add(iri)
    dice = random.Random(seed)
    rows = real_things()
    chosen = []
    for kinds in (("Region", "City"), ("Organization", "PublicOrganisation")):
        of_kind = [
            (name, iri)
            for iri, kind, names in rows
            if kind in kinds
            for name, _ in names
            if len(fold(name)) >= _SHORTEST and iri in bearers.get(fold(name), ())
        ]
        once = sorted(dict(sorted(of_kind, reverse=True)).items())
        chosen += dice.sample(once, min(len(once), count // 2))
    dice.shuffle(chosen)

    def made(change: Callable[[str], str]) -> list[Asked]:
        return [Asked(change(name), iri, frozenset(bearers[fold(name)])) for name, iri in chosen]

    return {
        "one typo": made(lambda name: mistyped(name, dice)),
        "prefix": made(lambda name: name[: dice.randint(1, len(name))]),
        "the name": made(lambda name: name),
    }


def built(given: Sequence[Thing], folder: Path) -> Index:
    """The index of these things, in a folder; prints what it cost."""
    began, busy = time.perf_counter(), time.process_time()
    index = Index(folder)
    index.fill(Named(iri, kind, tuple(names)) for iri, kind, names in given)
    index.commit("1")
    took, busy = time.perf_counter() - began, time.process_time() - busy
    labels = sum(len(names) for _, _, names in given)
    size = sum(path.stat().st_size for path in folder.iterdir()) / 1e6
    print(f"\n{labels:,} labels of {len(given):,} things")
    print(f"index built in {took:.1f} s ({busy:.1f} s of CPU), {size:.0f} MB")
    heads = ("p50 ms", "p95 ms", "p99 ms", "p95 CPU", "found", "itself")
    print(f"\n{'':24}{'queries':>16}" + "".join(f"{head:>9}" for head in heads))
    return index


def report(name: str, find: Found, sets: dict[str, list[Asked]]) -> None:
    """Print times of each set of queries, and how often a thing of that name, or the very thing, is among the first."""
    for kind, asked in sets.items():
        for one in asked[:50]:
            find(one.text)  # warm
        times, busy, named, itself = [], [], 0, 0
        for one in asked:
            began, worked = time.perf_counter(), time.thread_time()
            found = find(one.text)
            busy.append((time.thread_time() - worked) * 1000)
            times.append((time.perf_counter() - began) * 1000)
            named += not one.alike.isdisjoint(found[:TOP])
            itself += one.iri in found[:TOP]
        cuts = _cuts(times)
        who = "SQLite FTS5" if name.startswith("SQLite") else name
        parts = [_cuts(times[turn::5])[94] for turn in range(5)] if len(times) >= 50 else [cuts[94]]
        note(f"{kind}, p95", who, parts, "ms")
        note(f"{kind}, recall at {TOP}", who, [named / len(asked)], "")
        figures = [cuts[49], cuts[94], cuts[98], _cuts(busy)[94], named / len(asked), itself / len(asked)]
        print(f"{name:24}{len(asked):6} {kind:>9}" + "".join(f"{figure:9.3f}" for figure in figures))


def _cuts(values: list[float]) -> list[float]:
    return statistics.quantiles(values, n=100)


class Peer:
    """SQLite's full-text search with its trigrams, over the same names."""

    def __init__(self, given: Sequence[Thing], path: Path) -> None:
        began = time.perf_counter()
        self._db = sqlite3.connect(path)
        self._db.execute("CREATE VIRTUAL TABLE name USING fts5(text, iri UNINDEXED, tokenize='trigram', detail=full)")
        rows = ((fold(name), iri) for iri, _, names in given for name, _ in names)
        self._db.executemany("INSERT INTO name VALUES (?, ?)", rows)
        self._db.execute("INSERT INTO name(name) VALUES ('optimize')")
        self._db.commit()
        took = time.perf_counter() - began
        print(f"\nSQLite {sqlite3.sqlite_version}, FTS5: built in {took:.1f} s, {path.stat().st_size / 1e6:.0f} MB")

    def find(self, text: str) -> list[str]:
        """IRIs of the names that share most trigrams with a text, by its own ranking; of shorter texts by LIKE."""
        text = fold(text)
        if len(text) < 3:
            sql, values = "SELECT iri FROM name WHERE text LIKE ? LIMIT ?", (f"{text}%", 4 * TOP)
        else:
            grams = dict.fromkeys(text[at : at + 3] for at in range(len(text) - 2))
            sql = "SELECT iri FROM name WHERE name MATCH ? ORDER BY rank LIMIT ?"
            values = (" OR ".join(f'"{gram}"' for gram in grams), 4 * TOP)
        return list(dict.fromkeys(row[0] for row in self._db.execute(sql, values)))[:TOP]


def _profile(index: Index, asked: Sequence[Asked]) -> None:
    watch = cProfile.Profile()
    watch.enable()
    for one in asked:
        index.find(one.text, limit=TOP)
    watch.disable()
    pstats.Stats(watch).sort_stats("tottime").print_stats(15)


if __name__ == "__main__":
    main()
