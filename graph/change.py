"""A change in the making: what is to go from and come into the live graph, seen as if it were done."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

import pyoxigraph as ox

from graph.iri import is_fact_graph
from graph.store import LiveGraph


class Change:
    """Quads to remove and to add, over a live graph that has not changed yet."""

    def __init__(self, live: LiveGraph, base: str) -> None:
        self._live, self._base = live, base
        self.added: set[ox.Quad] = set()
        self.removed: set[ox.Quad] = set()
        self._by_subject: dict[Any, set[ox.Quad]] = defaultdict(set)

    def match(
        self,
        subject: Any = None,
        predicate: Any = None,
        object: Any = None,  # noqa: A002 - as in Reader
        graph: Any = None,
    ) -> Iterator[ox.Quad]:
        """The quads of a pattern as they will be; the subject or the graph must be given."""
        for quad in self._live.match(subject, predicate, object, graph):
            if quad not in self.removed:
                yield quad
        for quad in tuple(self._by_subject[subject] if subject is not None else self.added):
            if (
                (predicate is None or quad.predicate == predicate)
                and (object is None or quad.object == object)
                and (graph is None or quad.graph_name == graph)
            ):
                yield quad

    def replace(self, now: Iterable[ox.Quad], wanted: set[ox.Quad]) -> None:
        """Make the quads that are there now (as ``match`` gives them) those that are wanted."""
        present = set(now)
        for quad in present - wanted:
            if quad in self.added:
                self.added.discard(quad)
                self._by_subject[quad.subject].discard(quad)
            else:
                self.removed.add(quad)
        for quad in wanted - present:
            if quad in self.removed:
                self.removed.discard(quad)
            else:
                self.added.add(quad)
                self._by_subject[quad.subject].add(quad)

    def touched(self) -> set[ox.Triple]:
        """The triples that come into or go from a graph of facts."""
        return {
            quad.triple
            for quad in self.added | self.removed
            if isinstance(quad.graph_name, ox.NamedNode) and is_fact_graph(self._base, quad.graph_name.value)
        }

    def supporters(self, triple: ox.Triple) -> list[ox.NamedNode]:
        """The fact graphs in which a triple will stand."""
        return [
            quad.graph_name
            for quad in self.match(triple.subject, triple.predicate, triple.object)
            if isinstance(quad.graph_name, ox.NamedNode) and is_fact_graph(self._base, quad.graph_name.value)
        ]

    def follow_in_default_graph(self) -> None:
        """Bring the default graph to the union of the fact graphs, each fact once."""
        default = ox.DefaultGraph()
        for triple in self.touched():
            quad = ox.Quad(triple.subject, triple.predicate, triple.object, default)
            now = list(self.match(triple.subject, triple.predicate, triple.object, default))
            self.replace(now, {quad} if self.supporters(triple) else set())

    def apply(self) -> None:
        """Do it, in one transaction."""
        self._live.apply(sorted(self.removed, key=str), sorted(self.added, key=str))
