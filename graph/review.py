"""Statements by the ids that judgements use: what waits for a person, and what stands behind a fact."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.iri import BASE, document_iri, graph_iri, rule_iri
from graph.model import Fact, Literal, Mention, Statement, Term
from graph.naming import label
from graph.rdf import literal, node
from graph.rulings import Rulings
from graph.settle import statuses
from graph.terms import PREFIXES, iri_of
from ontology import vocabulary

if TYPE_CHECKING:
    from graph.library import Library
    from graph.store import Reader


_TYPE = PREFIXES["rdf"] + "type"
MODEL = "model-"
"""How the rules of language models begin."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A statement that waits for a person: ``id`` is what ``accept`` and ``reject`` take, ``reason`` why it waits.

    The ``quote`` begins at code point ``start`` of its document.
    """

    id: str
    claim: str
    quote: str
    reason: str
    start: int


def suggestions(reader: Reader, library: Library, rulings: Rulings, base: str = BASE) -> Iterator[Suggestion]:
    """All that waits or is doubted, in the order of documents and within them of the text."""
    for document in library.documents():
        statements, refused = library.statements(document)
        verdicts = statuses(library, statements, library.iris(document), refused, rulings)
        waiting = [
            (one, _doubt(*rulings.doubted[key]) if (key := f"{document}#{one.id}") in rulings.doubted else why)
            for one, (status, why) in zip(statements, verdicts, strict=True)
            if status == "suggested" or f"{document}#{one.id}" in rulings.doubted
        ]
        text = library.document(document).text if waiting else ""
        for one, why in sorted(waiting, key=lambda pair: (pair[0].start, pair[0].end, pair[0].id)):
            reason = why or _reason(one.rule, one.confidence)
            claim, quote = _claim(one, reader, library, base), text[one.start : one.end]
            yield Suggestion(f"{document}#{one.id}", claim, quote, reason, one.start)


def _doubt(by: str, reason: str) -> str:
    """Why a statement waits that somebody reported.

    >>> _doubt("anna", "another Turin")
    'anna doubts it: another Turin'
    """
    return f"{by} doubts it: {reason}" if reason else f"{by} doubts it"


def _reason(rule: str, confidence: float) -> str:
    """Why a statement waits of which nothing else is wrong.

    >>> _reason("model-local.1", 0.3)
    'model-local.1 suggests it; nobody has measured how often a model is right'
    """
    if rule.startswith(MODEL):
        return f"{rule} suggests it; nobody has measured how often a model is right"
    return f"rule {rule} is right in {confidence:.0%} of cases"


def statements_at(
    reader: Reader, library: Library, document: str, start: int, end: int, rulings: Rulings, base: str = BASE
) -> tuple[Suggestion, ...]:
    """What a document (its id) is read to say at a passage (code points), whatever its standing.

    The ``reason`` is how it stands: ``accepted``, ``suggested``, ``rejected`` ….
    """
    statements, refused = library.statements(document)
    verdicts = statuses(library, statements, library.iris(document), refused, rulings)
    quote = library.document(document).text[start:end]
    return tuple(
        Suggestion(f"{document}#{one.id}", _claim(one, reader, library, base), quote, status, start)
        for one, (status, _) in zip(statements, verdicts, strict=True)
        if (one.start, one.end) == (start, end)
    )


def contested(reader: Reader, base: str = BASE) -> tuple[tuple[str, str], ...]:
    """The things and properties (IRIs) of which sources say what excludes each other, sorted."""
    status, conflicting = node(vocabulary.expand("tri:status")), node(vocabulary.term("evidence-status/conflicting"))
    graphs = {quad.subject for quad in reader.match(None, status, conflicting, node(graph_iri(base, "meta")))}
    return tuple(
        sorted(
            {
                (iri_of(quad.subject), quad.predicate.value)
                for graph in graphs
                for quad in reader.match(None, None, None, graph)
                if quad.predicate.value != _TYPE
            }
        )
    )


def statement_ids(library: Library, facts: Iterable[Fact], base: str = BASE) -> dict[Fact, str]:
    """The id of the statement behind each fact; facts that no document states are left out."""
    documents: dict[str, list[tuple[Statement, str]]] = {}
    found = {}
    for fact in facts:
        if fact.document not in documents:
            document = fact.document.removeprefix(document_iri(base, ""))
            documents[fact.document] = [(one, f"{document}#{one.id}") for one in library.statements(document)[0]]
        for one, key in documents[fact.document]:
            if (one.start, one.end, rule_iri(base, one.rule)) == (fact.start, fact.end, fact.rule) and (
                vocabulary.term(one.predicate) == fact.predicate
                and _iri(library, one.subject) == fact.subject
                and _object(library, one) == (fact.object.value if isinstance(fact.object, Literal) else fact.object)
            ):
                found[fact] = key
    return found


def _object(library: Library, one: Statement) -> str:
    if isinstance(one.object, Mention):
        return _iri(library, one.object)
    return node(one.object.name).value if isinstance(one.object, Term) else literal(one.object).value


def _iri(library: Library, mention: Mention) -> str:
    row = library.db.execute("SELECT iri FROM mention WHERE id = ?", (mention.id,)).fetchone()
    return str(row[0]) if row else ""


def _claim(one: Statement, reader: Reader, library: Library, base: str) -> str:
    if isinstance(one.object, Mention):
        value = _named(one.object, reader, library, base)
    elif isinstance(one.object, Term):
        value = vocabulary.label(node(one.object.name).value)
    else:
        value = literal(one.object).value
    words = vocabulary.label(vocabulary.term(one.predicate)) if vocabulary.is_property(one.predicate) else one.predicate
    return f"{_named(one.subject, reader, library, base)} — {words} — {value}"


def _named(mention: Mention, reader: Reader, library: Library, base: str) -> str:
    written = next((name.text for name in mention.names if name.use != "alias"), "")
    return written or label(reader, _iri(library, mention), base=base)
