"""What each partner has of a project's money: columns of amounts below the partners, and lines that name a partner."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from loaders.extract.form_fields import money
from loaders.extract.mentions import BODIES
from loaders.extract.money import Amount, amounts
from loaders.extract.partners import PartnerList
from loaders.extract.reading import Reading
from loaders.extract.sentences import Sentence
from loaders.extract.things import Thing

_FEWEST = 2  # partners of a column
_HEADING = 5  # words of a heading of budgets
_NAME_NEAR = 3  # words between a partner's name and the label of its money


def columns(reading: Reading, lists: Sequence[PartnerList]) -> None:
    """Claims the budgets that stand in as many lines below a list of partners as it has lines, in the same order."""
    for one in lists:
        if len(one.items) < _FEWEST or one.role == "stakeholder":
            continue
        found = _amounts_below(reading, max(item.end for item in one.items))
        if len(found) != len(one.items):
            continue
        for item, amount in zip(one.items, found, strict=True):
            start, end = reading.words[item.first].start, reading.words[item.last].end
            body = next((o.thing for o in reading.within(start, end, *BODIES) if o.start - start <= 2), None)
            _share(reading, body, "totalBudget", amount, (start, amount.end), "partner-budgets")


def _amounts_below(reading: Reading, offset: int) -> list[Amount]:
    """The amounts of the lines right below an offset, or below a heading of budgets, that hold nothing else."""
    below = [sentence for sentence in reading.sentences if sentence.start >= offset]
    if below and below[0].last - below[0].first <= _HEADING and not amounts(reading, below[0]):
        headed = any(reading.cues(name, below[0]) for name in ("budget", "portion", "share"))
        below = below[1:] if headed else below

    def only(sentence: Sentence) -> Amount | None:
        rows = list(amounts(reading, sentence))
        rest = reading.text[sentence.start : rows[0].start] + reading.text[rows[0].end : sentence.end] if rows else "x"
        return rows[0] if len(rows) == 1 and not rest.strip(" .;") else None

    return [amount for amount in itertools.takewhile(bool, map(only, below)) if amount is not None]


def named(reading: Reading) -> None:
    """Claims the budget and the fund's share of a partner whose name opens a line with the word budget behind it."""
    for sentence in reading.sentences:
        opening = next(iter(reading.within(sentence.start, sentence.end, *BODIES)), None)
        labels = [reading.span(hit) for hit in reading.cues("budget", sentence)]
        if opening is None or opening.start - sentence.start > 1 or not labels or labels[0][0] < opening.end:
            continue
        if len(reading.folded[opening.end : labels[0][0]].split()) > _NAME_NEAR:
            continue
        for number, amount in enumerate(amounts(reading, sentence)):
            erdf = any(reading.span(h)[1] <= amount.start for h in reading.cues("erdf", sentence)) and number > 0
            predicate = "erdfBudget" if erdf else "totalBudget"
            if number == 0 or erdf:
                _share(reading, opening.thing, predicate, amount, (opening.start, amount.end), "partner-budget-line")


def _share(
    reading: Reading, body: Thing | None, predicate: str, amount: Amount, span: tuple[int, int], rule: str
) -> None:
    rows = [t for t in reading.things if t.kind == "Participation" and t.parts.get("participant") is body]
    if body is not None and rows and next(reading.says(rows[0], predicate), None) is None:
        reading.claim(rows[0], predicate, money(amount), span, rule)
