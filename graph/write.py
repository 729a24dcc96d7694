"""The one way into a store: keep what was read, resolve, change the graph, publish.

Every step can be cut off: what was read is journalled before the graph changes, the graph changes
in one transaction, and what is pending is finished when the store is next opened for writing.
"""

from __future__ import annotations

import math
import time
from collections.abc import Iterable, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

import pyoxigraph as ox

from graph import arrivals, building, erasure_files, erasure_ledger, ledger
from graph.change import Change
from graph.concerned import concerned, state_of, warn_if_shorter
from graph.damage import is_library_lost, library_lost, telling, told
from graph.errors import BadInput, NotFound, StoreError
from graph.follow import follow
from graph.iri import BASE, graph_iri, must_be_base
from graph.library import Library, Reading, Source
from graph.library_tables import DERIVED
from graph.model import Judgement
from graph.ontology_graph import ontology_triples, ontology_version
from graph.page import Pages
from graph.redacted import redacted_reading
from graph.rulings import rulings
from graph.search.following import Follower
from graph.standing import is_repeated, place, refuse_contradictions
from graph.store import LiveGraph, Reader, WriteLock
from graph.updates import Update
from graph.updates.following import mended

if TYPE_CHECKING:
    from graph.remote import Wanted

_LEDGER = "ledger"
"""The setting that says up to where in the ledger the graph follows, or has marked what is to follow."""
_UNPUBLISHED = "unpublished"
"""The setting that is there as long as the graph holds what no snapshot shows."""
PUBLISH_EVERY = 3.0
"""Seconds after which a long load publishes what it has."""
AT_ONCE = 250
"""Documents that are brought into the graph in one transaction."""


