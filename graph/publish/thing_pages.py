"""The pages of things and of documents: every fact with the words it was read from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING

from graph.evidence import Evidence
from graph.export.lines import Line as Triple
from graph.export.lines import plain
from graph.iri import graph_iri
from graph.model import Literal
from graph.naming import label
from graph.publish.places import link, term_anchor
from graph.publish.settings import Publication
from graph.publish.template import Page, escaped
from graph.publish.words import words
from graph.show import Line, View, show
from graph.terms import Quad, iri_of, node, shown
from ontology import vocabulary

if TYPE_CHECKING:
    from graph.store import Reader

_MANY = 200
"""Facts of one property on a page; the data beside it hold all."""
_PASSAGES = 3


@dataclass(frozen=True, slots=True)
class Site:
    """What pages are made from: the quads, the decisions, and where everything stands.

    ``terms`` have anchors on the page of the ontology; ``names`` are those that were asked for already.
    """

    reader: Reader
    publication: Publication
    paths: Mapping[str, str]
    terms: frozenset[str]
    names: dict[str, str] = field(default_factory=dict)

    def name(self, iri: str) -> str:
        """What to call a thing."""
        if iri not in self.names:
            self.names[iri] = label(self.reader, iri, self.publication.language, self.publication.base)
        return self.names[iri]

    def is_document(self, iri: str) -> bool:
        """Whether a thing is a source."""
        return iri.startswith(f"{self.publication.base}doc/")

    def anchor(self, path: str, iri: str, text: str, language: str = "") -> str:
        """A link from the page at a path to a thing, as HTML; its text alone where there is nothing to link to."""
        said = f' lang="{escaped(language)}"' if language else ""
        if iri in self.paths:
            return f'<a href="{link(path, self.paths[iri] + ".html")}"{said}>{escaped(text)}</a>'
        if iri in self.terms:
            return f'<a href="{link(path, "ontology.html")}#{term_anchor(iri)}"{said}>{escaped(text)}</a>'
        if iri.startswith(("http://", "https://")) and not iri.startswith(self.publication.base):
            return f'<a href="{escaped(iri)}"{said}>{escaped(text)}</a>'
        return escaped(text)


def thing_page(site: Site, iri: str, jsonld: str) -> Page:
    """The page of a thing of which something is held true."""
    publication = site.publication
    view = show(site.reader, iri, publication.language, limit=_MANY, base=publication.base)
    path, say = site.paths[iri], words(publication.language)
    kinds = ", ".join(vocabulary.label(vocabulary.term(kind), publication.language) for kind in view.kinds)
    body = [f"<h1>{escaped(view.label)}</h1>", f'<p class="soft">{escaped(kinds)} <code>{escaped(iri)}</code></p>']
    once = {text: language for text, language in reversed(view.names) if text != view.label}
    others = list(reversed(once.items()))
    if others:
        named = "; ".join(f"<span{_lang(language)}>{escaped(text)}</span>" for text, language in others)
        body.append(f"<details{' open' if len(others) <= 12 else ''}><summary>{say['also']}</summary>{named}</details>")
    body += [f"<h2>{say['facts']}</h2>", *_facts(site, path, view)]
    if view.links:
        links = "; ".join(site.anchor(path, one, one) for one in view.links)
        body.append(f"<h2>{say['elsewhere']}</h2><p>{links}</p>")
    body.append(_files(path, say["data"]))
    return Page(path, view.label, "\n".join(body), iri, jsonld)


def document_page(site: Site, iri: str, said: tuple[Triple, ...], jsonld: str) -> Page:
    """The page of a source: its rights, and what each of its passages says."""
    publication, path = site.publication, site.paths[iri]
    say, title = words(publication.language), site.name(iri)
    values = {vocabulary.compact(line.predicate[1:-1]): line.object for line in said}
    body = [f"<h1>{escaped(title)}</h1>", f'<p class="soft">{say["source"]} <code>{escaped(iri)}</code></p>', "<dl>"]
    rights = values.get("dct:rights")
    body += [f"<dt>{say['rights']}</dt><dd>{escaped(plain(rights)) if rights else say['rightsunknown']}</dd>"]
    for name, word in (("dct:date", say["date"]), ("dct:source", say["from"])):
        if name in values:
            text = plain(values[name])
            body.append(f"<dt>{word}</dt><dd>{site.anchor(path, text, text)}</dd>")
    body += ["</dl>", f"<h2>{say['says']}</h2>", *_passages(site, iri, path), _files(path, say["data"])]
    return Page(path, title, "\n".join(body), iri, jsonld)


def _facts(site: Site, path: str, view: View) -> Iterator[str]:
    say, left = words(site.publication.language), dict(view.left_out)
    yield "<dl>"
    for heading, lines in view.groups():
        yield f"<dt>{site.anchor(path, lines[0].predicate, heading)}</dt>"
        for line in lines:
            yield f"<dd>{_value(site, path, line)} {_support(site, path, line)}</dd>"
        if heading in left:
            yield f"<dd class=soft>… {say['more'].format(n=left[heading])}</dd>"
    yield "</dl>"


def _value(site: Site, path: str, line: Line) -> str:
    if isinstance(line.object, Literal):
        return f"<span{_lang(line.object.language or '')}>{escaped(line.value)}</span>"
    return site.anchor(path, line.object, line.value)


def _support(site: Site, path: str, line: Line) -> str:
    say = words(site.publication.language)
    if line.standing in {"table", "inferred", "judged"}:
        return f"<small>{say[line.standing]}</small>"
    quotes = "".join(_quote(site, path, one) for one in line.evidence[:_PASSAGES])
    more = len(line.evidence) - _PASSAGES
    return quotes + (f"<small>… {say['more'].format(n=more)}</small>" if more > 0 else "")


def _quote(site: Site, path: str, one: Evidence) -> str:
    say, place = words(site.publication.language), str(one.place)
    source = site.anchor(path, one.document, one.title) + (f", {escaped(place)}" if place else "")
    return (
        f"<blockquote>{escaped(one.quote)}<cite>{source} · {say['confidence']} {one.confidence:.2f}</cite></blockquote>"
    )


def _passages(site: Site, iri: str, path: str) -> Iterator[str]:
    """What each passage of a document says, in the order of the text."""
    base, language = site.publication.base, site.publication.language
    meta = node(graph_iri(base, "meta"))
    graphs = [
        iri_of(q.subject)
        for q in site.reader.match(None, node(vocabulary.expand("prov:hadPrimarySource")), node(iri), meta)
    ]
    spans = sorted((*_span(graph), graph) for graph in graphs)
    for _, members in groupby(spans, key=lambda one: one[:2]):
        found, quote = [], ""
        for *_, graph in members:
            quotes = site.reader.match(node(graph), node(vocabulary.expand("tri:quote")), None, meta)
            quote = quote or next((shown(one.object) for one in quotes), "")
            found += sorted(site.reader.match(None, None, None, node(graph)), key=str)
        lines = dict.fromkeys(_sentence(site, path, quad, language) for quad in found)  # each once, in order
        yield f"<blockquote>{escaped(quote)}<cite>{'<br>'.join(lines)}</cite></blockquote>"


def _sentence(site: Site, path: str, quad: Quad, language: str) -> str:
    subject, predicate, value = iri_of(quad.subject), quad.predicate.value, quad.object
    verb = vocabulary.labels(predicate)
    said = verb.get(language) or verb.get("en") or vocabulary.compact(predicate)
    if predicate == vocabulary.expand("rdf:type"):
        said = "is a" if language == "en" else said
    end = iri_of(value)
    told = site.anchor(path, end, site.name(end)) if end else escaped(shown(value))
    return f"{site.anchor(path, subject, site.name(subject))} {escaped(said)} {told}"


def _span(graph: str) -> tuple[int, int]:
    start, _, end = graph.partition("/ev/")[2].partition("/")[0].partition("-")
    return int(start), int(end)


def _lang(language: str) -> str:
    return f' lang="{escaped(language)}"' if language else ""


def _files(path: str, word: str) -> str:
    name = link("", path.rpartition("/")[2])
    return f'<p>{word}: <a href="{name}.ttl">Turtle</a> · <a href="{name}.jsonld">JSON-LD</a></p>'
