"""The three files of every thing and document: made, or taken over from the release before."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from graph.export.jsonld import Context, context, understood
from graph.naming import kinds_of
from graph.publish.before import FORMS, Pages
from graph.publish.folder import Folder
from graph.publish.index_pages import Entry
from graph.publish.resources import in_script, said_of, to_jsonld, to_turtle
from graph.publish.template import Page, body_of, rendered
from graph.publish.thing_pages import Site, document_page, thing_page

Progress = Callable[[int, int], None]


def write_things(
    site: Site, folder: Folder, digests: Mapping[str, str], earlier: Pages, progress: Progress | None
) -> list[Entry]:
    """Write the files of all things; what the index tells of each comes back, in order."""
    known = understood(context())
    entries: list[Entry] = []
    for number, (iri, path) in enumerate(site.paths.items(), 1):
        files = _taken_over(site, iri, earlier.same(path, digests[iri])) or made(site, iri, known)
        for ending in FORMS:
            folder.write(f"{path}.{ending}", files[ending])
        entries.append((path, site.name(iri), () if site.is_document(iri) else kinds_of(site.reader, iri)))
        if progress:
            progress(number, len(site.paths))
    return entries


def made(site: Site, iri: str, known: Context) -> Mapping[str, str]:
    """The files of a thing by their endings."""
    given = site.publication
    said = said_of(site.reader, iri, given.base)
    data = to_jsonld(said, known)
    script = in_script(data)
    page = document_page(site, iri, said, script) if site.is_document(iri) else thing_page(site, iri, script)
    return {"html": rendered(page, given), "ttl": to_turtle(said, given.base), "jsonld": data}


def _taken_over(site: Site, iri: str, files: Mapping[str, str] | None) -> Mapping[str, str] | None:
    """The files with the frame that this release has: it is named in it."""
    if files is None:
        return None
    page = Page(site.paths[iri], site.name(iri), body_of(files["html"]), iri, in_script(files["jsonld"]))
    return {**files, "html": rendered(page, site.publication)}
