"""What is said of one thing, as Turtle and as JSON-LD with just the context that it needs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from graph.export.jsonld import Context, jsonld
from graph.export.lines import Line, literal_parts, parsed
from graph.export.turtle import turtle
from graph.iri import graph_iri
from graph.terms import DEFAULT_GRAPH, node, nquads_of

if TYPE_CHECKING:
    from graph.store import Reader


def said_of(reader: Reader, iri: str, base: str) -> tuple[Line, ...]:
    """The triples about a thing, in order: what is held true, and what ``graph/meta`` says of it."""
    found = [
        line
        for graph in (DEFAULT_GRAPH, node(graph_iri(base, "meta")))
        for line in nquads_of(reader.match(node(iri), None, None, graph))
    ]
    return tuple(sorted({parsed(line)._replace(graph="") for line in found}))


def to_turtle(lines: Sequence[Line], base: str) -> str:
    """The triples as a Turtle file."""
    return "".join(turtle(lines, base))


def to_jsonld(lines: Sequence[Line], known: Context) -> str:
    """The triples as JSON-LD that needs no other file."""
    return "".join(jsonld(lines, replace(known, document={"@context": _context(lines, known)})))


def in_script(text: str) -> str:
    """JSON as it may stand in a script element: nothing in it closes the element.

    >>> in_script('"</script>"')
    '"\\\\u003c/script\\\\u003e"'
    """
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _context(lines: Iterable[Line], known: Context) -> dict[str, object]:
    """The part of the context that these triples use."""
    used: set[str] = set()
    for line in lines:
        predicate = line.predicate[1:-1]
        used.add(known.properties.get(predicate, (known.name(predicate), ""))[0])
        for iri in (line.object[1:-1] if line.object.startswith("<") else literal_parts(line.object)[2],):
            used |= {known.kind(iri)} if iri else set()
            used |= {known.name(iri)} if iri else set()
        used.add(known.name(line.subject[1:-1]))
    given = known.document["@context"]
    terms = {name for name in used if name in given}
    definitions = [given[name] for name in terms]
    named = {one if isinstance(one, str) else part for one in definitions for part in _parts(one)}
    prefixes = {name.partition(":")[0] for name in (*used, *named)} & {prefix for prefix, _ in known.prefixes}
    return {name: given[name] for name in given if name in terms | prefixes or name == "@version"}


def _parts(definition: object) -> Iterable[str]:
    return map(str, definition.values()) if isinstance(definition, dict) else (str(definition),)
