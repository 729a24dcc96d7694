"""The list of pages for search engines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from urllib.parse import quote

from graph.publish.settings import Publication
from graph.publish.template import escaped

_MOST = 50_000
"""Addresses that the protocol allows in one file."""


def sitemaps(publication: Publication, files: Sequence[str], most: int = _MOST) -> Iterator[tuple[str, str]]:
    """The name and text of each file: ``sitemap.xml``, which lists others where one cannot hold all pages."""
    pages = ["index.html", "about.html", "ontology.html", *sorted(files)]
    parts = [pages[at : at + most] for at in range(0, len(pages), most)]
    if len(parts) == 1:
        yield "sitemap.xml", _listed("urlset", "url", publication, pages)
        return
    names = [f"sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
    yield "sitemap.xml", _listed("sitemapindex", "sitemap", publication, names)
    for name, part in zip(names, parts, strict=True):
        yield name, _listed("urlset", "url", publication, part)


def _listed(whole: str, each: str, publication: Publication, names: Sequence[str]) -> str:
    addresses = (escaped(publication.base + quote(name)) for name in names)
    day = f"<lastmod>{publication.issued}</lastmod>"
    rows = "".join(f"<{each}><loc>{address}</loc>{day}</{each}>\n" for address in addresses)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<{whole} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{rows}</{whole}>\n'
    )
