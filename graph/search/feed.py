"""What the index of names is fed with: each thing's kind, names and places, from the facts held true."""

from __future__ import annotations

from collections import defaultdict
from functools import cache

import pyoxigraph as ox

from graph.change import DEFAULT, Change
from graph.nquads import term
from graph.rdf import TYPE, node
from graph.search.entries import Named
from graph.store import LiveGraph, Reader
from ontology import vocabulary

_NAMES = ("skos:prefLabel", "skos:altLabel", "rdfs:label", "dct:title", "acronym")
_WITHIN = "withinTerritory"
PLACES = ("appliesTo", "basedIn", "heldIn", "region", "targets", _WITHIN)
"""Properties that say where a thing is or applies to: all that the ontology has below dct:spatial, and being within."""


class Feed:
    """Things of one state of a graph as they are to be found; what is around territories is looked up once."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._around: dict[str, frozenset[str]] = {}

    def named(self, iri: str) -> Named | None:
        """A thing, preferred names first; None for what has no name or is not there."""
        said: dict[ox.NamedNode, list[tuple[str, str]]] = defaultdict(list)
        kinds, places = [], []
        for quad in self._reader.match(ox.NamedNode(iri), None, None, ox.DefaultGraph()):
            value = quad.object
            if isinstance(value, ox.Literal):
                said[quad.predicate].append((value.value, value.language or ""))
            elif isinstance(value, ox.NamedNode):
                if quad.predicate == TYPE:
                    kinds.append(value.value)
                elif quad.predicate in _place_nodes():
                    places.append(value.value)
        found = dict.fromkeys(one for name in _NAMES for one in sorted(said.get(node(name), ()), key=_best_known))
        if not found:
            return None
        kind = most_exact(kinds)
        if kind in _territories():
            places.append(iri)
        around = {one for place in places for one in self._with_all_around(place)}
        return Named(iri, kind, tuple(found), tuple(sorted(around)))

    def _with_all_around(self, territory: str) -> frozenset[str]:
        """A territory and those around it, however far."""
        if territory not in self._around:
            found, rest = {territory}, [territory]
            while rest:
                for quad in self._reader.match(ox.NamedNode(rest.pop()), node(_WITHIN), None, ox.DefaultGraph()):
                    if isinstance(quad.object, ox.NamedNode) and quad.object.value not in found:
                        found.add(quad.object.value)
                        rest.append(quad.object.value)
            self._around[territory] = frozenset(found)
        return self._around[territory]


def everything(reader: Reader) -> list[str]:
    """IRIs of all things that have a name, sorted; the ontology's own terms are not among them."""
    default = ox.DefaultGraph()
    quads = (quad for name in _NAMES for quad in reader.match(None, node(name), None, default))
    return sorted({quad.subject.value for quad in quads if isinstance(quad.subject, ox.NamedNode)} - _terms())


def renamed(change: Change, live: LiveGraph) -> set[str]:
    """IRIs of the things that will have other names, kinds or places after a change the live graph has yet to see."""
    shown = {term(name) for name in (*_NAMES, "rdf:type", *PLACES)}
    within = term(_WITHIN)
    lost, moved = set(), set()
    for text, triple in change.removed[DEFAULT].items():
        predicate = text.split(" ", 2)[1]
        if predicate in shown:
            lost.add(str(triple.subject))
        if predicate == within:
            moved.add(str(triple.subject))
    come = [text for text in change.added[DEFAULT] if text.split(" ", 2)[1] in shown]
    default = ox.DefaultGraph()
    live.ahead({text[1:].split("> ", 1)[0] for text in come})
    for quad in ox.parse(" .\n".join([*come, ""]), format=ox.RdfFormat.N_TRIPLES):
        subject, is_within = str(quad.subject), quad.predicate == node(_WITHIN)
        if subject in lost and not is_within:
            continue
        if next(live.match(quad.subject, quad.predicate, quad.object, default), None) is None:
            lost.add(subject)
            if is_within:
                moved.add(subject)
    return {subject[1:-1] for subject in lost} | _inside(live, {subject[1:-1] for subject in moved})


def _inside(reader: LiveGraph, moved: set[str]) -> set[str]:
    """Things that are in territories around which there are now others, or in territories within these."""
    seen, found, rest = set(moved), set[str](), sorted(moved)
    reader.ahead(links=[(node(place).value, one, "") for one in rest for place in PLACES])
    while rest:
        territory = ox.NamedNode(rest.pop())
        for place in PLACES:
            for quad in reader.match(None, node(place), territory, ox.DefaultGraph()):
                if isinstance(quad.subject, ox.NamedNode):
                    found.add(quad.subject.value)
                    if place == _WITHIN and quad.subject.value not in seen:
                        seen.add(quad.subject.value)
                        rest.append(quad.subject.value)
    return found


@cache
def _place_nodes() -> frozenset[ox.NamedNode]:
    return frozenset(map(node, PLACES))


@cache
def _territories() -> frozenset[str]:
    return frozenset(("Territory", *vocabulary.subclasses("Territory")))


@cache
def _terms() -> frozenset[str]:
    return frozenset(quad.subject.value for quad in vocabulary.quads() if isinstance(quad.subject, ox.NamedNode))


def _best_known(name: tuple[str, str]) -> tuple[int, str, str]:
    """English names first, then those without a language, for the first name is the one that is shown."""
    text, language = name
    return {"en": 0, "": 1}.get(language, 2), language, text


def most_exact(kinds: list[str]) -> str:
    """Local name of the class that is below all others of the list, '' for none.

    >>> most_exact([vocabulary.term("Territory"), vocabulary.term("Region")])
    'Region'
    """
    names = sorted({vocabulary.local(kind) for kind in kinds if vocabulary.is_class(kind)})
    above = {one for name in names for one in vocabulary.superclasses(name)}
    return next((name for name in names if name not in above), "")
