"""Facts with the passages that say so, as a stream: what tables, networks and annotations are written from.

What a passage says and what is known of it stand in two graphs; both are read in the order of the passage's IRI and
joined as they come, and what is to be in the order of facts is sorted by ``ordered``. So memory stays flat.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from graph.export.lines import Line, by_graph, literal_parts, ordered, parsed
from graph.export.persons import Persons
from graph.iri import graph_iri, is_fact_graph
from graph.terms import node, nquads_of
from ontology import vocabulary

if TYPE_CHECKING:
    from graph.store import Reader

_STANDINGS = {"reference": "table", "inferred": "inferred", "curated": "judged", "merges": "judged"}
"""How a fact stands that no passage says, by the graph it is in; labels and the ontology's own facts are no claims."""
HELD = frozenset({"accepted", *_STANDINGS.values()})
"""How what is held true stands; other standings are ``suggested``, ``conflicting``, ``rejected`` and the like."""


CHUNK = 100_000
"""Entries with a quote or two IRIs more that are sorted in memory at a time: they are longer than lines of a dump."""


class Passage(NamedTuple):
    """What one rule read in one passage of a document; IRIs without brackets.

    ``start`` and ``end`` are code points into the document's text, ``page`` is 0 and ``cells`` '' where there are none.
    ``exact`` tells whether the quote is as the text has it: nobody's name was covered.
    """

    graph: str
    document: str
    start: int
    end: int
    quote: str
    rule: str
    confidence: float
    status: str
    page: int = 0
    cells: str = ""
    exact: bool = True


class Claim(NamedTuple):
    """One fact, in N-Triples terms, as one passage says it, or as it stands where no passage does."""

    subject: str
    predicate: str
    object: str
    standing: str
    passage: Passage | None


def passages(reader: Reader, base: str, persons: Persons) -> Iterator[tuple[Passage, list[Line]]]:
    """Each passage with the facts drawn from it, in the order of their graphs; who is left out is in neither.

    A passage that speaks of nothing but such persons does not come.
    """
    known = _known(reader, base, persons)
    about = next(known, None)
    for graph, lines in groupby(by_graph(reader, _is_evidence), key=lambda line: line.graph[1:-1]):
        facts = [line for line in map(persons.line, lines) if line]
        while about and about.graph < graph:
            about = next(known, None)
        if facts:
            yield about if about and about.graph == graph else _bare(graph, base), facts


def claims(reader: Reader, base: str, persons: Persons) -> Iterator[Claim]:
    """Every fact with every passage that says it, by subject, predicate and object, then standing and passage."""
    for entry in ordered(_keyed(reader, base, persons), CHUNK):
        triple, standing, about = entry.decode().rstrip("\n").split("\t")
        subject, predicate, value = triple.split(" ", 2)
        yield Claim(subject, predicate, value, standing, Passage(*json.loads(about)) if about else None)


def _keyed(reader: Reader, base: str, persons: Persons) -> Iterator[bytes]:
    for passage, facts in passages(reader, base, persons):
        about = json.dumps(passage, ensure_ascii=False)  # JSON writes \t, as N-Triples does
        for fact in facts:
            yield _entry(fact, passage.status, about)
    own = base + "graph/"
    for name, standing in sorted(_STANDINGS.items()):
        if name == "inferred":
            lines: Iterable[Line] = by_graph(reader, lambda graph: graph.startswith(f"<{own}inferred/"))
        else:
            lines = map(parsed, nquads_of(reader.match(graph=node(own + name))))
        for fact in filter(None, map(persons.line, lines)):
            yield _entry(fact, standing, "")


def _entry(line: Line, standing: str, about: str) -> bytes:
    return f"{line.subject} {line.predicate} {line.object}\t{standing}\t{about}\n".encode()


def _is_evidence(graph: str) -> bool:
    return "/ev/" in graph


def _known(reader: Reader, base: str, persons: Persons) -> Iterator[Passage]:
    """What ``graph/meta`` says of each passage, in the order of their IRIs."""
    quads = reader.match(graph=node(graph_iri(base, "meta")))
    for subject, lines in groupby(map(parsed, ordered(nquads_of(quads))), key=lambda line: line.subject[1:-1]):
        if not _is_evidence(subject):
            continue
        said = {line.predicate[1:-1]: line.object for line in lines}
        document = _text(said, "prov:hadPrimarySource")
        quote = _text(said, "tri:quote")
        shown = persons.covered(quote, document)
        yield Passage(
            graph=subject,
            document=document,
            start=int(_text(said, "tri:start") or 0),
            end=int(_text(said, "tri:end") or 0),
            quote=shown,
            rule=_text(said, "tri:rule"),
            confidence=float(_text(said, "tri:confidence") or 0),
            status=_text(said, "tri:status").rpartition("/")[2] or "accepted",
            page=int(_text(said, "tri:pageNumber") or 0),
            cells=_text(said, "tri:cells"),
            exact=shown == quote,
        )


def _bare(graph: str, base: str) -> Passage:
    """A passage of which nothing is known but what its IRI tells."""
    document, _, rest = graph.partition("/ev/")
    place, _, rule = rest.partition("/")
    start, _, end = place.partition("-")
    status = "accepted" if is_fact_graph(base, graph) else rule.rpartition("/")[2]
    offsets = (int(start), int(end)) if start.isdigit() and end.isdigit() else (0, 0)
    return Passage(graph, document, *offsets, "", f"{base}rule/{rule.partition('/')[0]}", 0.0, status)


def _text(said: dict[str, str], name: str) -> str:
    """The IRI or the text that is said by a property, '' where nothing is."""
    term = said.get(vocabulary.expand(name), "")
    if not term or term.startswith("<"):
        return term[1:-1]
    value: str = json.loads(literal_parts(term)[0])
    return value
