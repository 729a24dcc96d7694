"""What is linked to a thing among partners, practices and policies, how closely, and by which facts.

Four ways, the closest first; docs/explorer.md says them in words. All are made of facts that are held true.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from graph.iri import thing_key
from graph.links import linking
from graph.terms import DEFAULT_GRAPH, iri_of, node
from ontology import vocabulary

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from graph.facets import Facets
    from graph.store import Reader

PANELS: Mapping[str, tuple[str, ...]] = {
    "partner": ("Organization", "StakeholderGroup"),
    "practice": ("Initiative", "GoodPracticeSet"),
    "policy": ("PolicyFramework", "ActionPlan", "Action", "PolicyChange"),
}
"""The three panels, and the classes of the things in each."""
FACT, CHAIN, PROJECT, REGION = range(4)
"""How two things are linked: a fact says so, two or three facts in a row do, they share a project, or a region."""
_SHARED = frozenset(
    {
        *("alignedWith", "contributesTo", "fundedBy", "fundedUnder", "fundingSource", "secretariat", "theme"),
        *("appliesTo", "basedIn", "heldIn", "region", "targets", "withinTerritory", "issuedBy", "validatedBy"),
        *("inProject", "hasPartner", "leadPartner", "partnerIn", "hasActionPlan", "sharesPractice", "inPhase"),
        *("hasPhase", "underObjective", "hasObjective", "predecessor", "commitmentOf", "reportsOn", "reportedBy"),
    }
)
"""Links that no chain is made of: very many things share what is at their other end, a project among them."""
_STEPS = 3
_MOST = 2_000
"""Things that are looked at on the way, at most: then only what is nearer is found."""
_REGIONAL = 4
"""Characters of the shortest NUTS code of what counts as one region; a country or a part of one links nobody."""


@dataclass(frozen=True, slots=True)
class Link:
    """How a thing is linked to another: how closely, over which properties (IRIs), and what lies in between (IRIs).

    Of two things in one project or region ``through`` is the project or region.
    """

    level: int
    properties: tuple[str, ...] = ()
    through: tuple[str, ...] = ()


def linked(reader: Reader, facets: Facets, iri: str) -> dict[str, Link]:
    """The things of the panels that are linked to one, each by its closest link."""
    found = _by_place(facets, iri)
    found.update(_by_project(facets, iri))
    found.update(_by_facts(reader, iri))
    panels = {one for panel in PANELS for one in things_of(facets, panel)}
    return {one: link for one, link in found.items() if one in panels and one != iri}


def things_of(facets: Facets, panel: str) -> tuple[str, ...]:
    """The things of a panel, sorted by IRI."""
    return tuple(facets.things[number] for number in numbers_of(facets, panel).tolist())


def numbers_of(facets: Facets, panel: str) -> NDArray[np.int32]:
    """The numbers of the things of a panel, sorted."""
    column = facets.columns["kind"]
    return np.unique(np.concatenate([column.of(kind) for kind in PANELS[panel]]))


def _by_facts(reader: Reader, iri: str) -> dict[str, Link]:
    """What facts link, in one step or up to three, the nearest way to each."""
    found: dict[str, Link] = {}
    ways = {iri: Link(FACT)}  # how the chain came to what it goes on from
    edge = [iri]
    for step in range(_STEPS):
        reached: dict[str, Link] = {}
        for one in edge:
            before = ways[one]
            through = before.through if one == iri else (*before.through, one)
            for property_, other in sorted(set(_steps(reader, one))):
                shared = vocabulary.local(property_) in _SHARED
                if other in ways or (shared and step):
                    continue
                link = Link(CHAIN if step else FACT, (*before.properties, property_), through)
                found.setdefault(other, link)
                if not shared:
                    reached.setdefault(other, link)
        ways.update(reached)
        edge = sorted(reached)
        if len(ways) > _MOST:
            break
    return found


def _steps(reader: Reader, iri: str) -> Iterator[tuple[str, str]]:
    """(property, other thing) of each fact that links a thing to another, in either direction."""
    thing = node(iri)
    for quad in reader.match(thing, None, None, DEFAULT_GRAPH):
        if quad.predicate.value in _properties() and iri_of(quad.object):
            yield quad.predicate.value, iri_of(quad.object)
    for quad in reader.match(None, None, thing, DEFAULT_GRAPH):
        if quad.predicate.value in _properties():
            yield quad.predicate.value, iri_of(quad.subject)


def _by_project(facets: Facets, iri: str) -> dict[str, Link]:
    return _sharing(facets, iri, "project", lambda _: True, PROJECT)


def _by_place(facets: Facets, iri: str) -> dict[str, Link]:
    def is_regional(place: str) -> bool:
        return "/nuts/" not in place or len(thing_key(place)) >= _REGIONAL

    return _sharing(facets, iri, "region", is_regional, REGION)


def _sharing(facets: Facets, iri: str, facet: str, counts: Callable[[str], bool], level: int) -> dict[str, Link]:
    number = facets.number(iri)
    if number is None:
        return {}
    column = facets.columns[facet]
    shared = [value for value in column.held_by(number) if counts(value)]
    found: dict[str, Link] = {}
    # the smallest first: the project or region that fewest share says most
    for value in sorted(shared, key=lambda one: (len(column.of(one)), one)):
        for other in column.of(value):
            found.setdefault(facets.things[int(other)], Link(level, (), (value,)))
    return found


@cache
def _properties() -> frozenset[str]:
    return frozenset(map(vocabulary.term, linking()))
