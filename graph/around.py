"""What is linked to one thing, by sort of link, a few of each sort: what a picture shows around it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.links import NO_THINGS, linking
from graph.naming import kinds_of
from graph.terms import DEFAULT_GRAPH, iri_of, node
from ontology import vocabulary

if TYPE_CHECKING:
    from graph.store import Reader

Sort = tuple[str, bool]
"""A sort of link: the local name of the property, and whether the other thing says it of this one."""

_RECORDS = frozenset({"Participation", "ProjectPhase", "StatusReport"})
"""Classes that only join others: what they join is linked by a fact of its own."""


@dataclass(frozen=True, slots=True)
class Around:
    """The links of one sort that a thing has: IRIs of the others that are shown, and how many are not."""

    predicate: str
    incoming: bool
    others: tuple[str, ...]
    left_out: int


def around(
    reader: Reader,
    iri: str,
    first: int = 8,
    more: Mapping[Sort, int] | None = None,
    known: frozenset[str] = frozenset(),
) -> tuple[Around, ...]:
    """The links of a thing (its IRI) that are held true, by sort, at most ``first`` of each sort and ``more`` besides.

    The others come in the order of their IRIs, those already ``known`` to the picture first: they cost no place.
    Records of participation, phases and reports are left out.
    """
    found: dict[Sort, set[str]] = {}
    thing = node(iri)
    for quad in reader.match(thing, None, None, DEFAULT_GRAPH):
        _note(found, (vocabulary.local(quad.predicate.value), False), iri_of(quad.object))
    for quad in reader.match(None, None, thing, DEFAULT_GRAPH):
        _note(found, (vocabulary.local(quad.predicate.value), True), iri_of(quad.subject))
    made = []
    for sort in sorted(found):
        others = sorted(found[sort] - {iri}, key=lambda one: (one not in known, one))
        shown: list[str] = []
        left = 0
        room = first + (more or {}).get(sort, 0)
        for place, one in enumerate(others):
            if len(shown) >= room and one not in known:
                left = len(others) - place
                break
            if not _no_thing(reader, one):
                shown.append(one)
        if shown or left:
            made.append(Around(*sort, tuple(shown), left))
    return tuple(made)


def _note(found: dict[Sort, set[str]], sort: Sort, other: str) -> None:
    if other and sort[0] in linking():
        found.setdefault(sort, set()).add(other)


def _no_thing(reader: Reader, iri: str) -> bool:
    return bool((_RECORDS | NO_THINGS).intersection(kinds_of(reader, iri)))
