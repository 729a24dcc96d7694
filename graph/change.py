"""A change in the making: what is to go from and come into the live graph, by graph, as text (``graph/nquads.py``)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator

import pyoxigraph as ox

from graph.iri import graph_iri, is_fact_graph
from graph.nquads import iri, term
from graph.store import BULK_FROM, LiveGraph, Triples

DEFAULT = ""
"""The default graph as text."""
_PIECE = 100_000
"""Triples that are brought in at a time; the engine takes about a kilobyte of memory for each."""


class Change:
    """Triples to add to and to remove from the graphs of a live graph that has not changed yet.

    Adding what is there already changes nothing, so what is wanted needs no comparing with what is there; only what is
    taken away must have been seen.
    """

    def __init__(self, live: LiveGraph, base: str) -> None:
        self._live, self._base = live, base
        self.added: dict[str, set[str]] = defaultdict(set)
        self.removed: dict[str, dict[str, ox.Triple]] = defaultdict(dict)

    def add(self, graph: str, wanted: Iterable[str]) -> None:
        """Put triples into a graph."""
        self.added[graph].update(wanted)

    def replace(self, graph: str, now: Iterable[ox.Quad], wanted: Iterable[str]) -> None:
        """Make the triples that are in a graph now (as the live graph gives them) those that are wanted."""
        present = {str(quad.triple): quad.triple for quad in now}
        kept = set(wanted)
        self.added[graph] |= kept - present.keys()
        self.removed[graph] |= {triple: present[triple] for triple in present.keys() - kept}

    def facts(self, graph: str) -> bool:
        """Whether the facts of a graph are held true, and so stand in the default graph too."""
        return is_fact_graph(self._base, graph[1:-1])

    def supporters(self, triple: ox.Triple) -> Iterator[str]:
        """The graphs of facts in which a triple stands and from which it does not go."""
        text = str(triple)
        for quad in self._live.match(triple.subject, triple.predicate, triple.object):
            graph = "" if isinstance(quad.graph_name, ox.DefaultGraph) else str(quad.graph_name)
            if graph and self.facts(graph) and text not in self.removed.get(graph, ()):
                yield graph

    def balance(self) -> None:
        """Let stay what one step takes away and another wants."""
        for graph, gone in self.removed.items():
            wanted = self.added.get(graph, set())
            for text in gone.keys() & wanted:
                del gone[text]

    def follow_in_default_graph(self) -> None:
        """Bring the default graph to the union of the graphs of facts, each fact once."""
        self.balance()
        held, lost = self.added[DEFAULT], self.removed[DEFAULT]
        for graph in [graph for graph in self.added if graph and self.facts(graph)]:
            held |= self.added[graph]
        for graph in [graph for graph in self.removed if graph and self.facts(graph)]:
            for text, triple in self.removed[graph].items():
                if text not in held and not any(True for _ in self.supporters(triple)):
                    lost[text] = triple

    def apply(self) -> None:
        """Do it: in one transaction, or where very much comes in, first that, piece by piece, and then what goes.

        Wherever it is cut off, the default graph is the union of the graphs of facts, and no fact is there without what
        tells its document: who finishes the work finds all there is of it.
        """
        added: Triples = self.added
        size = sum(map(len, added.values()))
        if size >= BULK_FROM:
            for piece in [self.added] if size <= _PIECE else self._pieces():
                self._live.load(piece)
            # one value may be written in two ways: what goes must not take with it what has just come
            added = {graph: _beside(gone, added.get(graph, ())) for graph, gone in self.removed.items()}
        self._live.apply(self.removed, added)

    def _pieces(self) -> Iterator[Triples]:
        """What is added, a bounded number of triples at a time: what is said of documents and passages, then facts."""
        meta = iri(graph_iri(self._base, "meta"))
        ties = f" {term('prov:hadPrimarySource')} "
        about = sorted(self.added[meta], key=lambda triple: ties not in triple and "/ev/" in triple.split(" ", 1)[0])
        for at in range(0, len(about), _PIECE):
            yield {meta: about[at : at + _PIECE]}
        piece: dict[str, Collection[str]] = {}
        size, held = 0, set[str]()
        for graph, triples in self.added.items():
            if graph not in (meta, DEFAULT):
                piece[graph] = triples
                held |= triples if self.facts(graph) else set()
                size += len(triples)
                if size + len(held) >= _PIECE:
                    yield piece | {DEFAULT: held}
                    piece, size, held = {}, 0, set()
        yield piece | {DEFAULT: held}


def _beside(gone: Iterable[str], added: Iterable[str]) -> list[str]:
    """Those of the added triples that share subject and predicate with one that goes."""
    pairs = {tuple(triple.split(" ", 2)[:2]) for triple in gone}
    return [triple for triple in added if pairs and tuple(triple.split(" ", 2)[:2]) in pairs]
