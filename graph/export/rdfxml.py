"""RDF/XML for the tools that read nothing else."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from graph.errors import BadInput
from graph.export.lines import Line, literal_parts
from graph.export.markup import FORBIDDEN, escaped
from graph.terms import PREFIXES

_NAME = re.compile(r"[A-Za-z_][\w.-]*$", re.ASCII)


def rdfxml(lines: Iterable[Line]) -> Iterator[str]:
    """An RDF/XML file piece by piece, from lines ordered by subject; graphs have no place in it.

    Raises BadInput for a property whose IRI does not end in a name, and for characters that XML cannot hold.
    """
    declared = "".join(f"\n    xmlns:{prefix}={_quoted(iri)}" for prefix, iri in sorted(PREFIXES.items()))
    yield f'<?xml version="1.0" encoding="UTF-8"?>\n<rdf:RDF{declared}>\n'
    for subject, facts in groupby(lines, key=lambda line: line.subject):
        blank = subject.startswith("_:")  # only the triples of a query can have such
        name = f"rdf:nodeID={_quoted(subject[2:])}" if blank else f"rdf:about={_quoted(subject[1:-1])}"
        yield f"<rdf:Description {name}>\n"
        for line in facts:
            yield f"  {_element(line)}\n"
        yield "</rdf:Description>\n"
    yield "</rdf:RDF>\n"


def _element(line: Line) -> str:
    name, declared = _name(line.predicate[1:-1])
    if line.object.startswith("<"):
        return f"<{name}{declared} rdf:resource={_quoted(line.object[1:-1])}/>"
    if line.object.startswith("_:"):
        return f"<{name}{declared} rdf:nodeID={_quoted(line.object[2:])}/>"
    quoted, language, datatype = literal_parts(line.object)
    attribute = f" xml:lang={_quoted(language)}" if language else ""
    if datatype:
        attribute = f" rdf:datatype={_quoted(datatype)}"
    value: str = json.loads(quoted)
    if found := FORBIDDEN.search(value):
        raise BadInput(f"{line.subject}: XML cannot hold the character U+{ord(found.group()):04X}; export as ttl or nt")
    # a bare carriage return would come back as a line feed
    return f"<{name}{declared}{attribute}>{escaped(value)}</{name}>"


def _name(predicate: str) -> tuple[str, str]:
    match = _NAME.search(predicate)
    if not match:
        raise BadInput(f"{predicate}: RDF/XML needs a property that ends in a name; export as ttl, nt or jsonld")
    namespace, local = predicate[: match.start()], match.group()
    for prefix, iri in PREFIXES.items():
        if iri == namespace:
            return f"{prefix}:{local}", ""
    return f"p:{local}", f" xmlns:p={_quoted(namespace)}"


def _quoted(name: str) -> str:
    """An attribute's value: IRIs, tags and labels hold no quotes."""
    return f'"{escaped(name)}"'
