"""What the graph holds because of one document: facts in their evidence graphs, and what is said about both.

Everything is text (``graph/nquads.py``): triples by the graph they stand in.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from graph.iri import document_iri, evidence_iri, rule_iri
from graph.model import XSD, Document, Literal, Mention, Statement, Term
from graph.nquads import iri, term, text, value
from graph.places import Places
from graph.rdf import kinds_of, property_of
from graph.status import Verdict

STATUSES = ("accepted", "suggested", "conflicting", "less-exact", "quarantined", "rejected")
"""What may become of a statement: the facts of one passage stand in a graph for each."""
NAMES = frozenset({"rdfs:label", "dct:title", "acronym"})
"""Properties by which documents name things."""

Use = tuple[str, str, str, str]
"""That a document names a thing: IRI, property, text, and language or ''."""


@dataclass(slots=True)
class Told:
    """What a document's statements come to.

    ``facts`` are triples by evidence graph, ``about`` what ``graph/meta`` says of each of these graphs.
    """

    facts: dict[str, list[str]] = field(default_factory=dict)
    about: dict[str, list[str]] = field(default_factory=dict)


@dataclass(slots=True)
class _Passage:
    """One evidence graph in the making."""

    graph: str
    triples: list[str]
    confidence: float
    notes: set[tuple[str, str]] = field(default_factory=set)


def told(
    document: Document,
    statements: Iterable[Statement],
    verdicts: Iterable[Verdict],
    iri_of: Mapping[str, str],
    base: str,
) -> Told:
    """What these statements of a document come to, each with its verdict; ``iri_of`` is the IRI of each mention."""
    found = Told()
    passages: dict[tuple[int, int, str, str], _Passage] = {}
    for one, (status, reason) in zip(statements, verdicts, strict=True):
        key = (one.start, one.end, one.rule, status)
        passage = passages.get(key)
        if passage is None:
            graph = iri(evidence_iri(base, document.id, *key))
            passage = passages[key] = _Passage(graph, found.facts.setdefault(graph, []), one.confidence)
        passage.confidence = min(passage.confidence, one.confidence)
        if reason:
            passage.notes.add(("reason", text(reason, "en")))
        subject = f"<{iri_of[one.subject.id]}>"
        if one.predicate == "type":
            passage.triples += (f"{subject} {kind}" for kind in _types(getattr(one.object, "name", one.subject.kind)))
        else:
            passage.triples.append(f"{subject} {term(property_of(one))} {_object(one.object, iri_of)}")
        if isinstance(one.object, Literal) and one.object.qualifier:
            passage.notes.add(("qualifier", text(one.object.qualifier)))
    source = f"{term('prov:hadPrimarySource')} {iri(document_iri(base, document.id))}"
    kind = f"{term('rdf:type')} {term('EvidenceGraph')}"
    places = Places(document)
    for (start, end, rule, status), passage in passages.items():
        graph, place = passage.graph, places.of(start, end)
        found.about[graph] = [
            f"{graph} {kind}",
            f"{graph} {source}",
            f"{graph} {_whole('start', start)}",
            f"{graph} {_whole('end', end)}",
            f"{graph} {term('quote')} {text(document.text[start:end])}",
            *([f"{graph} {_whole('pageNumber', place.page)}"] if place.page else ()),
            *([f"{graph} {term('cells')} {text(place.cells)}"] if place.cells else ()),
            *(f"{graph} {pair}" for pair in _known(rule, passage.confidence, status, base)),
            *(f"{graph} {term(name)} {note}" for name, note in passage.notes),
        ]
    return found


def uses(statements: Iterable[Statement], verdicts: Iterable[Verdict], iri_of: Mapping[str, str]) -> set[Use]:
    """The names by which accepted statements call things."""
    return {
        (iri_of[one.subject.id], property_of(one), one.object.value, (one.object.language or "").lower())
        for one, (status, _) in zip(statements, verdicts, strict=True)
        if status == "accepted" and is_name(one) and isinstance(one.object, Literal)
    }


def is_name(statement: Statement) -> bool:
    """Whether a statement says what a thing is called."""
    return property_of(statement) in NAMES


def about_document(document: Document, base: str) -> list[str]:
    """The triples that ``graph/meta`` holds about a document itself."""
    language = document.language or "und"
    said = {"rdf:type": term("SourceDocument"), "textHash": text(document.id)}
    if document.title:
        said["dct:title"] = text(document.title, language)
    else:  # people know a text without a title by how it begins
        said["rdfs:label"] = text(_beginning(document.text), language)
    if document.language:
        said["dct:language"] = text(document.language)
    if document.url:
        said["dct:source"] = value(Literal(document.url, XSD + "anyURI"))
    if document.rights:
        said["dct:rights"] = text(document.rights)
    if document.date:
        kind = {4: "gYear", 7: "gYearMonth", 10: "date"}.get(len(document.date), "string")
        said["dct:date"] = value(Literal(document.date, XSD + kind))
    subject = iri(document_iri(base, document.id))
    return [f"{subject} {term(name)} {about}" for name, about in said.items()]


def _object(target: Mention | Literal | Term, iri_of: Mapping[str, str]) -> str:
    if isinstance(target, Mention):
        return f"<{iri_of[target.id]}>"
    return value(target) if isinstance(target, Literal) else term(target.name)


@lru_cache(maxsize=4096)
def _types(kind: str) -> tuple[str, ...]:
    return tuple(f"{term('rdf:type')} {term(name)}" for name in kinds_of(kind))


@lru_cache(maxsize=4096)
def _known(rule: str, confidence: float, status: str, base: str) -> tuple[str, ...]:
    """What is said of every passage that a rule read, one measure of it and one status."""
    return (
        f"{term('rule')} {iri(rule_iri(base, rule))}",
        f"{term('confidence')} {value(Literal(str(confidence), XSD + 'decimal'))}",
        f"{term('status')} {term(f'evidence-status/{status}')}",
    )


def _whole(name: str, number: int) -> str:
    return f'{term(name)} "{number}"^^<{XSD}integer>'


def _beginning(text: str, length: int = 60) -> str:
    """The first words of a text.

    >>> _beginning("CircE comprises eight partners.", 20)
    'CircE comprises…'
    """
    words = " ".join(text[: 4 * length].split())
    return words if len(words) <= length else words[: length + 1].rsplit(" ", 1)[0] + "…"
