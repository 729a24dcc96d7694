"""A published folder as it is read for checking: its dumps, data files, catalogue and pages."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from pathlib import Path

import pyoxigraph as ox

from graph.export.lines import Line, parsed
from graph.iri import graph_iri
from graph.publish.catalogued import Catalogued
from graph.publish.counts import Counts
from graph.publish.dumps import read
from graph.publish.folder import files_of
from graph.publish.places import path_of
from graph.publish.verify.html import Html, read_html


@dataclass(frozen=True)
class Website(Catalogued):
    """A published folder; ``previous`` is the release before, ``shapes`` those of DCAT-AP, where they are given.

    ``quotes`` is the length that quotations may have, ``persons`` whether persons are meant to be in it.
    """

    previous: Path | None = None
    shapes: Path | None = None
    quotes: int = 200
    persons: bool = False

    @cached_property
    def files(self) -> tuple[str, ...]:
        """All files but the sums, sorted."""
        return tuple(files_of(self.folder))

    @cached_property
    def here(self) -> frozenset[str]:
        """The same, to ask whether a file is there."""
        return frozenset(self.files)

    @cached_property
    def dumps(self) -> tuple[str, ...]:
        """The files of the dumps."""
        return tuple(name for name in self.files if name.startswith("dumps/") and name.endswith(".nq.gz"))

    def raw(self, dump: str) -> Iterator[bytes]:
        """The lines of a dump."""
        with gzip.open(self.folder / dump) as file:
            yield from file

    def quads(self) -> Iterator[Line]:
        """All quads of all dumps, in order; read anew each time, for they may be more than memory holds."""
        return map(parsed, read(*(self.folder / dump for dump in self.dumps)))

    @cached_property
    def counts(self) -> Counts:
        """What VoID says of the dumps."""
        found = Counts(self.base)
        for line in self.quads():
            found.hear(line)
        return found

    def things(self) -> Iterator[tuple[str, set[str]]]:
        """Every IRI of our own with the triples that its files must hold, as text; one after the other."""
        held = {"", f"<{graph_iri(self.base, 'meta')}>"}
        for subject, lines in groupby(self.quads(), lambda line: line.subject):
            iri = subject[1:-1]
            if iri.startswith(self.base) and path_of(iri, self.base):
                said = {triple(line) for line in lines if line.graph in held}
                if said:
                    yield iri, said

    @cached_property
    def paths(self) -> dict[str, str]:
        """The path of everything of our own that has files, by its IRI."""
        return {iri: path_of(iri, self.base) for iri, _ in self.things()}

    @cached_property
    def pages(self) -> dict[str, Html]:
        """Every page by its file, without its text and its data."""
        return {name: self.page(name).outline() for name in self.files if name.endswith(".html")}

    def page(self, name: str) -> Html:
        """A page with its text and its data."""
        return read_html(self.folder / name)


def canonical(lines: bytes) -> bytes:
    """Lines of N-Quads as the canonical form writes them; raises SyntaxError or ValueError."""
    return ox.serialize(ox.parse(lines, format=ox.RdfFormat.N_QUADS), format=ox.RdfFormat.N_QUADS) or b""


def triple(line: Line) -> str:
    """A statement without its graph, as text."""
    return f"{line.subject} {line.predicate} {line.object}"
