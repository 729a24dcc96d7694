"""What no loaded text says but everybody may check: names, codes and places from the shipped tables.

Only what the documents mention comes in, with its ancestors; what a table knows beyond identity
(that a project is funded under a programme, say) stays out, for a fact that no text states is not
in the graph. Triples are text (``graph/nquads.py``).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from graph.nquads import iri, term, text
from ontology import authority, territories
from ontology.errors import UnknownTerritory

_OUTSIDE = ("http://", "https://")


def needed(used: Iterable[str], base: str) -> set[str]:
    """What ``graph/reference`` describes where these IRIs are used: codes of territories, and IRIs of rows.

    >>> sorted(needed(["http://data.europa.eu/nuts/code/ITC1"], "https://w3id.org/triptych/"))
    ['IT', 'ITC', 'ITC1']
    """
    found: set[str] = set()
    for name in used:
        code = territory_code(name)
        row = authority_row(name, base)
        if row:
            found.add(name)
            code = row.place or row.country
        if code:
            code = territories.by_code(code).code  # ITA and IT are one
            found |= {code, *territories.parents(code)}
    return found


def described(things: Iterable[str], base: str) -> Iterator[str]:
    """The triples about what ``needed`` gave, each thing by itself."""
    for thing in sorted(things):
        row = authority_row(thing, base)
        yield from _row(thing, row, base) if row else _territory(thing)


def subject_of(thing: str) -> str:
    """IRI of what ``needed`` gave, which is the subject of all that is said of it."""
    return thing if "://" in thing else territories.by_code(thing).iri


def reference_of(iri: str) -> str:
    """What ``needed`` gives for the thing of an IRI: the code of a territory, else the IRI itself.

    >>> reference_of("http://data.europa.eu/nuts/code/ITC1")
    'ITC1'
    """
    code = territory_code(iri)
    try:
        return territories.by_code(code).code if code else iri
    except UnknownTerritory:  # a code that no table has: nothing is said of it
        return iri


def is_known(name: str, base: str) -> bool:
    """Whether a shipped table describes what an IRI stands for."""
    return bool(territory_code(name) or authority_row(name, base))


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


def _territory(code: str) -> Iterator[str]:
    place = territories.by_code(code)
    subject = iri(place.iri)
    for kind in (place.kind, "Territory"):
        yield f"{subject} {term('rdf:type')} {term(kind)}"
    if not place.code.startswith("geonames:"):
        yield f"{subject} {term('nutsCode')} {text(_nuts_code(place))}"
    if place.parent:
        yield f"{subject} {term('withinTerritory')} {iri(territories.by_code(place.parent).iri)}"
    preferred = territories.preferred_names(code)
    if not any(preferred):
        yield f"{subject} {term('skos:prefLabel')} {text(place.name)}"  # a city without tagged names
    yield from _names(subject, territories.names(code), preferred)


def _nuts_code(place: territories.Territory) -> str:
    return {"GR": "EL", "GB": "UK"}.get(place.code, place.code)


def _names(subject: str, names: Iterable[tuple[str, str]], preferred: dict[str, str]) -> Iterator[str]:
    for language, name in preferred.items():
        if language and name:
            yield f"{subject} {term('skos:prefLabel')} {text(name, language)}"
    for language, name in names:
        if language and preferred.get(language) != name:
            yield f"{subject} {term('skos:altLabel')} {text(name, language)}"


def _row(thing: str, row: authority.Authority, base: str) -> Iterator[str]:
    subject = iri(thing)
    preferred: dict[str, str] = {}
    for language, name in row.names:
        preferred.setdefault(language, name)
    yield from _names(subject, row.names, preferred)
    for number, name in enumerate(row.acronyms):
        yield f"{subject} {term('skos:altLabel' if number else 'acronym')} {text(name)}"
    place = row.place or row.country
    if place and row.kind in ("Organization", "PublicOrganisation"):
        yield f"{subject} {term('basedIn')} {iri(territories.by_code(place).iri)}"
    for relation, key in row.parts:
        if relation == "isVersionOf":
            yield f"{subject} {term('dct:isVersionOf')} {iri(f'{base}id/{key}')}"
    for identifier in row.same:
        if identifier.startswith(_OUTSIDE):
            yield f"{subject} {term('owl:sameAs')} {iri(identifier)}"
        else:
            yield f"{subject} {term('dct:identifier')} {text(identifier)}"
    if row.replaced_by:
        yield f"{subject} {term('dct:isReplacedBy')} {iri(f'{base}id/{row.replaced_by}')}"
