"""The graph follows the library: what changed documents come to, for all things they can touch.

Of documents that did not change themselves only those passages are written anew whose statements speak of
something else than before, or have another verdict.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

import pyoxigraph as ox

from graph.called import record_uses, uses_of
from graph.change import Change
from graph.codec import mentions_of
from graph.consequences import note_needed, write_inferences, write_merges, write_reference
from graph.curated import write_names_given
from graph.derived import labels
from graph.document_quads import STATUSES, Told, about_document, is_name, told, uses
from graph.iri import document_iri, evidence_iri, graph_iri
from graph.library import Library
from graph.model import Mention, Statement
from graph.nquads import iri, term
from graph.page import Page, Pages, iris_of, taken_for
from graph.pieces import drop_pieces, keep_pieces
from graph.rdf import node
from graph.reference import is_known
from graph.relink import Reach, relink
from graph.rulings import Rulings
from graph.settle import claimed_by, drop_claims, mentions_claimed, record_claims, settle_claims, statuses
from graph.status import Verdict
from graph.store import LiveGraph
from graph.updates import Standing


def follow(
    library: Library,
    live: LiveGraph,
    rulings: Rulings,
    base: str,
    documents: Iterable[str],
    pages: Pages,
    updates: Standing,
) -> Change:
    """The change that brings the graph to what library and ledger hold, for these documents and whom they touch.

    Runs inside the caller's transaction, for what the library derives from its readings changes with it. What
    ``updates`` said holds over it.
    """
    work = _Following(library, live, rulings, base, pages)
    fresh = {document: pages.whole(document) for document in documents}
    mentions = {document: mentions_of(page.statements if page else ()) for document, page in fresh.items()}
    reach = relink(library, mentions, rulings, base)
    changed = work.settle(fresh, reach)
    work.look_ahead(fresh, reach.iris)
    for document, page in fresh.items():
        work.write(document, page, reach.iri_of)
    for document in sorted((reach.moved.keys() | changed.keys()) - fresh.keys()):
        work.write_again(document, reach.moved.get(document, {}), changed.get(document, set()))
    shipped = note_needed(library, reach.iris, base)
    renamed = write_names_given(work.change, live, library, rulings, updates, base)
    write_reference(work.change, live, library, shipped | renamed, rulings, base)
    work.write_things(reach.iris, renamed)
    write_merges(work.change, live, library, rulings, base)
    updates.impose(work.change)
    write_inferences(work.change, live, base)
    updates.impose(work.change)
    work.change.follow_in_default_graph()
    return work.change


class _Following:
    """One run of ``follow``."""

    def __init__(self, library: Library, live: LiveGraph, rulings: Rulings, base: str, pages: Pages) -> None:
        self._library, self._live, self._rulings, self._base, self._pages = library, live, rulings, base, pages
        self._meta = ox.NamedNode(graph_iri(base, "meta"))
        self._named: set[str] = set()  # things that are called otherwise than before
        self.change = Change(live, base)

    def settle(self, fresh: Mapping[str, Page | None], reach: Reach) -> dict[str, set[str]]:
        """Settle what the documents claim; by document, statements of which the verdict may have changed."""
        groups = set()
        for document, page in fresh.items():
            groups |= drop_claims(self._library, document)
            if page:
                groups |= self._claims(page, page.statements, reach.iri_of)
        for document, moved in reach.moved.items():
            for page in self._pages.about(document, moved):
                said = [one for one in page.statements if speaks_of(one, moved)]
                groups |= drop_claims(self._library, document, [one.id for one in said])
                groups |= self._claims(page, said, iris_of(self._library, mentions_of(said)))
        return settle_claims(self._library, groups, self._rulings)

    def _claims(self, page: Page, said: Sequence[Statement], iri_of: Mapping[str, str]) -> set[tuple[str, str]]:
        date = page.document.date or ""
        return record_claims(self._library, said, iri_of, date, self._rulings, page.refused)

    def _verdicts(self, page: Page, said: Sequence[Statement], iri_of: Mapping[str, str]) -> list[Verdict]:
        return statuses(self._library, said, iri_of, page.refused, self._rulings)

    def look_ahead(self, documents: Iterable[str], things: Iterable[str]) -> None:
        """Fetch what the graph holds of documents and things, where it is far."""
        if not self._live.is_far:
            return
        names = [document_iri(self._base, one) for one in documents]
        source, meta = node("prov:hadPrimarySource"), self._meta
        self._live.ahead([*names, *things], links=[(source.value, one, meta.value) for one in names])
        told = [quad for one in names for quad in self._live.match(None, source, ox.NamedNode(one), meta)]
        evidence = [quad.subject.value for quad in told if isinstance(quad.subject, ox.NamedNode)]
        self._live.ahead(evidence, graphs=evidence)

    def write(self, document: str, page: Page | None, iri_of: Mapping[str, str]) -> None:
        """Write a document that is new, changed or gone: all there is of it in the graph becomes what it says now."""
        found, about = Told(), list[str]()
        given = set()
        drop_pieces(self._library, document)
        if page:
            verdicts = self._verdicts(page, page.statements, iri_of)
            keep_pieces(self._library, page.document, page.statements)
            found = told(page.document, page.statements, verdicts, iri_of, self._base)
            about, given = about_document(page.document, self._base), uses(page.statements, verdicts, iri_of)
        self._named |= record_uses(self._library, document, given)
        subject, meta = ox.NamedNode(document_iri(self._base, document)), str(self._meta)
        # Not only where the document is described: a writer that was killed may have left its evidence alone.
        for quad in list(self._live.match(None, node("prov:hadPrimarySource"), subject, self._meta)):
            if isinstance(quad.subject, ox.NamedNode):
                self._replace(quad.subject, found)
        self.change.replace(meta, list(self._live.match(subject, None, None, self._meta)), about)
        self.change.add(meta, about)
        for graph, triples in found.facts.items():
            self.change.add(graph, triples)
            self.change.add(meta, found.about[graph])

    def write_again(self, document: str, moved: Mapping[str, str], judged: set[str]) -> None:
        """Write those passages of a document that speak of moved mentions or hold statements judged anew."""
        named = False
        for page in self._pages.about(document, {*moved, *mentions_claimed(self._library, document, judged)}):
            said = [
                speaks_of(one, moved) or (bool(judged) and claimed_by(one) is not None and one.id in judged)
                for one in page.statements
            ]
            places = {
                (one.start, one.end, one.rule) for one, wanted in zip(page.statements, said, strict=True) if wanted
            }
            here = [one for one in page.statements if (one.start, one.end, one.rule) in places]
            iri_of = iris_of(self._library, mentions_of(here))
            found = told(page.document, here, self._verdicts(page, here, iri_of), iri_of, self._base)
            for place in sorted(places):
                for status in STATUSES:
                    self._replace(ox.NamedNode(evidence_iri(self._base, document, *place, status)), found)
            named |= any(is_name(one) for one in here)
        if moved and named:
            self._name_again(document, {*moved.values(), *iris_of(self._library, moved).values()})

    def _name_again(self, document: str, things: set[str]) -> None:
        """Keep by what names a document calls things, some of whose mentions there were taken for others."""
        ids, given = taken_for(self._library, document, things), set()
        for page in self._pages.about(document, ids):
            said = [one for one in page.statements if one.subject.id in ids]
            iri_of = iris_of(self._library, mentions_of(said))
            given |= uses(said, self._verdicts(page, said, iri_of), iri_of)
        self._named |= record_uses(self._library, document, given, things)

    def _replace(self, graph: ox.NamedNode, found: Told) -> None:
        """Make an evidence graph, and what is said of it, what was found."""
        name = str(graph)
        self.change.replace(name, self._live.match(graph=graph), found.facts.get(name, ()))
        about = self._live.match(graph, None, None, self._meta)
        self.change.replace(str(self._meta), about, found.about.get(name, ()))

    def write_things(self, touched: Iterable[str], renamed: Iterable[str]) -> None:
        """Write the preferred labels of what is called otherwise than before, and which identities are provisional.

        ``renamed`` are things to which people gave other names than before.
        """
        graph = ox.NamedNode(graph_iri(self._base, "labels"))
        self._live.ahead([*self._named, *renamed])
        for thing in self._named | set(renamed):
            known = is_known(thing, self._base)
            given = self._rulings.labels.get(thing, {})
            wanted = labels(thing, uses_of(self._library, thing), known, given) if not known else ()
            self.change.replace(str(graph), self._live.match(ox.NamedNode(thing), None, None, graph), wanted)
        sql = "SELECT MIN(provisional) FROM mention WHERE iri = ?"
        for thing in touched:
            (provisional,) = self._library.db.execute(sql, (thing,)).fetchone()
            now = self._live.match(ox.NamedNode(thing), node("provisional"), None, self._meta)
            true = f"{iri(thing)} {term('provisional')} {ox.Literal(True)}"
            self.change.replace(str(self._meta), now, (true,) if provisional else ())


def speaks_of(statement: Statement, moved: Collection[str]) -> bool:
    """Whether one of the moved mentions stands in a statement or in what it claims."""
    if not moved:
        return False
    if statement.subject.id in moved or (isinstance(statement.object, Mention) and statement.object.id in moved):
        return True
    claimed = claimed_by(statement)
    return claimed is not None and any(one.id in moved for one in claimed.about())
