"""The service's own description: what it understands, what it gives, and which graphs it holds."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from urllib.parse import quote

import pyoxigraph as ox

from graph.results import Triples
from graph.service.answers import values
from graph.service.limits import Refused, Request
from graph.service.pool import Pool

_SD = "http://www.w3.org/ns/sparql-service-description#"
_FORMATS = "http://www.w3.org/ns/formats/"
_SIMPLE = ox.NamedNode("http://www.w3.org/ns/entailment/Simple")
"""Nothing follows but what is stored."""
_TRIPLES = ox.NamedNode("http://rdfs.org/ns/void#triples")
_TYPE = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
_RESULTS = (
    "SPARQL_Results_JSON",
    "SPARQL_Results_XML",
    "SPARQL_Results_CSV",
    "SPARQL_Results_TSV",
    "Turtle",
    "N-Triples",
    "RDF_XML",
    "JSON-LD",
)
_MOST = 1_000
_NAMES = f"""SELECT DISTINCT ?graph {{ GRAPH ?graph {{ }}
FILTER(!CONTAINS(STR(?graph), "/ev/") && !CONTAINS(STR(?graph), "/graph/inferred/")) }} ORDER BY ?graph LIMIT {_MOST}"""


@dataclass(frozen=True, slots=True)
class Holding:
    """How many triples there are in the default graph, None where nobody counted, and in each named one."""

    default: int | None = None
    named: Mapping[str, int] = field(default_factory=dict)


def holding(pool: Pool) -> Holding:
    """What the newest snapshot holds, without the graphs of single passages and conclusions: there are very many.

    Nothing is said where the store cannot be asked, or takes longer than a query may.
    """
    try:
        (default,) = _rows(pool, "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")
        names = [f"<{row[0].value}>" for row in _rows(pool, _NAMES)]
        counts = (
            f"SELECT ?g (COUNT(*) AS ?n) {{ VALUES ?g {{ {' '.join(names)} }} GRAPH ?g {{ ?s ?p ?o }} }} GROUP BY ?g"
        )
        return Holding(int(default[0].value), {row[0].value: int(row[1].value) for row in _rows(pool, counts)})
    except Refused:
        return Holding()


def description(
    endpoint: str,
    form: str = "ttl",
    held: Holding | None = None,
    *,
    updates: bool = False,
    federation: Collection[str] = (),
) -> str:
    """The service description of an endpoint (its full address) in ``ttl``, ``nt``, ``rdf`` or ``jsonld``.

    Source: SPARQL 1.1 Service Description; the numbers of triples are VoID's.

    >>> "SPARQL11Query" in description("http://localhost:8501/sparql")
    True
    """
    held = held or Holding()
    service, dataset = ox.NamedNode(endpoint), ox.NamedNode(endpoint + "#dataset")
    graph = ox.NamedNode(endpoint + "#default-graph")
    made = [
        ox.Triple(service, _TYPE, _sd("Service")),
        ox.Triple(service, _sd("endpoint"), service),
        ox.Triple(service, _sd("supportedLanguage"), _sd("SPARQL11Query")),
        ox.Triple(service, _sd("defaultEntailmentRegime"), _SIMPLE),
        ox.Triple(service, _sd("defaultDataset"), dataset),
        ox.Triple(dataset, _TYPE, _sd("Dataset")),
        ox.Triple(dataset, _sd("defaultGraph"), graph),
        *_graph(graph, held.default),
        *(ox.Triple(service, _sd("resultFormat"), ox.NamedNode(_FORMATS + name)) for name in _RESULTS),
    ]
    if updates:
        made.append(ox.Triple(service, _sd("supportedLanguage"), _sd("SPARQL11Update")))
    if federation:
        made.append(ox.Triple(service, _sd("feature"), _sd("BasicFederatedQuery")))
    for name, number in held.named.items():
        key = quote(name, safe="")
        one, its = ox.NamedNode(f"{endpoint}#named-{key}"), ox.NamedNode(f"{endpoint}#graph-{key}")
        made += [
            ox.Triple(dataset, _sd("namedGraph"), one),
            ox.Triple(one, _TYPE, _sd("NamedGraph")),
            ox.Triple(one, _sd("name"), ox.NamedNode(name)),
            ox.Triple(one, _sd("graph"), its),
            *_graph(its, number),
        ]
    return Triples(tuple(sorted(made, key=str))).write(form)


def _graph(graph: ox.NamedNode, number: int | None) -> list[ox.Triple]:
    counted = [] if number is None else [ox.Triple(graph, _TRIPLES, ox.Literal(number))]
    return [ox.Triple(graph, _TYPE, _sd("Graph")), *counted]


def _rows(pool: Pool, text: str) -> list[tuple[ox.NamedNode | ox.Literal, ...]]:
    found = values(pool.ask(Request(text, rows="json")))
    return list(getattr(found, "rows", ()))


def _sd(name: str) -> ox.NamedNode:
    return ox.NamedNode(_SD + name)
