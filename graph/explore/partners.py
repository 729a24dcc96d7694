"""The partner network: which organisations worked together, how often, and who stands at its centre."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, combinations
from typing import TYPE_CHECKING

import networkx as nx

from graph.explore import meant
from graph.explore.bridging import EXACT
from graph.explore.bridging import bridging as bridging_of
from graph.explore.links import into, out_of
from graph.explore.profile import PRACTICE_ROLES, places_within
from graph.iri import BASE
from graph.naming import label
from graph.terms import DEFAULT_GRAPH, iri_of, node, short
from ontology import vocabulary

if TYPE_CHECKING:
    from graph.search import Index
    from graph.store import Reader

SHARED = ("hasPartner", "leadPartner", "developedBy", *PRACTICE_ROLES)
"""How a project, plan or practice names the organisations that it joins."""
_LARGEST = 200
"""Partners of one thing beyond which it says nothing about who works with whom."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How an organisation stands in the network.

    ``partners`` is how many others it worked with, ``shared`` in how many projects, plans and practices, ``bridging``
    the share of all shortest ways between others that lead over it (0 to 1, None if not computed), ``group`` the number
    of its part of the network, from 1 for the largest on.
    """

    iri: str
    label: str
    partners: int
    shared: int
    bridging: float | None
    group: int


@dataclass(frozen=True, slots=True)
class Network:
    """The organisations, those with the most partners first, and the network itself with all its edges.

    Edges of ``graph`` have ``weight``, in how many things the two worked together, and ``shared``, those things.
    ``components`` are the sizes of its parts, the largest first. ``sampled`` says whether bridging is an estimate.
    """

    graph: nx.Graph[str]
    standings: tuple[Standing, ...]
    components: tuple[int, ...]
    sampled: bool

    def between(self, one: str, other: str) -> tuple[str, ...]:
        """IRIs of the projects, plans and practices in which the two work together."""
        return tuple(self.graph.edges[one, other]["shared"]) if self.graph.has_edge(one, other) else ()


def partner_network(
    reader: Reader,
    *,
    region: str | None = None,
    theme: str | None = None,
    project: str | None = None,
    bridging: bool = True,
    named: int | None = None,
    language: str = "en",
    index: Index | None = None,
    base: str = BASE,
) -> Network:
    """Who works with whom, linked by shared projects, action plans and practices.

    ``region`` (a country too) keeps the organisations at home there and their partners, ``theme`` the things on a
    theme or a narrower one, ``project`` that project with its plans and practices. Without any of them all links
    between organisations are read: seconds in a store of 500,000 things (docs/analysis.md). ``bridging=False`` leaves
    out the one measure that costs more than reading; ``named`` says how many of the standings, the first, get their
    names, where not all do: the others go by their short IRI. Raises NotFound for names that mean nothing or too much.
    """
    place = None if region is None else meant.place(reader, region, index)
    topic = None if theme is None else meant.theme(theme, base)
    frame = None if project is None else meant.thing(reader, project, ("Project",), index, base)
    local = None if place is None else set(_at_home(reader, place))
    joined = _joined(reader, _things(reader, local, topic, frame))
    graph = _graph(joined, local)
    return _network(reader, graph, bridging, named, language, base)


def _things(reader: Reader, local: set[str] | None, theme: str | None, project: str | None) -> Iterable[str] | None:
    """The projects, plans and practices that pass the filters; None for all."""
    found: set[str] | None = None
    if project is not None:
        parts = {link.object for link in out_of(reader, project, "hasActionPlan", "sharesPractice")}
        found = {project, *parts, *(link.subject for link in into(reader, project, "inProject"))}
    if theme is not None:
        on_theme = {link.subject for one in meant.themes_within(theme) for link in into(reader, one, "theme")}
        on_theme |= {link.subject for one in sorted(on_theme) for link in into(reader, one, "hasAction")}
        found = on_theme if found is None else found & on_theme
    if local is not None:
        theirs = {link.subject for body in local for link in into(reader, body, *SHARED)}
        found = theirs if found is None else found & theirs
    return None if found is None else sorted(found)


def _at_home(reader: Reader, place: str) -> Iterator[str]:
    for one in places_within(reader, place):
        yield from (link.subject for link in into(reader, one, "basedIn"))


def _joined(reader: Reader, things: Iterable[str] | None) -> dict[str, set[str]]:
    """The organisations that each thing joins."""
    wanted = {vocabulary.term(name) for name in SHARED}
    if things is None:
        quads = chain.from_iterable(reader.match(None, node(one), None, DEFAULT_GRAPH) for one in sorted(wanted))
    else:  # one look at each thing instead of one for each property
        quads = chain.from_iterable(reader.match(node(one), None, None, DEFAULT_GRAPH) for one in things)
    found: dict[str, set[str]] = {}
    for quad in quads:
        body = iri_of(quad.object) if quad.predicate.value in wanted else ""
        if body:
            found.setdefault(iri_of(quad.subject), set()).add(body)
    return found


def _graph(joined: dict[str, set[str]], local: set[str] | None) -> nx.Graph[str]:
    graph: nx.Graph[str] = nx.Graph()
    shared: dict[tuple[str, str], list[str]] = {}
    for thing in sorted(joined):
        bodies = sorted(joined[thing])
        graph.add_nodes_from(bodies)
        if len(bodies) <= _LARGEST:
            for pair in _pairs(bodies, local):
                shared.setdefault(pair, []).append(thing)
    graph.add_edges_from((*pair, {"weight": len(things), "shared": things}) for pair, things in shared.items())
    return graph


def _pairs(bodies: list[str], local: set[str] | None) -> Iterator[tuple[str, str]]:
    """Each two of the bodies, in order; with ``local`` those of which one at least is among these."""
    if local is None:
        yield from combinations(bodies, 2)
        return
    for one in bodies:
        if one in local:
            for other in bodies:
                if other not in local or one < other:
                    yield (one, other) if one < other else (other, one)


def _network(
    reader: Reader, graph: nx.Graph[str], bridging: bool, most: int | None, language: str, base: str
) -> Network:
    parts = sorted(nx.connected_components(graph), key=lambda part: (-len(part), min(part)))
    group = {iri: number for number, part in enumerate(parts, 1) for iri in part}
    between = bridging_of(graph) if bridging else {}
    standings = []
    for iri in graph:
        shared = {thing for other in graph[iri] for thing in graph.edges[iri, other]["shared"]}
        standings.append((iri, len(graph[iri]), len(shared), round(between[iri], 4) if between else None, group[iri]))
    standings.sort(key=lambda one: (-one[1], -one[2], one[0]))
    named = tuple(
        Standing(
            iri,
            label(reader, iri, language, base) if most is None or place < most else short(iri),
            partners,
            shared,
            bridge,
            number,
        )
        for place, (iri, partners, shared, bridge, number) in enumerate(standings)
    )
    return Network(graph, named, tuple(map(len, parts)), bool(between) and len(graph) > EXACT)
