"""What is linked to each region of the map: organisations, projects, practices, plans and policies, events."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.terms import DEFAULT_GRAPH, PREFIXES, iri_of, node, plain
from ontology import vocabulary
from ontology.territory_shapes import drawn

if TYPE_CHECKING:
    from graph.store import Reader

# what is shown: (its classes, the properties by which it names its place)
SHOWN: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "organisations": (("Organization",), ("basedIn",)),
    "projects": (("Project",), ("appliesTo",)),
    "practices": (("Initiative",), ("appliesTo",)),
    "policies": (("ActionPlan", "Action", "PolicyFramework"), ("appliesTo", "targets")),
    "events": (("Event",), ("heldIn",)),
}
"""Projects are at home wherever their partners are, too."""


@dataclass(frozen=True, slots=True)
class Regions:
    """IRIs of the things in each region, by what they are (a key of ``SHOWN``) and by NUTS code.

    ``wide`` holds, by their IRIs, those of territories that are larger than the regions of the map, such as countries,
    if no document says more exactly where they are.
    """

    things: Mapping[str, Mapping[str, tuple[str, ...]]]
    wide: Mapping[str, Mapping[str, tuple[str, ...]]]


def regions(reader: Reader) -> Regions:
    """What is linked to each region; all links to territories are read: seconds in a store of 500,000 things."""
    places: dict[str, str] = {}
    things: dict[str, dict[str, set[str]]] = {}
    wide: dict[str, dict[str, set[str]]] = {}
    homes: dict[str, list[str]] = {}

    def put(shown: str, thing: str, place: str) -> None:
        if place not in places:
            places[place] = drawn(_code(reader, place))
        table, key = (things, places[place]) if places[place] else (wide, place)
        table.setdefault(shown, {}).setdefault(key, set()).add(thing)

    for shown, (kinds, names) in SHOWN.items():
        members = _members(reader, kinds)
        for name in names:
            for thing, place in _pairs(reader, name):
                if thing in members:
                    put(shown, thing, place)
                    if shown == "organisations":
                        homes.setdefault(thing, []).append(place)
    for project, body in _pairs(reader, "hasPartner"):
        for place in homes.get(body, ()):
            put("projects", project, place)
    for shown, by_place in wide.items():
        placed = set().union(*things.get(shown, {}).values())
        wide[shown] = {place: found - placed for place, found in by_place.items() if found - placed}
    wide = {shown: by_place for shown, by_place in wide.items() if by_place}
    return Regions(_sorted(things), _sorted(wide))


def _sorted(table: Mapping[str, Mapping[str, set[str]]]) -> dict[str, dict[str, tuple[str, ...]]]:
    return {
        shown: {code: tuple(sorted(found)) for code, found in sorted(by_code.items())}
        for shown, by_code in table.items()
    }


def _pairs(reader: Reader, name: str) -> Iterator[tuple[str, str]]:
    for quad in reader.match(None, node(vocabulary.term(name)), None, DEFAULT_GRAPH):
        if value := iri_of(quad.object):
            yield iri_of(quad.subject), value


def _members(reader: Reader, kinds: tuple[str, ...]) -> set[str]:
    classes = {one for kind in kinds for one in (kind, *vocabulary.subclasses(kind))}
    a = node(PREFIXES["rdf"] + "type")
    return {
        iri_of(quad.subject)
        for kind in sorted(classes)
        for quad in reader.match(None, a, node(vocabulary.term(kind)), DEFAULT_GRAPH)
    }


def _code(reader: Reader, place: str) -> str:
    """The NUTS code of a territory, or of the smallest one around it that has one; '' where none has."""
    seen: set[str] = set()
    while place and place not in seen:
        seen.add(place)
        if place.startswith(PREFIXES["nuts"]):
            return place.removeprefix(PREFIXES["nuts"])
        codes = reader.match(node(place), node(vocabulary.term("nutsCode")), None, DEFAULT_GRAPH)
        code = next((str(plain(quad.object)) for quad in codes), "")
        if code:
            return code
        above = reader.match(node(place), node(vocabulary.term("withinTerritory")), None, DEFAULT_GRAPH)
        place = min((iri_of(quad.object) for quad in above), default="")
    return ""
