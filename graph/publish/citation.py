"""How a publication, its pages and answers to queries are cited, for people and as CITATION.cff and DataCite."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping

from graph.publish.imprint import Imprint
from graph.publish.settings import Publication, licence_name
from graph.publish.words import words
from graph.sparql import tokens


def citation_cff(publication: Publication) -> str:
    """The publication as a Citation File Format 1.2 file.

    >>> given = Publication(base="https://e.org/", licence="CC0-1.0", title="Plans", publisher="L", issued="2024-05-31")
    >>> citation_cff(given).splitlines()[3]
    'title: "Plans"'
    """
    licence, name = publication.licence, licence_name(publication.licence)
    lines = [
        "cff-version: 1.2.0",
        "message: Please cite this data set as below.",
        "type: dataset",
        f"title: {_quoted(publication.title)}",
        "authors:",
        f"  - name: {_quoted(publication.publisher)}",
        f"version: {_quoted(publication.release)}",
        f"date-released: {publication.issued}",
        f"url: {_quoted(publication.release_iri)}",
        f"license: {name}" if name != licence else f"license-url: {_quoted(licence)}",
    ]
    if publication.doi:
        lines.append(f"doi: {_quoted(publication.doi)}")
    return "\n".join(lines) + "\n"


def datacite(publication: Publication, documents: int, bytes_: int) -> str:
    """The publication as DataCite metadata 4.5 in JSON, ready for who registers a DOI."""
    rights = {"rights": licence_name(publication.licence), "rightsUri": publication.licence}
    found: dict[str, object] = {
        "schemaVersion": "http://datacite.org/schema/kernel-4",
        "identifiers": [{"identifierType": "URL", "identifier": publication.release_iri}],
        "creators": [{"name": publication.publisher, "nameType": "Organizational"}],
        "titles": [{"title": publication.title, "lang": publication.language}],
        "publisher": {"name": publication.publisher},
        "publicationYear": publication.year,
        "types": {"resourceTypeGeneral": "Dataset", "resourceType": "Knowledge graph"},
        "dates": [{"date": publication.issued, "dateType": "Issued"}],
        "version": publication.release,
        "rightsList": [rights],
        "url": publication.release_iri,
        "formats": ["application/n-quads", "text/turtle", "application/ld+json", "text/html"],
        "sizes": [f"{bytes_} bytes", f"{documents} documents read"],
    }
    if publication.doi:
        found["doi"] = publication.doi
        found["identifiers"] = [{"identifierType": "DOI", "identifier": publication.doi}]
    return json.dumps(found, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def cite_page(title: str, iri: str, publication: Publication) -> str:
    """How a page is cited: publisher, year, title, release, DOI and address.

    >>> given = Publication(base="https://e.org/", licence="CC0-1.0", title="Plans", publisher="L", issued="2024-05-31")
    >>> cite_page("CircE", "https://e.org/id/project/circe", given)
    'L (2024): CircE. In: Plans, release 1.0.0. https://e.org/id/project/circe'
    """
    place = "" if title == publication.title else f"{title}. In: "
    number = f" https://doi.org/{publication.doi}." if publication.doi else ""
    return (
        f"{publication.publisher} ({publication.year}): {place}{publication.title}, release {publication.release}."
        f"{number} {iri}"
    )


def cite_query(
    sparql: str,
    imprint: Imprint,
    *,
    snapshot: str,
    day: str,
    address: str = "",
    values: Mapping[str, str] | None = None,
    title: str = "",
    language: str = "en",
) -> str:
    """How the answer to a query is cited: whose graph in which version, what was asked when, and where to ask again.

    The version is the release that the graph is, else the number of its ``snapshot``. ``day`` is that of the question,
    ``address`` where it can be asked again; without one the query itself is said. ``values`` are what was filled into
    the query, ``title`` is the question in words. A query has the same number however its lines are broken.

    >>> linn = Imprint(title="Plans", publisher="Region Linn", release="https://e.org/release/1.0.0")
    >>> print(cite_query("ASK  { ?s ?p 1 } # any?", linn, snapshot="5", day="2024-05-31"))
    Region Linn: Plans, release https://e.org/release/1.0.0. Query 8ac6bea46a, asked on 2024-05-31. ASK { ?s ?p 1 }
    """
    text = "".join(" " if one.kind == "space" else one.text for one in tokens(sparql)).strip()
    hashed = "\n".join([text, *(f"{name}={value}" for name, value in sorted((values or {}).items()))])
    say = words(language)
    work = f"{imprint.publisher}: {imprint.name}" if imprint.publisher else imprint.name
    version = f"{say['release']} {imprint.release}" if imprint.release else say["state"].format(number=snapshot)
    query = say["query"].format(number=hashlib.sha256(hashed.encode()).hexdigest()[:10], day=day)
    return " ".join(filter(None, (f"{work}, {version}.", f"“{title}”." if title else "", query, address or text)))


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)  # what JSON writes, YAML reads
