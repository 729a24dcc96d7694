"""The graph as a network: what is around a thing, and how two things are linked, as sentences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import TYPE_CHECKING

import networkx as nx

from graph.errors import BadInput, NotFound
from graph.iri import BASE
from graph.links import NO_THINGS, linking
from graph.naming import kinds_of, label, resolve
from graph.phrases import sentence
from graph.terms import DEFAULT_GRAPH, PREFIXES, Quad, Triple, iri_of, node, plain
from ontology import vocabulary

if TYPE_CHECKING:
    from graph.search import Index
    from graph.store import Reader

_TYPE = PREFIXES["rdf"] + "type"
_WEAK = frozenset(
    {
        "alignedWith",
        "appliesTo",
        "basedIn",
        "contributesTo",
        "fundedBy",
        "fundedUnder",
        "heldIn",
        "involves",
        "issuedBy",
        "region",
        "targets",
        "theme",
        "withinTerritory",
    }
)  # fmt: skip - one list
"""Links that very many things share: a path over one of them says less than one over three others."""


@dataclass(frozen=True, slots=True)
class Step:
    """One link of a path: the fact as it stands in the graph, and whether the path follows its direction."""

    subject: str
    predicate: str
    object: str
    forward: bool


@dataclass(frozen=True, slots=True)
class Path:
    """How two things are linked: IRIs from one to the other, the facts between them, and the same as a sentence."""

    things: tuple[str, ...]
    steps: tuple[Step, ...]
    sentence: str

    def __str__(self) -> str:
        return self.sentence


def links_of(triples: Iterable[Triple]) -> nx.MultiDiGraph[str]:
    """A network of some triples: links between IRIs are edges keyed by property, literals lists on their subject."""
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for triple in triples:
        subject, predicate = iri_of(triple.subject) or str(triple.subject), triple.predicate.value
        graph.add_node(subject)
        if target := iri_of(triple.object):
            graph.add_edge(subject, target, key=predicate, predicate=predicate)
        else:
            graph.nodes[subject].setdefault(predicate, []).append(plain(triple.object))
    return graph


def to_networkx(reader: Reader, language: str = "en", *, base: str = BASE) -> nx.MultiDiGraph[str]:
    """All things and the links between them that are held true.

    Nodes are IRIs with ``label`` and ``kind`` (local name of the class, '' for a concept); edges are
    keyed by the local name of their property and have it as ``predicate`` (IRI).
    """
    graph = _links(reader)
    for iri in graph:
        graph.nodes[iri].update(label=label(reader, iri, language, base), kind=_kind(reader, iri))
    return graph


def neighbourhood(
    reader: Reader,
    name_or_iri: str,
    limit: int = 30,
    language: str = "en",
    *,
    index: Index | None = None,
    base: str = BASE,
) -> nx.MultiDiGraph[str]:
    """The network of a thing and at most ``limit`` things linked to it, shared out evenly among the kinds of links.

    As in ``to_networkx``; what is beyond the limit is counted in ``graph.graph["left_out"]``, by
    (local name of the property, whether it comes in).
    """
    iri = resolve(reader, name_or_iri, index=index, base=base)
    groups: dict[tuple[str, bool], list[tuple[str, str, str]]] = {}
    around = [*reader.match(node(iri), None, None, DEFAULT_GRAPH), *reader.match(None, None, node(iri), DEFAULT_GRAPH)]
    for subject, name, target in sorted(filter(None, map(_link, around))):
        groups.setdefault((name, subject != iri), []).append((subject, name, target))
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    graph.add_node(iri)
    left_out: Counter[tuple[str, bool]] = Counter({group: len(links) for group, links in groups.items()})
    for turn in range(max(map(len, groups.values()), default=0)):
        for group in sorted(groups):
            links = groups[group]
            if turn >= len(links):
                continue
            subject, name, target = links[turn]
            other = subject if group[1] else target
            if other in graph or len(graph) <= limit:
                graph.add_edge(subject, target, key=name, predicate=vocabulary.term(name))
                left_out[group] -= 1
    graph.graph["left_out"] = {group: count for group, count in sorted(left_out.items()) if count}
    for one in graph:
        graph.nodes[one].update(label=label(reader, one, language, base), kind=_kind(reader, one))
    return graph


def paths(
    reader: Reader, a: str, b: str, k: int = 3, language: str = "en", *, index: Index | None = None, base: str = BASE
) -> tuple[Path, ...]:
    """The ``k`` shortest ways in which two things are linked, shortest first, in either direction.

    A link over a theme, a territory, a fund or a programme counts for four others, because so many share
    it. Empty where nothing links them. Raises NotFound for names that mean nothing or too much.
    """
    if k < 1:
        raise BadInput(f"{k} paths: expected a number from 1 on")
    start, end = (resolve(reader, one, index=index, base=base) for one in (a, b))
    network = _links(reader)
    for iri in (start, end):
        if iri not in network:
            raise NotFound(f"{label(reader, iri, language, base)} ({iri}): no link to any other thing is known")
    simple: nx.Graph[str] = nx.Graph()
    for subject, target, name in sorted(network.edges(keys=True)):
        # where a plan belongs to a project and is its plan, the second is the better reason
        weight = 4.0 if name in _WEAK else 1.1 if name == "inProject" else 1.0
        if not simple.has_edge(subject, target) or weight < simple.edges[subject, target]["weight"]:
            simple.add_edge(subject, target, weight=weight, fact=(subject, name, target))
    try:
        found = list(islice(nx.shortest_simple_paths(simple, start, end, weight="weight"), k))
    except nx.NetworkXNoPath:
        return ()
    return tuple(_path(reader, simple, things, language, base) for things in found)


def _path(reader: Reader, simple: nx.Graph[str], things: list[str], language: str, base: str) -> Path:
    steps = []
    for one, other in pairwise(things):
        subject, name, target = simple.edges[one, other]["fact"]
        steps.append(Step(subject, vocabulary.term(name), target, subject == one))
    names = tuple(label(reader, iri, language, base) for iri in things)
    said = sentence(names, tuple((step.predicate, step.forward) for step in steps), language)
    return Path(tuple(things), tuple(steps), said)


def _links(reader: Reader) -> nx.MultiDiGraph[str]:
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for name in sorted(linking()):
        quads = reader.match(None, node(vocabulary.term(name)), None, DEFAULT_GRAPH)
        for subject, _, target in sorted(filter(None, map(_link, quads))):
            graph.add_edge(subject, target, key=name, predicate=vocabulary.term(name))
    return graph


def _link(quad: Quad) -> tuple[str, str, str] | None:
    """A fact as (subject, local name of the property, object) if it links two things."""
    name = vocabulary.local(quad.predicate.value)
    target = iri_of(quad.object)
    if not target or name not in linking():
        return None
    return iri_of(quad.subject), name, target


def _kind(reader: Reader, iri: str) -> str:
    return next((kind for kind in kinds_of(reader, iri) if kind not in NO_THINGS), "")
