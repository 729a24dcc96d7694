"""Points about the pages: language, data beside them, links that lead somewhere, nothing from elsewhere."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from urllib.parse import unquote, urldefrag, urlsplit

from graph.publish.catalogued import triples
from graph.publish.verify.points import Fault, Point
from graph.publish.verify.website import Website, triple

_MEDIA = {"text/turtle": "ttl", "application/ld+json": "jsonld"}
_FETCHED = re.compile(r"""url\(\s*["']?([^"')]+)|@import\s+["']([^"']+)""")


def _language_and_title(site: Website) -> Iterator[Fault]:
    for name, page in site.pages.items():
        if not page.language:
            yield Fault(name, "does not say its language")
        if not page.title.strip():
            yield Fault(name, "has no title")


def _alternates(site: Website) -> Iterator[Fault]:
    for path in site.paths.values():
        name = f"{path}.html"
        page = site.pages.get(name)
        if page is None:
            continue  # point 5 says so
        named = {kind: _target(name, href) for kind, href in page.alternates}
        for kind, ending in _MEDIA.items():
            if named.get(kind) != f"{path}.{ending}":
                yield Fault(name, f"does not name its {ending} with rel=alternate")


def _embedded(site: Website) -> Iterator[Fault]:
    for iri, said in site.things():
        name = f"{site.paths[iri]}.html"
        if name not in site.here:
            continue  # point 5 says so
        try:
            found = {triple(line) for line in triples(site.page(name).jsonld, "jsonld")}
        except (SyntaxError, ValueError) as error:
            yield Fault(name, f"its JSON-LD cannot be read: {error}")
            continue
        if found != said:
            yield Fault(name, "its JSON-LD says something else than the dumps")


def _no_broken_link(site: Website) -> Iterator[Fault]:
    for name, page in site.pages.items():
        for href in sorted(set(page.links)):
            address, anchor = urldefrag(href)
            inside = address.startswith(site.base)
            if not inside and urlsplit(address).scheme:
                continue
            target = unquote(address[len(site.base) :]) if inside else _target(name, address)
            found = next((one for one in (target, f"{target}.html", f"{target}index.html") if one in site.here), "")
            if not found:
                yield Fault(name, f"{href}: leads to nothing")
            elif anchor and found in site.pages and anchor not in site.pages[found].anchors:
                yield Fault(name, f"{href}: no such place on the page")


def _no_outside_asset(site: Website) -> Iterator[Fault]:
    for name, page in site.pages.items():
        for asset in page.assets:
            if urlsplit(asset).scheme or asset.startswith("//"):
                yield Fault(name, f"{asset}: would be fetched from elsewhere")
            elif _target(name, asset) not in site.here:
                yield Fault(name, f"{asset}: is not there")
    for name in site.files:
        if name.endswith(".css"):
            for one, two in _FETCHED.findall((site.folder / name).read_text("utf-8")):
                if urlsplit(one or two).scheme or (one or two).startswith("//"):
                    yield Fault(name, f"{one or two}: would be fetched from elsewhere")


def _target(page: str, href: str) -> str:
    """The file within the folder that a relative link leads to."""
    path = unquote(urldefrag(href)[0])
    return posixpath.normpath(posixpath.join(posixpath.dirname(page), path)) if path else page


POINTS = (
    Point(7, "Every page says its language and has a title.", _language_and_title),
    Point(8, "Every page of a thing names its data with rel=alternate.", _alternates),
    Point(9, "Every page of a thing holds its data as JSON-LD.", _embedded),
    Point(10, "No link within the publication is broken.", _no_broken_link),
    Point(11, "No page fetches anything from elsewhere.", _no_outside_asset),
)
