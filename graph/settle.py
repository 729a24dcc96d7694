"""Conflicts kept up to date: which of several values of one property stands, for the things a change touched."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from graph.library import Library
from graph.model import Literal, Mention, Statement, Term
from graph.page import taken_for
from graph.rdf import literal
from graph.rulings import Decided, Rulings
from graph.status import Claim, Verdict, beside_lead, first_status, is_functional, latest, verdicts

Group = tuple[str, str]
"""A thing and a property that has one value alone: claims of one group can be at odds."""


class Claimed(NamedTuple):
    """What a statement claims that two sources can be at odds about."""

    thing: Mention
    predicate: str
    value: Mention | str
    participation: Mention | None = None

    def about(self) -> Iterable[Mention]:
        """The mentions that the claim speaks of."""
        return (one for one in (self.thing, self.value, self.participation) if isinstance(one, Mention))


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
    return _claim(statement, claimed, iri_of, date) if claimed else None


def _claim(statement: Statement, claimed: Claimed, iri_of: Mapping[str, str], date: str) -> Claim:
    joint = iri_of[claimed.participation.id] if claimed.participation else ""
    return Claim(statement.id, statement.document, *_place(claimed, iri_of), date, joint)


def _place(claimed: Claimed, iri_of: Mapping[str, str]) -> tuple[str, str, str]:
    """Thing, property and value of a claim."""
    value = iri_of[claimed.value.id] if isinstance(claimed.value, Mention) else claimed.value
    return iri_of[claimed.thing.id], claimed.predicate, value


def drop_claims(library: Library, document: str, statements: Iterable[str] | None = None) -> set[Group]:
    """Forget the claims of a document, or of some of its statements; the groups from which they go."""
    db, groups = library.db, set()
    keys = [(document,)] if statements is None else [(document, key) for key in statements]
    where = "document = ?" if statements is None else "document = ? AND statement = ?"
    for key in keys:
        for subject, predicate, joint in db.execute(
            f"SELECT subject, predicate, participation FROM claim WHERE {where}", key
        ):
            groups |= {(subject, predicate), (joint, "role")} if joint else {(subject, predicate)}
    if groups:
        db.executemany(f"DELETE FROM claim WHERE {where}", keys)
    return groups


def record_claims(
    library: Library,
    statements: Sequence[Statement],
    iri_of: Mapping[str, str],
    date: str,
    rulings: Rulings,
    refused: Mapping[str, str],
) -> set[Group]:
    """Keep the claims that statements of one document make as long as nobody objects; the groups they belong to."""
    groups: set[Group] = set()
    rows = []
    for one in statements:
        claimed = claimed_by(one)
        if claimed and first_status(one, rulings, refused)[0] == "accepted":
            made = _claim(one, claimed, iri_of, date)
            joint = made.participation
            rows.append((made.document, made.statement, made.subject, made.predicate, made.value, joint, date))
            groups |= {(made.subject, made.predicate), (joint, "role")} if joint else {(made.subject, made.predicate)}
    library.db.executemany("INSERT OR REPLACE INTO claim VALUES (?, ?, ?, ?, ?, ?, ?)", rows)
    return groups


def settle_claims(library: Library, groups: Iterable[Group], rulings: Rulings) -> dict[str, set[str]]:
    """Settle all claims of some groups anew; by document, the statements of which the verdict may have changed."""
    changed: dict[str, set[str]] = {}
    asked = set(groups)
    for subject, predicate in sorted(asked):
        settled = predicate != "role" and _settle(library, subject, predicate, rulings, changed)
        if settled and predicate == "leadPartner":
            sql = "SELECT DISTINCT participation FROM claim WHERE subject = ? AND predicate = ? AND participation != ''"
            asked |= {(joint, "role") for (joint,) in library.db.execute(sql, (subject, predicate))}
    for subject, predicate in sorted(asked):
        if predicate == "role":
            _settle(library, subject, predicate, rulings, changed)
    return changed


def _settle(library: Library, subject: str, predicate: str, rulings: Rulings, changed: dict[str, set[str]]) -> bool:
    """Settle one group; whether any verdict is another than before."""
    db, group = library.db, (subject, predicate)
    after = _verdicts(library, subject, predicate, rulings)
    rows = db.execute("SELECT value, status, reason FROM verdict WHERE subject = ? AND predicate = ?", group)
    before: dict[str, Verdict] = {value: (status, reason) for value, status, reason in rows}
    if after == before:
        return False
    for value in before.keys() - after.keys():
        db.execute("DELETE FROM verdict WHERE subject = ? AND predicate = ? AND value = ?", (*group, value))
    for value, verdict in after.items():
        if verdict != before.get(value):
            db.execute("INSERT OR REPLACE INTO verdict VALUES (?, ?, ?, ?, ?)", (*group, value, *verdict))
            for document, statement in db.execute(
                "SELECT document, statement FROM claim WHERE subject = ? AND predicate = ? AND value = ?",
                (*group, value),
            ):
                changed.setdefault(document, set()).add(statement)
    return True


_ENDS = """
SELECT (SELECT MIN(value) FROM claim WHERE subject = ?1 AND predicate = ?2),
  (SELECT MAX(value) FROM claim WHERE subject = ?1 AND predicate = ?2)
