"""What our query path adds to the engine, and how it compares with rdflib, oxrdflib and maplib over a million triples.

    python -m benchmarks.bench_query [--triples 1000000] [--rounds 5]

Ten queries, from one thing to sums over everything. Triptych opens a store on disk, as users do; pyoxigraph is asked
in the same process over the same files; the others hold the same facts in memory, each in a process of its own. All
are asked in turns, and every row of an answer is taken. Figures only: nothing passes or fails here.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import tempfile
from contextlib import ExitStack
from pathlib import Path
from statistics import geometric_mean, median

import pyoxigraph as ox

import triptych
from benchmarks.figures import note, shown
from benchmarks.peers import asked as peer_side
from benchmarks.peers import environments
from benchmarks.programme import quads
from benchmarks.stores import make
from benchmarks.timing import machine
from graph.iri import BASE
from graph.terms import prefixes

PEERS = ("rdflib", "oxrdflib", "maplib")
ORG, PROJECT = f"<{BASE}id/org/made-3>", f"<{BASE}id/project/made-17>"
QUERIES = {
    "one thing": f"SELECT ?p ?o {{ {PROJECT} ?p ?o }}",
    "names of a project's partners": f"SELECT ?o ?n {{ {PROJECT} tri:hasPartner ?o . ?o rdfs:label ?n }}",
    "projects of a body": f"SELECT ?a ?s {{ ?p tri:hasPartner {ORG} ; tri:acronym ?a ; tri:startDate ?s }}",
    "who works with a body": f"SELECT DISTINCT ?o {{ ?p tri:hasPartner {ORG}, ?o }}",
    "all that is around it": f"SELECT DISTINCT ?a {{ {PROJECT} tri:hasPartner/tri:basedIn/tri:withinTerritory+ ?a }}",
    "bodies of a country": 'SELECT ?o ?n { ?c tri:nutsCode "EE" . ?r tri:withinTerritory+ ?c . ?o tri:basedIn ?r '
    "OPTIONAL { ?o rdfs:label ?n FILTER(LANG(?n) = 'en') } }",
    "things by class": "SELECT ?c (COUNT(?s) AS ?n) { ?s a ?c } GROUP BY ?c ORDER BY DESC(?n)",
    "largest budgets": "SELECT ?p ?b { ?p a tri:Project ; tri:totalBudget ?b } ORDER BY DESC(?b) LIMIT 10",
    "practices by theme": "SELECT ?t (COUNT(*) AS ?n) { ?a tri:buildsOn ?g . ?g tri:theme ?t } GROUP BY ?t ORDER BY ?t",
    "names with a word": "SELECT ?o ?n { ?o rdfs:label ?n FILTER(CONTAINS(LCASE(?n), 'piemonte')) }",
}


class Peer:
    """A program of another environment that answers queries."""

    def __init__(self, python: Path, name: str, facts: Path) -> None:
        command = [str(python), str(Path(peer_side.__file__)), name, str(facts)]
        self.name = name
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.loading = float(self._heard()["seconds"])

    def ask(self, sparql: str) -> tuple[float, int]:
        """Seconds of an answer and its rows; the seconds are not a number where it has none."""
        assert self._process.stdin
        self._process.stdin.write(json.dumps(sparql) + "\n")
        self._process.stdin.flush()
        said = self._heard()
        if "error" in said:
            return float("nan"), -1
        return said["seconds"], int(said["rows"])

    def _heard(self) -> dict[str, float]:
        assert self._process.stdout
        line = self._process.stdout.readline()
        if not line:
            raise SystemExit(f"{self.name} ended with {self._process.wait()}")
        heard: dict[str, float] = json.loads(line)
        return heard

    def close(self) -> None:
        """Let it end."""
        assert self._process.stdin
        self._process.stdin.close()
        self._process.wait()


def main() -> None:
    """Ask each query of everybody, in turns, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--triples", type=int, default=1_000_000)
    parser.add_argument("--rounds", type=int, default=5)
    asked = parser.parse_args()
    print(machine())
    with tempfile.TemporaryDirectory() as name, ExitStack() as stack:
        facts, folder = Path(name, "facts.nt"), Path(name, "store")
        make(folder, quads(asked.triples, evidence=False), searched=False)
        graph = stack.enter_context(triptych.open(folder))
        graph.export(facts, "nt")
        print(f"{len(graph.query('SELECT * { ?s ?p ?o }')):,} triples")
        raw = ox.Store.read_only(str(folder / "snapshots" / graph.reader.number))
        peers = [Peer(path, one, facts) for one in PEERS if (path := environments.program(one))]
        for peer in peers:
            stack.callback(peer.close)
            note("reading the facts", peer.name, [peer.loading])
        ways = {
            "triptych": lambda sparql: _here(lambda text: len(graph.query(text)), sparql),
            "pyoxigraph": lambda sparql: _here(lambda text: _rows(raw, text), sparql),
            **{peer.name: peer.ask for peer in peers},
        }
        _compare(ways, asked.rounds)


def _compare(ways, rounds: int) -> None:
    print("\n" + f"{'ms':32}" + "".join(f"{way:>14}" for way in ways) + "    rows")
    of_round: dict[str, list[list[float]]] = {way: [[] for _ in range(rounds)] for way in ways}
    for name, text in QUERIES.items():
        used = [f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in sorted(prefixes().items()) if f"{prefix}:" in text]
        sparql = "".join(used) + text  # as one writes it who knows of no preset prefixes
        taken: dict[str, list[float]] = {way: [] for way in ways}
        rows: dict[str, int] = {}
        for turn in range(rounds):
            for way, ask in ways.items():
                seconds, rows[way] = ask(sparql)
                taken[way].append(seconds)
                of_round[way][turn].append(seconds)
        for way, seconds in taken.items():
            if seconds == seconds and rows[way] >= 0:
                note(name, way, seconds)
        print(f"{name:32}" + "".join(f"{median(one) * 1000:14.3f}" for one in taken.values()), end="    ")
        print(*sorted(set(rows.values())), flush=True)
    for way, found in of_round.items():
        means = [geometric_mean(one) for one in found if all(seconds == seconds for seconds in one)]
        if means:
            print(f"geometric mean, {way}: {shown(note('ten queries', way, means).median, 's')}")


def _here(ask, sparql: str) -> tuple[float, int]:
    said = peer_side.taken(ask, sparql)
    return said["seconds"], int(said["rows"])


def _rows(store: ox.Store, sparql: str) -> int:
    found = store.query(sparql)
    assert isinstance(found, ox.QuerySolutions)
    return len(list(found))


if __name__ == "__main__":
    main()
