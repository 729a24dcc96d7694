"""The service's own description: what it understands and what it gives."""

from __future__ import annotations

import pyoxigraph as ox

from graph.results import Triples

_SD = "http://www.w3.org/ns/sparql-service-description#"
_FORMATS = "http://www.w3.org/ns/formats/"
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


def description(endpoint: str, form: str = "ttl") -> str:
    """The service description of an endpoint (its full address) in ``ttl``, ``nt``, ``rdf`` or ``jsonld``.

    Source: SPARQL 1.1 Service Description.

    >>> "SPARQL11Query" in description("http://localhost:8501/sparql")
    True
    """
    service, dataset = ox.NamedNode(endpoint), ox.NamedNode(endpoint + "#dataset")
    graph = ox.NamedNode(endpoint + "#default-graph")
    a = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
    made = [
        ox.Triple(service, a, _sd("Service")),
        ox.Triple(service, _sd("endpoint"), service),
        ox.Triple(service, _sd("supportedLanguage"), _sd("SPARQL11Query")),
        ox.Triple(service, _sd("defaultDataset"), dataset),
        ox.Triple(dataset, a, _sd("Dataset")),
        ox.Triple(dataset, _sd("defaultGraph"), graph),
        ox.Triple(graph, a, _sd("Graph")),
        *(ox.Triple(service, _sd("resultFormat"), ox.NamedNode(_FORMATS + name)) for name in _RESULTS),
    ]
    return Triples(tuple(sorted(made, key=str))).write(form)


def _sd(name: str) -> ox.NamedNode:
    return ox.NamedNode(_SD + name)
