"""The index in its folder: written by the one who writes the store, read by everybody.

It is derived from the graph and the library: when its stamp is not that of the library, it is built again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import tantivy

from graph.errors import StoreError
from graph.search import entries
from graph.search.entries import Named
from graph.search.feed import Feed, everything
from graph.search.forms import forms
from graph.search.likeness import SLIP, likeness
from graph.search.opening import opened_to_read, opened_to_write
from graph.search.places import territories_called
from graph.search.queries import Queries

if TYPE_CHECKING:
    from graph.store import Reader

FORMAT = "2"
"""Changes whenever other entries are made of the same things: an index of another format is built again."""
_ID = re.compile(r"[0-9a-f]{32}\.")
_STAMP = "stamp:"
"""Key of the entry that says which state of the store the index shows; no IRI is like it."""
_HEAP = 400_000_000
"""Bytes that new entries may take in memory before they are written: a search takes longer the more files there are."""
_ROUNDS = 5
"""Times that further entries are read where those before were names of the same few things."""
_IN_MEMORY = 1_000_000
"""Quads up to which a store that has no index is searched all the same, with one made for the occasion."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A thing that was found: its preferred label, English where there is one, and the name that matched.

    ``score`` is how well it matched, 0 to 1, 1 for the very name (``graph/search/likeness.py``).
    """

    iri: str
    kind: str
    label: str
    name: str
    score: float


class Index:
    """An index in a folder, for whoever holds the store's write lock, or in memory where no folder is given.

    >>> index = Index()
    >>> index.replace([Named("x:torino", "Organization", (("Città metropolitana di Torino", "it"), ("Turin", "en")))])
    >>> index.commit("1")
    >>> [hit.label for hit in index.find("citta metropoltana")]
    ['Turin']
    """

    def __init__(self, folder: str | Path | None = None) -> None:
        self.folder = Path(folder) if folder is not None else None
        self._index = opened_to_write(self.folder)
        self._writer: Any = None

    @classmethod
    def at(cls, folder: str | Path) -> Index:
        """The index in a folder, to read; nothing is changed there. Raises StoreError where there is none."""
        made = cls.__new__(cls)
        made.folder, made._writer = Path(folder), None
        made._index = opened_to_read(made.folder, made)
        return made

    def replace(self, things: Iterable[Named]) -> None:
        """Take in things in the place of what was known of them; nothing is found of it before ``commit``."""
        writer = self._open_writer()
        for thing in things:
            writer.delete_documents_by_term("key", thing.iri)
            for entry in entries.name_entries(thing):
                writer.add_document(entry)

    def fill(self, things: Iterable[Named]) -> None:
        """Forget everything and take in these things, each of which comes once; nothing changes before ``commit``."""
        self.clear()
        writer = self._open_writer()
        for thing in things:
            for entry in entries.name_entries(thing):
                writer.add_document(entry)

    def remove(self, iris: Iterable[str]) -> None:
        """Forget things; nothing is gone before ``commit``."""
        writer = self._open_writer()
        for iri in iris:
            # by text: deletes on an unsigned field delete nothing, and do not say so
            writer.delete_documents_by_term("key", iri)

    def replace_text(self, document: str, text: str) -> None:
        """Take in a document's text by its id; nothing is found of it before ``commit``."""
        self.remove_text(document)
        writer = self._open_writer()
        for entry in entries.text_entries(document, text):
            writer.add_document(entry)

    def remove_text(self, document: str) -> None:
        """Forget a document's text; nothing is gone before ``commit``."""
        self._open_writer().delete_documents_by_term("key", entries.text_key(document))

    def clear(self) -> None:
        """Forget everything; nothing is gone before ``commit``."""
        self._open_writer().delete_all_documents()

    def commit(self, stamp: str) -> None:
        """Make what was replaced and removed visible at once, and remember the state of the store that it shows."""
        writer = self._open_writer()
        writer.delete_documents_by_term("key", _STAMP)
        writer.add_document(tantivy.Document(key=_STAMP, entry=f"{FORMAT}:{stamp}".encode(), rank=0))
        writer.commit()
        writer.garbage_collect_files()
        writer.wait_merging_threads()  # ends the writer and frees its lock: nobody holds it while idle
        self._writer = None
        self._index.reload()

    def stamp(self) -> str:
        """The state that was given at the last commit, '' for an index that is new, spoilt or of another format."""
        try:
            self._index.reload()
            searcher = self._index.searcher()
            found = searcher.search(tantivy.Query.term_query(self._index.schema, "key", _STAMP), 1).hits
            kept = bytes(searcher.doc(found[0][1])["entry"][0]).decode() if found else ""
        except ValueError:  # what tantivy says of a file that it cannot unpack
            return ""
        made, _, stamp = kept.partition(":")
        return stamp if made == FORMAT else ""

    def files(self) -> frozenset[str]:
        """Names of the files that hold entries, those that are no longer found among them until they are swept."""
        if self.folder is None:
            return frozenset()
        return frozenset(path.name for path in self.folder.iterdir() if _ID.match(path.name))

    def find(self, text: str, kind: str | None = None, place: str | None = None, limit: int = 20) -> tuple[Hit, ...]:
        """The best things for a text, one hit a thing, best first; equal ones by label and IRI.

        The very name comes before names that begin so, these before names that have all the words, and these
        before mistyped ones, which are looked for where
        nothing else is found (one slip a word, two from eight letters on). Of many hits the last third are names
        that are one slip away as a whole, if there are such. ``kind`` is a class of the ontology, its subclasses
        count; ``place`` a NUTS or country code, an IRI or a name of a territory: what is there, within it, or
        applies to it. Raises NotFound for a place that nothing is called.
        """
        asked = forms(text)
        if not asked:
            return ()
        places = territories_called(self, place) if place is not None else ()
        self._index.reload()
        looking = _Looking(self._index.searcher(), asked, limit)
        queries = Queries(self._index.schema, asked, kind, places)
        looking.gather(queries.same())
        looking.gather(queries.begins())
        if not looking.enough():
            looking.gather(queries.words())
        spelt_so = bool(looking.found)
        near = looking.gather(queries.slip())
        if not spelt_so:
            searcher = looking.searcher
            looking.gather(queries.mistyped(1, lambda word: searcher.doc_freq("words", word) > 0))
        for slips in (1, 2):
            if not looking.found:
                looking.gather(queries.mistyped(slips))
        longest = max(len(form.split()) for form in asked)
        for lacking in range(1, longest):
            if looking.found:
                break
            looking.gather(queries.some(lacking))
        return looking.best(near)

    def passages(self, query: Any, limit: int) -> list[tuple[str, int, int]]:
        """(document, start, end) of passages that a query on ``text`` finds, sorted by document and place."""
        self._index.reload()
        searcher = self._index.searcher()
        return [tuple(entry) for entry in _read(searcher, query, limit, 0)]

    @property
    def schema(self) -> Any:
        """What queries on this index are made with."""
        return self._index.schema

    def __len__(self) -> int:
        """Number of entries: different names of things, and passages of documents."""
        self._index.reload()
        return int(self._index.searcher().num_docs) - bool(self.stamp())

    def _open_writer(self) -> Any:
        if self._writer is None:
            try:
                self._writer = self._index.writer(heap_size=_HEAP, num_threads=1)
                # files that a killed commit left: the next one would meet them under the names that it takes
                self._writer.garbage_collect_files()
            except ValueError as error:
                raise StoreError(
                    f"{self.folder}: the search index is being written by another process", code="locked"
                ) from error
        return self._writer


