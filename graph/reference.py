"""What no loaded text says but everybody may check: names, codes and places from the shipped tables.

Only what the documents mention comes in, with its ancestors; what a table knows beyond identity
(that a project is funded under a programme, say) stays out, for a fact that no text states is not
in the graph.
"""

from __future__ import annotations

from collections.abc import Iterable

import pyoxigraph as ox

from graph.iri import graph_iri
from graph.rdf import TYPE, node
from ontology import authority, territories

_OUTSIDE = ("http://", "https://")


def reference_quads(used: Iterable[str], base: str) -> set[ox.Quad]:
    """The quads of ``graph/reference`` for a store in which these IRIs are used."""
    codes: set[str] = set()
    rows: dict[str, authority.Authority] = {}
    for iri in used:
        code = territory_code(iri)
        if code:
            codes.add(code)
        row = authority_row(iri, base)
        if row:
            rows[iri] = row
    codes |= {place for row in rows.values() if (place := row.place or row.country)}
    found: set[str] = set()
    for code in sorted(codes):
        found |= {code, *territories.parents(territories.by_code(code).code)}
    graph = ox.NamedNode(graph_iri(base, "reference"))
    made = [quad for code in sorted(found) for quad in _territory(code)]
    made += [quad for iri, row in sorted(rows.items()) for quad in _row(iri, row, base)]
    return {ox.Quad(one.subject, one.predicate, one.object, graph) for one in made}


def territory_code(iri: str) -> str | None:
    """Code of the territory an IRI stands for, None for other things.

    >>> territory_code("http://data.europa.eu/nuts/code/ITC1")
    'ITC1'
    """
    for prefix, made in (
        ("http://data.europa.eu/nuts/code/", ""),
        ("http://publications.europa.eu/resource/authority/country/", ""),
        ("https://sws.geonames.org/", "geonames:"),
    ):
        if iri.startswith(prefix):
            return made + iri.removeprefix(prefix).rstrip("/")
    return None


def authority_row(iri: str, base: str) -> authority.Authority | None:
    """The authority row that an IRI of ours stands for, or None."""
    return authority.get(iri.removeprefix(base + "id/")) if iri.startswith(base + "id/") else None


def _territory(code: str) -> list[ox.Triple]:
    place = territories.by_code(code)
    subject = ox.NamedNode(place.iri)
    made = [ox.Triple(subject, TYPE, node(kind)) for kind in (place.kind, "Territory")]
    if not place.code.startswith("geonames:"):
        made.append(ox.Triple(subject, node("nutsCode"), ox.Literal(_nuts_code(place))))
    if place.parent:
        made.append(ox.Triple(subject, node("withinTerritory"), ox.NamedNode(territories.by_code(place.parent).iri)))
    preferred = territories.preferred_names(code)
    if not any(preferred):
        made.append(ox.Triple(subject, node("skos:prefLabel"), ox.Literal(place.name)))  # a city without tagged names
    return made + _names(subject, territories.names(code), preferred)


def _nuts_code(place: territories.Territory) -> str:
    return {"GR": "EL", "GB": "UK"}.get(place.code, place.code)


def _names(subject: ox.NamedNode, names: Iterable[tuple[str, str]], preferred: dict[str, str]) -> list[ox.Triple]:
    made = [
        ox.Triple(subject, node("skos:prefLabel"), ox.Literal(name, language=language))
        for language, name in sorted(preferred.items())
        if language and name
    ]
    return made + [
        ox.Triple(subject, node("skos:altLabel"), ox.Literal(name, language=language))
        for language, name in names
        if language and preferred.get(language) != name
    ]


def _row(iri: str, row: authority.Authority, base: str) -> list[ox.Triple]:
    subject = ox.NamedNode(iri)
    preferred: dict[str, str] = {}
    for language, name in row.names:
        preferred.setdefault(language, name)
    made = _names(subject, row.names, preferred)
    made += [ox.Triple(subject, node("acronym"), ox.Literal(name)) for name in row.acronyms[:1]]
    made += [ox.Triple(subject, node("skos:altLabel"), ox.Literal(name)) for name in row.acronyms[1:]]
    if row.place or row.country:
        place = territories.by_code(row.place or row.country or "")
        if row.kind in ("Organization", "PublicOrganisation"):
            made.append(ox.Triple(subject, node("basedIn"), ox.NamedNode(place.iri)))
    made += [
        ox.Triple(subject, node("dct:isVersionOf"), ox.NamedNode(f"{base}id/{key}"))
        for relation, key in row.parts
        if relation == "isVersionOf"
    ]
    for identifier in row.same:
        same = identifier.startswith(_OUTSIDE)
        value = ox.NamedNode(identifier) if same else ox.Literal(identifier)
        made.append(ox.Triple(subject, node("owl:sameAs" if same else "dct:identifier"), value))
    if row.replaced_by:
        made.append(ox.Triple(subject, node("dct:isReplacedBy"), ox.NamedNode(f"{base}id/{row.replaced_by}")))
    return made
