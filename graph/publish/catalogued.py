"""The catalogue of a published folder, read again: what a release says of itself."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pyoxigraph as ox

from graph.errors import NotFound
from graph.export.lines import Line, parsed, plain
from ontology import vocabulary

_FORMATS = {
    ".ttl": ox.RdfFormat.TURTLE,
    ".jsonld": ox.RdfFormat.JSON_LD,
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".nq": ox.RdfFormat.N_QUADS,
}
_VOID = "http://rdfs.org/ns/void#"
_DCAT = "http://www.w3.org/ns/dcat#"


@dataclass(frozen=True)
class Catalogued:
    """A published ``folder``, of which the catalogue is read when it is asked for."""

    folder: Path

    @cached_property
    def catalog(self) -> tuple[Line, ...]:
        """The triples of the catalogue."""
        return triples(self.folder / "catalog.ttl", "ttl")

    @cached_property
    def release(self) -> str:
        """The IRI of the release; raises NotFound where the catalogue has none."""
        found = sorted(self.subjects(f"{_DCAT}Dataset"))
        if len(found) != 1:
            raise NotFound(f"{self.folder / 'catalog.ttl'}: {len(found)} data sets are in it; expected one")
        return found[0]

    @cached_property
    def base(self) -> str:
        """What the IRIs of the publication begin with: its ``void:uriSpace``."""
        return next(iter(self.values(self.release, f"{_VOID}uriSpace")), self.release.partition("release/")[0])

    def subjects(self, kind: str) -> list[str]:
        """IRIs of a class in the catalogue."""
        wanted = (f"<{vocabulary.expand('rdf:type')}>", f"<{kind}>")
        return [line.subject[1:-1] for line in self.catalog if (line.predicate, line.object) == wanted]

    def values(self, subject: str, predicate: str) -> list[str]:
        """What the catalogue says of something: IRIs, or the values of literals."""
        pair = (f"<{subject}>", f"<{predicate}>")
        return [plain(line.object) for line in self.catalog if (line.subject, line.predicate) == pair]


def triples(source: Path | str, form: str) -> tuple[Line, ...]:
    """The statements of a file, or of a text, in the order of their lines; raises SyntaxError or ValueError."""
    given = source.read_bytes() if isinstance(source, Path) else source.encode()
    quads = ox.parse(given, format=_FORMATS[f".{form}"], base_iri="http://unnamed.invalid/")
    data = ox.serialize(quads, format=ox.RdfFormat.N_QUADS) or b""
    return tuple(map(parsed, sorted(set(data.splitlines(keepends=True)))))
