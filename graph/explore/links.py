"""Facts between two things, read from around one thing: what every question here is answered with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from graph.articles import Called
from graph.iri import BASE
from graph.links import NO_THINGS, linking
from graph.naming import kinds_of, label
from graph.terms import DEFAULT_GRAPH, PREFIXES, Quad, iri_of, node, texts
from ontology import vocabulary

if TYPE_CHECKING:
    from graph.store import Reader

_AS_TOWN = 5
"""Length of a NUTS code of level 3, whose regions mostly go by the name of a town, and take no article."""


@dataclass(frozen=True, slots=True, order=True)
class Link:
    """A fact that is held true between two things; all three are IRIs."""

    subject: str
    predicate: str
    object: str


def link_of(quad: Quad) -> Link | None:
    """The fact, if it links two things; what says only of what sort a thing is does not."""
    return _link(quad) if vocabulary.local(quad.predicate.value) in linking() else None


def out_of(reader: Reader, iri: str, *names: str) -> Iterator[Link]:
    """The links that a thing has by some properties (local names), in order."""
    for name in names:
        yield from _sorted(reader.match(node(iri), node(vocabulary.term(name)), None, DEFAULT_GRAPH))


def all_out_of(reader: Reader, iri: str) -> Iterator[Link]:
    """All links that a thing has, in order: one look where ``out_of`` takes one for each property."""
    yield from _sorted(reader.match(node(iri), None, None, DEFAULT_GRAPH))


def into(reader: Reader, iri: str, *names: str, most: int | None = None) -> Iterator[Link]:
    """The links that other things have to it by some properties, in order; at most so many of each property."""
    for name in names:
        found = reader.match(None, node(vocabulary.term(name)), node(iri), DEFAULT_GRAPH)
        yield from _sorted(islice(found, most))


def is_a(reader: Reader, iri: str, *kinds: str) -> bool:
    """Whether the thing is of one of some classes (local names), or of a class below one of them."""
    found = kinds_of(reader, iri)
    return any(kind in kinds or set(vocabulary.superclasses(kind)).intersection(kinds) for kind in found)


def kind_of(reader: Reader, iri: str) -> str:
    """The local name of a thing's class, the first where it has several; '' for a concept."""
    return next((kind for kind in kinds_of(reader, iri) if kind not in NO_THINGS), "")


def called(reader: Reader, iri: str, language: str = "en", base: str = BASE) -> Called:
    """The thing as a sentence in the language calls it."""
    name = label(reader, iri, language, base)
    kind = kind_of(reader, iri)
    if kind == "Region" and iri.startswith(PREFIXES["nuts"]) and len(iri) - len(PREFIXES["nuts"]) == _AS_TOWN:
        kind = "City"
    spoken = ""
    if kind in {"Region", "Country"}:
        given = texts(reader.match(node(iri), node(vocabulary.expand("skos:prefLabel")), None, DEFAULT_GRAPH))
        spoken = language if (name, language) in given else ""
    return Called(name, kind, spoken)


def _sorted(quads: Iterable[Quad]) -> list[Link]:
    return sorted(link for quad in quads if (link := _link(quad)))


def _link(quad: Quad) -> Link | None:
    target = iri_of(quad.object)
    return Link(iri_of(quad.subject), quad.predicate.value, target) if target else None
