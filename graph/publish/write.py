"""A release from a store: everything that ``triptych publish`` puts into a folder, the sums last."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from graph.errors import BadInput
from graph.export.jsonld import context, understood
from graph.export.lines import facts, ordered, parsed
from graph.export.turtle import turtle
from graph.naming import kinds_of
from graph.ontology_graph import ontology_triples
from graph.publish import catalog, citation, hosting, index_pages, retracted, sitemap
from graph.publish import changes as differences
from graph.publish.counts import counts
from graph.publish.dumps import Dump, write_dumps
from graph.publish.folder import Folder
from graph.publish.places import paths
from graph.publish.published import Published
from graph.publish.redaction import Redactor, redactor
from graph.publish.resources import in_script, said_of, to_jsonld, to_turtle
from graph.publish.settings import Publication, day_of_epoch
from graph.publish.template import CSS, STYLE, rendered
from graph.publish.thing_pages import Site, document_page, thing_page
from graph.terms import iri_of, node, shown
from ontology import vocabulary

if TYPE_CHECKING:
    from graph.store import Reader
    from graph.tombstones import Tombstones

Progress = Callable[[int, int], None]
CATALOG = "catalog.ttl"


@dataclass(frozen=True, slots=True)
class Release:
    """What was published: things and documents with files, quads in the dumps, files new, the same, and gone.

    ``withheld`` counts triples of the release before that went and are not said again.
    """

    iri: str
    things: int
    quads: int
    written: int
    kept: int
    gone: int
    withheld: int = 0


def release(
    reader: Reader,
    base: str,
    target: Path,
    publication: Publication,
    *,
    erased: Tombstones | None = None,
    previous: Path | None = None,
    epoch: str = "",
    progress: Progress | None = None,
) -> Release:
    """Publish what a reader holds into a folder; the same graph and decisions give the same bytes.

    ``base`` begins the IRIs of the store, ``erased`` are its tombstones. ``previous`` is the folder of the release
    before, which is read first, so it may be the very folder that is written. ``epoch`` is ``SOURCE_DATE_EPOCH``.
    Raises BadInput where the day of the release is not known, or the number is that of the release before.
    """
    given = replace(publication, issued=publication.issued or _issued(reader, epoch))
    hidden = redactor(reader, given.persons, erased)
    before = _Before(previous, given.release) if previous else None
    with Published(reader, base, given, hidden) as made:
        folder = Folder(target)
        place = paths(made, given.base)
        terms = frozenset(vocabulary.terms())
        site = Site(made, given, place, terms)
        dumps = write_dumps(made, folder, given.release)
        _write_things(site, folder, progress)
        withheld = _write_changes(site, folder, before, hidden) if before else 0
        _write_catalog(site, folder, dumps, before.release if before else "")
        gone = folder.close()
    quads = sum(one.lines for one in dumps.values())
    return Release(given.release_iri, len(place), quads, folder.written, folder.kept, gone, withheld)


class _Before:
    """The release before, read whole before anything is written."""

    def __init__(self, folder: Path, release: str) -> None:
        self.release = differences.release_of(folder)
        if self.release == release:
            raise BadInput(f"release {release}: is the one before, too; give the next with --release")
        self.lines = list(differences.held(folder))
        self.retractions = differences.earlier_retractions(folder)


def _issued(reader: Reader, epoch: str) -> str:
    """The day of a release: what the environment says, else that of the newest document."""
    if epoch:
        return day_of_epoch(epoch)
    source, when = node(vocabulary.expand("rdf:type")), node(vocabulary.expand("dct:date"))
    documents = reader.match(None, source, node(vocabulary.expand("tri:SourceDocument")))
    days = [shown(quad.object) for one in documents for quad in reader.match(one.subject, when)]
    newest = max((day for day in days if len(day) == len("2024-05-31")), default="")
    if not newest:
        raise BadInput("day of the release: no document has a date; give --issued 2024-05-31, or set SOURCE_DATE_EPOCH")
    return newest


def _write_things(site: Site, folder: Folder, progress: Progress | None) -> None:
    """The three files of every thing and document, and the pages that list them."""
    given, known = site.publication, understood(context())
    entries: list[index_pages.Entry] = []
    for number, (iri, path) in enumerate(site.paths.items()):
        said = said_of(site.reader, iri, given.base)
        data = to_jsonld(said, known)
        folder.write(f"{path}.ttl", to_turtle(said, given.base))
        folder.write(f"{path}.jsonld", data)
        is_document = iri.startswith(given.base + "doc/")
        script = in_script(data)
        page = document_page(site, iri, said, script) if is_document else thing_page(site, iri, script)
        folder.write(f"{path}.html", rendered(page, given))
        entries.append((path, page.title, () if is_document else kinds_of(site.reader, iri)))
        if progress:
            progress(number + 1, len(site.paths))
    pages = [*index_pages.index(given, entries), index_pages.ontology_page(given)]
    for page in pages:
        folder.write(f"{page.path}.html", rendered(page, given))
    folder.write(STYLE, CSS)
    folder.write("ontology.ttl", "".join(turtle(map(parsed, ordered(_ontology())), given.base)))
    folder.write("sitemap.xml", sitemap.sitemap(given, [f"{path}.html" for path, _, _ in entries]))
    for name, text in hosting.snippets(given):
        folder.write(name, text)


def _ontology() -> Iterator[bytes]:
    return (f"{triple} .\n".encode() for triple in ontology_triples())


def _write_changes(site: Site, folder: Folder, before: _Before, hidden: Redactor) -> int:
    """The differences and the retractions; how many triples that went are not said again."""
    given = site.publication
    found = differences.changes(before.lines, facts(site.reader), hidden)
    folder.write_all("changes/added.nt", iter(found.added))
    folder.write_all("changes/removed.nt", iter(found.removed))
    folder.write(differences.SUMMARY, differences.summary(before.release, given.release, found))
    things = {parsed(line).subject[1:-1] for line in before.lines}
    ours = (iri for iri in things if iri.startswith(given.base))
    listed = differences.retractions(ours, site.paths, _replaced(site), before.retractions, given.release, hidden)
    folder.write(differences.RETRACTIONS, differences.to_csv(listed))
    for page in retracted.pages(site, listed):
        folder.write(f"{page.path}.html", rendered(page, given))
    return found.withheld


def _replaced(site: Site) -> dict[str, str]:
    """What took the place of things, by a person's judgement."""
    quads = site.reader.match(None, node(vocabulary.expand("dct:isReplacedBy")))
    return {iri_of(quad.subject): iri_of(quad.object) for quad in quads}


