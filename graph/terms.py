"""RDF terms as queries give them back: short names, plain values, and the W3C ways of writing them down.

With ``graph/rdf.py`` and ``graph/store.py`` the place that knows pyoxigraph.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from functools import lru_cache
from itertools import islice
from typing import Any

import pyoxigraph as ox

from graph.errors import BadInput, BadQuery
from graph.iri import BASE
from graph.model import Literal

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
Quad = ox.Quad
Triple = ox.Triple
Row = tuple[Term | None, ...]
Value = str | int | bool | Decimal | date | Term
"""What may stand for a parameter; a str that is an absolute IRI or a known prefixed name is an IRI, else a string."""

PREFIXES = {
    "tri": "https://w3id.org/triptych/ontology#",
    "role": "https://w3id.org/triptych/vocab/role/",
    "status": "https://w3id.org/triptych/vocab/status/",
    "theme": "https://w3id.org/triptych/vocab/theme/",
    "vocab": "https://w3id.org/triptych/vocab/",
    "rule": "https://w3id.org/triptych/rule/",
    "id": BASE + "id/",
    "doc": BASE + "doc/",
    "graph": BASE + "graph/",
    "nuts": "http://data.europa.eu/nuts/code/",
    "country": "http://publications.europa.eu/resource/authority/country/",
    "language": "http://publications.europa.eu/resource/authority/language/",
    "currency": "http://publications.europa.eu/resource/authority/currency/",
    "eurovoc": "http://eurovoc.europa.eu/",
    "sdg": "http://metadata.un.org/sdg/",
    "cv": "http://data.europa.eu/m8g/",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "geo": "http://www.opengis.net/ont/geosparql#",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "vann": "http://purl.org/vocab/vann/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
"""The prefixes every query may use without declaring them, and that short names are made with."""

DEFAULT_GRAPH = ox.DefaultGraph()
"""The graph of what is held true."""

_LONGEST_FIRST = sorted(PREFIXES.items(), key=lambda item: (-len(item[1]), item[0]))
_NAMED = re.compile(r"(https?://|urn:)\S+")
_PREFIXED = re.compile(r"([a-z]+):(\S+)")
_RESULTS = {
    "csv": ox.QueryResultsFormat.CSV,
    "tsv": ox.QueryResultsFormat.TSV,
    "json": ox.QueryResultsFormat.JSON,
    "xml": ox.QueryResultsFormat.XML,
}


def prefixes(base: str = BASE) -> dict[str, str]:
    """The preset prefixes for a store whose data IRIs start with ``base``.

    >>> prefixes("https://example.org/")["id"]
    'https://example.org/id/'
    """
    return PREFIXES | {"id": base + "id/", "doc": base + "doc/", "graph": base + "graph/"}


@lru_cache(maxsize=65_536)
def short(iri: str) -> str:
    """An IRI as people write it: by prefix where one fits, else in full.

    >>> short("http://data.europa.eu/nuts/code/ITC1"), short("https://example.org/a")
    ('nuts:ITC1', 'https://example.org/a')
    """
    for prefix, start in _LONGEST_FIRST:
        if iri.startswith(start) and len(iri) > len(start):
            return f"{prefix}:{iri[len(start) :]}"
    return iri


def node(iri: str) -> ox.NamedNode:
    """The IRI as a term; BadInput where it is not an absolute IRI."""
    try:
        return ox.NamedNode(iri)
    except ValueError as error:
        raise BadInput(f"{iri!r}: not an absolute IRI ({error}); give one such as {BASE}id/project/circe") from error


def iri_of(term: Term | ox.DefaultGraph | None) -> str:
    """The IRI that a term is, '' where it is something else."""
    return term.value if isinstance(term, ox.NamedNode) else ""


def to_literal(term: Term) -> Literal:
    """The literal as a value that travels; its language or datatype as the graph has it."""
    if not isinstance(term, ox.Literal):
        return Literal(str(term))
    return Literal(term.value, term.datatype.value, term.language)


def texts(quads: Iterable[ox.Quad]) -> list[tuple[str, str]]:
    """The (text, language) of each literal that is an object of the quads, '' for no language."""
    objects = (quad.object for quad in quads)
    return [(one.value, one.language or "") for one in objects if isinstance(one, ox.Literal)]


def literal(value: str, language: str | None = None, datatype: str | None = None) -> ox.Literal:
    """A literal with a language or a datatype (full IRI), or a plain string."""
    if language:
        return ox.Literal(value, language=language)
    return ox.Literal(value, datatype=ox.NamedNode(datatype)) if datatype else ox.Literal(value)


def to_term(value: Value) -> Term:
    """The RDF term of a parameter's value.

    >>> str(to_term("nuts:ITC1")), str(to_term("green procurement")), str(to_term(12))
    ('<http://data.europa.eu/nuts/code/ITC1>', '"green procurement"', '"12"^^<http://www.w3.org/2001/XMLSchema#integer>')
    """
    if isinstance(value, str):
        prefixed = _PREFIXED.fullmatch(value)
        try:
            if _NAMED.fullmatch(value):
                return ox.NamedNode(value)
            if prefixed and prefixed[1] in PREFIXES:
                return ox.NamedNode(PREFIXES[prefixed[1]] + prefixed[2])
        except ValueError as error:
            raise BadQuery(f"{value!r}: not an IRI that a query can hold ({error})") from error
        return ox.Literal(value)
    if isinstance(value, date):
        return ox.Literal(value.isoformat(), datatype=ox.NamedNode(PREFIXES["xsd"] + "date"))
    if isinstance(value, Decimal):
        return ox.Literal(str(value), datatype=ox.NamedNode(PREFIXES["xsd"] + "decimal"))
    return ox.Literal(value) if isinstance(value, int) else value


def unpacked(
    found: ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples,
) -> bool | tuple[tuple[str, ...], tuple[Row, ...]] | list[ox.Triple]:
    """All of a query's result at once: a truth value, columns and rows, or the triples, each once, sorted."""
    if isinstance(found, ox.QueryBoolean):
        return bool(found)
    if isinstance(found, ox.QuerySolutions):
        return tuple(variable.value for variable in found.variables), tuple(tuple(row) for row in found)
    return sorted(set(found), key=str)


