"""The small graph of tests/data/graph.trig in memory, as a reader sees a store."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from graph.iri import BASE, is_fact_graph

FILE = Path(__file__).parent / "data" / "graph.trig"


class Memory:
    """A reader over quads in memory."""

    def __init__(self, quads: Iterator[ox.Quad]) -> None:
        self.store = ox.Store()
        self.store.extend(quads)

    def query(self, sparql: str, **options: Any) -> Any:
        return self.store.query(sparql, **options)

    def match(
        self,
        subject: Any = None,
        predicate: Any = None,
        object: Any = None,  # noqa: A002 - as in Reader
        graph: Any = None,
    ) -> Iterator[ox.Quad]:
        return self.store.quads_for_pattern(subject, predicate, object, graph)


def small_graph() -> Memory:
    """A reader of the small graph, with each accepted fact in the default graph too."""
    quads = list(ox.parse(path=str(FILE), format=ox.RdfFormat.TRIG))
    held = [ox.Quad(q.subject, q.predicate, q.object) for q in quads if is_fact_graph(BASE, q.graph_name.value)]
    return Memory(iter([*quads, *held]))


def iri(path: str) -> str:
    """A data IRI of the small graph."""
    return BASE + "id/" + path


_HEADS = "\n".join(line for line in FILE.read_text("utf-8").splitlines() if line.startswith(("@base", "@prefix")))


def with_more(facts: str, *, document: str = "dddd", status: str = "") -> Memory:
    """The small graph with what one more document says in one passage, as Turtle with the prefixes of graph.trig."""
    reader = small_graph()
    graph = f"<doc/{document}/ev/0-40/by-hand.1{'/' + status if status else ''}>"
    meta = f"""<doc/{document}> a tri:SourceDocument ; dct:title "{document}" .
      {graph} a tri:EvidenceGraph ; prov:hadPrimarySource <doc/{document}> ; tri:start 0 ; tri:end 40 ;
        tri:quote "{document}" ; tri:rule rule:by-hand.1 ; tri:confidence 0.9 ;
        tri:status es:{status or "accepted"} ."""
    text = f"{_HEADS}\n{graph} {{ {facts} }}\n<graph/meta> {{ {meta} }}"
    quads = list(ox.parse(text, format=ox.RdfFormat.TRIG))
    held = [] if status else [ox.Quad(q.subject, q.predicate, q.object) for q in quads if "/ev/" in q.graph_name.value]
    reader.store.extend([*quads, *held])
    return reader
