"""All quads as canonical lines in order: what every other format is written from.

The store keeps no blank nodes, so sorted canonical N-Quads are the canonical form (RDFC-1.0), and every
later step can work on lines of text in a fixed order with little memory.
"""

from __future__ import annotations

import heapq
import json
import tempfile
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby, islice
from typing import TYPE_CHECKING, NamedTuple

from graph import terms

if TYPE_CHECKING:
    from graph.store import Reader

_CHUNK = 400_000
"""Lines sorted in memory at a time, about 100 MB; what is more goes through temporary files."""


class Line(NamedTuple):
    """A triple in N-Triples terms, and the graph it stands in ('' for the default graph)."""

    subject: str
    predicate: str
    object: str
    graph: str


Change = Callable[[Line], Line | None]


def _any(_: str) -> bool:
    return True


def dump(reader: Reader, change: Change | None = None) -> Iterator[bytes]:
    """The canonical dump: every quad as one line of N-Quads, sorted by code point, each ending in a line feed.

    ``change`` makes each line what it is to be, or None for one that is left out; here and below.
    """
    return ordered(_changed(terms.nquads_of(reader.match()), change))


def facts(reader: Reader, change: Change | None = None) -> Iterator[bytes]:
    """The lines of the default graph alone: what is held true, each fact once."""
    return ordered(_changed(terms.nquads_of(reader.match(graph=terms.DEFAULT_GRAPH)), change))


def by_graph(reader: Reader, wanted: Callable[[str], bool] = _any, change: Change | None = None) -> Iterator[Line]:
    """Every quad ordered by graph, the default graph first, then by subject, predicate and object.

    ``wanted`` says of a graph in N-Triples, '<…>', whether its quads are asked for.
    """
    # no term of a line holds a tab: N-Quads writes \t
    read = map(parsed, _changed(terms.nquads_of(reader.match()), change))
    keyed = (f"{line.graph}\t{_triple(line)}\n".encode() for line in read if wanted(line.graph))
    for entry in ordered(keyed):
        graph, triple = entry.decode().split("\t", 1)
        yield Line(*_parts(triple), graph)


def ordered(lines: Iterable[bytes], chunk: int = _CHUNK) -> Iterator[bytes]:
    r"""The lines in order, each once, sorted through temporary files where they are more than ``chunk``.

    >>> list(ordered([b"b\n", b"c\n", b"a\n", b"b\n"], chunk=2))
    [b'a\n', b'b\n', b'c\n']
    """
    rest = iter(lines)
    parts: list[Iterable[bytes]] = []
    while batch := sorted(islice(rest, chunk)):
        if len(batch) < chunk:
            parts.append(batch)
            break
        file = tempfile.TemporaryFile()  # noqa: SIM115 - open until the last line is read, then gone with its name
        file.writelines(batch)
        file.seek(0)
        parts.append(file)
    for line, _ in groupby(heapq.merge(*parts)):
        yield line


def parsed(line: bytes) -> Line:
    """The parts of one line of N-Quads.

    >>> parsed(b'<x:s> <x:p> "circular <economy>"@en <x:g> .\\n')[2:]
    ('"circular <economy>"@en', '<x:g>')
    """
    subject, predicate, rest = line.decode().rstrip("\n").removesuffix(" .").split(" ", 2)
    quoted = rest.rfind('"') + 1  # neither IRIs nor language tags hold a quote
    last, _, graph = rest[quoted:].partition(" ")
    return Line(subject, predicate, rest[:quoted] + last, graph)


def written(line: Line) -> bytes:
    """The line of N-Quads with these parts.

    >>> written(Line("<x:s>", "<x:p>", '"o"', "")).decode().rstrip()
    '<x:s> <x:p> "o" .'
    """
    graph = f" {line.graph}" if line.graph else ""
    return f"{_triple(line)}{graph} .\n".encode()


def literal_parts(text: str) -> tuple[str, str, str]:
    """The quoted value, the language and the datatype IRI of a literal in N-Triples, '' where there is none.

    >>> literal_parts('"8"^^<http://www.w3.org/2001/XMLSchema#integer>')
    ('"8"', '', 'http://www.w3.org/2001/XMLSchema#integer')
    """
    end = text.rfind('"') + 1
    rest = text[end:]
    if rest.startswith("@"):
        return text[:end], rest[1:], ""
    return text[:end], "", rest[3:-1]


def plain(term: str) -> str:
    """The IRI or the value of a term of N-Triples.

    >>> plain("<x:s>"), plain('"eleven"@en')
    ('x:s', 'eleven')
    """
    return term[1:-1] if term.startswith("<") else str(json.loads(literal_parts(term)[0]))


def _changed(lines: Iterator[bytes], change: Change | None) -> Iterator[bytes]:
    if change is None:
        return lines
    return (written(line) for line in map(change, map(parsed, lines)) if line)


def _triple(line: Line) -> str:
    return f"{line.subject} {line.predicate} {line.object}"


def _parts(triple: str) -> tuple[str, str, str]:
    subject, predicate, value = triple.rstrip("\n").split(" ", 2)
    return subject, predicate, value
