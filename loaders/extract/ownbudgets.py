"""What one partner has of its project's money, where the text says whose budget it is.

"Budget of the City of Graz: 214,000 euro", "RTU budžets: 176 500 EUR", "Lapin liiton osuus on 228 000 euroa", "1.4
million, of which 205,000 for Bornholm". The name stands right beside the word, and the amount right behind both.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from loaders.extract.asked_again import once_a_document
from loaders.extract.between import conjoined, marked
from loaders.extract.focus import project_at
from loaders.extract.form_fields import money
from loaders.extract.mentions import BODIES, PLACES
from loaders.extract.money import Amount, amounts
from loaders.extract.reading import Reading
from loaders.extract.sentences import Sentence
from loaders.extract.things import Occurrence, Thing

_OF = 2  # words from the word budget to the name of its owner
_POSSESSED = 1  # words from the owner to the word budget ("Lapin liiton osuus", "the City's own budget")
_UNTIL = 5  # words from owner and word to the amount
_FOR = 3  # words from an amount to the body that it is for
_SMALL = ("articles", "connectors", "locatives", "inside")


@dataclass(frozen=True, slots=True)
class OwnBudget:
    """An amount, whose it is, where that is said, and by which rule."""

    amount: Amount
    owner: Occurrence
    start: int
    rule: str


@once_a_document
def own_budgets(reading: Reading) -> Iterator[OwnBudget]:
    """The amounts that a text gives to one body or place by name."""
    for sentence in reading.sentences:
        found = amounts(reading, sentence)
        if found:
            yield from _in(reading, sentence, found)


def claim_own_budgets(reading: Reading) -> None:
    """Claims the budgets of bodies that take part in a project."""
    for one in own_budgets(reading):
        taking = _part_of(reading, one)
        if taking is not None and next(reading.says(taking, "totalBudget"), None) is None:
            span = (min(one.start, one.amount.start), max(one.amount.end, one.owner.end))
            reading.claim(taking, "totalBudget", money(one.amount), span, one.rule)


def _in(reading: Reading, sentence: Sentence, found: Sequence[Amount]) -> Iterator[OwnBudget]:
    words = [reading.span(hit) for hit in reading.cues("portion", sentence)]
    funds = [reading.span(hit) for hit in reading.cues("erdf", sentence)]
    whole = [reading.span(hit) for hit in reading.cues("budget", sentence)]  # "total budget", "project budget"
    words = [w for w in words if not any(a <= w[0] and w[1] <= b for a, b in funds)]
    words = [w for w in words if not any(a < w[0] and w[1] <= b for a, b in whole)]
    names = reading.within(sentence.start, sentence.end, *BODIES, *PLACES)
    for number, amount in enumerate(found):
        begin = found[number - 1].end if number else sentence.start
        near = [w for w in words if begin <= w[0] and w[1] <= amount.start]
        if near:
            owner = _owner(reading, near[-1], names, begin, amount)
            if owner is not None:
                yield OwnBudget(amount, owner, min(owner.start, near[-1][0]), "partner-own-budget")
        elif number and reading.cues_between("of-which", begin, amount.start):
            owner = next((o for o in names if o.start >= amount.end), None)
            if owner is not None and _beside(reading, amount.end, owner.start, _FOR):
                yield OwnBudget(amount, owner, amount.start, "partner-part-budget")


def _owner(
    reading: Reading, word: tuple[int, int], names: list[Occurrence], begin: int, amount: Amount
) -> Occurrence | None:
    """Who stands right behind the word budget or right before it, with nobody between both and the amount."""
    behind = [o for o in names if word[1] <= o.start and o.end <= amount.start]
    behind = [o for o in behind if not any(p is not o and p.start <= o.start and o.end <= p.end for p in behind)]
    if behind:
        one = behind[0]
        own = len(behind) == 1 and _beside(reading, word[1], one.start, _OF) and _leads_to(reading, one.end, amount)
        return one if own else None
    before = [o for o in names if begin <= o.start and o.end <= word[0]]
    before = [o for o in before if not any(p is not o and p.start <= o.start and o.end <= p.end for p in before)]
    if not before:
        return None
    one = before[-1]
    close = len(reading.folded[one.end : word[0]].split()) <= _POSSESSED and not marked(reading, one.end, word[0])
    return one if close and not conjoined(reading, one.end, word[0]) and _leads_to(reading, word[1], amount) else None


def _beside(reading: Reading, start: int, end: int, most: int) -> bool:
    """Whether small words alone, and few, stand between two offsets."""
    between = range(reading.index(start), reading.index(end))
    small = all(
        any(reading.lexicon_at(at).has(table, reading.words[at].word) for table in _SMALL)
        or reading.words[at].shape == "a"
        for at in between
    )
    return small and len(between) <= most and not marked(reading, start, end)


def _leads_to(reading: Reading, start: int, amount: Amount) -> bool:
    return len(reading.folded[start : amount.start].split()) <= _UNTIL and not marked(
        reading, start, amount.start, ",;("
    )


def _part_of(reading: Reading, one: OwnBudget) -> Thing | None:
    """The part that the owner takes in a project: that of the passage, else the only one.

    A place stands for the body that has its name.
    """
    parts = (thing for thing in reading.things if thing.kind == "Participation")
    taking = [thing for thing in parts if _is(thing.parts.get("participant"), one.owner.thing)]
    project = project_at(reading, one.amount.start)
    here = [thing for thing in taking if thing.parts.get("project") is project]
    return here[0] if len(here) == 1 else taking[0] if len(taking) == 1 else None


def _is(body: Thing | None, owner: Thing) -> bool:
    if body is None or owner.kind not in PLACES:
        return body is owner
    return owner.kind != "Country" and any(owner.label and owner.label in name.text for name in body.names)
