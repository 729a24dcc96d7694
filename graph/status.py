"""What becomes of a statement: accepted, suggested, conflicting … and why.

Two sources may give one thing two budgets. The value that a person accepted is held, of several the one
accepted last; else the value that most documents give; among equals the newest document's; among those the
one that sorts first. The others stay, as conflicting, with their quotes and the reason. A value that says the
same less exactly (2016 beside 2016-08) contradicts nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from graph.model import Statement
from graph.rulings import Decided, Rulings
from ontology import authority, vocabulary

HIGH_STAKES_CONFIDENCE = 0.98
"""Measured precision from which a rule may assert facts of high stakes by itself."""

MONEY = frozenset({"totalBudget", "erdfBudget", "esfBudget", "euBudget", "publicBudget", "grant"})
"""Properties of amounts, which are of high stakes where they are those of a participation."""

Verdict = tuple[str, str]
"""Status of a statement and the reason for it, '' where it needs none."""
Support = Mapping[str, tuple[set[str], str]]
"""By value, the documents that say so and the newest of their dates, '' if unknown."""
_NOBODY: Mapping[str, Decided] = {}


@dataclass(frozen=True, slots=True)
class Claim:
    """One document's value for a property that can have only one.

    ``value`` is the literal's text or the object's IRI; ``date`` the document's date, '' if unknown;
    ``participation`` the participation whose role of lead partner makes the claim about its project;
    ``decided`` says when and by whom the statement was accepted, None where nobody did.
    """

    statement: str
    document: str
    subject: str
    predicate: str
    value: str
    date: str = ""
    participation: str = ""
    decided: Decided | None = None


def first_status(statement: Statement, rulings: Rulings, refused: Mapping[str, str]) -> Verdict:
    """Status of a statement by itself, before others are compared with it, and the reason for it.

    ``refused`` maps ids of statements that are unsound within their own document to the reason.
    """
    if rulings.rejected or rulings.accepted or refused:  # else the id, which is a hash, need not be made
        key = statement.id
        judged = f"{statement.document}#{key}"
        if judged in rulings.rejected:
            return "rejected", ""
        if judged in rulings.accepted:
            return "accepted", ""
        if key in refused:
            return "quarantined", refused[key]
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
    return _is_of_high_stakes(statement.predicate)


@cache
def _is_of_high_stakes(predicate: str) -> bool:
    return vocabulary.term(predicate) in vocabulary.high_stakes()  # validatedBy, validationDate …


@cache
def is_functional(predicate: str) -> bool:
    """Whether a thing has at most one value for the property, so that two are a conflict.

    >>> is_functional("partnerCount"), is_functional("theme")
    (True, False)
    """
    return predicate not in ("type", "title", "label") and vocabulary.term(predicate) in vocabulary.functional()


def settle(claims: Iterable[Claim]) -> dict[str, Verdict]:
    """Status and reason of each claim's statement, for claims about any number of subjects and properties.

    >>> settle([Claim("a", "1", "p", "partnerCount", "11"), Claim("b", "2", "p", "partnerCount", "12"),
    ...         Claim("c", "3", "p", "partnerCount", "12")])["a"]
    ('conflicting', "more documents say '12'")
    """
    groups: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        groups[claim.subject, claim.predicate].append(claim)
    found: dict[str, Verdict] = {}
    for (_, predicate), group in groups.items():
        if predicate != "role":
            found |= _each(group, verdicts(_support(group), _decisions(group)))
    leading = {
        claim.participation
        for group in groups.values()
        for claim in group
        if claim.participation and found[claim.statement][0] == "accepted"
    }
    for (subject, predicate), group in groups.items():
        if predicate == "role":
            values, decided = _support(group), _decisions(group)
            found |= _each(group, beside_lead(values, decided) if subject in leading else verdicts(values, decided))
    return found


def _support(group: Iterable[Claim]) -> Support:
    found: dict[str, tuple[set[str], str]] = {}
    for claim in group:
        held, newest = found.get(claim.value, (set(), ""))
        found[claim.value] = (held | {claim.document}, max(newest, claim.date))
    return found


def _decisions(group: Iterable[Claim]) -> dict[str, Decided]:
    return latest((claim.value, claim.decided) for claim in group if claim.decided)


def latest(decisions: Iterable[tuple[str, Decided]]) -> dict[str, Decided]:
    """The last decision for each value."""
    return dict(sorted(decisions, key=lambda one: one[1]))


def _each(group: Iterable[Claim], found: Mapping[str, Verdict]) -> dict[str, Verdict]:
    return {claim.statement: found[claim.value] for claim in group}


def beside_lead(roles: Iterable[str], decided: Mapping[str, Decided] = _NOBODY) -> dict[str, Verdict]:
    """What other roles are worth beside that of lead partner, unless a person accepted them.

    A lead partner is a partner too.
    """
    less = ("less-exact", "the lead partner is a partner")
    other = ("conflicting", "it is the lead partner")
    found = {role: less if role == "role/partner" else other for role in roles}
    return found | {role: ("accepted", "") for role in decided if role in found}


def verdicts(values: Support, decided: Mapping[str, Decided] = _NOBODY) -> dict[str, Verdict]:
    """Of the values of one property of one thing: which stands, and what becomes of the others.

    ``decided`` says of the values that a person accepted when and by whom.

    The reasons name no numbers: every further document would change them wherever they stand.

    >>> verdicts({"2016": ({"a", "b"}, ""), "2016-08": ({"c"}, ""), "2017": ({"d"}, "2020")})["2017"]
    ('conflicting', "more documents say '2016-08'")
    >>> verdicts({"11": ({"a"}, ""), "12": ({"b", "c"}, "")}, {"11": ("2026-01-01", "anna")})["12"]
    ('conflicting', "anna decided for '11' on 2026-01-01")
    """
    support = dict(values)
    for value in values:  # who says 2016-08 also says 2016
        for other in values:
            if other != value and _says_less(value, other):
                held, newest = support[other]
                support[other] = (held | support[value][0], max(newest, support[value][1]))
    chosen = max(((*decided[value], value) for value in values if value in decided), default=None)
    best = (
        chosen[-1]
        if chosen
        else min(values, key=lambda value: (-len(support[value][0]), _newest_first(support[value][1]), value))
    )
    found: dict[str, Verdict] = {}
    for value in values:
        if value == best:
            found[value] = ("accepted", "")
        elif _says_less(value, best):
            found[value] = ("less-exact", "another value says the same more exactly")
        else:
            told = "otherwise" if "://" in best else repr(best)
            (held, newest), (lost, older) = support[best], support[value]
            if chosen:
                what = told if told == "otherwise" else f"for {told}"
                found[value] = ("conflicting", f"{chosen[1]} decided {what} on {chosen[0][:10]}")
            elif len(held) > len(lost):
                found[value] = ("conflicting", f"more documents say {told}")
            elif newest != older:
                found[value] = ("conflicting", f"a newer document says {told}")
            else:
                found[value] = ("conflicting", f"as many documents say {told}, which sorts first")
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
