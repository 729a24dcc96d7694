"""How a publication is cited: CITATION.cff, the metadata that DataCite asks for, and answers to queries."""

from __future__ import annotations

import hashlib
import json
from urllib.parse import quote

from graph.publish.settings import Publication, licence_name
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


def cite_query(sparql: str, *, title: str, publisher: str, version: str, day: str, address: str) -> str:
    """How the answer to a query is cited: whose graph in which version, when it was asked, and where to ask again.

    ``version`` is a release, or the number of a snapshot; ``day`` is that of the question, ``address`` the endpoint.
    A query has the same number however its lines are broken.

    >>> cited = cite_query("ASK  { ?s ?p 1 } # any?", title="Plans", publisher="Region Linn", version="release 1.0.0",
    ...                    day="2024-05-31", address="https://data.linn.example/sparql")
    >>> print(cited.replace("https", "\\nhttps"))
    Region Linn: Plans, release 1.0.0. Query 8ac6bea46a, asked on 2024-05-31.
    https://data.linn.example/sparql?query=ASK%20%7B%20%3Fs%20%3Fp%201%20%7D
    """
    text = "".join(" " if one.kind == "space" else one.text for one in tokens(sparql)).strip()
    number = hashlib.sha256(text.encode()).hexdigest()[:10]
    return f"{publisher}: {title}, {version}. Query {number}, asked on {day}. {address}?query={quote(text, safe='')}"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)  # what JSON writes, YAML reads
