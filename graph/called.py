"""Which names documents give to things, kept in the library: preferred labels are made from their numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from graph.derived import NameUse
from graph.document_quads import Use
from graph.library import Library


def record_uses(library: Library, document: str, uses: Iterable[Use], things: Iterable[str] | None = None) -> set[str]:
    """Keep what names a document gives, in place of those it gave; the things that are named otherwise than before.

    Of some ``things`` alone where these are told.
    """
    sql = "SELECT iri, predicate, text, language FROM name WHERE document = ?"
    where = [(document,)] if things is None else [(document, one) for one in things]
    sql += "" if things is None else " AND iri = ?"
    before, after = {row for key in where for row in library.db.execute(sql, key)}, set(uses)
    library.db.executemany(
        "DELETE FROM name WHERE iri = ? AND predicate = ? AND text = ? AND language = ? AND document = ?",
        ((*one, document) for one in before - after),
    )
    library.db.executemany("INSERT INTO name VALUES (?, ?, ?, ?, ?)", ((*one, document) for one in after - before))
    return {one[0] for one in before ^ after}


def uses_of(library: Library, iri: str) -> NameUse:
    """How many documents use each name of a thing."""
    sql = "SELECT predicate, text, language, COUNT(*) FROM name WHERE iri = ? GROUP BY predicate, text, language"
    return NameUse(Counter({(name, text, language): n for name, text, language, n in library.db.execute(sql, (iri,))}))
