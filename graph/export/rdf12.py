"""RDF 1.2: what is held true, and each passage as the reifier of the facts that it states.

A passage reifies (``rdf:reifies``) the triples drawn from it, and what is known of it is said of the IRI that names
its graph elsewhere. A fact that is not held true is reified and not asserted. ``nt12`` is N-Triples, sorted; ``ttl12``
is Turtle, where ``~`` joins a fact to its passages.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from graph.export.lines import Line, facts, ordered, parsed
from graph.export.passages import CHUNK, Passage, passages
from graph.export.persons import Persons, persons_of
from graph.export.turtle import term, written
from graph.iri import graph_iri
from graph.nquads import text
from graph.terms import node, nquads_of
from ontology import vocabulary

if TYPE_CHECKING:
    from graph.store import Reader

_REIFIES = f"<{vocabulary.expand('rdf:reifies')}>"
_QUOTE = f"<{vocabulary.term('quote')}>"


def ntriples12(reader: Reader, base: str, persons: bool) -> Iterator[bytes]:
    """N-Triples 1.2, sorted; persons are left out unless asked for."""
    hidden = persons_of(reader, persons)
    return ordered((f"{triple} .\n".encode() for triple in _triples(reader, base, hidden)), CHUNK)


def turtle12(reader: Reader, base: str, persons: bool) -> Iterator[str]:
    """Turtle 1.2, grouped by subject; persons are left out unless asked for."""
    hidden = persons_of(reader, persons)

    def shown(line: Line) -> str:
        return " ~ ".join([_term(line.object, base), *(term(passage, base) for passage in line.graph.split())])

    return written(_annotated(reader, base, hidden), base, shown)


def _triples(reader: Reader, base: str, hidden: Persons) -> Iterator[str]:
    """Everything as triples, the reified ones as triple terms; in no order."""
    yield from map(_triple, _held(reader, hidden))
    yield from map(_triple, _about(reader, base, hidden))
    for passage, lines in passages(reader, base, hidden):
        for line in lines:
            yield f"<{passage.graph}> {_REIFIES} <<( {_triple(line)} )>>"


def _annotated(reader: Reader, base: str, hidden: Persons) -> Iterator[Line]:
    """Everything in order, each asserted triple with the passages that state it in place of a graph."""

    def keyed() -> Iterator[str]:
        for line in _held(reader, hidden):
            yield f"{_triple(line)}\t"
        for line in _about(reader, base, hidden):
            yield f"{_triple(line)}\t"
        for passage, lines in passages(reader, base, hidden):
            for line in lines:
                accepted = passage.status == "accepted"
                reified = f"<{passage.graph}> {_REIFIES} <<( {_triple(line)} )>>\t"
                yield f"{_triple(line)}\t<{passage.graph}>" if accepted else reified

    entries = (
        entry.decode().rstrip("\n").split("\t") for entry in ordered((f"{key}\n".encode() for key in keyed()), CHUNK)
    )
    for triple, same in groupby(entries, key=lambda entry: entry[0]):
        subject, predicate, value = triple.split(" ", 2)
        yield Line(subject, predicate, value, " ".join(graph for _, graph in same if graph))


def _held(reader: Reader, hidden: Persons) -> Iterable[Line]:
    """What is held true, without persons who are left out."""
    return filter(None, map(hidden.line, map(parsed, facts(reader))))


def _about(reader: Reader, base: str, hidden: Persons) -> Iterator[Line]:
    """What ``graph/meta`` says of the passages that have facts to state, and of documents."""
    kept = (passage for passage, _ in passages(reader, base, hidden))
    passage: Passage | None = next(kept, None)
    quads = reader.match(graph=node(graph_iri(base, "meta")))
    for subject, lines in groupby(map(parsed, ordered(nquads_of(quads))), key=lambda line: line.subject[1:-1]):
        while passage and passage.graph < subject:
            passage = next(kept, None)
        stated = passage if passage and passage.graph == subject else None
        if "/ev/" in subject and not stated:
            continue
        for line in filter(None, map(hidden.line, lines)):
            # the quote is covered with an eye to whom its document names
            yield line._replace(object=text(stated.quote)) if stated and line.predicate == _QUOTE else line


def _triple(line: Line) -> str:
    return f"{line.subject} {line.predicate} {line.object}"


def _term(value: str, base: str) -> str:
    """A term as Turtle 1.2 has it, triple terms too."""
    if not value.startswith("<<("):
        return term(value, base)
    subject, predicate, rest = value.removeprefix("<<( ").removesuffix(" )>>").split(" ", 2)
    return f"<<( {term(subject, base)} {term(predicate, base)} {term(rest, base)} )>>"
