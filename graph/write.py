"""The one way into a store: keep what was read, resolve, change the graph, publish.

Every step can be cut off: what was read is journalled before the graph changes, the graph changes
in one transaction, and what is pending is finished when the store is next opened for writing.
"""

from __future__ import annotations

import re
import time
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType

import pyoxigraph as ox

from graph import ledger
from graph.change import Change
from graph.derived import (
    INFERENCES,
    NAME_PREDICATES,
    NameUse,
    inference_graph,
    inferred_quads,
    is_premise,
    label_quads,
    merge_quads,
)
from graph.errors import BadInput, NotFound, StoreError
from graph.iri import BASE, document_iri, graph_iri
from graph.library import Library, Reading, Source
from graph.model import Judgement
from graph.ontology_graph import ontology_quads, ontology_version
from graph.rdf import document_quads, node
from graph.reference import authority_row, reference_quads, territory_code
from graph.relink import relink
from graph.search import Index
from graph.search_feed import names_of
from graph.settle import record_claims, settle_claims, statuses
from graph.store import LiveGraph, Reader, WriteLock, is_published

PUBLISH_EVERY = 3.0
"""Seconds after which a long load publishes what it has."""
_BASE = re.compile(r"https?://[^\s<>\"{}|\\^`/?#]+[^\s<>\"{}|\\^`]*[/#]")


