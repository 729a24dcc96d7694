"""The graph as tables of cells: what CSV and XLSX are written from."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from graph.export.lines import Line, literal_parts, parsed
from graph.export.passages import claims
from graph.export.persons import Persons, persons_of
from graph.export.tables import AMOUNTS, TABLES, Column, Table, columns
from graph.export.things import Things
from graph.iri import graph_iri, is_fact_graph, thing_key
from graph.terms import DEFAULT_GRAPH, iri_of, node, nquads_of
from ontology import vocabulary

if TYPE_CHECKING:
    from graph.store import Reader

_XSD = vocabulary.NAMESPACES["xsd"]
_KINDS = {_XSD + "integer": "number", _XSD + "decimal": "number", _XSD + "date": "date"}
_NAMES = tuple(
    f"<{vocabulary.expand(name)}>"
    for name in ("skos:prefLabel", "rdfs:label", "dct:title", "tri:acronym", "skos:altLabel")
)
_BETWEEN = "; "
_FACTS = (
    "subject",
    "subject IRI",
    "property",
    "property IRI",
    "object",
    "object IRI",
    "language",
    "quote",
    "document",
    "document IRI",
    "page",
    "cells",
    "start",
    "end",
    "rule",
    "confidence",
    "status",
)
_DOCUMENTS = (("address", "dct:source"), ("language", "dct:language"), ("date", "dct:date"), ("rights", "dct:rights"))


NAMES = (*(table.name for table in TABLES), "documents", "facts")
"""The names of all tables, in their order."""


class Cell(NamedTuple):
    """What stands in a cell; ``kind`` is ``text``, ``number``, ``date`` (of a day, ISO 8601) or ``link`` (an IRI)."""

    text: str = ""
    kind: str = "text"


class Sheet(NamedTuple):
    """A table with something in it: its name, its headers, and its rows as they come."""

    name: str
    headers: tuple[str, ...]
    rows: Iterator[Sequence[Cell]]


def sheets(reader: Reader, base: str, language: str, persons: bool) -> Iterator[Sheet]:
    """The tables that are not empty: one a class, then the documents, then all facts with their passages.

    Read each to its end before the next. Rows are in the order of IRIs.
    """
    hidden = persons_of(reader, persons)
    things = Things(reader, base, language, hidden)
    every = (
        *((table.name, _headers(table), _rows(reader, base, things, table)) for table in TABLES),
        ("documents", ("title", "IRI", *(header for header, _ in _DOCUMENTS)), _documents(reader, base, things)),
        ("facts", _FACTS, _facts(reader, base, things, hidden)),
    )
    for name, headers, rows in every:
        first = next(rows, None)
        if first is not None:
            yield Sheet(name, headers, chain([first], rows))


def _headers(table: Table) -> tuple[str, ...]:
    pairs = [[one.header, f"{one.header} IRI"][: 1 + one.iris] for one in columns(table)]
    own = [header for pair in pairs for header in pair]
    return (
        "label",
        "IRI",
        "class",
        "other names",
        *own,
        "NUTS code",
        "country",
        "documents",
        "source documents",
    )


def _rows(reader: Reader, base: str, things: Things, table: Table) -> Iterator[list[Cell]]:
    earlier = {name for one in TABLES[: TABLES.index(table)] for name in one.classes}
    kind = node(vocabulary.expand("rdf:type"))
    found = {
        iri_of(quad.subject)
        for above in table.classes
        for name in (above, *vocabulary.subclasses(above))
        for quad in reader.match(None, kind, node(vocabulary.term(name)), DEFAULT_GRAPH)
    }
    for iri in sorted(found):
        if things.persons.hides(iri):
            continue
        facts = things.facts(iri)
        kinds = things.kinds(facts)
        if earlier.intersection(kinds, *map(vocabulary.superclasses, kinds)):
            continue
        yield _row(reader, base, things, table, iri, facts)


def _row(reader: Reader, base: str, things: Things, table: Table, iri: str, facts: Sequence[Line]) -> list[Cell]:
    label, where = things.label(iri), things.where(facts)
    kinds = [vocabulary.label(vocabulary.term(kind), "en") for kind in things.kinds(facts)]
    names = [_text(line.object) for use in _NAMES for line in facts if line.predicate == use]
    row = [Cell(label), Cell(iri, "link"), Cell(_BETWEEN.join(kinds))]
    row.append(Cell(_BETWEEN.join(name for name in dict.fromkeys(names) if name != label)))
    for column in columns(table):
        row += _cells(reader, things, column, iri, facts)
    sources = _sources(reader, base, iri)
    row += [Cell(where.nuts), Cell(where.country), Cell(str(len(sources)), "number")]
    row.append(Cell(_BETWEEN.join(map(things.label, sources))))
    return row


def _cells(reader: Reader, things: Things, column: Column, iri: str, facts: Sequence[Line]) -> list[Cell]:
    predicate = vocabulary.term(column.property)
    if column.inverse:
        quads = reader.match(None, node(predicate), node(iri), DEFAULT_GRAPH)
        others = sorted({iri_of(quad.subject) for quad in quads})
        values = [f"<{one}>" for one in others if not things.persons.hides(one)]
    else:
        values = [line.object for line in facts if line.predicate == f"<{predicate}>"]
    if column.property == "budgetCurrency":
        amounts = {f"<{vocabulary.term(name)}>" for name in AMOUNTS}
        stated = [thing_key(value[1:-1]) for value in values]
        return [Cell(_BETWEEN.join(stated) or ("EUR" if any(line.predicate in amounts for line in facts) else ""))]
    shown = [_cell(value, things) for value in values]
    one = shown[0] if len(shown) == 1 else Cell(_BETWEEN.join(cell.text for cell in shown))
    if not column.iris:
        return [one]
    iris = [value[1:-1] for value in values if value.startswith("<")]
    return [one, Cell(_BETWEEN.join(iris), "link" if len(iris) == 1 else "text")]


def _cell(term: str, things: Things) -> Cell:
    """A term as a cell: a thing by its name."""
    if term.startswith("<"):
        return Cell(things.label(term[1:-1]))
    return Cell(_text(term), _KINDS.get(literal_parts(term)[2], "text"))


def _text(literal: str) -> str:
    value: str = json.loads(literal_parts(literal)[0])
    return value


def _sources(reader: Reader, base: str, iri: str) -> list[str]:
    """IRIs of the documents of which a passage says something of a thing that is held true."""
    graphs = {iri_of(quad.graph_name) for quad in reader.match(node(iri)) if quad.graph_name != DEFAULT_GRAPH}
    return sorted({one.partition("/ev/")[0] for one in graphs if "/ev/" in one and is_fact_graph(base, one)})


def _documents(reader: Reader, base: str, things: Things) -> Iterator[list[Cell]]:
    meta = node(graph_iri(base, "meta"))
    quads = reader.match(None, node(vocabulary.expand("rdf:type")), node(vocabulary.term("SourceDocument")), meta)
    for iri in sorted({iri_of(quad.subject) for quad in quads}):
        lines = sorted(map(parsed, nquads_of(reader.match(node(iri), None, None, meta))))
        said = [line for line in map(things.persons.line, lines) if line]
        row = [Cell(things.label(iri)), Cell(iri, "link")]
        for _, name in _DOCUMENTS:
            values = [line.object for line in said if line.predicate == f"<{vocabulary.expand(name)}>"]
            shown = [Cell(value[1:-1], "link") if value.startswith("<") else _cell(value, things) for value in values]
            row.append(shown[0] if len(shown) == 1 else Cell(_BETWEEN.join(one.text for one in shown)))
        yield row


def _facts(reader: Reader, base: str, things: Things, persons: Persons) -> Iterator[list[Cell]]:
    for claim in claims(reader, base, persons):
        subject, predicate, link = claim.subject[1:-1], claim.predicate[1:-1], claim.object.startswith("<")
        said = vocabulary.labels(predicate).get("en") or vocabulary.compact(predicate)
        row = [Cell(things.label(subject)), Cell(subject, "link"), Cell(said), Cell(predicate)]
        row += [_cell(claim.object, things), Cell(claim.object[1:-1], "link") if link else Cell()]
        row.append(Cell() if link else Cell(literal_parts(claim.object)[1]))
        if about := claim.passage:
            row += [Cell(about.quote), Cell(things.label(about.document)), Cell(about.document)]
            row += [Cell(str(about.page) if about.page else "", "number"), Cell(about.cells)]
            row += [Cell(str(about.start), "number"), Cell(str(about.end), "number")]
            row += [Cell(thing_key(about.rule)), Cell(str(about.confidence), "number")]
        else:
            row += [Cell()] * 9
        yield [*row, Cell(claim.standing)]
