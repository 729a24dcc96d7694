"""The names that people gave to things: ``graph/curated``, before which derived and shipped labels give way."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import pyoxigraph as ox

from graph.change import Change
from graph.iri import graph_iri
from graph.library import Library
from graph.nquads import iri, term, text
from graph.reference import reference_of
from graph.rulings import Rulings
from graph.store import LiveGraph
from graph.updates import Standing

_USED = "SELECT 1 FROM mention WHERE iri = ?1 UNION ALL SELECT 1 FROM reference WHERE thing = ?2 LIMIT 1"


def write_names_given(
    change: Change, live: LiveGraph, library: Library, rulings: Rulings, updates: Standing, base: str
) -> set[str]:
    """Write the names that people gave to things in use; the things that have other such names than before.

    What ``updates`` put into the graph stays beside them.
    """
    graph = ox.NamedNode(graph_iri(base, "curated"))
    kept = updates.stated(str(graph))
    now = [quad for quad in live.match(graph=graph) if str(quad.triple) not in kept]
    before = {str(quad.triple): str(quad.subject)[1:-1] for quad in now}
    after = {
        f"{iri(thing)} {term('skos:prefLabel')} {text(name, language)}": thing
        for thing, names in rulings.labels.items()
        if is_used(library, thing)
        for language, name in names.items()
    }
    change.replace(str(graph), now, after)
    return {(before | after)[triple] for triple in before.keys() ^ after.keys()}


def is_used(library: Library, thing: str) -> bool:
    """Whether a document speaks of a thing, or of one that lies within it."""
    return library.db.execute(_USED, (thing, reference_of(thing))).fetchone() is not None


def giving_way(triples: Iterable[str], given: Mapping[str, str]) -> Iterator[str]:
    """The triples of a thing; preferred labels in languages in which a name was ``given`` become other names.

    >>> list(giving_way([f'<x:a> {term("skos:prefLabel")} "Piedmont"@en'], {"en": "Piemonte"}))
    ['<x:a> <http://www.w3.org/2004/02/skos/core#altLabel> "Piedmont"@en']
    """
    preferred, other = f" {term('skos:prefLabel')} ", f" {term('skos:altLabel')} "
    for triple in triples:
        language = triple.rpartition("@")[2]
        name = given.get(language)
        if name is not None and (preferred in triple or other in triple):
            moved = triple.replace(preferred, other, 1)
            if not moved.endswith(other + text(name, language)):
                yield moved
        else:
            yield triple