class Writer:
    """A store opened for writing; use it in a ``with`` block.

    Opening finishes what an earlier writer left undone; leaving publishes. ``base`` is the base of
    data IRIs, ``server`` holds the graph (docs/engines.md), both kept from the first on; ``anew`` builds all that
    is derived from nothing. May raise StoreLocked, and StoreError where the disk is full or files are broken.
    """

    def __init__(
        self,
        folder: Path,
        *,
        base: str | None = None,
        wait: float = 10,
        server: Wanted | None = None,
        anew: bool = False,
    ) -> None:
        if base is not None:
            must_be_base(base)
        self.folder, self._wished, self._wait, self._server, self._anew = Path(folder), base, wait, server, anew

    def __enter__(self) -> Writer:
        with ExitStack() as opening, telling(self.folder):
            opening.enter_context(WriteLock(self.folder, self._wait))
            self._opened(opening)
            self._open = opening.pop_all()
        return self

    def _opened(self, opening: ExitStack) -> None:
        if is_library_lost(self.folder):
            raise StoreError(library_lost(self.folder), code="library")
        self.library = Library(self.folder, write=True)
        opening.callback(self.library.close)
        self.base = self._base()
        self._ledger = ledger.mended(self.folder)
        erasing = erasure_files.begin(self.folder, self.library)
        self.updates = mended(self.folder)
        if not erasing:
            self.updates.warn_if_shorter(self.library)
        anew = self._anew or erasing or self.updates.lost_track(self.library)
        self._live = building.opened(self.folder, self.library, self.base, self._server, anew=anew)
        opening.callback(self._live.close)
        self.index = Follower(self.folder, self.library, self._live, self.base)
        self._follow_ledger(erasing=erasing)
        # a writer that was killed may have changed the graph and not published it
        self._published, self._dirty = time.monotonic(), self.library.setting(_UNPUBLISHED) is not None
        holds = erasing or self.library.setting("ontology") is not None or bool(self.library.documents())
        unfinished = holds and building.is_unfinished(self.library)
        if unfinished:
            self._published = math.inf  # nobody is to see half of a graph that is built anew
        elif not self._live.is_published:
            self.publish()  # readers see a new store at once, and one whose snapshots were lost again
        if holds and building.is_to_be_filled(self.library):
            self.rebuild()
        self._live.begin()
        self._keep_ontology()
        self.index.recall()
        self._sync()
        self._follow_updates()
        self.index.keep_up()
        if unfinished:
            self.publish()
        if erasure_files.is_pending(self.library):
            erasure_files.finish(self.library)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with self._open, telling(self.folder):
            if self._dirty:
                self.publish()
        found = told(error, self.folder) if error else None
        if found and not isinstance(error, StoreError):
            raise found from error

    def _base(self) -> str:
        kept = self.library.setting("base")
        if kept is None:
            kept = self._wished or BASE
            self.library.keep("base", kept)
        if self._wished and self._wished != kept:
            raise BadInput(f"{self.folder}: its IRIs begin with {kept}, not {self._wished}; use another store folder")
        return kept

    @property
    def live(self) -> LiveGraph:
        """The graph itself, for what only the writer may ask of it."""
        return self._live

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
        next load tries again; ``gone`` are the locations that finished sources no longer hold. ``run`` is the time of
        the load, the same for all that it puts.
        """
        given = {}
        with self.library.transaction():
            stones = self.library.tombstones
            for one in readings:
                reading = one if stones is None else redacted_reading(one, stones)
                kept = self.library.put(reading)
                given[kept.hash] = reading
                self.library.mark(kept.concerned)
            for location in gone:
                self.library.mark(self.library.drop(location))
            for source in finished:
                self.library.finish(source)
                self.library.fulfil([source.source])
            self.library.fulfil(tried)
            self.library.discard_answers()
            arrivals.discard_gone(self.library)
            if run:
                arrivals.note(self.library, (reading.document.id for reading in given.values()), run)
        self._sync(given)

    def withdraw(self, locations: Iterable[str]) -> int:
        """Take locations out, and the documents that stand nowhere else; how many documents went."""
        concerned: set[str] = set()
        with self.library.transaction():
            for location in sorted(locations):
                concerned |= self.library.drop(location)
            self.library.mark(concerned)
            self.library.discard_answers()
            arrivals.discard_gone(self.library)
        self._sync()
        return sum(not self.library.holds(document) for document in concerned)

    def forget(self, document: str) -> None:
        """Take a document out with all its locations; raises NotFound."""
        places = [location for location, _ in self.library.locations(document)]
        if not places:
            raise NotFound(f"document {document!r}: not in this store; 'triptych documents' lists what is")
        self.withdraw(places)

    @property
    def judgements(self) -> tuple[Judgement, ...]:
        """The ledger so far."""
        return self._made

    def decide(self, *judgements: Judgement) -> tuple[Judgement, ...]:
        """Add judgements to the ledger and bring the graph to it; what was written comes back.

        What a person has decided already is not written again. Raises BadInput, and writes nothing, if one
        contradicts others.
        """
        made: list[Judgement] = list(self._made)
        for one in erasure_ledger.admitted(judgements, self.library.tombstones):
            if one.verdict not in ledger.VERDICTS:
                known = ", ".join(ledger.VERDICTS)
                raise BadInput(f"{one.verdict!r}: not a verdict; expected one of {known}")
            if not is_repeated(one, made):
                made.append(place(one, made))
        written = made[len(self._made) :]
        refuse_contradictions(self._made, [one for one in written if one.verdict != "undo"])
        self.adopt(written)
        return tuple(written)

    def adopt(self, judgements: Sequence[Judgement]) -> None:
        """Add judgements to the ledger as they are and bring the graph to it; what they contradict is disputed."""
        known = {one.id for one in self._made}
        admitted = erasure_ledger.admitted(judgements, self.library.tombstones)
        new = [one for one in admitted if one in judgements or one.id not in known]  # changed by us, it may be known
        if new:
            ledger.append(self._ledger, *new)
            self._follow_ledger()
            self._sync()

    def update(self, update: Update) -> None:
        """Write an update to the log and bring the graph to it."""
        self.updates.append(update)
        self._follow_updates()

    def _follow_updates(self) -> None:
        change = self.updates.pending(self._live, self.library, self.base)
        if change is None:
            return
        self._dirty = True
        with self.library.transaction():
            self.index.note(change, ())
            change.apply()
            self._live.flush()
            self.updates.settle(self.library)
            self.library.keep(_UNPUBLISHED, "1")
        self.index.noted()

    def _follow_ledger(self, *, erasing: bool = False) -> None:
        """Read the ledger, and mark the documents that it concerns otherwise than when the graph last followed it."""
        self._made = ledger.read(self._ledger)
        self._rulings = rulings(self._made)
        kept, now = self.library.setting(_LEDGER), state_of(ledger.whole_lines(self._ledger))
        if kept != now:
            if not erasing:
                warn_if_shorter(self._ledger, kept, now)
            with self.library.transaction():
                self.library.mark(concerned(self.library, ledger.whole_lines(self._ledger), kept, self._rulings))
                self.library.keep(_LEDGER, now)

    def publish(self) -> str:
        """Make the state of now the one that readers open; its number comes back."""
        self.index.follow()
        number = self._live.publish()
        self._published, self._dirty = time.monotonic(), False
        with self.library.transaction():
            self.library.discard(_UNPUBLISHED)
            building.finish(self.library)
        return number

    def rebuild(self) -> None:
        """Build everything derived anew from the library and the ledger."""
        with self.library.transaction():
            for table in DERIVED:
                self.library.db.execute(f"DELETE FROM {table}")
            self.library.db.execute("DELETE FROM setting WHERE name IN ('ontology', 'state')")
            self.updates.forget(self.library)
            building.mark_all(self.library)
        self._live.begin()
        self._keep_ontology()
        self._sync()
        self._follow_updates()
        self.index.anew()

    def optimize(self) -> None:
        """Compact the graph's files and those of the search index."""
        self._live.optimize()
        if not self._anew:
            self.index.anew()
        self._dirty = True

    def _keep_ontology(self) -> None:
        version = ontology_version()
        if self.library.setting("ontology") == version:
            return
        change = Change(self._live, self.base)
        graph = ox.NamedNode(graph_iri(self.base, "ontology"))
        change.replace(str(graph), self._live.match(graph=graph), ontology_triples())
        self.updates.standing.impose(change)
        change.follow_in_default_graph()
        change.apply()
        self._live.flush()
        self.library.keep("ontology", version)
        self._dirty = True

    def _sync(self, given: Mapping[str, Reading] | None = None) -> None:
        """Bring the graph to what the library holds: all documents that are pending; ``given`` are readings by hash."""
        for documents in self.library.pending(AT_ONCE):
            self._dirty = True
            with self.library.transaction():
                pages = Pages(self.library, given or {}, 2 * AT_ONCE)
                change = follow(
                    self.library, self._live, self._rulings, self.base, documents, pages, self.updates.standing
                )
                self.index.note(change, documents)
                change.apply()
                self._live.flush()  # before the journal forgets: a killed process loses what was not flushed
                self.library.settle(documents)
                self.library.keep(_UNPUBLISHED, "1")
            self.index.noted()
            if time.monotonic() - self._published > PUBLISH_EVERY:
                self.publish()
            self._live.renew()  # a long load takes no more memory than a short one
