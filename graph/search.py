"""Finding things by name: in any language, with accents or without, half typed or mistyped, in Latin letters or others.

A tantivy index that is derived from the graph: when its stamp is not that of the graph, it is built again.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from typing import TYPE_CHECKING, Any

import tantivy

from graph.choice import chosen
from graph.errors import StoreError
from graph.search_feed import names_of
from graph.terms import DEFAULT_GRAPH, iri_of, node
from ontology import vocabulary
from ontology.errors import UnknownTerm
from ontology.names import fold, slug

if TYPE_CHECKING:
    from graph.store import Reader

_STAMP = "stamp:"
"""Key of the entry that says which state of the graph the index shows; no IRI is like it."""
_CANDIDATES = 80
_NAMES = ("skos:prefLabel", "rdfs:label", "dct:title")


@dataclass(frozen=True, slots=True)
class Hit:
    """A thing that was found: its preferred label, English where there is one, and the name that matched.

    ``score`` is how well it matched, 0 to 1, 1 for the very name.
    """

    iri: str
    kind: str
    label: str
    name: str
    score: float


class Index:
    """An index of names in a folder, or in memory where no folder is given.

    >>> index = Index()
    >>> index.replace([("x:torino", "Organization", [("Città metropolitana di Torino", "it"), ("Turin", "en")])])
    >>> index.commit("1")
    >>> [hit.label for hit in index.find("citta metropoltana")]
    ['Turin']
    """

    def __init__(self, folder: str | Path | None = None) -> None:
        self.folder = Path(folder) if folder is not None else None
        self._index = _opened(self.folder)
        self._writer: Any = None

    def replace(self, things: Iterable[tuple[str, str, Sequence[tuple[str, str]]]]) -> None:
        """Take in things as (iri, kind, [(name, language)]), the preferred name first, in the place of what was known.

        Nothing is found of it before ``commit``.
        """
        writer = self._open_writer()
        for iri, kind, names in things:
            writer.delete_documents_by_term("key", iri)
            first = {language: name for name, language in reversed(names)}  # the preferred one of each language
            label = chosen([(name, language) for language, name in first.items()], "en") if first else ""
            for name, language in dict.fromkeys(names):
                forms = _forms(name)
                if forms:
                    entry = tantivy.Document(key=iri, kind=kind or "-", label=label, name=name, language=language)
                    for form in forms:
                        entry.add_text("words", form)
                        entry.add_text("whole", form)
                    writer.add_document(entry)

    def remove(self, iris: Iterable[str]) -> None:
        """Forget things; nothing is gone before ``commit``."""
        writer = self._open_writer()
        for iri in iris:
            # by text: deletes on an unsigned field delete nothing, and do not say so
            writer.delete_documents_by_term("key", iri)

    def clear(self) -> None:
        """Forget everything; nothing is gone before ``commit``."""
        self._open_writer().delete_all_documents()

    def commit(self, stamp: str) -> None:
        """Make what was replaced and removed visible at once, and remember the state of the graph that it shows."""
        writer = self._open_writer()
        writer.delete_documents_by_term("key", _STAMP)
        writer.add_document(tantivy.Document(key=_STAMP, kind=_STAMP, name=stamp))
        writer.commit()
        writer.wait_merging_threads()  # ends the writer and frees its lock: nobody holds it while idle
        self._writer = None
        self._index.reload()

    def stamp(self) -> str:
        """The state that was given at the last commit, '' for an index that is new."""
        self._index.reload()
        searcher = self._index.searcher()
        found = searcher.search(tantivy.Query.term_query(self._index.schema, "key", _STAMP), 1).hits
        return str(searcher.doc(found[0][1])["name"][0]) if found else ""

    def find(self, text: str, kind: str | None = None, limit: int = 20) -> tuple[Hit, ...]:
        """The best things for a text, one hit a thing, best first; equal ones by label and IRI.

        The very name comes before names that begin so, these before names that have all the
        words, and these before mistyped ones (one letter wrong from four letters on, two from eight).
        ``kind`` is a class of the ontology; its subclasses count.
        """
        wanted = _forms(text)
        if not wanted:
            return ()
        self._index.reload()
        searcher = self._index.searcher()
        best: dict[str, Hit] = {}
        for every in (True, False):
            query = self._query(wanted, kind, every)
            for _, address in searcher.search(query, max(_CANDIDATES, 4 * limit), count=False).hits:
                entry = searcher.doc(address)
                name = entry["name"][0]
                score = max(_likeness(one, form) for one in wanted for form in _forms(name))
                hit = Hit(entry["key"][0], entry["kind"][0].strip("-"), entry["label"][0], name, round(score, 4))
                if hit.iri not in best or best[hit.iri].score < hit.score:
                    best[hit.iri] = hit
            if best:
                break
        return tuple(sorted(best.values(), key=lambda hit: (-hit.score, hit.label, hit.iri))[:limit])

    def __len__(self) -> int:
        """Number of names, not of things."""
        self._index.reload()
        return int(self._index.searcher().num_docs) - bool(self.stamp())

    def _open_writer(self) -> Any:
        if self._writer is None:
            try:
                self._writer = self._index.writer(heap_size=30_000_000, num_threads=1)
                # files that a killed commit left: the next one would meet them under the names that it takes
                self._writer.garbage_collect_files()
            except ValueError as error:
                raise StoreError(f"{self.folder}: the search index is being written by another process") from error
        return self._writer

    def _query(self, wanted: Sequence[str], kind: str | None, every: bool) -> Any:
        schema, query, occur = self._index.schema, tantivy.Query, tantivy.Occur
        readings = []
        for form in wanted:
            words = form.split()
            need = occur.Must if every else occur.Should
            readings.append((occur.Should, query.boolean_query([(need, self._word(word)) for word in words])))
            readings.append((occur.Should, query.boost_query(query.term_query(schema, "whole", form), 50.0)))
            start = query.fuzzy_term_query(schema, "whole", form, distance=0, prefix=True)
            readings.append((occur.Should, query.boost_query(start, 10.0)))
        found = query.boolean_query(readings)
        if kind is None:
            return found
        kinds = query.term_set_query(schema, "kind", [kind, *_below(kind)])
        return query.boolean_query([(occur.Must, found), (occur.Must, kinds)])

    def _word(self, word: str) -> Any:
        schema, query, occur = self._index.schema, tantivy.Query, tantivy.Occur
        readings = [
            (occur.Should, query.boost_query(query.term_query(schema, "words", word), 4.0)),
            (
                occur.Should,
                query.boost_query(query.fuzzy_term_query(schema, "words", word, distance=0, prefix=True), 2.0),
            ),
        ]
        wrong = 2 if len(word) >= 8 else 1 if len(word) >= 4 else 0
        if wrong:
            readings.append((occur.Should, query.fuzzy_term_query(schema, "words", word, distance=wrong)))
            # half typed and mistyped
            readings.append((occur.Should, query.fuzzy_term_query(schema, "words", word, distance=1, prefix=True)))
        return query.boolean_query(readings)


def index_of(reader: Reader, folder: str | Path | None = None, stamp: str = "built") -> Index:
    """An index of every named thing that a graph holds true, built anew."""
    index = Index(folder)
    index.clear()
    named = (reader.match(None, node(vocabulary.expand(name)), None, DEFAULT_GRAPH) for name in _NAMES)
    things = sorted({iri_of(quad.subject) for quads in named for quad in quads})
    for iri in things:
        found = names_of(reader, iri)
        if found is not None and found[0]:
            index.replace([(iri, *found)])
    index.commit(stamp)
    return index


def _schema() -> Any:
    builder = tantivy.SchemaBuilder()
    for name in ("key", "kind", "whole"):
        builder.add_text_field(name, stored=name != "whole", tokenizer_name="raw", index_option="basic")
    builder.add_text_field("words", stored=False, tokenizer_name="whitespace", index_option="freq")
    for name in ("label", "name", "language"):
        builder.add_text_field(name, stored=True, tokenizer_name="raw", index_option="basic")
    return builder.build()


def _opened(folder: Path | None) -> Any:
    schema = _schema()
    if folder is None:
        return tantivy.Index(schema)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        try:
            return tantivy.Index(schema, path=str(folder))
        except (ValueError, OSError):
            # of another version, or broken: it is derived, and its missing stamp has it built again
            shutil.rmtree(folder)
            folder.mkdir()
            return tantivy.Index(schema, path=str(folder))
    except OSError as error:
        raise StoreError(f"{folder}: the search index cannot be opened ({error}); is the folder yours?") from error


def _forms(text: str) -> tuple[str, ...]:
    """A name folded, and in Latin letters where it has others."""
    return tuple(dict.fromkeys(form for form in (fold(text), slug(text).replace("-", " ")) if form))


def _below(kind: str) -> tuple[str, ...]:
    try:
        return vocabulary.subclasses(kind)
    except UnknownTerm:
        return ()


def _likeness(wanted: str, name: str) -> float:
    if name == wanted:
        return 1.0
    if name.startswith(wanted):
        return 0.9 + 0.09 * len(wanted) / len(name)
    asked, words = wanted.split(), name.split()
    each = [max(_word_likeness(one, word) for word in words) for one in asked]
    return sum(each) / len(each) * (0.75 + 0.1 * min(1.0, len(asked) / len(words)))


def _word_likeness(wanted: str, word: str) -> float:
    if word == wanted:
        return 1.0
    if word.startswith(wanted):
        return 0.95
    return 0.9 * SequenceMatcher(None, wanted, word, autojunk=False).ratio()