class _Looking:
    """What one search has found so far: the best name of each thing."""

    def __init__(self, searcher: Any, asked: Sequence[str], limit: int) -> None:
        self.searcher, self._asked, self._limit = searcher, asked, limit
        self.found: dict[str, Hit] = {}

    def enough(self) -> bool:
        """Whether there are as many things as were wanted."""
        return len(self.found) >= self._limit

    def gather(self, query: Any) -> set[str]:
        """Take in what a query finds, short names first, until there is enough; IRIs of the things it finds."""
        size, seen = 2 * self._limit, set[str]()
        for turn in range(_ROUNDS):
            read = list(_read(self.searcher, query, size, turn * size))
            for iri, kind, label, name in read:
                seen.add(iri)
                score = round(max(likeness(one, form) for one in self._asked for form in forms(name)), 4)
                if iri not in self.found or self.found[iri].score < score:
                    self.found[iri] = Hit(iri, kind, label, name, score)
            if len(read) < size or len(seen) >= self._limit:
                break
        return seen

    def best(self, near: set[str]) -> tuple[Hit, ...]:
        """The best hits; names that are one slip away as a whole have the last third, for one of them may be meant."""
        ranked = sorted(self.found.values(), key=lambda hit: (-hit.score, hit.label, hit.iri))
        first, rest = ranked[: self._limit], ranked[self._limit :]
        meant = [hit for hit in rest if hit.iri in near and hit.score == SLIP]
        held = sum(hit.score == SLIP for hit in first)
        room = min(len(meant), max(0, self._limit // 3 - held))
        return tuple(first[: len(first) - room] + meant[:room])


def _read(searcher: Any, query: Any, size: int, offset: int) -> Iterator[list[Any]]:
    hits = searcher.search(query, size, count=False, order_by_field="rank", order=tantivy.Order.Asc, offset=offset).hits
    return (entries.unpacked(searcher.doc(address)) for _, address in hits)


def index_of(reader: Reader) -> Index:
    """An index in memory of every named thing that a graph holds true, built anew; it has no texts."""
    index, feed = Index(), Feed(reader)
    index.fill(thing for iri in everything(reader) if (thing := feed.named(iri)) is not None)
    index.commit("built")
    return index


def index_to_read(folder: Path, reader: Reader) -> Index:
    """The index of a store, or where it is missing or broken one of names alone that is made for the occasion.

    Raises StoreError where that would take too long, with the cure.
    """
    try:
        return Index.at(folder / "search")
    except StoreError:
        if sum(1 for _ in zip(range(_IN_MEMORY + 1), reader.match(), strict=False)) > _IN_MEMORY:
            raise
        return index_of(reader)
