"""What follows from what the documents say: preferred labels, simple inferences, merges.

Everything here is derived anew whenever its grounds change, and stands in graphs of its own, so that
the default graph stays the union of graphs that each say why.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

import pyoxigraph as ox

from graph.iri import digest, graph_iri
from graph.rdf import TYPE, node
from ontology.names import slug

NAME_PREDICATES = ("rdfs:label", "dct:title", "acronym")


class NameUse(Counter[tuple[str, str, str]]):
    """How many documents use a name of one thing: (predicate, text, language) to number."""


def label_quads(iri: str, uses: NameUse, in_reference: bool, base: str) -> set[ox.Quad]:
    """The preferred label of a thing in each language in which documents name it.

    The name that most documents use, then the longer, then the first in the alphabet. A project
    goes by its acronym. Where a shipped table names the thing, its preferred labels stand in
    ``graph/reference`` and nothing is added.

    >>> uses = NameUse({("rdfs:label", "Sofia Municipality", "en"): 2, ("rdfs:label", "Sofia Town Hall", "en"): 1})
    >>> [quad.object.value for quad in label_quads("x:sofia", uses, False, "https://w3id.org/triptych/")]
    ['Sofia Municipality']
    """
    if in_reference or not uses:
        return set()
    graph = ox.NamedNode(graph_iri(base, "labels"))
    by_language: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    acronyms = [(-count, 0, text) for (kind, text, _), count in uses.items() if kind == "acronym"]
    if acronyms and "/id/project/" in iri:
        by_language[""] = acronyms
    else:
        for (kind, text, language), count in uses.items():
            if kind != "acronym" or len(uses) == len(acronyms):
                by_language[language].append((-count, -len(text), text))
    return {
        ox.Quad(
            ox.NamedNode(iri),
            node("skos:prefLabel"),
            ox.Literal(min(found)[2], language=language) if language else ox.Literal(min(found)[2]),
            graph,
        )
        for language, found in by_language.items()
    }


INFERENCES: Mapping[str, tuple[str, str, bool]] = {
    "lead-is-partner": ("leadPartner", "hasPartner", False),
    "builds-on-is-informed-by": ("buildsOn", "informedBy", False),
    "plan-of-project": ("inProject", "hasActionPlan", True),
}
"""Rule: (property of the premise, property of the conclusion, whether the ends change places)."""


def inferred_quads(premise: ox.Triple, supporters: Iterable[ox.NamedNode], base: str) -> set[ox.Quad]:
    """The conclusions from one accepted fact, each in a graph that names its rule and the evidence of the premise.

    ``supporters`` are the evidence graphs that hold the premise; without any, nothing follows.
    """
    grounds = sorted(supporters, key=lambda graph: graph.value)
    quads: set[ox.Quad] = set()
    if not grounds or not isinstance(premise.object, ox.NamedNode) or not isinstance(premise.subject, ox.NamedNode):
        return quads
    meta = ox.NamedNode(graph_iri(base, "meta"))
    for rule, (given, conclusion, turned) in INFERENCES.items():
        if premise.predicate != node(given) or (rule == "plan-of-project" and "/id/plan/" not in premise.subject.value):
            continue
        subject, value = (premise.object, premise.subject) if turned else (premise.subject, premise.object)
        graph = inference_graph(rule, premise, base)
        quads.add(ox.Quad(subject, node(conclusion), value, graph))
        quads.add(ox.Quad(graph, TYPE, node("InferenceGraph"), meta))
        quads.add(ox.Quad(graph, node("rule"), ox.NamedNode(f"{base}rule/{slug(rule)}"), meta))
        quads |= {ox.Quad(graph, node("prov:wasDerivedFrom"), ground, meta) for ground in grounds}
    return quads


def inference_graph(rule: str, premise: ox.Triple, base: str) -> ox.NamedNode:
    """The graph of one conclusion: by its rule and the fact it rests on."""
    return ox.NamedNode(graph_iri(base, f"inferred/{slug(rule)}/{digest(str(premise))}"))


def is_premise(predicate: ox.NamedNode) -> bool:
    """Whether something may follow from facts of this property."""
    return predicate.value in {node(given).value for given, _, _ in INFERENCES.values()}


def merge_quads(joined: Mapping[str, str], used: Iterable[str], base: str) -> set[ox.Quad]:
    """The merges graph: which IRI took whose place by a person's judgement, for things that are in use."""
    graph = ox.NamedNode(graph_iri(base, "merges"))
    known = set(used)
    return {
        ox.Quad(ox.NamedNode(old), node(relation), ox.NamedNode(new), graph)
        for old, new in joined.items()
        if old in known
        for relation in ("dct:isReplacedBy", "owl:sameAs")
    }
