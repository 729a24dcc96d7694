"""The quads of a publication, ready to be written: cut, redacted, shortened and under the publisher's address."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator
from functools import lru_cache
from io import BytesIO
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Any

import pyoxigraph as ox

from graph.export.lines import Line, ordered, written
from graph.iri import is_fact_graph
from graph.publish.cut import published
from graph.publish.quotations import shortened
from graph.publish.redaction import Redactor
from graph.publish.settings import Publication
from graph.store import Held, Reader
from graph.terms import node
from ontology import vocabulary

_TYPE, _SOURCE = f"<{vocabulary.expand('rdf:type')}>", f"<{vocabulary.expand('tri:SourceDocument')}>"
_RIGHTS = node(vocabulary.expand("dct:rights"))
_UNKNOWN = '"No statement of rights was found with this source; its words belong to whoever published it."@en'
_NAMES = frozenset(f"<{vocabulary.expand(name)}>" for name in ("rdfs:label", "dct:title", "skos:prefLabel"))
_BATCH = 100_000
_REMEMBERED = 50_000
"""Answers of the store that are kept at hand, about 30 MB."""
_MOVED = ("id/", "doc/", "graph/", "rule/")


class Published(Held):
    """A reader over what a publication holds, kept in a temporary folder that goes with it.

    ``lines`` are its quads. What was looked up is remembered for a while: one page asks what another asked.
    """

    def __init__(self, lines: Iterable[bytes]) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="triptych-publish-")
        self._box = [ox.Store(str(Path(self._folder.name, "graph")))]
        self._remembered = lru_cache(_REMEMBERED)(self._matched)
        rest = iter(lines)
        while batch := b"".join(islice(rest, _BATCH)):
            self._box[0].bulk_load(BytesIO(batch), format=ox.RdfFormat.N_QUADS)

    def match(
        self,
        subject: Any = None,
        predicate: Any = None,
        object: Any = None,  # noqa: A002 - as in Reader
        graph: Any = None,
    ) -> Iterator[ox.Quad]:
        """The quads of a pattern."""
        if subject is None or graph is None:
            return super().match(subject, predicate, object, graph)
        return iter(self._remembered(subject, predicate, object, graph))

    def _matched(self, subject: Any, predicate: Any, value: Any, graph: Any) -> tuple[ox.Quad, ...]:
        return tuple(super().match(subject, predicate, value, graph))

    def __enter__(self) -> Published:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._remembered.cache_clear()
        self._box.clear()
        self._folder.cleanup()


def prepared(reader: Reader, base: str, publication: Publication, redactor: Redactor) -> Iterator[bytes]:
    """Every quad of a publication as canonical N-Quads, in order, each once."""
    return ordered(map(written, _lines(reader, base, publication, redactor)))


def _lines(reader: Reader, base: str, publication: Publication, redactor: Redactor) -> Iterator[Line]:
    """The quads in no order, some more than once."""
    is_moved = base != publication.base

    def change(line: Line) -> Line | None:
        found = redactor.line(line)
        return found and shortened(_tagged(found), publication.quotes)

    for line in published(reader, base, publication.cut, change):
        made = Line(*(_moved(term, base, publication.base) for term in line)) if is_moved else line
        yield made
        if (
            made.object == _SOURCE
            and made.predicate == _TYPE
            and not any(reader.match(node(line.subject[1:-1]), _RIGHTS))
        ):
            yield made._replace(predicate=f"<{_RIGHTS.value}>", object=_UNKNOWN)
        if is_fact_graph(publication.base, made.graph[1:-1]):
            yield made._replace(graph="")


def _tagged(line: Line) -> Line:
    """The line with the tag for an unknown language where a name comes without one: not every text tells its own."""
    if line.predicate in _NAMES and line.object.endswith('"'):
        return line._replace(object=f"{line.object}@und")
    return line


def _moved(term: str, old: str, new: str) -> str:
    """A term of the store's own under another address; the ontology and its vocabularies keep theirs."""
    if term.startswith("<" + old) and term[len(old) + 1 :].startswith(_MOVED):
        return f"<{new}{term[len(old) + 1 :]}"
    return term
