"""A release from a store: everything that ``triptych publish`` puts into a folder, the sums last."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from graph.errors import BadInput
from graph.export.lines import ordered, parsed
from graph.export.turtle import turtle
from graph.ontology_graph import ontology_triples
from graph.publish import catalog, citation, hosting, index_pages, retracted, sitemap
from graph.publish.before import INGREDIENTS, Before, Pages, ingredients_file
from graph.publish.changes import SUMMARY, write_changes
from graph.publish.counts import Counts
from graph.publish.dumps import Dump, Dumps
from graph.publish.folder import Folder
from graph.publish.ingredients import Ingredients
from graph.publish.places import path_of, paths
from graph.publish.published import Published, prepared
from graph.publish.redaction import Redactor, redactor
from graph.publish.settings import Publication, day_of_epoch
from graph.publish.template import CSS, STYLE, rendered
from graph.publish.thing_pages import Site
from graph.publish.things import Progress, write_things
from graph.publish.words import words
from graph.terms import iri_of, node, shown
from ontology import vocabulary

if TYPE_CHECKING:
    from graph.store import Reader
    from graph.tombstones import Tombstones

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
    before, which may be the very folder that is written; pages that are there and would be made of the same are taken
    over from it, else from the folder. ``epoch`` is ``SOURCE_DATE_EPOCH``.
    Raises BadInput where the day of the release is not known, or the number is that of the release before.
    """
    given = replace(publication, issued=publication.issued or _issued(reader, epoch))
    hidden = redactor(reader, given.persons, erased)
    before = Before(previous) if previous else None
    if before and before.release == given.release:
        raise BadInput(f"release {given.release}: is the one before, too; give the next with --release")
    folder, earlier = Folder(target), Pages(previous or target)
    dumps, counted, made_of = Dumps(folder, given.release), Counts(given.base), Ingredients(given.base, given.language)
    lines = prepared(reader, base, given, hidden)
    with Published(dumps.passing(lines, counted.hear, made_of.hear)) as made:
        site = Site(made, given, paths(made, given.base), frozenset(vocabulary.terms()))
        digests = made_of.digests(dumps.read(), site.paths, site.name)
        entries = write_things(site, folder, digests, earlier, progress)
        folder.write(INGREDIENTS, ingredients_file(digests, site.paths))
        _write_frame(site, folder, entries)
        withheld = _write_changes(site, folder, before, dumps.read(), hidden) if before else 0
        _write_catalog(site, folder, dumps.all, counted, before.release if before else "")
        gone = folder.close()
    quads = sum(one.lines for one in dumps.all.values())
    return Release(given.release_iri, len(site.paths), quads, folder.written, folder.kept, gone, withheld)


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


def _write_frame(site: Site, folder: Folder, entries: Sequence[index_pages.Entry]) -> None:
    """What stands around the things: the pages that list them, the terms, and what servers need."""
    given = site.publication
    for page in [*index_pages.index(given, entries), index_pages.ontology_page(given)]:
        folder.write(f"{page.path}.html", rendered(page, given))
    folder.write(STYLE, CSS)
    folder.write("ontology.ttl", "".join(turtle(map(parsed, ordered(_ontology())), given.base)))
    for name, text in sitemap.sitemaps(given, [f"{path}.html" for path, _, _ in entries]):
        folder.write(name, text)
    for name, text in hosting.snippets(given):
        folder.write(name, text)


def _ontology() -> Iterator[bytes]:
    return (f"{triple} .\n".encode() for triple in ontology_triples())


def _write_changes(site: Site, folder: Folder, before: Before, now: Iterable[bytes], hidden: Redactor) -> int:
    """The differences and the retractions; how many triples that went are not said again."""
    given = site.publication
    found = write_changes(folder, before.quads(), now, hidden, given.quotes)
    folder.write(SUMMARY, found.summary(before.release, given.release))
    ours = (iri for iri in before.subjects if iri.startswith(given.base) and path_of(iri, given.base))
    listed = retracted.retractions(ours, site.paths, _replaced(site), before.retractions, given.release, hidden)
    folder.write(retracted.RETRACTIONS, retracted.to_csv(listed))
    for page in retracted.pages(site, listed):
        folder.write(f"{page.path}.html", rendered(page, given))
    return found.withheld


def _replaced(site: Site) -> dict[str, str]:
    """What took the place of things, by a person's judgement."""
    quads = site.reader.match(None, node(vocabulary.expand("dct:isReplacedBy")))
    return {iri_of(quad.subject): iri_of(quad.object) for quad in quads}


def _write_catalog(site: Site, folder: Folder, dumps: dict[str, Dump], counted: Counts, previous: str) -> None:
    given = site.publication
    found = [
        catalog.Distribution(name, one.file, folder.size(one.file), folder.digest(one.file))
        for name, one in dumps.items()
    ]
    documents = sorted(iri for iri in site.paths if iri.startswith(given.base + "doc/"))
    example = next((iri for iri in site.paths if "/id/project/" in iri), next(iter(site.paths), ""))
    made = catalog.catalogue(given, found, counted, documents, example, previous)
    data = {"ttl": made.to_turtle(), "jsonld": made.to_jsonld()}
    for name in ("catalog", f"release/{given.release}"):
        for ending, text in data.items():
            folder.write(f"{name}.{ending}", text)
    folder.write("CITATION.cff", citation.citation_cff(given))
    folder.write("datacite.json", citation.datacite(given, len(documents), sum(one.size for one in found)))
    say = words(given.language)
    meanings = {"facts": say["factsfile"], "quotes": say["quoted"]}
    listed = [(one.file, meanings[one.name], one.size) for one in found]
    others = {CATALOG: "DCAT, VoID, PROV", "catalog.jsonld": "DCAT, VoID, PROV", "CITATION.cff": "Citation File Format"}
    others |= {"datacite.json": "DataCite", retracted.RETRACTIONS: say["retractions"]}
    listed += [(name, meaning, folder.size(name)) for name, meaning in others.items() if folder.has(name)]
    for path, beside in (("about", ()), (f"release/{given.release}", ("ttl", "jsonld"))):
        page = replace(index_pages.about(given, path, listed), others=beside)
        folder.write(f"{path}.html", rendered(page, given))