"""
_LEADS = """
SELECT 1 FROM claim JOIN verdict USING (subject, predicate, value)
WHERE claim.participation = ? AND claim.participation != '' AND verdict.status = 'accepted' LIMIT 1
"""


def _verdicts(library: Library, subject: str, predicate: str, rulings: Rulings) -> dict[str, Verdict]:
    db, group = library.db, (subject, predicate)
    first, last = db.execute(_ENDS, group).fetchone()
    if first is None:
        return {}
    lead = predicate == "role" and db.execute(_LEADS, (subject,)).fetchone() is not None
    if first == last and not lead:
        return {first: ("accepted", "")}  # however many say so
    found: dict[str, tuple[set[str], str]] = {}
    for value, document, date in db.execute(
        "SELECT value, document, MAX(date) FROM claim WHERE subject = ? AND predicate = ? GROUP BY value, document",
        group,
    ):
        held, newest = found.setdefault(value, (set(), ""))
        held.add(document)
        found[value] = (held, max(newest, date))
    decided = _decided(library, subject, predicate, rulings)
    return beside_lead(found, decided) if lead else verdicts(found, decided)


def _decided(library: Library, subject: str, predicate: str, rulings: Rulings) -> dict[str, Decided]:
    """When and by whom a value was accepted, for those that were."""
    if not rulings.preferred:
        return {}
    rows = library.db.execute(
        "SELECT document || '#' || statement, value FROM claim WHERE subject = ? AND predicate = ?",
        (subject, predicate),
    )
    return latest((value, rulings.preferred[one]) for one, value in rows if one in rulings.preferred)


def mentions_claimed(library: Library, document: str, statements: Iterable[str]) -> set[str]:
    """The mentions of a document of which some of its claims speak, by id."""
    sql = "SELECT subject, participation FROM claim WHERE document = ? AND statement = ?"
    rows = (row for one in statements for row in library.db.execute(sql, (document, one)))
    return taken_for(library, document, {iri for row in rows for iri in row if iri})


def statuses(
    library: Library,
    statements: Iterable[Statement],
    iri_of: Mapping[str, str],
    refused: Mapping[str, str],
    rulings: Rulings,
) -> list[Verdict]:
    """Final status and reason of each statement; ``iri_of`` is the IRI of each mention."""
    sql = "SELECT status, reason FROM verdict WHERE subject = ? AND predicate = ? AND value = ?"
    found = []
    for one in statements:
        verdict = first_status(one, rulings, refused)
        claimed = claimed_by(one) if verdict[0] == "accepted" else None
        settled = library.db.execute(sql, _place(claimed, iri_of)).fetchone() if claimed else None
        found.append(verdict if settled is None else (str(settled[0]), str(settled[1])))
    return found
