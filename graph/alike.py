"""Who else did this: things of the same kind that share the most with one, and what they share."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.naming import kinds_of
from graph.terms import DEFAULT_GRAPH, iri_of, node
from ontology import vocabulary

if TYPE_CHECKING:
    from graph.store import Reader

_SHARED = ("buildsOn", "implements", "contributesTo", "changedInstrument", "instrumentType", "theme")
"""Properties that say what a thing does, those that say most first; where and when it does so is another question."""
_COMMON = 2_000
"""Things beyond which something shared says nothing, and would take long to count."""


@dataclass(frozen=True, slots=True)
class Alike:
    """A thing of the same kind: its IRI, and the IRIs of what both have, what says most first."""

    iri: str
    shared: tuple[str, ...]


def alike(reader: Reader, iri: str, limit: int = 6) -> tuple[Alike, ...]:
    """At most ``limit`` things of the kind of one (its IRI) that share the most with it, by number, then by IRI."""
    kinds = set(kinds_of(reader, iri))
    found: dict[str, list[str]] = {}
    for name in _SHARED:
        predicate = node(vocabulary.term(name))
        for shared in sorted(_objects(reader, iri, name)):
            others = [iri_of(quad.subject) for quad in reader.match(None, predicate, node(shared), DEFAULT_GRAPH)]
            for other in sorted(others) if len(others) <= _COMMON else ():
                if other != iri:
                    found.setdefault(other, []).append(shared)
    ranked = sorted(found, key=lambda other: (-len(found[other]), other))
    of_kind = (other for other in ranked if kinds.intersection(kinds_of(reader, other)))
    return tuple(Alike(other, tuple(found[other])) for other, _ in zip(of_kind, range(limit), strict=False))


def _objects(reader: Reader, iri: str, name: str) -> Iterable[str]:
    quads = reader.match(node(iri), node(vocabulary.term(name)), None, DEFAULT_GRAPH)
    return {iri_of(quad.object) for quad in quads} - {""}
