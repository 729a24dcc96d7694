"""What documents newly say, thing by thing, newest first: what a feed is made of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

from graph.iri import BASE, document_iri, graph_iri, is_fact_graph
from graph.naming import kinds_of, label
from graph.terms import DEFAULT_GRAPH, Quad, iri_of, node, shown
from ontology import vocabulary

if TYPE_CHECKING:
    from graph.store import Reader

_NAMING = frozenset(map(vocabulary.expand, ("rdf:type", "rdfs:label", "dct:title", "tri:acronym")))
_RECORDS = frozenset({"Participation", "ProjectPhase", "StatusReport", "PhaseTask", "Result", "TargetGroup"})
"""Classes that only join others: a feed tells of what they join."""
_OVER = ("hasAction", "participant", "hasPractice")
"""Links from a plan, a participation or a set to what belongs to its project."""


@dataclass(frozen=True, slots=True)
class Said:
    """One fact of a document: the property and the value in words, and the words of the text ('' where withheld)."""

    words: str
    value: str
    quote: str


@dataclass(frozen=True, slots=True)
class News:
    """What one document says of one thing, and when it came: ``id`` stays the same as long as the text does."""

    id: str
    thing: str
    name: str
    document: str
    title: str
    at: str
    said: tuple[Said, ...]


def news(
    reader: Reader,
    came: Iterable[tuple[str, str]],
    *,
    kind: str | None = None,
    project: str | None = None,
    language: str = "en",
    base: str = BASE,
) -> Iterator[News]:
    """What documents say, given as (id, time) with the newest first, of each thing in the order of the text.

    ``kind`` is a class, its subclasses count; ``project`` the IRI of a project whose things are wanted: those that a
    fact links to it, or to a plan, set or participation of it.
    """
    kinds = {kind, *vocabulary.subclasses(kind)} if kind else None
    for document, at in came:
        iri = document_iri(base, document)
        title = label(reader, iri, language, base)
        for thing, facts in _facts(reader, iri, base).items():
            own = set(kinds_of(reader, thing))
            if not own or own & _RECORDS or (kinds is not None and not own & kinds):
                continue
            if project is not None and not _is_of(reader, thing, project):
                continue
            said = tuple(_said(reader, graph, quad, language, base) for graph, quad in facts)
            name = label(reader, thing, language, base)
            yield News(f"{iri}#{quote(thing, safe='')}", thing, name, iri, title, at, said)


def _facts(reader: Reader, document: str, base: str) -> dict[str, list[tuple[str, Quad]]]:
    """The accepted facts of a document by the thing they are about, with the passage that says them."""
    source, start = node(vocabulary.expand("prov:hadPrimarySource")), node(vocabulary.term("start"))
    meta = node(graph_iri(base, "meta"))
    graphs = []
    for quad in reader.match(None, source, node(document), meta):
        graph = iri_of(quad.subject)
        if is_fact_graph(base, graph):
            place = next((shown(one.object) for one in reader.match(quad.subject, start, None, meta)), "0")
            graphs.append((int(place), graph))
    found: dict[str, list[tuple[str, Quad]]] = {}
    seen = set()
    for _, graph in sorted(graphs):
        for quad in sorted(reader.match(None, None, None, node(graph)), key=str):
            thing = iri_of(quad.subject)
            facts = found.setdefault(thing, [])
            fact = (thing, quad.predicate.value, str(quad.object))
            if quad.predicate.value not in _NAMING and fact not in seen:
                seen.add(fact)
                facts.append((graph, quad))
    return {thing: facts for thing, facts in found.items() if thing}


def _is_of(reader: Reader, thing: str, project: str) -> bool:
    """Whether a thing is a project, or linked to it by one fact or over what has it."""
    if thing == project:
        return True
    holders = [thing]
    for name in _OVER:
        holders += (
            iri_of(quad.subject) for quad in reader.match(None, node(vocabulary.term(name)), node(thing), DEFAULT_GRAPH)
        )
    return any(
        next(iter(reader.match(node(one), None, node(other), DEFAULT_GRAPH)), None) is not None
        for holder in holders
        for one, other in ((holder, project), (project, holder))
    )


def _said(reader: Reader, graph: str, quad: Quad, language: str, base: str) -> Said:
    known = vocabulary.labels(quad.predicate.value)
    words = known.get(language) or known.get("en") or vocabulary.local(quad.predicate.value)
    end = iri_of(quad.object)
    value = label(reader, end, language, base) if end else shown(quad.object)
    quotes = reader.match(node(graph), node(vocabulary.term("quote")), None, node(graph_iri(base, "meta")))
    text = next((shown(one.object) for one in quotes), "")
    return Said(words, value, " ".join(text.split()))
