"""A published folder as it is read for checking: its dumps, data files, catalogue and pages."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from html.parser import HTMLParser
from pathlib import Path

import pyoxigraph as ox

from graph.errors import NotFound
from graph.export.lines import Line, literal_parts, parsed
from graph.iri import graph_iri
from graph.publish.counts import Counts
from graph.publish.dumps import read
from graph.publish.folder import files_of
from graph.publish.places import path_of
from ontology import vocabulary

_FORMATS = {
    ".ttl": ox.RdfFormat.TURTLE,
    ".jsonld": ox.RdfFormat.JSON_LD,
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".nq": ox.RdfFormat.N_QUADS,
}
_VOID = "http://rdfs.org/ns/void#"
_DCAT = "http://www.w3.org/ns/dcat#"


@dataclass(slots=True)
class Html:
    """What a page has that is checked; ``links`` are hrefs of anchors, ``assets`` what a browser would fetch."""

    language: str = ""
    title: str = ""
    text: str = ""
    jsonld: str = ""
    links: list[str] = field(default_factory=list)
    assets: list[str] = field(default_factory=list)
    alternates: list[tuple[str, str]] = field(default_factory=list)
    anchors: set[str] = field(default_factory=set)


@dataclass(frozen=True)
class Website:
    """A published folder; ``previous`` is the release before, ``shapes`` those of DCAT-AP, where they are given.

    ``quotes`` is the length that quotations may have, ``persons`` whether persons are meant to be in it.
    """

    folder: Path
    previous: Path | None = None
    shapes: Path | None = None
    quotes: int = 200
    persons: bool = False

    @cached_property
    def files(self) -> tuple[str, ...]:
        """All files but the sums, sorted."""
        return tuple(files_of(self.folder))

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

    @cached_property
    def dumps(self) -> tuple[str, ...]:
        """The files of the dumps."""
        return tuple(name for name in self.files if name.startswith("dumps/") and name.endswith(".nq.gz"))

    def raw(self, dump: str) -> Iterator[bytes]:
        """The lines of a dump."""
        with gzip.open(self.folder / dump) as file:
            yield from file

    @cached_property
    def quads(self) -> tuple[Line, ...]:
        """All quads of all dumps, in order; the same text is one object in all of them, which saves much room."""
        known: dict[str, str] = {}
        lines = map(parsed, read(*(self.folder / dump for dump in self.dumps)))
        return tuple(Line(*(known.setdefault(term, term) for term in line)) for line in lines)

    @cached_property
    def counts(self) -> Counts:
        """What VoID says of the dumps."""
        found = Counts(self.base)
        for line in self.quads:
            found.hear(line)
        return found

    @cached_property
    def things(self) -> dict[str, frozenset[str]]:
        """By IRI of our own: the triples that its files must hold, as text."""
        found: dict[str, set[str]] = {}
        held = {"", f"<{graph_iri(self.base, 'meta')}>"}
        for line in self.quads:
            iri = line.subject[1:-1]
            if line.graph in held and iri.startswith(self.base) and path_of(iri, self.base):
                found.setdefault(iri, set()).add(triple(line))
        return {iri: frozenset(said) for iri, said in sorted(found.items())}

    @cached_property
    def pages(self) -> dict[str, Html]:
        """Every page by its file."""
        return {name: read_html(self.folder / name) for name in self.files if name.endswith(".html")}


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.page, self._within, self._text = Html(), "", []  # type: tuple[Html, str, list[str]]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        page, kind = self.page, given.get("rel", "")
        self._within = "jsonld" if tag == "script" and given.get("type") == "application/ld+json" else tag
        if "id" in given:
            page.anchors.add(given["id"])
        if tag == "html":
            page.language = given.get("lang", "")
        elif tag == "a" and "href" in given:
            page.links.append(given["href"])
        elif tag == "link" and kind == "alternate":
            page.alternates.append((given.get("type", ""), given.get("href", "")))
        elif tag == "link" and kind in {"stylesheet", "icon", "preload", "manifest", "modulepreload"}:
            page.assets.append(given.get("href", ""))
        page.assets += [given[name] for name in ("src", "srcset", "poster", "data", "background") if name in given]

    def handle_endtag(self, tag: str) -> None:
        self._within = ""

    def handle_data(self, data: str) -> None:
        if self._within == "jsonld":
            self.page.jsonld += data
        elif self._within == "title":
            self.page.title += data
        elif self._within != "style":
            self._text.append(data)

    def close(self) -> None:
        super().close()
        self.page.text = "\n".join(self._text)


def read_html(path: Path) -> Html:
    """What a page has that is checked."""
    reader = _Reader()
    reader.feed(path.read_text("utf-8"))
    reader.close()
    return reader.page


def triples(source: Path | str, form: str) -> tuple[Line, ...]:
    """The statements of a file, or of a text, in the order of their lines; raises SyntaxError or ValueError."""
    given = source.read_bytes() if isinstance(source, Path) else source.encode()
    quads = ox.parse(given, format=_FORMATS[f".{form}"], base_iri="http://unnamed.invalid/")
    data = ox.serialize(quads, format=ox.RdfFormat.N_QUADS) or b""
    return tuple(map(parsed, sorted(set(data.splitlines(keepends=True)))))


def canonical(line: bytes) -> bytes:
    """A line of N-Quads as the canonical form writes it."""
    return ox.serialize(ox.parse(line, format=ox.RdfFormat.N_QUADS), format=ox.RdfFormat.N_QUADS) or b""


def triple(line: Line) -> str:
    """A statement without its graph, as text."""
    return f"{line.subject} {line.predicate} {line.object}"


def plain(term: str) -> str:
    """The IRI or the value of a term of N-Triples."""
    return term[1:-1] if term.startswith("<") else str(json.loads(literal_parts(term)[0]))
