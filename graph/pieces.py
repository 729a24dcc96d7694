"""A large document in pieces, each of which is read by itself: a table of 5,000 rows says 50,000 things.

Kept beside the whole in the library, with which mentions each piece speaks of. A change elsewhere that touches one body
of the table reads the pieces that speak of that body.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from graph.codec import Packed, mentions_of, pack
from graph.library import Library, of_document
from graph.model import Document, Statement

LARGE = 2_000
"""Statements from which a document is kept in pieces, too."""
_PIECE = 250
"""Statements of a piece, more where one passage says more."""
_MOST = 20
"""Pieces beyond which reading the whole costs no more."""


def keep_pieces(library: Library, document: Document, statements: Sequence[Statement]) -> None:
    """Keep the pieces of a document that has none; within the library's transaction."""
    if len(statements) < LARGE:
        return
    for number, said in enumerate(_pieces(statements)):
        packed = pack(_but_for(document, said), said)
        library.db.execute(
            "INSERT INTO piece VALUES (?, ?, ?, ?)", (document.id, number, packed.document, packed.statements)
        )
        library.db.executemany("INSERT INTO spoken VALUES (?, ?)", ((one, number) for one in mentions_of(said)))


def drop_pieces(library: Library, document: str) -> None:
    """Forget the pieces of a document."""
    if library.db.execute("DELETE FROM piece WHERE document = ?", (document,)).rowcount:
        library.db.execute("DELETE FROM spoken WHERE mention > ? AND mention < ?", of_document(document))


def pieces_about(
    library: Library, document: str, mentions: Collection[str]
) -> list[tuple[Document, tuple[Statement, ...]]] | None:
    """The pieces that speak of some mentions; None where a document is not kept so, or too many of them do.

    The text of each is blank where the piece says nothing. A passage lies in one piece whole.
    """
    if not library.db.execute("SELECT 1 FROM piece WHERE document = ? LIMIT 1", (document,)).fetchone():
        return None
    asked = "SELECT piece FROM spoken WHERE mention = ? LIMIT ?"
    numbers = {row[0] for one in mentions for row in library.db.execute(asked, (one, _MOST + 1))}
    if len(numbers) > _MOST:
        return None
    sql = "SELECT data, statements FROM piece WHERE document = ? AND number = ?"
    found = (library.db.execute(sql, (document, number)).fetchone() for number in sorted(numbers))
    return [Packed("", *row).opened(document) for row in found]


def _pieces(statements: Sequence[Statement]) -> Iterator[list[Statement]]:
    """The statements in pieces, each passage whole and in its order."""
    passages: dict[tuple[int, int, str], list[Statement]] = {}
    for one in statements:
        passages.setdefault((one.start, one.end, one.rule), []).append(one)
    piece: list[Statement] = []
    for said in passages.values():
        if piece and len(piece) + len(said) > _PIECE:
            yield piece
            piece = []
        piece += said
    yield piece


def _but_for(document: Document, said: Sequence[Statement]) -> Document:
    """A document of which nothing is left but what some statements were read in, each in its place."""
    start, end = min(one.start for one in said), max(one.end for one in said)
    blocks = tuple(one for one in document.blocks if one.start < end and start < one.end)
    return replace(document, text=" " * start + document.text[start:end], blocks=blocks)
