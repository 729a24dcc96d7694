"""What stands of all updates: of each quad the last word, which holds over what documents, tables and rules say."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Set
from typing import TYPE_CHECKING

import pyoxigraph as ox

from graph.updates.log import Quad, Update

if TYPE_CHECKING:
    from graph.change import Change


class Standing:
    """The quads that updates ``stated`` and those that they ``withheld``, by graph.

    >>> one = Update("2026", "anna", (("<x:g>", "<x:s> <x:p> 1"),), (("<x:g>", "<x:s> <x:p> 2"),))
    >>> found = Standing([one, Update("2027", "bert", (), (("<x:g>", "<x:s> <x:p> 1"),))])
    >>> sorted(found.stated("<x:g>")), sorted(found.withheld("<x:g>"))
    (['<x:s> <x:p> 1', '<x:s> <x:p> 2'], [])
    """

    def __init__(self, updates: Iterable[Update] = ()) -> None:
        self._stated: dict[str, set[str]] = defaultdict(set)
        self._withheld: dict[str, set[str]] = defaultdict(set)
        for one in updates:
            self.follow(one)

    def __bool__(self) -> bool:
        return any(self._stated.values()) or any(self._withheld.values())

    def follow(self, update: Update) -> None:
        """Take in one more update, the latest."""
        for quads, into, out in (
            (update.removed, self._withheld, self._stated),
            (update.added, self._stated, self._withheld),
        ):
            for graph, triple in quads:
                into[graph].add(triple)
                out[graph].discard(triple)

    def stated(self, graph: str) -> Set[str]:
        """The triples that updates put into a graph."""
        return self._stated.get(graph, frozenset())

    def withheld(self, graph: str) -> Set[str]:
        """The triples that updates took from a graph, and that nothing else brings back."""
        return self._withheld.get(graph, frozenset())

    def impose(self, change: Change) -> None:
        """Let a change of what is derived neither bring back what was taken away nor take away what was put in."""
        for graph, triples in change.added.items():
            triples -= self.withheld(graph)
        for graph, gone in change.removed.items():
            for triple in gone.keys() & self.stated(graph):
                del gone[triple]

    def enter(self, change: Change, quads: Iterable[Quad] | None = None) -> None:
        """Put what stands of these quads, None for all there are, into a change."""
        for graph, triple in self._all() if quads is None else quads:
            if triple in self.stated(graph):
                change.add(graph, [triple])
            else:
                change.removed[graph][triple] = _triple(triple)

    def _all(self) -> Iterable[Quad]:
        for held in (self._stated, self._withheld):
            yield from ((graph, triple) for graph, triples in held.items() for triple in triples)


def _triple(text: str) -> ox.Triple:
    (quad,) = ox.parse(f"{text} .", format=ox.RdfFormat.N_TRIPLES)
    return ox.Triple(quad.subject, quad.predicate, quad.object)
