"""Lists of actions that no number announces: behind "the plan foresees:", or between two sentences about one plan."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.extract.reading import Reading
from loaders.extract.sentences import Sentence
from loaders.extract.things import Thing

_MARK = re.compile(r"\s*(\d{1,2})[.)]\s*$")
_MOST = 12  # actions of one plan
_BACK = 4  # sentences in which a paragraph about a plan names it
_OTHER_LISTS = ("partner-list", "stakeholder", "practices")


def plan_lists(reading: Reading) -> Iterator[tuple[Thing, list[int]]]:
    """Each plan with the numbers of the sentences that are the items of its list of actions."""
    place = 0
    while place < len(reading.sentences):
        items = _items(reading, place)
        if not items:
            place += 1
            continue
        plan = _announcing(reading, place) or _around(reading, items)
        if plan is not None and 2 <= len(items) <= _MOST:
            yield plan, items
        place = items[-1] + 1


def _items(reading: Reading, place: int) -> list[int]:
    """The sentences that open the items of the list that begins at a sentence; empty where none does."""
    found: list[int] = []
    block = -1
    for number in range(place, len(reading.sentences)):
        sentence = reading.sentences[number]
        if not sentence.item:
            break
        if sentence.block != block:
            found.append(number)
            block = sentence.block
    return found


def _announcing(reading: Reading, place: int) -> Thing | None:
    """The plan of which the sentence before a list says that it holds actions, up to its colon."""
    if not place:
        return None
    before = reading.sentences[place - 1]
    if not reading.text[before.start : before.end].rstrip().endswith(":"):
        return None
    plans = reading.within(before.start, before.end, "ActionPlan")
    names = [reading.span(hit) for hit in reading.cues("ActionPlan", before, "heads")]
    nouns = [reading.span(hit) for hit in reading.cues("Action", before, "heads")]
    acts = [noun for noun in nouns if not any(a <= noun[0] and noun[1] <= b for a, b in names)]
    holds = reading.cues("include-actions", before) or acts
    if plans and holds and not any(reading.cues(name, before) for name in _OTHER_LISTS):
        return plans[-1].thing
    named = reading.found("ActionPlan")
    about = acts and reading.cues("following", before)
    return named[0] if len(named) == 1 and about else None


def _around(reading: Reading, items: list[int]) -> Thing | None:
    """The plan of which the text speaks right before and right behind a numbered list of titles."""
    if items[0] == 0 or items[-1] + 1 >= len(reading.sentences):
        return None
    if not all(_is_numbered(reading, reading.sentences[number]) for number in items):
        return None
    after = reading.sentences[items[-1] + 1]
    behind = reading.within(after.start, after.end, "ActionPlan")
    opening = reading.sentences[max(0, items[0] - _BACK)].start
    before = reading.within(opening, reading.sentences[items[0]].start, "ActionPlan")
    if before and behind and before[-1].thing is behind[0].thing:
        return before[-1].thing
    return None


def _is_numbered(reading: Reading, sentence: Sentence) -> bool:
    """Whether a number stands before an item, and no full stop ends it: titles have none."""
    line = reading.text[max(0, sentence.start - 8) : sentence.start].rpartition("\n")[2]
    return bool(_MARK.match(line)) and not reading.text[sentence.start : sentence.end].rstrip().endswith(".")
