"""What an index holds, and what it ought to hold by the graph and the library of its store."""

from __future__ import annotations

from pathlib import Path

import tantivy

from graph.library import Library
from graph.search import Index, index_of
from graph.search.entries import passages
from graph.search.forms import forms
from graph.store import open_snapshot

PLACES = ("ITC1", "IT", "FI")


def names_in(index: Index) -> set[str]:
    """All that is kept of names, and of what is in three places."""
    kept = {one for one in _entries(index) if one.count(",") >= 3 and not one.split(",")[-1].rstrip("]").isdigit()}
    return kept | {f"{place}: {hit.iri}" for place in PLACES for hit in index.find("e", place=place, limit=1000)}


def texts_in(index: Index) -> set[str]:
    """All that is kept of passages."""
    return {one for one in _entries(index) if one.split(",")[-1].rstrip("]").isdigit()}


def _entries(index: Index) -> set[str]:
    searcher = index._index.searcher()
    hits = searcher.search(tantivy.Query.all_query(), 100_000).hits
    kept = {bytes(searcher.doc(address)["entry"][0]).decode() for _, address in hits}
    return {one for one in kept if one.startswith("[")}


def assert_in_step(store: Path) -> None:
    """The index in the store's folder holds exactly the names of its newest snapshot and the texts of its library."""
    index = Index.at(store / "search")
    library = Library(store)
    with open_snapshot(store) as snapshot:
        assert names_in(index) == names_in(index_of(snapshot))
    texts = {one: library.document(one).text for one in library.documents()}
    assert texts_in(index) == {
        f'["{document}",{start},{end}]'
        for document, text in texts.items()
        for start, end in passages(text)
        if forms(text[start:end])
    }
    assert index.stamp() == library.setting("state")
    library.close()
