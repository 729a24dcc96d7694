"""Pages that stand where a thing was published that is no more: a link never leads to nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from graph.publish.changes import Retraction
from graph.publish.places import path_of
from graph.publish.template import Page, escaped
from graph.publish.thing_pages import Site
from graph.publish.words import words


def pages(site: Site, retractions: Iterable[Retraction]) -> Iterator[Page]:
    """One page for each retraction: what took its place, or that it was withdrawn."""
    say = words(site.publication.language)
    for one in retractions:
        path = path_of(one.iri, site.publication.base)
        if not path:
            continue
        told = f"<p>{say['withdrawn']} ({say['release']} {escaped(one.release)})</p>"
        if one.replacement:
            told = f"<p>{say['replaced']} {site.anchor(path, one.replacement, site.name(one.replacement))}.</p>"
        name = one.iri.removeprefix(site.publication.base)
        yield Page(path, name, f"<h1><code>{escaped(name)}</code></h1>{told}", one.iri, others=())
