"""From statements to quads: facts in their evidence graphs, and what the graph says about evidence and documents."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from functools import cache

import pyoxigraph as ox

from graph.iri import document_iri, evidence_iri, graph_iri, rule_iri
from graph.model import XSD, Document, Literal, Mention, Statement
from ontology import vocabulary

TYPE = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
NAMED = frozenset(
    {
        "Organization",
        "PublicOrganisation",
        "StakeholderGroup",
        "Person",
        "Territory",
        "Country",
        "Region",
        "City",
        "Fund",
    }
)
"""Classes whose names are labels; the names of all others are titles."""


@cache
def node(name: str) -> ox.NamedNode:
    """The node of an ontology term by its short name, of a prefixed name, or of an IRI as it is."""
    if "://" in name:
        return ox.NamedNode(name)
    return ox.NamedNode(vocabulary.expand(name) if ":" in name else vocabulary.term(name))


def fact_graph_data(document: Document, statement: Statement, status: str, base: str) -> ox.NamedNode:
    """The evidence graph in which a statement of this status stands."""
    return ox.NamedNode(evidence_iri(base, document.id, statement.start, statement.end, statement.rule, status))


def triples(statement: Statement, iri_of: Mapping[str, str]) -> Iterator[ox.Triple]:
    """The triples that a statement makes, mentions replaced by what they were found to be."""
    subject = ox.NamedNode(iri_of[statement.subject.id])
    if statement.predicate == "type":
        kind = getattr(statement.object, "name", statement.subject.kind)
        for name in _kinds(kind):
            yield ox.Triple(subject, TYPE, node(name))
        return
    predicate = node(_predicate(statement))
    if isinstance(statement.object, Mention):
        yield ox.Triple(subject, predicate, ox.NamedNode(iri_of[statement.object.id]))
    elif isinstance(statement.object, Literal):
        yield ox.Triple(subject, predicate, literal(statement.object))
    else:
        yield ox.Triple(subject, predicate, node(statement.object.name))


def _predicate(statement: Statement) -> str:
    if statement.predicate in ("title", "label"):
        return "rdfs:label" if statement.subject.kind in NAMED else "dct:title"
    return statement.predicate


@cache
def _kinds(kind: str) -> tuple[str, ...]:
    """A class and those above it that belong to our world: a strategy is a policy framework too."""
    return (kind, *vocabulary.superclasses(kind))


def literal(value: Literal) -> ox.Literal:
    """The literal in the form that the store keeps, so that what is written compares with what is read."""
    if value.language:
        return ox.Literal(value.value, language=value.language.lower())
    text = value.value
    if value.datatype == XSD + "decimal":
        text = format(Decimal(text).normalize(), "f")
    elif value.datatype == XSD + "integer":
        text = str(int(text))
    elif value.datatype == XSD + "duration":
        text = _duration(text)
    return ox.Literal(text, datatype=ox.NamedNode(value.datatype))


def _duration(text: str) -> str:
    """A duration with months below twelve, as Oxigraph rewrites it.

    >>> _duration("P30M"), _duration("P1Y12M")
    ('P2Y6M', 'P2Y')
    """
    found = re.fullmatch(r"P(?:(\d+)Y)?(?:(\d+)M)?((?:\d+D)?(?:T.+)?)", text)
    if not found:
        return text
    years, months = divmod(int(found[1] or 0) * 12 + int(found[2] or 0), 12)
    made = "P" + (f"{years}Y" if years else "") + (f"{months}M" if months else "") + found[3]
    return made if made != "P" else "PT0S"


def document_quads(
    document: Document,
    statements: Iterable[Statement],
    iri_of: Mapping[str, str],
    status_of: Mapping[str, tuple[str, str]],
    base: str,
) -> set[ox.Quad]:
    """Everything the graph holds because of one document: evidence graphs, and what is said about them.

    ``status_of`` maps a statement's id to its status and the reason for it ('' where it needs none).
    """
    meta = ox.NamedNode(graph_iri(base, "meta"))
    quads = {ox.Quad(one.subject, one.predicate, one.object, meta) for one in _document_meta(document, base)}
    confidence: dict[ox.NamedNode, tuple[float, Statement, str, set[str]]] = {}
    for statement in statements:
        status, reason = status_of[statement.id]
        graph = fact_graph_data(document, statement, status, base)
        quads |= {ox.Quad(one.subject, one.predicate, one.object, graph) for one in triples(statement, iri_of)}
        known = confidence.get(graph, (statement.confidence, statement, status, set()))
        notes = {*known[3], *([reason] if reason else [])}
        confidence[graph] = (min(known[0], statement.confidence), statement, status, notes)
        if isinstance(statement.object, Literal) and statement.object.qualifier:
            quads.add(ox.Quad(graph, node("qualifier"), ox.Literal(statement.object.qualifier), meta))
    for graph, (measure, statement, status, notes) in confidence.items():
        said: set[tuple[ox.NamedNode, ox.NamedNode | ox.Literal]] = {
            (TYPE, node("EvidenceGraph")),
            (node("prov:hadPrimarySource"), ox.NamedNode(document_iri(base, document.id))),
            (node("start"), literal(Literal(str(statement.start), XSD + "integer"))),
            (node("end"), literal(Literal(str(statement.end), XSD + "integer"))),
            (node("quote"), ox.Literal(document.text[statement.start : statement.end])),
            (node("rule"), ox.NamedNode(rule_iri(base, statement.rule))),
            (node("confidence"), literal(Literal(str(measure), XSD + "decimal"))),
            (node("status"), node(f"evidence-status/{status}")),
        }
        said |= {(node("reason"), ox.Literal(note, language="en")) for note in notes}
        quads |= {ox.Quad(graph, predicate, value, meta) for predicate, value in said}
    return quads


def _beginning(text: str, length: int = 60) -> str:
    """The first words of a text.

    >>> _beginning("CircE comprises eight partners.", 20)
    'CircE comprises…'
    """
    words = " ".join(text[: 4 * length].split())
    return words if len(words) <= length else words[: length + 1].rsplit(" ", 1)[0] + "…"


def _document_meta(document: Document, base: str) -> Iterator[ox.Triple]:
    subject = ox.NamedNode(document_iri(base, document.id))
    yield ox.Triple(subject, TYPE, node("SourceDocument"))
    yield ox.Triple(subject, node("textHash"), ox.Literal(document.id))
    language = document.language or "und"
    if document.title:
        yield ox.Triple(subject, node("dct:title"), ox.Literal(document.title, language=language))
    else:  # people know a text without a title by how it begins
        yield ox.Triple(subject, node("rdfs:label"), ox.Literal(_beginning(document.text), language=language))
    if document.language:
        yield ox.Triple(subject, node("dct:language"), ox.Literal(document.language))
    if document.url:
        yield ox.Triple(subject, node("dct:source"), ox.Literal(document.url, datatype=ox.NamedNode(XSD + "anyURI")))
    if document.rights:
        yield ox.Triple(subject, node("dct:rights"), ox.Literal(document.rights))
    if document.date:
        kind = {4: "gYear", 7: "gYearMonth", 10: "date"}.get(len(document.date), "string")
        yield ox.Triple(subject, node("dct:date"), ox.Literal(document.date, datatype=ox.NamedNode(XSD + kind)))
