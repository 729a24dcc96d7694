"""From claims to statements: things become mentions, rules get their confidence, high stakes are held back."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from graph.model import Literal, Mention, Statement, Term
from loaders.extract.errors import BadLexicon
from loaders.extract.reading import Reading
from loaders.extract.things import Claim, Thing

TABLE = Path(__file__).parent / "confidence.tsv"
VERSION = "1"
UNMEASURED = 0.75  # the most that a rule may claim before it was measured
HIGH_STAKES = frozenset({"validatedBy", "validationDate", "changedInstrument", "influencedFunding"})
HIGH_STAKES_STATUS = frozenset({"status/validated", "status/accepted"})
ENOUGH = 0.98  # measured precision from which a high-stakes claim is asserted
SELDOM_WRONG = 0.9  # measured precision from which cues alone do not make a claim doubtful
JUDGED = 10  # statements of a rule below which that more were wrong than right may be chance
FEWEST = 3  # times that a rule must have been right before it counts as measured
_MONEY = frozenset({"totalBudget", "erdfBudget"})


@cache
def confidences() -> Mapping[str, tuple[float, int, int]]:
    """Of each rule of the table: its confidence, and how often it was right and wrong on labelled text."""
    found: dict[str, tuple[float, int, int]] = {}
    with TABLE.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            if row["rule"] in found:
                raise BadLexicon(f"{TABLE.name}: rule {row['rule']!r} stands twice; keep one row")
            found[row["rule"]] = (float(row["confidence"]), int(row["right"]), int(row["wrong"]))
    return found


def confidence(rule: str) -> float:
    """The measured precision of a rule, at most `UNMEASURED` where it was never measured.

    >>> 0 < confidence("no-such-rule") <= UNMEASURED
    True
    """
    return confidences().get(rule, (UNMEASURED - 0.05, 0, 0))[0]


def proven(rule: str) -> bool:
    """Whether a rule was right often, and seldom wrong, on labelled text."""
    return _measured(rule, SELDOM_WRONG)


def _measured(rule: str, share: float) -> bool:
    """Whether a rule was counted often enough, and right in such a share of cases."""
    _, right, wrong = confidences().get(rule, (0.0, 0, 0))
    return right >= FEWEST and right >= share * (right + wrong)


def status(claim: Claim) -> str:
    """``asserted``, or ``suggested`` for what is high in stakes, or drawn by a rule that was mostly wrong in ten."""
    return "suggested" if doubt(claim.rule, claim.predicate, claim.object, claim.subject.kind) else claim.status


def doubt(rule: str, predicate: str, value: object, kind: str) -> str:
    """Why a claim about a thing of some class is only suggested by the measure of its rule; '' where it is not.

    >>> doubt("no-such-rule", "validatedBy", None, "ActionPlan")
    'high stakes: the rule was right 0 times of 0 on labelled text; at least 3 and 98 % are needed'
    >>> doubt("no-such-rule", "theme", None, "Project")
    ''
    """
    stakes = (
        predicate in HIGH_STAKES
        or (isinstance(value, Term) and value.name in HIGH_STAKES_STATUS)
        or (predicate in _MONEY and kind == "Participation")
    )
    _, right, wrong = confidences().get(rule, (0.0, 0, 0))
    mostly_wrong = right < wrong and right + wrong >= JUDGED
    if not mostly_wrong and (not stakes or _measured(rule, ENOUGH)):
        return ""
    told = f"the rule was right {right} times of {right + wrong} on labelled text"
    if mostly_wrong:
        return told
    return f"high stakes: {told}; at least {FEWEST} and {ENOUGH:.0%} are needed".replace("%", " %")


def mentions(document: str, things: Iterable[Thing]) -> dict[int, Mention]:
    """The mention of each thing, by the thing's identity; the parts of a thing are made before it."""
    made: dict[int, Mention] = {}

    def make(thing: Thing, above: tuple[Thing, ...] = ()) -> Mention:
        if id(thing) not in made:
            parts = tuple(
                (role, make(part, (*above, thing)))
                for role, part in sorted(thing.parts.items())
                if part not in (*above, thing)
            )
            made[id(thing)] = Mention(
                document,
                thing.kind,
                thing.start,
                thing.end,
                tuple(sorted(thing.names, key=lambda n: n.use == "alias")),
                thing.authority,
                thing.code,
                thing.country,
                thing.place,
                thing.body,
                thing.number,
                thing.period,
                parts,
                thing.tag,
            )
        return made[id(thing)]

    for thing in things:
        make(thing)
    return made


def statements(reading: Reading) -> tuple[Statement, ...]:
    """The statements of a reading, sorted by place, rule and claim; each at most once."""
    made = mentions(reading.document.id, [*reading.things, *(c.subject for c in reading.claims)])
    found: dict[str, Statement] = {}
    for claim in reading.claims:
        target: Mention | Literal | Term
        if isinstance(claim.object, Thing):
            if id(claim.object) not in made:
                made.update(mentions(reading.document.id, [claim.object]))
            target = made[id(claim.object)]
        else:
            target = claim.object
        one = Statement(
            made[id(claim.subject)],
            claim.predicate,
            target,
            claim.start,
            claim.end,
            f"{claim.rule}.{VERSION}",
            confidence(claim.rule) if claim.confidence is None else claim.confidence,
            status(claim),
        )
        found.setdefault(one.id, one)
    rows = [(s.start, s.end, s.rule, s.predicate, s.subject.id, key) for key, s in found.items()]
    return tuple(found[row[-1]] for row in sorted(rows))
