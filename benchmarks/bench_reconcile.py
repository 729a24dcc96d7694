"""How well and how fast ``triptych reconcile`` matches a labelled list of names; run by ``make bench``.

    python -m benchmarks.bench_reconcile [--wrong] [--things 10000]

``benchmarks/reconcile/labelled.tsv`` holds names of real bodies and projects as lists write them, with what stands
beside them and the thing of the examples' graph that each means, nothing where it is not there. Figures only.
"""

from __future__ import annotations

import argparse
import csv
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from time import process_time
from typing import Any

import pyoxigraph as ox

import triptych
from benchmarks.timing import machine
from graph.iri import BASE
from graph.reconcile import Reconciler, Verdict
from graph.search import index_of
from graph.store import Reader
from loaders.reconciling import verdicts_on
from loaders.tables.name_columns import name_columns
from loaders.tables.sheet_rows import SheetRows
from ontology import territories, vocabulary
from ontology.territory_tables import place_rows

HERE = Path(__file__).resolve().parent
EXAMPLES = HERE.parent / "examples"
LABELLED = HERE / "reconcile" / "labelled.tsv"
Row = dict[str, str]


def main() -> None:
    """Match every name and print precision, recall and speed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--wrong", action="store_true", help="list what was not matched as labelled")
    parser.add_argument("--things", type=int, default=10_000, help="further bodies of the larger graph")
    asked = parser.parse_args()
    print(machine())
    rows = labelled()
    with tempfile.TemporaryDirectory() as folder, triptych.open(Path(folder) / "store") as graph:
        graph.load(EXAMPLES)
        made = Reconciler(graph.reader, index_of(graph.reader))
        verdicts = judged(rows, made)
        told(rows, verdicts)
        for thing in sorted({one for row in rows for one in row["thing"].split("|") if one}):
            if not made.has(f"{BASE}id/{thing}"):
                print(f"label to mend: the graph has no {thing}")
        if asked.wrong:
            listed(rows, verdicts)
        speed(rows, asked.things, graph.reader)


def labelled() -> list[Row]:
    """The rows of the labelled list."""
    with LABELLED.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def judged(rows: Sequence[Row], made: Reconciler) -> list[Verdict]:
    """The verdict on each row, as ``triptych reconcile`` gives it in a table of one class."""
    found: dict[int, Verdict] = {}
    for kind in sorted({row["kind"] for row in rows}):
        places = [number for number, row in enumerate(rows) if row["kind"] == kind]
        cells = tuple((rows[n]["text"], rows[n]["country"], rows[n]["place"]) for n in places)
        sheet = SheetRows("", ("Name", "Country", "Place"), None, cells, tuple(range(len(cells))))
        columns = name_columns([sheet], "Name", kind, "Country", "Place")
        for at, verdict in verdicts_on(columns, made).items():
            found[places[at]] = verdict
    return [found[number] for number in range(len(rows))]


def is_right(row: Row, iri: str) -> bool:
    """Whether the label names this thing."""
    return bool(row["thing"]) and iri.removeprefix(f"{BASE}id/") in row["thing"].split("|")


def told(rows: Sequence[Row], verdicts: Sequence[Verdict]) -> None:
    """Print precision and recall."""
    pairs = list(zip(rows, verdicts, strict=True))
    said = [(row, one) for row, one in pairs if one.match == "yes"]
    right = sum(1 for row, one in said if one.best and is_right(row, one.best.iri))
    there = [(row, one) for row, one in pairs if row["thing"]]
    absent = [one for row, one in pairs if not row["thing"]]
    first = sum(1 for row, one in there if any(is_right(row, other) for other in _iris(one)[:5]))
    print(f"{len(rows)} names, {len(there)} of things in the graph, {len(absent)} of others")
    print(f"precision of yes:              {_share(right, len(said))}")
    print(f"recall of yes:                 {_share(right, len(there))}")
    print(f"yes or among first candidates: {_share(first, len(there))}")
    print(f"not there, and told so:        {_share(sum(one.match == 'no' for one in absent), len(absent))}")


def _share(count: int, total: int) -> str:
    return f"{count} of {total} ({count / total:.3f})"


def _iris(verdict: Verdict) -> list[str]:
    return [one.iri for one in ((verdict.best,) if verdict.best else ()) + verdict.others]


def listed(rows: Sequence[Row], verdicts: Sequence[Verdict]) -> None:
    """Print every row that was not matched as labelled."""
    for row, one in zip(rows, verdicts, strict=True):
        right = bool(one.best) and is_right(row, one.best.iri if one.best else "")
        if (right and one.match == "yes") or (not row["thing"] and one.match == "no"):
            continue
        best = f"{one.best.iri.removeprefix(f'{BASE}id/')} {one.best.score}" if one.best else ""
        wrong = "WRONG " if one.match == "yes" else ""
        print(
            f"{wrong}{row['text']} [{row['country']}] is {row['thing'] or 'not there'}: {one.match} {best} {one.reason}"
        )


def speed(rows: Sequence[Row], things: int, small: Reader) -> None:
    """Print rows a second of CPU time, on the examples' graph and on one with many bodies more."""
    print("graph         names   until the first row   rows a second: very names   others")
    for name, reader in (("examples", small), (f"and {things:,}", Larger(small, things))):
        index = index_of(reader)
        verdicts = judged(rows, Reconciler(reader, index))  # reads the lexicons, too, whoever asks first
        made = Reconciler(reader, index)
        begun = process_time()
        judged(rows[:1], made)
        first = process_time() - begun
        same = [row for row, one in zip(rows, verdicts, strict=True) if one.match and one.reason.startswith("same")]
        others = [row for row in rows if row not in same]
        rates = []
        for some in (same, others):
            begun = process_time()
            judged(some, made)
            rates.append(len(some) / (process_time() - begun))
        print(f"{name:<12} {len(index):>6} {first:>19.2f} s {rates[0]:>26.0f} {rates[1]:>8.0f}")
    print("with these bodies among the things:")
    told(rows, verdicts)


class Larger:
    """A graph with the facts of another and the municipalities of many towns."""

    def __init__(self, reader: Reader, things: int) -> None:
        self._store = ox.Store()
        self._store.bulk_extend(reader.match(None, None, None, ox.DefaultGraph()))
        self._store.bulk_extend(_municipalities(things))

    def query(self, sparql: str, **options: Any) -> Any:
        """As a store answers."""
        return self._store.query(sparql, **options)

    def match(self, *pattern: Any) -> Iterator[ox.Quad]:
        """As a store answers."""
        return self._store.quads_for_pattern(*pattern)


def _municipalities(count: int) -> Iterator[ox.Quad]:
    towns = sorted(place_rows().values(), key=lambda place: (-place.population, place.code))
    for town in towns[:count]:
        body = ox.NamedNode(f"{BASE}id/org/x-{town.code.removeprefix('geonames:')}")
        yield ox.Quad(body, ox.NamedNode(vocabulary.expand("rdf:type")), ox.NamedNode(vocabulary.term("Organization")))
        place = territories.by_code(town.code)
        yield ox.Quad(body, ox.NamedNode(vocabulary.expand("tri:basedIn")), ox.NamedNode(place.iri))
        for name, language in ((f"Municipality of {town.name}", "en"), (f"{town.name} Energy Agency", "en")):
            yield ox.Quad(body, ox.NamedNode(vocabulary.expand("rdfs:label")), ox.Literal(name, language=language))


if __name__ == "__main__":
    main()