def shown(term: Term | None) -> str:
    """A term as a person reads it in a table: short IRI, bare value, '' for nothing."""
    if term is None:
        return ""
    if isinstance(term, ox.NamedNode):
        return short(term.value)
    return term.value if isinstance(term, ox.Literal) else str(term)


def plain(term: Term | None) -> str | int | float | bool | None:
    """A term as a value of Python: numbers as int or float, booleans as bool, everything else as text.

    >>> plain(ox.Literal(8)), plain(ox.Literal("2021", datatype=ox.NamedNode(PREFIXES["xsd"] + "gYear")))
    (8, '2021')
    """
    if term is None:
        return None
    if isinstance(term, ox.Literal):
        kind = term.datatype.value.removeprefix(PREFIXES["xsd"])
        if kind == "integer":
            return int(term.value)
        if kind in {"decimal", "double", "float"}:
            return float(term.value)
        if kind == "boolean":
            return term.value in {"true", "1"}
        return term.value
    return term.value if isinstance(term, ox.NamedNode) else str(term)


def write_rows(columns: Sequence[str], rows: Iterable[Row], form: str) -> str:
    """Query results in a W3C format: csv, tsv, json or xml."""
    bindings = [
        {name: _json(term) for name, term in zip(columns, row, strict=True) if term is not None} for row in rows
    ]
    text = json.dumps({"head": {"vars": list(columns)}, "results": {"bindings": bindings}}, ensure_ascii=False)
    return text if form == "json" else _converted(text, form)


def write_truth(value: bool, form: str) -> str:
    """A yes or no in a W3C format: csv, tsv, json or xml."""
    return _converted(json.dumps({"head": {}, "boolean": value}), form)


def jsonld_of(triples: Iterable[ox.Triple]) -> str:
    """Triples as expanded JSON-LD."""
    return (ox.serialize(triples, format=ox.RdfFormat.JSON_LD) or b"").decode()


def nquads_of(quads: Iterable[ox.Quad] | Iterable[ox.Triple], batch: int = 20_000) -> Iterator[bytes]:
    """The quads as lines of canonical N-Quads in the order given, written ``batch`` at a time."""
    rest: Iterator[Any] = iter(quads)  # one kind or the other: the serialiser takes no mixture
    while some := list(islice(rest, batch)):
        data = ox.serialize(some, format=ox.RdfFormat.N_QUADS) or b""
        yield from data.splitlines(keepends=True)


def _converted(text: str, form: str) -> str:
    results = ox.parse_query_results(text.encode(), ox.QueryResultsFormat.JSON)
    if isinstance(results, ox.QueryTriples):
        raise TypeError("a SPARQL result in JSON holds rows or a truth value")
    data = results.serialize(format=_RESULTS[form])
    return data.decode() if data else ""


def _json(term: Term) -> dict[str, object]:
    if isinstance(term, ox.NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, ox.BlankNode):
        return {"type": "bnode", "value": term.value}
    if isinstance(term, ox.Literal):
        found: dict[str, object] = {"type": "literal", "value": term.value}
        if term.language:
            found["xml:lang"] = term.language
        elif term.datatype.value != PREFIXES["xsd"] + "string":
            found["datatype"] = term.datatype.value
        return found
    raise BadInput(f"{term}: a triple as a value has no place in SPARQL 1.1 results; select its parts instead")
