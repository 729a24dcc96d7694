"""The index follows the graph and the library: what it has yet to follow is kept in the store until it does."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from graph.change import Change
from graph.errors import StoreError
from graph.iri import document_iri
from graph.library import Library
from graph.search.feed import Feed, everything, renamed
from graph.search.index import Index
from graph.search.journal import Journal
from graph.store import LiveGraph


class Follower:
    """The index of a store that is written to, and what it has yet to follow."""

    def __init__(self, folder: Path, library: Library, live: LiveGraph, base: str) -> None:
        self._library, self._live, self._base = library, live, base
        self._index, self._journal = Index(folder / "search"), Journal(folder)

    def note(self, change: Change, documents: Iterable[str]) -> None:
        """Remember what a change leaves to follow: things with other names, kinds or places, and texts.

        To be called before the graph changes, in the transaction of the library that goes with the change.
        """
        things = {*renamed(change, self._live), *self._journal.read()}
        if things:
            self._journal.note(things)
        texts = (document_iri(self._base, document) for document in documents)
        self._unlist([*things, *texts])

    def noted(self) -> None:
        """The transaction of the library stands: it remembers what the journal did."""
        self._journal.clear()

    def recall(self) -> None:
        """Remember what a writer that was killed had noted."""
        with self._library.transaction():
            try:
                self._unlist(self._journal.read())
            except UnicodeDecodeError:  # nobody knows any more what the index lacks: it is built anew
                self._library.discard("state")
        self._journal.clear()

    def follow(self) -> None:
        """Bring the index to the graph and the library."""
        iris = [row[0] for row in self._library.db.execute("SELECT iri FROM unlisted ORDER BY iri")]
        if not iris:
            return
        texts, feed = document_iri(self._base, ""), Feed(self._live)
        self._live.ahead(iris)
        with self._library.transaction():
            self._library.db.execute("DELETE FROM unlisted")
            for iri in iris:
                if iri.startswith(texts):
                    self._list_text(iri.removeprefix(texts))
                elif (thing := feed.named(iri)) is None:
                    self._index.remove([iri])
                else:
                    self._index.replace([thing])
            self._commit()

    def keep_up(self) -> None:
        """Bring the index up where it is missing or of another state than the library says.

        One that is ahead by one was written by a writer that was killed before the library knew: it is fed again with
        what it was fed with then.
        """
        state, stamp = self._library.setting("state"), self._index.stamp()
        ahead = state is not None and stamp == str(int(state) + 1)
        if stamp != (state or "") and not ahead:
            self.anew()
        self.follow()

    def anew(self) -> None:
        """Build the index anew, so that none of its files holds what was withdrawn.

        Raises StoreError if a file of before is still there.
        """
        feed, before = Feed(self._live), self._index.files()
        with self._library.transaction():
            self._library.db.execute("DELETE FROM unlisted")
            self._index.fill(thing for iri in everything(self._live) if (thing := feed.named(iri)) is not None)
            for document in self._library.documents():
                self._list_text(document)
            self._commit()
        kept = self._index.files() & before
        if kept:
            raise StoreError(
                f"{self._index.folder}: {', '.join(sorted(kept))} cannot be removed; "
                "end the programs that read the store, and try again"
            )

    def _unlist(self, iris: Iterable[str]) -> None:
        self._library.db.executemany("INSERT OR IGNORE INTO unlisted VALUES (?)", [(iri,) for iri in iris])

    def _list_text(self, document: str) -> None:
        if self._library.holds(document):
            self._index.replace_text(document, self._library.document(document).text)
        else:
            self._index.remove_text(document)

    def _commit(self) -> None:
        stamp = str(int(self._library.setting("state") or 0) + 1)
        self._index.commit(stamp)
        self._library.keep("state", stamp)
