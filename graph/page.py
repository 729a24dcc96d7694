"""What the library holds of a document: all of it, or the pieces that speak of some of its mentions."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from graph.library import Library, Reading, of_document
from graph.model import Document, Statement
from graph.pieces import pieces_about


@dataclass(frozen=True, slots=True)
class Page:
    """A document as it was read, or a piece of it; ``refused`` maps ids of unsound statements to the reason."""

    document: Document
    statements: Sequence[Statement]
    refused: Mapping[str, str]


class Pages:
    """The pages of a library: ``given`` are readings by hash that need not be read again, ``most`` how many to hold."""

    def __init__(self, library: Library, given: Mapping[str, Reading], most: int) -> None:
        self._library, self._given = library, given
        self.whole, self._refused = lru_cache(maxsize=most)(self._whole), lru_cache(maxsize=most)(library.refused)

    def _whole(self, document: str) -> Page | None:
        key = self._library.chosen(document)
        if key is None:
            return None
        if key in self._given:
            given = self._given[key]
            return Page(given.document, given.statements, dict(given.refused))
        return Page(self._library.document(document), *self._library.statements(document))

    def about(self, document: str, mentions: Collection[str]) -> list[Page]:
        """The pieces of a document that speak of some mentions, or all of it where that is as soon read."""
        found = pieces_about(self._library, document, mentions)
        if found is None:
            page = self.whole(document)
            return [] if page is None else [page]
        return [Page(text, said, self._refused(document)) for text, said in found]


def iris_of(library: Library, mentions: Iterable[str]) -> dict[str, str]:
    """The IRI of each of some mentions, by id."""
    sql = "SELECT id, iri FROM mention WHERE id = ?"
    return dict(row for one in mentions for row in library.db.execute(sql, (one,)))


_TAKEN_FOR = "SELECT id FROM mention WHERE iri = ? AND provisional IN (0, 1) AND id > ? AND id < ?"  # the index is used


def taken_for(library: Library, document: str, iris: Iterable[str]) -> set[str]:
    """The mentions of a document, by id, that were found to be some things."""
    span = of_document(document)
    return {str(row[0]) for iri in iris for row in library.db.execute(_TAKEN_FOR, (iri, *span))}