class Writer:
    """A store opened for writing; use it in a ``with`` block.

    Opening finishes what an earlier writer left undone; leaving publishes. ``base`` is the base of
    data IRIs, kept from the first time on. Raises StoreLocked after ``wait`` seconds if somebody
    else is writing.
    """

    def __init__(self, folder: Path, *, base: str | None = None, wait: float = 10.0) -> None:
        if base is not None and not _BASE.fullmatch(base):
            raise BadInput(
                f"{base!r}: IRIs cannot begin with this; give an address such as https://example.org/data/, "
                "which ends in / or #"
            )
        self.folder, self._wished, self._wait = Path(folder), base, wait

    def __enter__(self) -> Writer:
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StoreError(f"{self.folder}: cannot be made ({error.strerror}); choose another --store") from error
        self._lock = WriteLock(self.folder, self._wait)
        self._lock.__enter__()
        try:
            self.library = Library(self.folder, write=True)
            self.base = self._base()
            self._live = LiveGraph(self.folder)
            self._index = Index(self.folder / "search")
            self._rulings = ledger.rulings(ledger.read(self.folder / "decisions.jsonl"))
            self._published, self._dirty = time.monotonic(), False
            if not is_published(self.folder):
                self.publish()  # readers see a new store at once, and one whose snapshots were lost again
            if self._live.is_new and self.library.documents():
                self.rebuild()
            self._keep_ontology()
            self._sync()
            self._keep_index()
        except BaseException:
            self._lock.__exit__(None, None, None)
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if self._dirty:
                self.publish()
        finally:
            self._live.close()
            self.library.close()
            self._lock.__exit__()

    def _base(self) -> str:
        kept = self.library.setting("base")
        if kept is None:
            kept = self._wished or BASE
            self.library.keep("base", kept)
        if self._wished and self._wished != kept:
            raise BadInput(f"{self.folder}: its IRIs begin with {kept}, not {self._wished}; use another store folder")
        return kept

    @property
    def reader(self) -> Reader:
        """The graph as this writer sees it, published or not."""
        return self._live

    def put(
        self,
        readings: Iterable[Reading],
        *,
        finished: Iterable[Source] = (),
        tried: Iterable[str] = (),
        gone: Iterable[str] = (),
        run: str = "",
    ) -> None:
        """Keep these readings, each in place of what its location held, and bring the graph up to them.

        ``finished`` are the sources that were read whole with them, ``tried`` those that were not and that the
        next load tries again; ``gone`` are the locations that finished sources no longer hold.
        """
        with self.library.transaction():
            for reading in readings:
                self.library.mark(self.library.put(reading))
            for location in gone:
                self.library.mark(self.library.drop(location))
            for source in finished:
                self.library.finish(source)
                self.library.fulfil([source.source])
            self.library.fulfil(tried)
            if run:
                self.library.db.execute("INSERT INTO run VALUES (?, ?)", (run, "load"))
        self._sync()

    def withdraw(self, locations: Iterable[str]) -> int:
        """Take locations out, and the documents that stand nowhere else; how many documents went."""
        before = len(self.library.documents())
        with self.library.transaction():
            for location in sorted(locations):
                self.library.mark(self.library.drop(location))
        self._sync()
        return before - len(self.library.documents())

    def forget(self, document: str) -> None:
        """Take a document out with all its locations; raises NotFound."""
        places = [location for location, _ in self.library.locations(document)]
        if not places:
            raise NotFound(f"document {document!r}: not in this store; 'triptych documents' lists what is")
        self.withdraw(places)

    def decide(self, judgement: Judgement) -> None:
        """Add a judgement to the ledger and bring the graph to it. Raises BadInput if it contradicts others."""
        path = self.folder / "decisions.jsonl"
        if judgement.verdict not in ledger.VERDICTS:
            known = ", ".join(ledger.VERDICTS)
            raise BadInput(f"{judgement.verdict!r}: not a verdict; expected one of {known}")
        after = ledger.rulings([*ledger.read(path), judgement])
        touched = self._documents_of(self._rulings, after)
        ledger.append(path, judgement)
        self._rulings = after
        with self.library.transaction():
            self.library.mark(touched)
        self._sync()

    def _documents_of(self, before: ledger.Rulings, after: ledger.Rulings) -> set[str]:
        """Documents that a change of rulings concerns."""
        iris = {iri for iri in {*before.joined, *after.joined} if before.redirect(iri) != after.redirect(iri)}
        mentions = {one for one in {*before.pinned, *after.pinned} if before.pinned.get(one) != after.pinned.get(one)}
        mentions |= {one for one in {*before.barred, *after.barred} if before.barred.get(one) != after.barred.get(one)}
        found = {one.split("/", 1)[0] for one in mentions}
        found |= {one.split("#", 1)[0] for one in before.accepted ^ after.accepted}
        found |= {one.split("#", 1)[0] for one in before.rejected ^ after.rejected}
        for iri in iris:
            rows = self.library.db.execute("SELECT DISTINCT document FROM mention WHERE own = ? OR iri = ?", (iri, iri))
            found |= {row[0] for row in rows}
        return found

    def publish(self) -> str:
        """Make the state of now the one that readers open; its number comes back."""
        number = self._live.publish()
        self._published, self._dirty = time.monotonic(), False
        return number

    def rebuild(self) -> None:
        """Build everything derived anew from the library and the ledger."""
        with self.library.transaction():
            for table in ("mention", "key", "claim"):
                self.library.db.execute(f"DELETE FROM {table}")
            self.library.db.execute("DELETE FROM setting WHERE name IN ('ontology', 'state')")
            self.library.mark(self.library.documents())
        self._keep_ontology()
        self._sync()
        self._keep_index()

    def optimize(self) -> None:
        """Compact the graph's files."""
        self._live.optimize()
        self._dirty = True

    def _keep_ontology(self) -> None:
        version = ontology_version()
        if self.library.setting("ontology") == version:
            return
        change = Change(self._live, self.base)
        graph = ox.NamedNode(graph_iri(self.base, "ontology"))
        change.replace(self._live.match(graph=graph), ontology_quads(self.base))
        change.follow_in_default_graph()
        change.apply()
        self._live.flush()
        self.library.keep("ontology", version)
        self._dirty = True

    def _sync(self) -> None:
        """Bring the graph to what the library holds: all documents that are pending."""
        pending = self.library.pending()
        if not pending:
            return
        self._dirty = True
        with self.library.transaction():
            used = self._used()
            reach = relink(self.library, pending, self._rulings, self.base)
            record_claims(self.library, pending, self._rulings)
            subjects = set(reach.iris)
            for document in reach.documents:
                rows = self.library.db.execute("SELECT DISTINCT iri FROM mention WHERE document = ?", (document,))
                subjects |= {row[0] for row in rows}
            documents = reach.documents | settle_claims(self.library, subjects)
            change = Change(self._live, self.base)
            for document in sorted(documents):
                self._write_document(change, document)
            self._write_things(change, subjects, used)
            self._write_inferences(change)
            change.follow_in_default_graph()
            change.apply()
            self._live.flush()  # before the journal forgets: a killed process loses what was not flushed
            self._feed_index(subjects)
            self.library.db.execute("DELETE FROM pending")
        if time.monotonic() - self._published > PUBLISH_EVERY:
            self.publish()

    def _write_document(self, change: Change, document: str) -> None:
        meta = ox.NamedNode(graph_iri(self.base, "meta"))
        subject = ox.NamedNode(document_iri(self.base, document))
        now = list(change.match(subject, None, None, meta))
        for found in list(self._live.match(None, node("prov:hadPrimarySource"), subject, meta)):
            now += change.match(found.subject, None, None, meta)
            now += self._live.match(graph=found.subject)
        statements, refused = self.library.statements(document)
        wanted: set[ox.Quad] = set()
        if self.library.holds(document):
            rows = self.library.db.execute("SELECT id, iri FROM mention WHERE document = ?", (document,))
            status_of = statuses(self.library, document, statements, refused, self._rulings)
            wanted = document_quads(
                self.library.document(document), statements, dict(rows.fetchall()), status_of, self.base
            )
        change.replace(now, wanted)

    def _used(self) -> set[str]:
        """IRIs in use that the shipped tables know."""
        rows = self.library.db.execute("SELECT DISTINCT iri FROM mention")
        return {iri for (iri,) in rows if territory_code(iri) or authority_row(iri, self.base)}

    def _write_things(self, change: Change, things: set[str], used_before: set[str]) -> None:
        """Labels, marks of provisional identity, merges and reference facts of the things that were touched."""
        meta = ox.NamedNode(graph_iri(self.base, "meta"))
        labels = ox.NamedNode(graph_iri(self.base, "labels"))
        for iri in sorted(things):
            thing, wanted = ox.NamedNode(iri), set()
            rows = self.library.db.execute("SELECT MIN(provisional) FROM mention WHERE iri = ?", (iri,)).fetchone()
            if rows[0]:
                wanted.add(ox.Quad(thing, node("provisional"), ox.Literal(True), meta))
            change.replace(list(change.match(thing, node("provisional"), None, meta)), wanted)
            known = bool(territory_code(iri) or authority_row(iri, self.base))
            now = list(change.match(thing, None, None, labels))
            change.replace(now, label_quads(iri, self._names_in_use(change, thing), known, self.base))
        if self._rulings.joined or any(
            True for _ in self._live.match(graph=ox.NamedNode(graph_iri(self.base, "merges")))
        ):
            own = {row[0] for row in self.library.db.execute("SELECT DISTINCT own FROM mention")}
            graph = ox.NamedNode(graph_iri(self.base, "merges"))
            change.replace(list(self._live.match(graph=graph)), merge_quads(self._rulings.joined, own, self.base))
        used = self._used()
        if used != used_before:
            graph = ox.NamedNode(graph_iri(self.base, "reference"))
            if used_before <= used:
                wanted = reference_quads(used - used_before, self.base)
                now = [quad for quad in wanted if any(True for _ in self._live.match(*quad))]
            else:
                wanted, now = reference_quads(used, self.base), list(self._live.match(graph=graph))
            change.replace(now, wanted)

    def _names_in_use(self, change: Change, thing: ox.NamedNode) -> NameUse:
        found: dict[tuple[str, str, str], set[str]] = {}
        for name in NAME_PREDICATES:
            for quad in change.match(thing, node(name), None):
                graph = getattr(quad.graph_name, "value", "")
                if (
                    "/ev/" in graph
                    and graph.count("/", graph.index("/ev/")) == 3
                    and isinstance(quad.object, ox.Literal)
                ):
                    key = (name, quad.object.value, quad.object.language or "")
                    found.setdefault(key, set()).add(graph.split("/ev/", 1)[0])
        return NameUse(Counter({key: len(documents) for key, documents in found.items()}))

    def _write_inferences(self, change: Change) -> None:
        meta = ox.NamedNode(graph_iri(self.base, "meta"))
        for premise in sorted((one for one in change.touched() if is_premise(one.predicate)), key=str):
            grounds = [graph for graph in change.supporters(premise) if "/ev/" in graph.value]
            now: list[ox.Quad] = []
            for rule in INFERENCES:
                graph = inference_graph(rule, premise, self.base)
                now += [*self._live.match(graph=graph), *self._live.match(graph, None, None, meta)]
            change.replace(now, inferred_quads(premise, grounds, self.base))

    def _feed_index(self, things: Iterable[str]) -> None:
        names = {iri: names_of(self._live, iri) for iri in sorted(things)}
        self._index.remove([iri for iri, found in names.items() if found is None])
        self._index.replace([(iri, *found) for iri, found in names.items() if found is not None])
        stamp = str(int(self.library.setting("state") or 0) + 1)
        self._index.commit(stamp)
        self.library.keep("state", stamp)

    def _keep_index(self) -> None:
        """Build the index of names anew where it is missing or of another state than the graph."""
        if self._index.stamp() == (self.library.setting("state") or ""):
            return
        rows = self.library.db.execute("SELECT DISTINCT iri FROM mention ORDER BY iri").fetchall()
        self._index.clear()
        self._feed_index(iri for (iri,) in rows)
