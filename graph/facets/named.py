"""Facets by name: choose by what things are called, and read the answer in a language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.errors import BadInput
from graph.facets.read import facets_of
from graph.facets.table import FACETS
from graph.iri import BASE
from graph.many_names import labels_of
from graph.naming import label, possible_iris, resolve
from graph.search.places import territories_called
from ontology import themes, vocabulary

if TYPE_CHECKING:
    from graph.search import Index
    from graph.store import Reader

HITS = 500
"""Best hits of a text among which things are counted."""


@dataclass(frozen=True, slots=True)
class Value:
    """A value of a facet, its name, and how many things there would be if it were the one chosen in its facet."""

    value: str
    name: str
    count: int


@dataclass(frozen=True, slots=True)
class Found:
    """How many things fit, the first of them as (IRI, name), and the values that could be chosen, by facet."""

    total: int
    things: tuple[tuple[str, str], ...]
    counts: Mapping[str, tuple[Value, ...]]


class NamedFacets:
    """The facets of one state of a store, made once: choosing takes milliseconds."""

    def __init__(self, reader: Reader, index: Index, language: str = "en", base: str = BASE) -> None:
        self.facets = facets_of(reader, base)
        self._reader, self._index, self._language, self._base = reader, index, language, base
        self._names = labels_of(reader, self.facets.things, language, base)
        self._known: dict[str, str] = {}

    def choose(
        self,
        text: str = "",
        place: str | None = None,
        limit: int = 20,
        chosen: Mapping[str, str | Sequence[str]] | None = None,
    ) -> Found:
        """The things that are called like a text, are in a place, and have one of the values chosen of each facet.

        A value is an IRI, a short IRI or a name; a class, a year, a language (ISO 639-1). Without a text things come
        by name, with one the best ``HITS`` names count, best first. Raises BadInput for a facet that there is not, and
        NotFound for a name that means nothing, or more than one thing.
        """
        wanted = {
            facet: [self._value(facet, one) for one in ([given] if isinstance(given, str) else given)]
            for facet, given in (chosen or {}).items()
        }
        hits = [hit.iri for hit in self._index.find(text, place=place, limit=HITS)] if text else None
        places = territories_called(self._index, place) if place and hits is None else None
        found = self.facets.choose(wanted, among=hits, places=places)
        fit = [self.facets.things[number] for number in found.things.tolist()]
        ranked = {iri: rank for rank, iri in enumerate(hits or ())}
        named = [(iri, self._name(iri)) for iri in fit]
        named.sort(key=lambda one: (ranked.get(one[0], 0), one[1].casefold(), one[0]))
        counts = {
            facet: tuple(Value(value, self._value_name(facet, value), count) for value, count in counted)
            for facet, counted in found.counts.items()
        }
        return Found(len(fit), tuple(named[:limit]), counts)

    def _value(self, facet: str, given: str) -> str:
        if facet not in FACETS:
            raise BadInput(f"{facet!r}: no facet; known are {', '.join(FACETS)}")
        if facet in ("kind", "year", "language"):
            return given
        for iri in possible_iris(given, self._base):
            if iri in self.facets.columns[facet].place:
                return iri
        if facet == "theme":
            return next(iter(themes.find(given)), given)
        if facet in ("country", "region"):
            return territories_called(self._index, given)[0]
        kind = "Project" if facet == "project" else "Programme"
        return resolve(self._reader, given, kind=kind, index=self._index, base=self._base)

    def _name(self, iri: str) -> str:
        number = self.facets.number(iri)
        return label(self._reader, iri, self._language, self._base) if number is None else self._names[number]

    def _value_name(self, facet: str, value: str) -> str:
        if facet in ("year", "language"):
            return value
        if facet == "kind":
            return vocabulary.label(vocabulary.term(value), self._language)
        if value not in self._known:
            self._known[value] = self._name(value)
        return self._known[value]
