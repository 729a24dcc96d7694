"""The quads of a publication, ready to be written: cut, redacted, shortened and under the publisher's address."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from io import BytesIO
from itertools import islice
from pathlib import Path
from types import TracebackType

import pyoxigraph as ox

from graph.export.lines import Line
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
_MOVED = ("id/", "doc/", "graph/", "rule/")


class Published(Held):
    """A reader over what a publication holds, kept in a temporary folder that goes with it."""

    def __init__(self, reader: Reader, base: str, publication: Publication, redactor: Redactor) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="triptych-publish-")
        self._box = [ox.Store(str(Path(self._folder.name, "graph")))]
        lines = map(_written, prepared(reader, base, publication, redactor))
        while batch := "".join(islice(lines, _BATCH)):
            self._box[0].bulk_load(BytesIO(batch.encode()), format=ox.RdfFormat.N_QUADS)

    def __enter__(self) -> Published:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._box.clear()
        self._folder.cleanup()


def prepared(reader: Reader, base: str, publication: Publication, redactor: Redactor) -> Iterator[Line]:
    """Every quad of a publication, in no order, some more than once."""

    def change(line: Line) -> Line | None:
        place = line.graph if "/ev/" in line.graph else line.subject
        found = redactor.line(line, place[1:-1].partition("/ev/")[0])
        return found and shortened(_tagged(found), publication.quotes)

    for line in published(reader, base, publication.cut, change):
        made = Line(*(_moved(term, base, publication.base) for term in line))
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
    if old != new and term.startswith("<" + old) and term[len(old) + 1 :].startswith(_MOVED):
        return f"<{new}{term[len(old) + 1 :]}"
    return term


def _written(line: Line) -> str:
    graph = f" {line.graph}" if line.graph else ""
    return f"{line.subject} {line.predicate} {line.object}{graph} .\n"
