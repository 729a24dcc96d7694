"""What becomes of a statement: accepted, suggested, conflicting … and why.

Two sources may give one thing two budgets. The value that most documents give is accepted; among
equals the newest document's; among those the one that sorts first. The others stay, as conflicting,
with their quotes. A value that says the same less exactly (2016 beside 2016-08) contradicts nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graph.ledger import Rulings
from graph.model import Statement
from ontology import authority, vocabulary

HIGH_STAKES_CONFIDENCE = 0.98
"""Measured precision from which a rule may assert facts of high stakes by itself."""

MONEY = frozenset({"totalBudget", "erdfBudget", "esfBudget", "euBudget", "publicBudget", "grant"})
"""Properties of amounts, which are of high stakes where they are those of a participation."""


@dataclass(frozen=True, slots=True)
class Claim:
    """One document's value for a property that can have only one.

    ``value`` is the literal's text or the object's IRI; ``date`` the document's date, '' if unknown;
    ``participation`` the participation whose role of lead partner makes the claim about its project.
    """

    statement: str
    document: str
    subject: str
    predicate: str
    value: str
    date: str = ""
    participation: str = ""


def first_status(statement: Statement, rulings: Rulings, refused: Mapping[str, str]) -> tuple[str, str]:
    """Status of a statement by itself, before others are compared with it, and the reason for it.

    ``refused`` maps ids of statements that are unsound within their own document to the reason.
    """
    judged = f"{statement.document}#{statement.id}"
    if judged in rulings.rejected:
        return "rejected", ""
    if judged in rulings.accepted:
        return "accepted", ""
    if statement.id in refused:
        return "quarantined", refused[statement.id]
    if statement.status == "suggested":
        return "suggested", ""
    if is_high_stakes(statement) and statement.confidence < HIGH_STAKES_CONFIDENCE:
        return "suggested", "a fact of high stakes needs a rule with a measured precision of 0.98, or a person"
    return "accepted", ""


def is_high_stakes(statement: Statement) -> bool:
    """Whether a wrong fact of this kind would do harm: validations, policy changes, money of a partner."""
    if statement.predicate in ("type", "title", "label"):
        return False
    if statement.predicate == "status":
        return getattr(statement.object, "name", "") == "status/validated"
    if statement.predicate in MONEY:
        return statement.subject.kind == "Participation"
    return vocabulary.term(statement.predicate) in vocabulary.high_stakes()  # validatedBy, validationDate …


def is_functional(predicate: str) -> bool:
    """Whether a thing has at most one value for the property, so that two are a conflict.

    >>> is_functional("partnerCount"), is_functional("theme")
    (True, False)
    """
    return predicate not in ("type", "title", "label") and vocabulary.term(predicate) in vocabulary.functional()


def settle(claims: Iterable[Claim]) -> dict[str, tuple[str, str]]:
    """Status and reason of each claim's statement, for claims about any number of subjects and properties.

    >>> settle([Claim("a", "1", "p", "partnerCount", "11"), Claim("b", "2", "p", "partnerCount", "12"),
    ...         Claim("c", "3", "p", "partnerCount", "12")])["a"]
    ('conflicting', "2 documents say '12'")
    """
    found: dict[str, tuple[str, str]] = {}
    groups: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        groups[claim.subject, claim.predicate].append(claim)
    for (_, predicate), group in groups.items():
        if predicate != "role":
            found |= _settled(group)
    leading = {
        claim.participation
        for group in groups.values()
        for claim in group
        if claim.participation and found[claim.statement][0] == "accepted"
    }
    for (subject, predicate), group in groups.items():
        if predicate == "role":
            found |= _led(group) if subject in leading else _settled(group)
    return found


def _led(group: Iterable[Claim]) -> dict[str, tuple[str, str]]:
    """What other roles are worth beside that of lead partner: a lead partner is a partner too."""
    less = ("less-exact", "the lead partner is a partner")
    other = ("conflicting", "it is the lead partner")
    return {claim.statement: less if claim.value == "role/partner" else other for claim in group}


def _settled(group: Iterable[Claim]) -> dict[str, tuple[str, str]]:
    """One property of one thing: the value that stands, and what becomes of the others."""
    values: dict[str, list[Claim]] = defaultdict(list)
    for claim in group:
        values[claim.value].append(claim)
    support = {
        value: ({claim.document for claim in given}, max(claim.date for claim in given))
        for value, given in values.items()
    }
    for value in values:  # who says 2016-08 also says 2016
        for other in values:
            if other != value and _says_less(value, other):
                held, newest = support[other]
                support[other] = (held | support[value][0], max(newest, support[value][1]))
    best = min(values, key=lambda value: (-len(support[value][0]), _newest_first(support[value][1]), value))
    documents = len({claim.document for claim in values[best]})
    found: dict[str, tuple[str, str]] = {}
    for value, given in values.items():
        if value == best:
            verdict = ("accepted", "")
        elif _says_less(value, best):
            verdict = ("less-exact", "another value says the same more exactly")
        elif "://" in best:
            verdict = ("conflicting", f"{documents} document{'s say' if documents > 1 else ' says'} otherwise")
        else:
            verdict = ("conflicting", f"{documents} document{'s say' if documents > 1 else ' says'} {best!r}")
        found |= {claim.statement: verdict for claim in given}
    return found


def _newest_first(date: str) -> tuple[int, ...]:
    return tuple(-ord(character) for character in date) or (1,)


def _says_less(value: str, best: str) -> bool:
    """Whether a value says the same as another, less exactly: '2016' beside '2016-08', a programme beside its period's.

    >>> _says_less("2016", "2016-08")
    True
    >>> _says_less("https://w3id.org/triptych/id/programme/interreg-europe",
    ...            "https://w3id.org/triptych/id/programme/interreg-europe-2014-2020")
    True
    """
    if len(value) in (4, 7) and value[:4].isdigit():
        return best.startswith(value + "-")
    row = authority.get(best.partition("/id/")[2])
    return row is not None and dict(row.parts).get("isVersionOf") == value.partition("/id/")[2]
