"""Conflicts kept up to date: which of several values of one property stands, for the things a change touched."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from graph.ledger import Rulings
from graph.library import Library
from graph.model import Literal, Mention, Statement
from graph.rdf import literal
from graph.status import Claim, first_status, is_functional, settle


def record_claims(library: Library, documents: Iterable[str], rulings: Rulings) -> None:
    """Keep the claims of these documents anew: their accepted statements about properties with one value."""
    for document in sorted(documents):
        library.db.execute("DELETE FROM claim WHERE document = ?", (document,))
        statements, refused = library.statements(document)
        date = library.document(document).date or "" if statements else ""
        for one in statements:
            if is_functional(one.predicate) and first_status(one, rulings, refused)[0] == "accepted":
                library.db.execute(
                    "INSERT OR REPLACE INTO claim VALUES (?, ?, ?, ?, ?, ?, ?, '', '')",
                    (one.id, document, one.subject.id, one.predicate, _value(one), _target(one), date),
                )


def _value(statement: Statement) -> str | None:
    if isinstance(statement.object, Literal):
        return literal(statement.object).value
    return None if isinstance(statement.object, Mention) else statement.object.name


def _target(statement: Statement) -> str | None:
    return statement.object.id if isinstance(statement.object, Mention) else None


def settle_claims(library: Library, subjects: Iterable[str]) -> set[str]:
    """Settle all claims about these IRIs; ids of the documents in which a statement's status changed."""
    changed: set[str] = set()
    sql = (
        "SELECT claim.statement, claim.document, claim.predicate, COALESCE(claim.value, target.iri), claim.date,"
        " claim.status, claim.reason FROM mention AS thing JOIN claim ON claim.subject = thing.id"
        " LEFT JOIN mention AS target ON target.id = claim.object WHERE thing.iri = ? ORDER BY claim.statement"
    )
    for iri in sorted(subjects):
        rows = library.db.execute(sql, (iri,)).fetchall()
        found = settle(Claim(row[0], row[1], iri, row[2], row[3], row[4]) for row in rows)
        for statement, document, _, _, _, status, reason in rows:
            if found[statement] != (status, reason):
                changed.add(document)
                library.db.execute(
                    "UPDATE claim SET status = ?, reason = ? WHERE document = ? AND statement = ?",
                    (*found[statement], document, statement),
                )
    return changed


def statuses(
    library: Library, document: str, statements: Iterable[Statement], refused: Mapping[str, str], rulings: Rulings
) -> dict[str, tuple[str, str]]:
    """Final status and reason of each statement of a document, by statement id."""
    found = {one.id: first_status(one, rulings, refused) for one in statements}
    rows = library.db.execute("SELECT statement, status, reason FROM claim WHERE document = ?", (document,))
    for statement, status, reason in rows:
        if f"{document}#{statement}" not in rulings.accepted:
            found[statement] = (status, reason)
    return found
