"""Where each thing of a publication stands: its path within the folder, and the way from one page to another."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

from graph.terms import DEFAULT_GRAPH, PREFIXES, iri_of, node
from ontology import vocabulary

if TYPE_CHECKING:
    from graph.store import Reader

_OUTSIDE = {
    PREFIXES["nuts"]: "page/region/",
    PREFIXES["country"]: "page/country/",
    "https://sws.geonames.org/": "page/city/",
}
_KEY = re.compile(r"[A-Za-z0-9_-]+")


def path_of(iri: str, base: str) -> str:
    """The path of a thing's files without their ending, '' for what has no page here.

    >>> path_of("https://example.org/id/project/circe", "https://example.org/")
    'id/project/circe'
    >>> path_of("http://data.europa.eu/nuts/code/ITC1", "https://example.org/")
    'page/region/ITC1'
    """
    if iri.startswith((base + "id/", base + "doc/")):
        return "" if "/ev/" in iri else unquote(iri[len(base) :])
    for start, folder in _OUTSIDE.items():
        key = iri.removeprefix(start).rstrip("/")
        if iri.startswith(start) and _KEY.fullmatch(key):
            return folder + key
    return ""


def paths(reader: Reader, base: str) -> dict[str, str]:
    """The path of everything that gets files, by its IRI, in order."""
    found: set[str] = {iri_of(quad.subject) for quad in reader.match(None, None, None, DEFAULT_GRAPH)}
    kind, document = node(vocabulary.expand("rdf:type")), node(vocabulary.expand("tri:SourceDocument"))
    found |= {iri_of(quad.subject) for quad in reader.match(None, kind, document)}
    return {iri: path for iri in sorted(found) if (path := path_of(iri, base))}


def link(path: str, file: str) -> str:
    """The way from the page at a path to a file, both within the folder.

    >>> link("id/project/circe", "id/org/it-x.html"), link("index", "style.css")
    ('../../id/org/it-x.html', 'style.css')
    """
    return "../" * path.count("/") + quote(file)


def term_anchor(iri: str) -> str:
    """The anchor of a term on the page of the ontology, '' for what is not described there.

    >>> term_anchor("https://w3id.org/triptych/ontology#Project")
    'tri.Project'
    """
    short = vocabulary.compact(iri)
    return "" if "://" in short else re.sub(r"[^\w-]", ".", short)
