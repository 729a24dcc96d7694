"""Which territories a place means that a search is limited to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.errors import NotFound
from ontology import territories
from ontology.errors import UnknownTerritory

if TYPE_CHECKING:
    from graph.search.index import Index


def territories_called(index: Index, place: str) -> tuple[str, ...]:
    """IRIs of the territories that a NUTS or country code, an IRI or a name means.

    A code of another year means the regions of today. Of a name's territories the likeliest is meant, as
    ``ontology.territories.find`` says; what no table knows is looked for among the territories of the index.
    Raises NotFound.
    """
    if "://" in place:
        return (place,)
    try:
        codes = territories.current(place)
        return tuple(dict.fromkeys(territories.by_code(code).iri for code in (place, *codes)))
    except UnknownTerritory:
        found = territories.find(place)[:1] or territories.find_towns(place)[:1]
    if found:
        return (found[0].iri,)
    hits = index.find(place, kind="Territory", limit=5)
    if hits and hits[0].score == 1.0:
        return tuple(hit.iri for hit in hits if hit.score == 1.0)
    near = ", ".join(hit.label for hit in hits)
    raise NotFound(
        f"{place!r}: no territory of that code or name"
        + (f"; like it: {near}" if near else "; give a NUTS code such as ITC1, a country code or a name"),
        code="no_place",
    )
