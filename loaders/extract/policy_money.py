"""What a policy has to spend, where its sentence says so: "the Programme has a budget of 320 million euro".

A word for a budget stands beside the sum, and the policy before both or between the two ("the budget of the Programme
is …"), or the sum opens the sentence ("With a budget of …, the Programme"). A sentence that names a measure, a call or
a project besides says what that gets.
"""

from __future__ import annotations

from collections.abc import Sequence

from graph.model import XSD, Literal
from loaders.extract.lexicon import Row
from loaders.extract.list_items import conjunction
from loaders.extract.mentions import POLICIES
from loaders.extract.money import Amount, amounts
from loaders.extract.occurrences import outermost
from loaders.extract.phrases import Hit
from loaders.extract.reading import Reading
from loaders.extract.role_words import is_small
from loaders.extract.sentences import Sentence
from loaders.extract.telling import TOLD, told_of
from loaders.extract.things import Thing
from loaders.extract.truth import denied, denied_before

RULE = "policy-money"
_ROWS = ("budget", "does-cost")
_NEAR = 3  # words between the word for a budget and the sum, or the policy
_FAR = 5  # words between a policy and the word for its budget, or its sum
_OPENS = 4  # words before "budget" in a sentence about the policy of the one before
_FUND = 3  # words from a sum to the fund that gives it
_LEAST = 10_000  # euro
_LARGE = 5_000_000  # euro, of a sentence that does not name the policy
_MARKS = ";()\n"
_UNSURE = ("only-asked", "asked-for", "condition")
_PARTS = ("measure", "call-noun")


def policy_money(reading: Reading) -> None:
    """Claims the budgets of policies, where no rule has claimed one.

    >>> from graph.model import document_of
    >>> from loaders.extract.rules import read_by_rules
    >>> text = "The Regional Innovation Strategy of Connacht has a budget of 32 million euro."
    >>> found = read_by_rules(document_of(text)).claims.by("totalBudget")
    >>> [claim.object.value for claim in found if claim.rule == RULE]
    ['32000000']
    """
    if not reading.found(*POLICIES):
        return
    for sentence in reading.sentences:
        found = [a for a in amounts(reading, sentence) if a.value >= _LEAST] if not sentence.row else []
        if not found or any(reading.cues(name, sentence) for name in _UNSURE):
            continue
        policy, amount = _meant(reading, sentence, found)
        if policy is not None and amount is not None:
            _claim(reading, sentence, policy, amount)


def _claim(reading: Reading, sentence: Sentence, policy: Thing, amount: Amount) -> None:
    relation = "erdfBudget" if _is_of_fund(reading, sentence, amount) else "totalBudget"
    if any(claim.rule != "instrument-budget" for claim in reading.says(policy, relation)):
        return
    value = Literal(amount.lexical, XSD + "decimal", None, amount.qualifier)
    places = [(start, end) for start, end in policy.places if sentence.start <= start < sentence.end]
    start = min([amount.start, *(a for a, _ in places)])
    reading.claim(policy, relation, value, (start, max([amount.end, *(b for _, b in places)])), RULE)


def _is_of_fund(reading: Reading, sentence: Sentence, amount: Amount) -> bool:
    """Whether a fund stands right behind a sum, small words aside: "84 million euro from the ERDF"."""
    funds = reading.within(amount.end, sentence.end, "Fund")
    between = range(reading.index(amount.end), reading.index(funds[0].start)) if funds else range(_FUND + 1)
    return len(between) <= _FUND and all(_small(reading, at) for at in between)


def _small(reading: Reading, at: int) -> bool:
    small = is_small(reading, at, ("articles", "connectors", "locatives", "of")) and not conjunction(reading, at)
    return small and not reading.words[at].gap.strip(" (")


def _meant(reading: Reading, sentence: Sentence, found: Sequence[Amount]) -> tuple[Thing | None, Amount | None]:
    """The policy and the sum of a sentence that says no more of money than what the policy has."""
    named = outermost(reading.within(sentence.start, sentence.end, *TOLD))
    policies = [one for one in named if one.thing.kind in POLICIES]
    first = found[0]
    if not _is_one(reading, sentence, found):
        return None, None
    words = [hit for row in _ROWS for hit in reading.cues(row, sentence) if not reading.around(*reading.span(hit))]
    words = [hit for hit in words if denied(reading, sentence, hit.first, hit.last) is None]
    if denied_before(reading, sentence, reading.index(first.start)):
        return None, None
    for policy in policies:
        others = [one for one in named if one.thing is not policy.thing]
        start, end = min(policy.start, first.start), max(policy.end, first.end)
        if any(start <= one.start < end for one in others):
            continue
        for hit in words:
            if _says(reading, sentence, hit, (policy.start, policy.end), (first.start, first.end)):
                return policy.thing, first
    label = ":" in reading.text[sentence.start : first.start]
    if named or label or first.value < _LARGE or reading.hits_in("heads", sentence):
        return None, None
    told = told_of(reading, sentence)
    if told is None or told.kind not in POLICIES:
        return None, None
    opens = (
        hit
        for hit in words
        if hit.first - sentence.first <= _OPENS and _plain(reading, reading.span(hit)[1], first.start, _NEAR)
    )
    return (told, first) if next(opens, None) is not None else (None, None)


def _is_one(reading: Reading, sentence: Sentence, found: Sequence[Amount]) -> bool:
    """Whether a sentence has one sum, or names behind the whole what a fund gives of it."""
    parts = [hit for name in _PARTS for hit in reading.cues(name, sentence) if not reading.around(*reading.span(hit))]
    if parts:
        return False
    return len(found) == 1 or bool(reading.cues_between("of-which", found[0].end, found[1].start))


def _says(
    reading: Reading, sentence: Sentence, hit: Hit[Row], policy: tuple[int, int], amount: tuple[int, int]
) -> bool:
    """Whether policy, word and sum stand together in one of the orders that say whose the sum is."""
    start, end = reading.span(hit)
    if policy[1] <= start and end <= amount[0] + 1:  # "the Programme has a budget of …"
        return _plain(reading, policy[1], start, _FAR, comma=True) and _plain(reading, end, amount[0], _NEAR)
    if end <= policy[0] and policy[1] <= amount[0]:  # "the budget of the Programme is …"
        return _plain(reading, end, policy[0], _NEAR) and _plain(reading, policy[1], amount[0], _FAR)
    if end <= amount[0] + 1 and amount[1] <= policy[0]:  # "With a budget of …, the Programme"
        opens, comma = hit.first - sentence.first <= _OPENS, "," in reading.text[amount[1] : policy[0]]
        plain = _plain(reading, end, amount[0], _NEAR) and _plain(reading, amount[1], policy[0], _NEAR, comma=True)
        return opens and comma and plain
    if policy[1] <= amount[0] and amount[1] <= start:  # "A Program 320 millió euró költségvetésű"
        return _plain(reading, policy[1], amount[0], _FAR) and _plain(reading, amount[1], start, 1)
    return False


def _plain(reading: Reading, start: int, end: int, most: int, *, comma: bool = False) -> bool:
    """Whether few words and no mark stand between two offsets; one comma may."""
    between = reading.text[start:end]
    return (
        len(between.split()) <= most
        and not reading.cues_between("paid-from", start, end)
        and not any(mark in between for mark in _MARKS)
        and between.count(",") <= (1 if comma else 0)
    )