def _write_catalog(site: Site, folder: Folder, dumps: dict[str, Dump], previous: str) -> None:
    given, reader = site.publication, site.reader
    found = [
        catalog.Distribution(name, one.file, folder.size(one.file), folder.digest(one.file))
        for name, one in dumps.items()
    ]
    documents = sorted(iri for iri in site.paths if iri.startswith(given.base + "doc/"))
    example = next((iri for iri in site.paths if "/id/project/" in iri), next(iter(site.paths), ""))
    counted = counts(map(parsed, facts(reader)), given.base)
    made = catalog.catalogue(given, found, counted, documents, example, previous)
    data = {"ttl": catalog.to_turtle(made), "jsonld": catalog.to_jsonld(made)}
    for name in ("catalog", f"release/{given.release}"):
        for ending, text in data.items():
            folder.write(f"{name}.{ending}", text)
    folder.write("CITATION.cff", citation.citation_cff(given))
    folder.write("datacite.json", citation.datacite(given, len(documents), sum(one.size for one in found)))
    listed = [(one.file, one.name, one.size) for one in found]
    listed += [(name, "DCAT, VoID, PROV", folder.size(name)) for name in (CATALOG, "catalog.jsonld")]
    for path, others in (("about", ()), (f"release/{given.release}", ("ttl", "jsonld"))):
        page = replace(index_pages.about(given, path, listed), others=others)
        folder.write(f"{path}.html", rendered(page, given))
