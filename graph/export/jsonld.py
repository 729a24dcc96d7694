"""JSON-LD with the project's own context, one line a subject, so that it is written and read as a stream."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files
from itertools import groupby
from typing import Any

from graph.errors import BadInput
from graph.export.lines import Line, literal_parts

_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_XSD = "http://www.w3.org/2001/XMLSchema#"


@dataclass(frozen=True, slots=True)
class Context:
    """A JSON-LD context turned round: how to write an IRI with it.

    ``properties`` gives the term of a property's IRI and the type its plain strings have
    (``@id`` for links, '' for plain strings); ``terms`` the name of any other IRI.
    """

    document: Mapping[str, Any]
    properties: Mapping[str, tuple[str, str]]
    terms: Mapping[str, str]
    prefixes: tuple[tuple[str, str], ...]

    def name(self, iri: str) -> str:
        """The IRI as the value of ``@id``: by prefix, else in full.

        Raises BadInput for an IRI whose scheme is a prefix of the context, as it would be read as another.
        """
        for prefix, start in self.prefixes:
            rest = iri[len(start) :]
            if iri.startswith(start) and rest and not rest.startswith("//"):
                return f"{prefix}:{rest}"
        scheme, _, rest = iri.partition(":")
        if not rest.startswith("//") and any(scheme == prefix for prefix, _ in self.prefixes):
            raise BadInput(f"{iri}: JSON-LD would take {scheme}: for a prefix; export as nq or trig")
        return iri

    def kind(self, iri: str) -> str:
        """The IRI as the value of ``@type``: its term where it has one."""
        return self.terms.get(iri) or self.name(iri)


def context() -> Mapping[str, Any]:
    """The context that is shipped as ``ontology/context.jsonld``."""
    found: Mapping[str, Any] = json.loads(files("ontology").joinpath("context.jsonld").read_text("utf-8"))
    return found


def understood(document: Mapping[str, Any]) -> Context:
    """What can be written by a context; definitions with containers or scopes of their own are left aside.

    >>> found = understood({"@context": {"ex": "https://ex.org/", "knows": {"@id": "ex:knows", "@type": "@id"}}})
    >>> found.properties["https://ex.org/knows"], found.name("https://ex.org/a")
    (('knows', '@id'), 'ex:a')
    """
    given = document["@context"]
    prefixes: dict[str, str] = {}
    for term, definition in given.items():
        if isinstance(definition, str) and not term.startswith("@") and definition.endswith(("/", "#")):
            prefixes[term] = definition

    def full(name: str) -> str:
        prefix, mark, rest = name.partition(":")
        return prefixes[prefix] + rest if mark and prefix in prefixes and not rest.startswith("//") else name

    properties: dict[str, tuple[str, str]] = {}
    terms: dict[str, str] = {}
    default = "?" if "@language" in given else ""
    for term, definition in sorted(given.items()):
        if term.startswith("@") or term in prefixes:
            continue
        if isinstance(definition, str) and ":" in definition:
            properties.setdefault(full(definition), (term, default))
            terms.setdefault(full(definition), term)
        elif isinstance(definition, dict) and set(definition) <= {"@id", "@type"} and ":" in definition.get("@id", ""):
            properties.setdefault(full(definition["@id"]), (term, full(definition.get("@type", default))))
    ordered = sorted(prefixes.items(), key=lambda item: (-len(item[1]), item[0]))
    return Context(document, properties, terms, tuple(ordered))


def jsonld(lines: Iterable[Line], found: Context | None = None) -> Iterator[str]:
    """A JSON-LD file piece by piece, from lines ordered by graph and subject.

    The nodes of the default graph stand first; every named graph is a node with a ``@graph`` of its own.
    """
    known = found or understood(context())
    yield '{"@context":' + _dumps(known.document["@context"]) + ',"@graph":['
    separator = "\n"
    for graph, members in groupby(lines, key=lambda line: line.graph):
        if graph:
            yield separator + '{"@id":' + _dumps(known.name(graph[1:-1])) + ',"@graph":['
            separator = "\n"
        for subject, facts in groupby(members, key=lambda line: line.subject):
            yield separator + _dumps(node_of(subject, facts, known))
            separator = ",\n"
        if graph:
            yield "]}"
    yield "\n]}\n"


def node_of(subject: str, facts: Iterable[Line], known: Context) -> dict[str, Any]:
    """A subject with its facts as a node object."""
    node: dict[str, Any] = {"@id": known.name(subject[1:-1])}
    for line in facts:
        predicate = line.predicate[1:-1]
        if predicate == _TYPE and line.object.startswith("<"):
            node.setdefault("@type", []).append(known.kind(line.object[1:-1]))
        else:
            term, coerced = known.properties.get(predicate, (known.name(predicate), ""))
            node.setdefault(term, []).append(_value(line.object, coerced, known))
    # the kind of a thing is what one looks for first
    node = {"@id": node["@id"], **({"@type": node["@type"]} if "@type" in node else {}), **node}
    return {key: value[0] if isinstance(value, list) and len(value) == 1 else value for key, value in node.items()}


def _value(text: str, coerced: str, known: Context) -> Any:
    if text.startswith("<"):
        name = known.name(text[1:-1])
        return name if coerced == "@id" else {"@id": name}
    quoted, language, datatype = literal_parts(text)
    # the escapes of canonical N-Triples are those of JSON
    value: str = json.loads(quoted)
    if language:
        return {"@language": language, "@value": value}
    if datatype:
        return value if coerced == datatype else {"@type": known.kind(datatype), "@value": value}
    return value if coerced in {"", _XSD + "string"} else {"@value": value}


def _dumps(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
