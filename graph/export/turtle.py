"""Turtle and TriG that people read: grouped by subject, with prefixes, in a fixed order."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from itertools import groupby

from graph.export.lines import Line, literal_parts
from graph.terms import PREFIXES

_LOCAL = re.compile(r"[A-Za-z_0-9](?:[\w-]|\.(?=[\w-]))*", re.ASCII)
_BARE = re.compile(r"(?!https?:)[a-z]+/(?:[\w.~-]+/)*[\w.~-]+", re.ASCII)
_TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
_XSD = "http://www.w3.org/2001/XMLSchema#"
_INTEGER, _DECIMAL = re.compile(r"[+-]?[0-9]+"), re.compile(r"[+-]?[0-9]*\.[0-9]+")


def turtle(lines: Iterable[Line], base: str) -> Iterator[str]:
    """A Turtle file piece by piece, from lines ordered by subject."""
    yield from written(lines, base, lambda line: term(line.object, base))


def written(lines: Iterable[Line], base: str, shown: Callable[[Line], str]) -> Iterator[str]:
    """A Turtle file piece by piece, with objects as ``shown`` has them."""
    yield _head(base)
    for block in _blocks(lines, base, "", shown):
        yield "\n" + block


def trig(lines: Iterable[Line], base: str) -> Iterator[str]:
    """A TriG file piece by piece, from lines ordered by graph and subject."""
    yield _head(base)
    for graph, members in groupby(lines, key=lambda line: line.graph):
        yield f"\n{_iri(graph, base)} {{\n" if graph else "\n{\n"
        yield from _blocks(members, base, "  ", lambda line: term(line.object, base))
        yield "}\n"


def term(text: str, base: str) -> str:
    """A term of N-Triples as Turtle writes it, short where it can be.

    >>> term("<http://data.europa.eu/nuts/code/ITC1>", "https://w3id.org/triptych/")
    'nuts:ITC1'
    >>> term("<https://w3id.org/triptych/id/project/circe>", "https://w3id.org/triptych/")
    '<id/project/circe>'
    >>> term('"8"^^<http://www.w3.org/2001/XMLSchema#integer>', "https://w3id.org/triptych/")
    '8'
    """
    if text.startswith(("<", "_:")):
        return _iri(text, base)
    quoted, _, datatype = literal_parts(text)
    if not datatype:
        return text
    kind, bare = datatype.removeprefix(_XSD), quoted[1:-1]
    if kind == "boolean" and bare in {"true", "false"}:
        return bare
    if (kind == "integer" and _INTEGER.fullmatch(bare)) or (kind == "decimal" and _DECIMAL.fullmatch(bare)):
        return bare
    return f"{quoted}^^{_iri(f'<{datatype}>', base)}"


@lru_cache(maxsize=65_536)
def _iri(text: str, base: str) -> str:
    if text.startswith("_:"):
        return text
    iri = text[1:-1]
    for prefix, start in _prefixes(base):
        if iri.startswith(start) and _LOCAL.fullmatch(iri[len(start) :]):
            return f"{prefix}:{iri[len(start) :]}"
    rest = iri.removeprefix(base)
    if rest != iri and _BARE.fullmatch(rest) and not any(part in {".", ".."} for part in rest.split("/")):
        return f"<{rest}>"
    return text


def _blocks(lines: Iterable[Line], base: str, indent: str, shown: Callable[[Line], str]) -> Iterator[str]:
    for subject, members in groupby(lines, key=lambda line: line.subject):
        values: dict[str, list[str]] = {}
        for line in members:
            values.setdefault(line.predicate, []).append(shown(line))
        order = sorted(values, key=lambda predicate: (predicate != _TYPE, predicate))
        parts = [f"{_verb(verb, base)} {', '.join(values[verb])}" for verb in order]
        yield f"{indent}{_iri(subject, base)} {f' ;{chr(10)}{indent}  '.join(parts)} .\n"


def _verb(predicate: str, base: str) -> str:
    return "a" if predicate == _TYPE else _iri(predicate, base)


@lru_cache
def _prefixes(base: str) -> tuple[tuple[str, str], ...]:
    # ours are written as paths below the base: a colon and escaped slashes are hard to read
    ours = {"id", "doc", "graph"}
    return tuple(sorted((item for item in PREFIXES.items() if item[0] not in ours), key=lambda item: -len(item[1])))


def _head(base: str) -> str:
    lines = [f"@prefix {prefix}: <{iri}> ." for prefix, iri in sorted(_prefixes(base))]
    return "\n".join([f"@base <{base}> .", *lines]) + "\n"
