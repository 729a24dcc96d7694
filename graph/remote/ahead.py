"""What was fetched from a server before it is asked for: one call for hundreds of things, instead of one for each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import pyoxigraph as ox

Four = tuple[Any, Any, Any, Any]
"""A pattern: subject, predicate, object and graph, None for any."""


class Ahead:
    """Patterns whose quads are all known until the graph changes.

    A subject is known within the graphs ``around``, a graph as a whole, and what links to an object by predicate within
    one graph.
    """

    def __init__(self, around: Iterable[Any]) -> None:
        self.around = tuple(around)
        self._subjects: dict[Any, list[ox.Quad]] = {}
        self._graphs: dict[Any, list[ox.Quad]] = {}
        self._links: dict[tuple[Any, Any, Any], list[ox.Quad]] = {}

    def forget(self) -> None:
        """Know nothing: the graph has changed."""
        self._subjects.clear()
        self._graphs.clear()
        self._links.clear()

    def unknown(self, subjects: Iterable[Any]) -> list[Any]:
        """Those of the subjects of which nothing is known yet, each once."""
        return [one for one in dict.fromkeys(subjects) if one not in self._subjects]

    def know_subjects(self, subjects: Sequence[Any], quads: Iterable[ox.Quad]) -> None:
        """Note all that is said of subjects within the graphs around."""
        self._subjects.update(_sorted(subjects, quads, lambda quad: quad.subject))

    def know_graphs(self, graphs: Sequence[Any], quads: Iterable[ox.Quad]) -> None:
        """Note all that stands in graphs."""
        self._graphs.update(_sorted(graphs, quads, lambda quad: quad.graph_name))

    def know_links(self, links: Sequence[tuple[Any, Any, Any]], quads: Iterable[ox.Quad]) -> None:
        """Note all that links by a predicate to an object within a graph."""
        self._links.update(_sorted(links, quads, lambda quad: (quad.predicate, quad.object, quad.graph_name)))

    def find(self, four: Four) -> Iterator[ox.Quad] | None:
        """The quads of a pattern, None for one of which they are not known."""
        subject, predicate, found, graph = four
        known = None
        if subject is not None and graph in self.around:
            known = self._subjects.get(subject)
        elif subject is None and predicate is not None and found is not None:
            known = self._links.get((predicate, found, graph))
        elif subject is None and predicate is None and found is None:
            known = self._graphs.get(graph)
        return None if known is None else (quad for quad in known if _fits(quad, four))


def _sorted(keys: Sequence[Any], quads: Iterable[ox.Quad], key: Any) -> dict[Any, list[ox.Quad]]:
    """The quads of each key, none for keys that have none."""
    found: dict[Any, list[ox.Quad]] = defaultdict(list)
    for quad in quads:
        found[key(quad)].append(quad)
    return {one: found[one] for one in keys}


def _fits(quad: ox.Quad, four: Four) -> bool:
    there = (quad.subject, quad.predicate, quad.object, quad.graph_name)
    return all(wanted is None or wanted == held for wanted, held in zip(four, there, strict=True))
