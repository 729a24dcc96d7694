"""What tables and networks say of a thing besides its facts: its name in one language, its class, and where it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from graph.export.centres import centre
from graph.export.lines import Line, parsed
from graph.export.persons import Persons
from graph.iri import thing_key
from graph.links import NO_THINGS
from graph.naming import label
from graph.terms import DEFAULT_GRAPH, node, nquads_of
from ontology import territories, vocabulary
from ontology.errors import UnknownTerritory
from ontology.territory_tables import nuts_rows

if TYPE_CHECKING:
    from graph.store import Reader

_PLACES = ("basedIn", "heldIn", "region", "targets", "appliesTo", "participant")
"""Where a thing is: by its seat, else where it happens or holds, else by the body that takes part in it."""
_BY_OTHERS = frozenset({"participant"})
"""Properties whose object is no territory, but has a place that is the thing's too."""
_TYPE = f"<{vocabulary.expand('rdf:type')}>"
_GEONAMES = vocabulary.NAMESPACES["geonames"]
_TERRITORY = (vocabulary.NAMESPACES["nuts"], vocabulary.NAMESPACES["country"], _GEONAMES)


@dataclass(frozen=True, slots=True)
class Where:
    """Where a thing is: NUTS code ('' for a country outside NUTS), country (ISO 3166-1), and a point in degrees."""

    nuts: str = ""
    country: str = ""
    point: tuple[float, float] | None = None


class Things:
    """The names, classes and places of a graph's things; names asked for again and again are kept."""

    def __init__(self, reader: Reader, base: str, language: str, persons: Persons) -> None:
        self._reader, self._base, self.language, self.persons = reader, base, language, persons
        self.label = lru_cache(maxsize=65_536)(self._label)
        self._place_of = lru_cache(maxsize=8_192)(self._place)

    def facts(self, iri: str) -> list[Line]:
        """What is held true of a thing, in order, without persons who are left out."""
        quads = self._reader.match(node(iri), None, None, DEFAULT_GRAPH)
        return [line for line in map(self.persons.line, sorted(map(parsed, nquads_of(quads)))) if line]

    def kinds(self, facts: Sequence[Line]) -> tuple[str, ...]:
        """Local names of the classes that the facts give a thing, the most exact ones alone, sorted."""
        given = {vocabulary.local(line.object[1:-1]) for line in facts if line.predicate == _TYPE}
        names = {name for name in given if vocabulary.is_class(name)} - NO_THINGS
        return tuple(sorted(names - {one for name in names for one in vocabulary.superclasses(name)}))

    def where(self, facts: Sequence[Line]) -> Where:
        """Where the thing is of which these are the facts: by its own IRI, else by the first territory it names."""
        if facts and (own := self._place_of(facts[0].subject[1:-1], True)).country:
            return own
        for name in _PLACES:
            wanted = f"<{vocabulary.term(name)}>"
            for line in facts:
                if line.predicate == wanted and line.object.startswith("<"):
                    found = self._place_of(line.object[1:-1], name not in _BY_OTHERS)
                    if found.country:
                        return found
        return Where()

    def _label(self, iri: str) -> str:
        return self.persons.covered(label(self._reader, iri, self.language, self._base))

    def _place(self, iri: str, is_territory: bool) -> Where:
        return _where(iri) if is_territory else self.where(self.facts(iri))


def _where(iri: str) -> Where:
    """The place of a territory, by the code in its IRI; nowhere for what has none.

    >>> _where("http://data.europa.eu/nuts/code/ITC11").country, _where("https://sws.geonames.org/3165524/").nuts
    ('IT', 'ITC11')
    """
    if not iri.startswith(_TERRITORY):
        return Where()
    code = thing_key(iri)
    try:
        found = territories.by_code(f"geonames:{code}" if iri.startswith(_GEONAMES) else code)
        while found.kind == "City" and found.parent:
            found = territories.by_code(found.parent)
    except UnknownTerritory:
        return Where()
    own = territories.ISO_TO_EUROSTAT.get(found.code, found.code)
    return Where(own if own in nuts_rows() else "", found.country, centre(own))
