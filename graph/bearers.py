"""Who bears a name: every thing of a graph by its names, and what tells it from its namesakes."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from graph.iri import BASE
from graph.naming import kinds_of, label
from graph.reference import authority_row, territory_code
from graph.same_name import keys, same_name
from graph.terms import DEFAULT_GRAPH, PREFIXES, iri_of, node, texts
from graph.words import Words
from ontology import authority, territories, vocabulary
from ontology.errors import OntologyError

if TYPE_CHECKING:
    from graph.store import Reader

_NAMES = ("skos:prefLabel", "skos:altLabel", "rdfs:label", "dct:title")
_ACRONYM = "tri:acronym"
_SCOPED = re.compile(r"id/org/([a-z]{2})-")  # the country by which a body's key was made, where no fact says it


@dataclass(frozen=True, slots=True)
class Bearer:
    """One name of one thing; ``acronym`` says that the graph calls it one."""

    iri: str
    name: str
    language: str
    acronym: bool = False


@dataclass(frozen=True, slots=True)
class Profiled:
    """What is known of a thing that tells it from others of its name.

    ``kinds`` are its most exact classes and all above them. ``countries`` (ISO 3166 alpha-2) and ``places`` (codes of
    territories) are those where it is at home or takes place; ``programmes`` keys of the authority tables, without
    their period.
    """

    iri: str
    label: str
    kind: str
    kinds: frozenset[str]
    countries: frozenset[str]
    places: frozenset[str]
    programmes: frozenset[str]


class Bearers:
    """The things of a graph by name. The first question reads all names, which takes a second for 100,000 of them."""

    def __init__(self, reader: Reader, base: str = BASE) -> None:
        self._reader, self._base = reader, base
        self._known: dict[str, Profiled] = {}
        self._spoken: dict[str | None, frozenset[str]] = {}

    def of(self, name: str) -> tuple[Bearer, ...]:
        """Every name that is this one, sorted by thing and name: case, accents, script and articles do not count."""
        found = {one for key in keys(name) for one in self._by_key.get(key, ())}
        return tuple(sorted(found, key=_order))

    def but_for_legal_form(self, name: str) -> tuple[Bearer, ...]:
        """Every name that is this one if a legal form is left out, and that has no other legal form itself."""
        wanted = same_name(name)
        if not wanted.core:
            return ()
        found = self._by_core.get(wanted.core, ())
        return tuple(one for one in found if not (wanted.form and same_name(one.name).form not in ("", wanted.form)))

    def profiled(self, iri: str) -> Profiled:
        """What is known of a thing."""
        if iri not in self._known:
            self._known[iri] = _profiled(self._reader, iri, self._base)
        return self._known[iri]

    @cached_property
    def words(self) -> Words:
        """How much each word tells, by how many things have it in a name."""
        found: dict[str, set[str]] = defaultdict(set)
        for key, bearers in self._by_key.items():
            for word in key.split("-"):
                found[word].update(one.iri for one in bearers)
        things = {one.iri for bearers in self._by_key.values() for one in bearers}
        return Words({word: len(iris) for word, iris in found.items()}, len(things))

    def known_share(self, name: str, kind: str | None) -> float:
        """How much of what a name tells is in words that names of a class have, 0 to 1."""
        if kind not in self._spoken:
            self._spoken[kind] = self._words_of(kind)
        return self.words.share(name, self._spoken[kind])

    def _words_of(self, kind: str | None) -> frozenset[str]:
        things = None if kind is None else self.of_class(kind)
        return frozenset(
            word
            for key, bearers in self._by_key.items()
            if things is None or any(one.iri in things for one in bearers)
            for word in key.split("-")
        )

    def of_class(self, kind: str) -> frozenset[str]:
        """The IRIs of the things of a class or one below it."""
        return frozenset(
            iri_of(quad.subject)
            for one in (kind, *vocabulary.subclasses(kind))
            for quad in self._reader.match(
                None, node(PREFIXES["rdf"] + "type"), node(vocabulary.term(one)), DEFAULT_GRAPH
            )
        )

    @cached_property
    def _by_key(self) -> dict[str, list[Bearer]]:
        found: dict[str, list[Bearer]] = defaultdict(list)
        for name in (*_NAMES, _ACRONYM):
            for quad in self._reader.match(None, node(vocabulary.expand(name)), None, DEFAULT_GRAPH):
                iri = iri_of(quad.subject)
                for text, language in texts([quad]):
                    for key in keys(text):
                        found[key].append(Bearer(iri, text, language, name == _ACRONYM))
        return dict(found)

    @cached_property
    def _by_core(self) -> dict[str, tuple[Bearer, ...]]:
        found: dict[str, set[Bearer]] = defaultdict(set)
        for bearers in self._by_key.values():
            for one in bearers:
                found[same_name(one.name).core].add(one)
        return {core: tuple(sorted(some, key=_order)) for core, some in found.items()}


def undated(programme: str) -> str:
    """The key of a programme without its period, where the authority tables know its versions.

    >>> undated("programme/interreg-europe-2014-2020")
    'programme/interreg-europe'
    """
    row = authority.get(programme)
    return dict(row.parts).get("isVersionOf", row.key) if row else programme


def around(places: Iterable[str]) -> frozenset[str]:
    """The codes of territories and of all the larger ones around them.

    >>> sorted(around(["ITC11"]))
    ['IT', 'ITC', 'ITC1', 'ITC11']
    """
    return frozenset(code for place in places for code in (place, *territories.parents(place)))


def _order(bearer: Bearer) -> tuple[str, bool, str, str]:
    return bearer.iri, bearer.acronym, bearer.name, bearer.language


def _profiled(reader: Reader, iri: str, base: str) -> Profiled:
    kinds = kinds_of(reader, iri)
    places, programmes = set(), set()
    row = authority_row(iri, base)
    if row and (row.place or row.country):
        places.add(row.place or row.country or "")
    for quad in reader.match(node(iri), None, None, DEFAULT_GRAPH):
        target = iri_of(quad.object)
        code = territory_code(target)
        if code:
            places.add(code)
        elif target.startswith(f"{base}id/programme/"):
            programmes.add(undated(target.removeprefix(f"{base}id/")))
    scope = _SCOPED.match(iri.removeprefix(base))
    if scope and not places:
        places.add(scope[1].upper())
    own = territory_code(iri)
    known = {place.code for code in ({own} if own else places) for place in _territory(code)}
    return Profiled(
        iri,
        label(reader, iri, base=base),
        next(iter(kinds), ""),
        frozenset({*kinds, *(above for kind in kinds for above in vocabulary.superclasses(kind))}),
        frozenset(territories.by_code(code).country for code in known),
        frozenset(known),
        frozenset(programmes),
    )


def _territory(code: str) -> list[territories.Territory]:
    try:
        return [territories.by_code(code)]
    except OntologyError:
        return []  # of a country outside the tables
