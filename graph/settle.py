"""Conflicts kept up to date: which of several values of one property stands, for the things a change touched."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from graph.ledger import Rulings
from graph.library import Library
from graph.model import Literal, Mention, Statement, Term
from graph.rdf import literal
from graph.status import Claim, first_status, is_functional, settle


class Claimed(NamedTuple):
    """What a statement claims that two sources can be at odds about."""

    thing: Mention
    predicate: str
    value: Mention | str
    participation: Mention | None = None


def claimed_by(statement: Statement) -> Claimed | None:
    """The claim of a statement, None where several values can stand side by side.

    That a participation has the role of lead partner is a claim about the project, which has one
    lead; other roles are claims about the participation.
    """
    if statement.predicate == "role":
        if statement.object == Term("role/lead-partner"):
            project, body = statement.subject.part("project"), statement.subject.part("participant")
            return Claimed(project, "leadPartner", body, statement.subject) if project and body else None
    elif not is_functional(statement.predicate):
        return None
    if isinstance(statement.object, Literal):
        return Claimed(statement.subject, statement.predicate, literal(statement.object).value)
    value = statement.object if isinstance(statement.object, Mention) else statement.object.name
    return Claimed(statement.subject, statement.predicate, value)


def to_claim(statement: Statement, iri_of: Mapping[str, str], date: str = "") -> Claim | None:
    """The claim of a statement with mentions replaced by what they were found to be."""
    claimed = claimed_by(statement)
    if claimed is None:
        return None
    value = iri_of[claimed.value.id] if isinstance(claimed.value, Mention) else claimed.value
    joint = iri_of[claimed.participation.id] if claimed.participation else ""
    return Claim(
        statement.id, statement.document, iri_of[claimed.thing.id], claimed.predicate, value, date, participation=joint
    )


def record_claims(library: Library, documents: Iterable[str], rulings: Rulings) -> None:
    """Keep the claims of these documents anew: those that their statements make as long as nobody objects."""
    for document in sorted(documents):
        library.db.execute("DELETE FROM claim WHERE document = ?", (document,))
        statements, refused = library.statements(document)
        date = library.document(document).date or "" if statements else ""
        for one in statements:
            claimed = claimed_by(one)
            if claimed and first_status(one, rulings, refused)[0] == "accepted":
                text, target = (None, claimed.value.id) if isinstance(claimed.value, Mention) else (claimed.value, None)
                joint = claimed.participation.id if claimed.participation else None
                library.db.execute(
                    "INSERT OR REPLACE INTO claim VALUES (?, ?, ?, ?, ?, ?, ?, ?, '', '')",
                    (one.id, document, claimed.thing.id, claimed.predicate, text, target, joint, date),
                )


_CLAIMS = """
SELECT claim.statement, claim.document, thing.iri, claim.predicate, COALESCE(claim.value, target.iri), claim.date,
  joint.iri, claim.status, claim.reason
FROM mention AS thing JOIN claim ON claim.subject = thing.id
  LEFT JOIN mention AS target ON target.id = claim.object
  LEFT JOIN mention AS joint ON joint.id = claim.participation
WHERE thing.iri = ? ORDER BY claim.statement
"""
_LED = """
SELECT DISTINCT project.iri FROM mention AS joint JOIN claim ON claim.participation = joint.id
  JOIN mention AS project ON project.id = claim.subject WHERE joint.iri = ?
"""


def settle_claims(library: Library, subjects: Iterable[str]) -> set[str]:
    """Settle all claims about these IRIs; ids of the documents in which a statement's status changed."""
    wanted = set(subjects)
    wanted |= {project for iri in subjects for (project,) in library.db.execute(_LED, (iri,))}
    rows = {row[0:2]: row for iri in sorted(wanted) for row in library.db.execute(_CLAIMS, (iri,))}
    for joint in sorted({row[6] for row in rows.values() if row[6]} - wanted):
        rows |= {row[0:2]: row for row in library.db.execute(_CLAIMS, (joint,))}
    found = settle(
        Claim(statement, document, thing, predicate, value, date, joint or "")
        for statement, document, thing, predicate, value, date, joint, _, _ in rows.values()
    )
    changed: set[str] = set()
    for (statement, document), row in rows.items():
        if found[statement] != row[7:9]:
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
