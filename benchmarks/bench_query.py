"""What our query path adds to the engine, and how both compare with rdflib; run by ``make bench``."""

from __future__ import annotations

import tempfile
from functools import partial
from pathlib import Path

import rdflib

import triptych
from benchmarks.timing import in_turns, machine, report
from graph.store import Reader
from graph.terms import prefixes

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
QUERIES = {
    "one thing": "SELECT ?p ?o { <https://w3id.org/triptych/id/project/circpro> ?p ?o }",
    "partners of all projects": "SELECT ?a ?n { ?p tri:acronym ?a ; tri:hasPartner ?o . ?o skos:prefLabel ?n }",
    "count by class": "SELECT ?c (COUNT(?s) AS ?n) { ?s a ?c } GROUP BY ?c ORDER BY DESC(?n)",
    "regions above": "SELECT ?r ?above { ?o tri:basedIn ?r . ?r tri:withinTerritory+ ?above }",
}


def main() -> None:
    """Ask each query of Triptych, of pyoxigraph and of rdflib, in turns, over the same facts."""
    print(machine())
    with tempfile.TemporaryDirectory() as folder:
        graph = triptych.open(Path(folder) / "store")
        graph.load(EXAMPLES)
        other = graph.to_rdflib()
        for name, sparql in QUERIES.items():
            ways = {
                "pyoxigraph": partial(_all, graph.reader, sparql),
                "triptych": partial(graph.query, sparql),
                "rdflib": partial(_rdflib, other, sparql),
            }
            report(f"{name} ({len(other)} facts)", in_turns(ways), of="queries")
        graph.close()


def _all(reader: Reader, sparql: str) -> list[object]:
    return list(reader.query(sparql, prefixes=prefixes()))


def _rdflib(graph: rdflib.Graph, sparql: str) -> list[object]:
    return list(graph.query(sparql, initNs=prefixes()))


if __name__ == "__main__":
    main()
