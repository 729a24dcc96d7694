"""Which of the forms on offer a client takes, by its Accept header."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

_USUAL = 500
"""Length of an Accept header up to which what was chosen is remembered: clients send the same few again and again."""
ROWS: Sequence[tuple[str, str]] = (
    ("application/sparql-results+json", "json"),
    ("application/sparql-results+xml", "xml"),
    ("text/csv", "csv"),
    ("text/tab-separated-values", "tsv"),
    ("application/json", "json"),
    ("application/xml", "xml"),
    ("text/xml", "xml"),
)
"""Media types for rows and truth values with their formats, the preferred first."""

TRIPLES: Sequence[tuple[str, str]] = (
    ("text/turtle", "ttl"),
    ("application/n-triples", "nt"),
    ("application/rdf+xml", "rdf"),
    ("application/ld+json", "jsonld"),
    ("text/plain", "nt"),
    ("application/json", "jsonld"),
    ("application/xml", "rdf"),
)
"""Media types for triples with their formats, the preferred first."""


def choose(accept: str | None, offers: Sequence[str]) -> str | None:
    """The offer that the client likes best, the first of those it likes alike; None where it takes none.

    For each offer the most exact range of the header counts. Source: RFC 9110, section 12.5.1.

    >>> choose("text/html;q=0.5, application/*;q=0.8, */*;q=0.1", ["text/html", "application/json", "image/png"])
    'application/json'
    >>> choose("text/turtle;q=0, */*", ["text/turtle"]) is None
    True
    """
    if accept is None or not accept.strip():
        return offers[0]
    if len(accept) <= _USUAL:
        return _chosen_before(accept, tuple(offers))
    return _chosen(accept, offers)


def _chosen(accept: str, offers: Sequence[str]) -> str | None:
    ranges = [_range(part) for part in accept.split(",") if part.strip()]
    liked = [(_quality(offer, ranges), -place) for place, offer in enumerate(offers)]
    best, place = max(liked)
    return offers[-place] if best > 0 else None


_chosen_before = lru_cache(maxsize=256)(_chosen)


def _range(part: str) -> tuple[str, float]:
    kind, *parameters = (piece.strip() for piece in part.split(";"))
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip().lower() == "q":
            try:
                return kind.lower(), min(1.0, max(0.0, float(value)))
            except ValueError:
                return kind.lower(), 0.0
    return kind.lower(), 1.0


def _quality(offer: str, ranges: Sequence[tuple[str, float]]) -> float:
    family = offer.partition("/")[0] + "/*"
    for wanted in (offer, family, "*/*"):
        found = [quality for kind, quality in ranges if kind == wanted]
        if found:
            return max(found)
    return 0.0
