"""The one template of all published pages: plain HTML, readable without a script, in the explorer's colours."""

from __future__ import annotations

import html
from dataclasses import dataclass

from graph.publish.citation import cite_page
from graph.publish.places import link
from graph.publish.settings import Publication, licence_name
from graph.publish.words import words

STYLE = "assets/style.css"
CSS = """\
:root { color-scheme: light dark; --back: #fff; --ink: #1c2733; --soft: #5a6877; --line: #d8dfe6; --link: #0b5fa5;
  --card: #f5f7fa; }
@media (prefers-color-scheme: dark) {
  :root { --back: #10161d; --ink: #e4eaf0; --soft: #9fadba; --line: #2c3844; --link: #9cc9f2; --card: #18212b; }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--back); color: var(--ink); font: 1rem/1.55 system-ui, sans-serif; }
header, main, footer { max-width: 58rem; margin: 0 auto; padding: 1rem; }
header { border-bottom: 1px solid var(--line); display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; }
header strong { margin-right: auto; }
footer { border-top: 1px solid var(--line); color: var(--soft); font-size: .875rem; margin-top: 3rem; }
a { color: var(--link); }
a:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
.skip { position: absolute; left: -99rem; }
.skip:focus { left: 1rem; }
h1 { line-height: 1.2; margin: 1rem 0 .25rem; overflow-wrap: anywhere; }
h2 { margin: 2rem 0 .5rem; font-size: 1.25rem; }
code { font-size: .875em; overflow-wrap: anywhere; color: var(--soft); }
dl { margin: 0; }
dt { font-weight: 600; margin-top: 1rem; }
dd { margin: .15rem 0 .4rem 1.25rem; overflow-wrap: anywhere; }
small, .soft { color: var(--soft); }
blockquote { margin: .3rem 0; padding: .35rem .8rem; border-left: 3px solid var(--link); background: var(--card);
  overflow-wrap: anywhere; }
cite { display: block; font-style: normal; font-size: .875rem; color: var(--soft); }
details summary { cursor: pointer; color: var(--soft); }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; padding: .3rem .6rem .3rem 0; border-bottom: 1px solid var(--line); vertical-align: top; }
.number { text-align: right; white-space: nowrap; }
"""


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its path within the folder without ending, its title, its body as HTML, and the thing it is about.

    ``jsonld`` is embedded, '' for a page that describes no thing. ``others`` are endings of files beside it.
    """

    path: str
    title: str
    body: str
    iri: str = ""
    jsonld: str = ""
    others: tuple[str, ...] = ("ttl", "jsonld")


_MAIN, _END = '<main id="content">', "</main>"
_MEDIA = {"ttl": "text/turtle", "jsonld": "application/ld+json"}


def escaped(text: str) -> str:
    """Text as HTML shows it.

    >>> escaped('<b> & "c"')
    '&lt;b&gt; &amp; &quot;c&quot;'
    """
    return html.escape(text)


def rendered(page: Page, publication: Publication) -> str:
    """The whole page."""
    say, name = words(publication.language), page.path.rpartition("/")[2]
    title = page.title if page.title == publication.title else f"{page.title} · {publication.title}"
    head = [
        '<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{escaped(title)}</title>",
        f'<link rel="stylesheet" href="{link(page.path, STYLE)}">',
        f'<link rel="license" href="{escaped(publication.licence)}">',
    ]
    if page.iri:
        head += [f'<link rel="canonical" href="{escaped(page.iri)}">'] if page.iri.startswith(publication.base) else []
        head += [
            f'<link rel="alternate" type="{_MEDIA[one]}" href="{link("", f"{name}.{one}")}">' for one in page.others
        ]
        head.append(f'<link rel="describedby" href="{link(page.path, "catalog.ttl")}">')
    if page.jsonld:
        head.append(f'<script type="application/ld+json">{page.jsonld}</script>')
    language = publication.language
    home = link(page.path, "index.html")
    return "\n".join([
        "<!doctype html>",
        f'<html lang="{escaped(language)}">',
        "<head>", *head, "</head>", "<body>",
        f'<a class="skip" href="#content">{say["skip"]}</a>',
        f'<header><strong><a href="{home}">{escaped(publication.title)}</a></strong>'
        f'<a href="{home}">{say["home"]}</a><a href="{link(page.path, "ontology.html")}">{say["ontology"]}</a>'
        f'<a href="{link(page.path, "about.html")}">{say["about"]}</a></header>',
        _MAIN, page.body, _END,
        f"<footer>{_foot(page, publication)}</footer>", "</body>", "</html>", "",
    ])  # fmt: skip


def body_of(html: str) -> str:
    """The body of a page that ``rendered`` has made."""
    return html.partition(f"{_MAIN}\n")[2].rpartition(f"\n{_END}\n")[0]


def _foot(page: Page, publication: Publication) -> str:
    say = words(publication.language)
    address = page.iri if page.iri.startswith(publication.base) else f"{publication.base}{page.path}.html"
    name = escaped(licence_name(publication.licence))
    return (
        f"<p>{say['cite']}: {escaped(cite_page(page.title, address, publication))}</p>"
        f'<p>{say["licence"]} <a rel="license" href="{escaped(publication.licence)}">{name}</a>. {say["quotes"]}</p>'
    )
