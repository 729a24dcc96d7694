"""The graph as a network of networkx: all of it, a part around a thing, or the triples of a query."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

import networkx as nx

from graph.explore.links import Link, kind_of, link_of
from graph.iri import BASE
from graph.links import linking
from graph.naming import label, resolve
from graph.terms import DEFAULT_GRAPH, Triple, iri_of, node, plain
from ontology import vocabulary

if TYPE_CHECKING:
    from graph.search import Index
    from graph.store import Reader


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
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for name in sorted(linking()):
        quads = reader.match(None, node(vocabulary.term(name)), None, DEFAULT_GRAPH)
        for link in sorted(filter(None, map(link_of, quads))):
            graph.add_edge(link.subject, link.object, key=name, predicate=link.predicate)
    return _named(graph, reader, language, base)


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
    groups: dict[tuple[str, bool], list[Link]] = {}
    around = [*reader.match(node(iri), None, None, DEFAULT_GRAPH), *reader.match(None, None, node(iri), DEFAULT_GRAPH)]
    for link in sorted(filter(None, map(link_of, around)), key=_by_name):
        groups.setdefault((vocabulary.local(link.predicate), link.subject != iri), []).append(link)
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    graph.add_node(iri)
    left_out: Counter[tuple[str, bool]] = Counter({group: len(links) for group, links in groups.items()})
    for turn in range(max(map(len, groups.values()), default=0)):
        for group in sorted(groups):
            links = groups[group]
            if turn >= len(links):
                continue
            link = links[turn]
            other = link.subject if group[1] else link.object
            if other in graph or len(graph) <= limit:
                graph.add_edge(link.subject, link.object, key=group[0], predicate=link.predicate)
                left_out[group] -= 1
    graph.graph["left_out"] = {group: count for group, count in sorted(left_out.items()) if count}
    return _named(graph, reader, language, base)


def _by_name(link: Link) -> tuple[str, str, str]:
    return link.subject, vocabulary.local(link.predicate), link.object


def _named(graph: nx.MultiDiGraph[str], reader: Reader, language: str, base: str) -> nx.MultiDiGraph[str]:
    for iri in graph:
        graph.nodes[iri].update(label=label(reader, iri, language, base), kind=kind_of(reader, iri))
    return graph
