"""A thing's page as the service gives it: the body of the published page, without scripts, in a frame of its own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from urllib.parse import quote

from graph.errors import NotFound
from graph.export.jsonld import context, understood
from graph.publish.places import path_of
from graph.publish.resources import in_script, said_of, to_jsonld
from graph.publish.settings import Publication
from graph.publish.template import CSS, escaped
from graph.publish.thing_pages import Site, document_page, thing_page
from graph.store import Reader
from graph.terms import PREFIXES, node
from ontology import vocabulary

_ELSEWHERE = {
    "region/": (PREFIXES["nuts"], ""),
    "country/": (PREFIXES["country"], ""),
    "city/": ("https://sws.geonames.org/", "/"),
    "vocab/": (vocabulary.VOCAB, ""),
}
"""What follows ``/page/`` for things whose IRIs do not begin with the store's base: how theirs begin and end."""


def iri_at(path: str, base: str) -> str:
    """The IRI of the thing at a path.

    >>> iri_at("region/ITC1", "https://example.org/"), iri_at("id/project/circe", "https://example.org/")
    ('http://data.europa.eu/nuts/code/ITC1', 'https://example.org/id/project/circe')
    """
    for start, (begin, end) in _ELSEWHERE.items():
        if path.startswith(start):
            return begin + path.removeprefix(start) + end
    return base + path


def page_path(iri: str, base: str) -> str:
    """The path of a thing's page after ``/page/``, '' for what has none; a passage's is that of its document.

    >>> page_path("https://e.org/doc/5c16/ev/3-8/rule.1", "https://e.org/"), page_path("https://other.org/", "https://e.org/")
    ('doc/5c16', '')
    """
    if iri.startswith(vocabulary.VOCAB):
        return "vocab/" + iri.removeprefix(vocabulary.VOCAB)
    return path_of(iri.partition("/ev/")[0], base).removeprefix("page/")


class _Paths(Mapping[str, str]):
    """The path of the page of everything that can have one, without a list of all there is."""

    def __init__(self, base: str) -> None:
        self._base = base

    def __getitem__(self, iri: str) -> str:
        found = page_path(iri, self._base)
        if not found:
            raise KeyError(iri)
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 0


def page(reader: Reader, base: str, iri: str, language: str, explorer: bool) -> str:
    """The page of a thing as HTML; raises NotFound. ``explorer`` links to the explorer's page of it."""
    path = page_path(iri, base)
    said = said_of(reader, iri, base)
    if not path or (not said and next(iter(reader.match(None, None, node(iri))), None) is None):
        raise NotFound(f"{iri}: nothing in this store has this address")
    given = publication(base, language)
    site = Site(reader, given, _Paths(base), frozenset())
    linked = in_script(to_jsonld(said, understood(context()))) if said else "{}"
    made = document_page(site, iri, said, linked) if path.startswith("doc/") else thing_page(site, iri, linked)
    name = path.rpartition("/")[2]
    place = f"/documents?doc={name}" if path.startswith("doc/") else f"/thing?iri={escaped(quote(iri, safe=''))}"
    links = f'<header><strong>Triptych</strong><a href="{place}">↗</a></header>' if explorer else ""
    kinds = (("ttl", "text/turtle"), ("jsonld", "application/ld+json"), ("nt", "application/n-triples"))
    head = [
        f'<link rel="canonical" href="{escaped(iri)}">',
        *(f'<link rel="alternate" type="{kind}" href="{escaped(name)}.{form}">' for form, kind in kinds),
        f'<script type="application/ld+json">{made.jsonld}</script>',
    ]
    return framed(made.title, language, head, made.body, links)


def publication(base: str, language: str) -> Publication:
    """What the code of published pages asks for; no page of the service shows its licence or publisher."""
    return Publication(base=base, licence="CC0-1.0", title="Triptych", publisher="Triptych", language=language)


def framed(title: str, language: str, head: Sequence[str], body: str, links: str = "") -> str:
    """A whole page around a body; ``links`` stand above it."""
    return "\n".join([
        "<!doctype html>",
        f'<html lang="{escaped(language)}">',
        "<head>",
        '<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{escaped(title)}</title>",
        f"<style>{CSS}</style>",
        *head,
        "</head>",
        "<body>",
        links,
        '<main id="content">',
        body,
        "</main>",
        "</body>",
        "</html>",
        "",
    ])  # fmt: skip
