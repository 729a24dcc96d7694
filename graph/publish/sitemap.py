"""The list of pages for search engines."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import quote

from graph.publish.settings import Publication
from graph.publish.template import escaped

_MOST = 50_000
"""Addresses that the protocol allows in one file."""


def sitemap(publication: Publication, files: Sequence[str]) -> str:
    """The sitemap of a publication: its first pages, and as many of its things as one file may hold."""
    addresses = ["index.html", "about.html", "ontology.html", *sorted(files)][:_MOST]
    rows = "".join(
        f"<url><loc>{escaped(publication.base + quote(name))}</loc><lastmod>{publication.issued}</lastmod></url>\n"
        for name in addresses
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{rows}</urlset>\n'
    )
