"""The ontology and its vocabularies as a graph of the store: queries find labels of classes and concepts in it."""

from __future__ import annotations

import hashlib
from functools import cache

import pyoxigraph as ox

from graph.iri import graph_iri
from ontology import vocabulary


def ontology_quads(base: str) -> set[ox.Quad]:
    """The quads of ``graph/ontology``."""
    graph = ox.NamedNode(graph_iri(base, "ontology"))
    return {ox.Quad(one.subject, one.predicate, one.object, graph) for one in vocabulary.quads()}


@cache
def ontology_version() -> str:
    """A hash of the shipped files: a store that holds another is brought up to date when it is next written."""
    digest = hashlib.sha256()
    for path in sorted([vocabulary.HERE / "core.ttl", *(vocabulary.HERE / "vocabularies").glob("*.ttl")]):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]
