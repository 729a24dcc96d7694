"""Why a fact is held: the passages that say so, the documents they stand in, the rules that read them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from graph.iri import BASE, graph_iri
from graph.naming import label
from graph.places import NOWHERE, Place
from graph.terms import iri_of, node, shown
from ontology import vocabulary

if TYPE_CHECKING:
    from graph.store import Reader


@dataclass(frozen=True, slots=True)
class Evidence:
    """One passage that speaks for a statement.

    ``graph`` and ``document`` are IRIs; ``title`` is the document's. ``start`` and ``end`` are code points into its
    text. ``quote`` is '' where its publisher does not allow quoting. ``rule`` is an IRI, ``confidence``
    its measured precision, ``status`` ``accepted``, ``suggested``, ``conflicting`` …. ``place`` is the page of the
    file, or the cells of the table, that it stands on.
    """

    graph: str
    document: str
    title: str
    start: int
    end: int
    quote: str
    rule: str
    confidence: float
    status: str
    place: Place = NOWHERE


def asserted(evidence: Evidence) -> bool:
    """Whether the passage makes its facts true."""
    return evidence.status == "accepted"


def evidence_of(
    reader: Reader,
    graphs: Iterable[str],
    language: str = "en",
    base: str = BASE,
    titled: Callable[[str], str] | None = None,
) -> tuple[Evidence, ...]:
    """The passages behind some graphs, the most reliable first; graphs that are no evidence are left out.

    ``titled`` gives the title of a document, for who asks about many passages of few documents.
    """
    title = titled or partial(label, reader, language=language, base=base)
    found = (_read(reader, graph, title, base) for graph in sorted(set(graphs)))
    return tuple(
        sorted(
            (one for one in found if one is not None),
            key=lambda one: (-one.confidence, one.document, one.start, one.graph),
        )
    )


def evidence_for(
    reader: Reader, subject: str, predicate: str, value: str, language: str = "en", base: str = BASE
) -> tuple[Evidence, ...]:
    """The passages that say that one thing is linked to another; all three are IRIs."""
    quads = reader.match(node(subject), node(predicate), node(value))
    return evidence_of(reader, (iri_of(quad.graph_name) for quad in quads if iri_of(quad.graph_name)), language, base)


def _read(reader: Reader, graph: str, titled: Callable[[str], str], base: str) -> Evidence | None:
    said = {
        quad.predicate.value: quad.object
        for quad in reader.match(node(graph), None, None, node(graph_iri(base, "meta")))
    }

    def text(name: str) -> str:
        value = said.get(vocabulary.expand(name))
        return iri_of(value) or shown(value)

    document = text("prov:hadPrimarySource")
    if not document or not text("tri:start"):
        return None
    return Evidence(
        graph=graph,
        document=document,
        title=titled(document),
        start=int(text("tri:start")),
        end=int(text("tri:end")),
        quote=text("tri:quote"),
        rule=text("tri:rule"),
        confidence=float(text("tri:confidence") or 0),
        status=text("tri:status").rpartition("/")[2] or "accepted",
        place=Place(int(text("tri:pageNumber") or 0), text("tri:cells")),
    )
