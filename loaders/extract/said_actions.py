"""Whether a text says of a name that it is an action: by the noun right before, or that it is one of a plan."""

from __future__ import annotations

import re

from loaders.extract.lexicon import Row
from loaders.extract.phrases import Hit
from loaders.extract.reading import Reading
from loaders.extract.sentences import Sentence

_FOLLOWS = 3  # sentences behind a name among which one says what it is
_NUMBERED = re.compile(r"\s(?:n[.r°ºo]{0,2}\s?)?[\w.]{0,3}\d[\w.]{0,5}\s?[,:–-]?\s?")
_CHANGED = ("does-amend", "adopts", "adds", "policy-change")
_MODELS = ("does-model", "source", "inspired-by")
_QUOTE = re.compile(r"[\"“”„«»]")
_APART = 8  # words between an action's noun and the plan's in one sentence
_BEFORE = 5  # tokens of a noun and its number before a name ("mjeru 2.5.3")


def said_action(reading: Reading, sentence: Sentence, start: int) -> bool:
    """Whether the name whose quotes open at an offset is said to be an action.

    By the noun with its number right before ("rīcību R3.4 „…“"), where a plan is near or a policy changes; or by what
    the sentence goes on to say, or one of the next ("It is the third action of the plan").
    """
    return _noun_before(reading, sentence, start) or _said_behind(reading, sentence, start)


def _noun_before(reading: Reading, sentence: Sentence, start: int) -> bool:
    near = reading.words[max(sentence.first, reading.index(start) - _BEFORE)].start
    for hit in [*reading.cues_between("Action", near, start, "heads"), *reading.cues_between("measure", near, start)]:
        between = reading.text[reading.span(hit)[1] : start]
        numbered = _NUMBERED.fullmatch(between) is not None
        if numbered or not between.strip():
            return bool(reading.cues("ActionPlan", table="heads")) or any(
                reading.cues(name, sentence) for name in _CHANGED
            )
    return False


def _said_behind(reading: Reading, sentence: Sentence, start: int) -> bool:
    """Whether the rest of a sentence, or one behind that names nothing else, says "action" and "plan" together."""
    close = _QUOTE.search(reading.text, start + 1, sentence.end)
    if close is None:
        return False
    if _as_action(reading, sentence, close.end(), sentence.end):
        return True
    number = reading.sentence_number(sentence.start)
    for one in reading.sentences[number + 1 : number + 1 + _FOLLOWS]:
        if one.block != sentence.block:
            return False
        if any(reading.cues(name, one) for name in _MODELS):
            return False  # "the plan names it as the model of action 1"
        mark = _QUOTE.search(reading.text, one.start, one.end)
        if _as_action(reading, one, one.start, mark.start() if mark else one.end):
            return True
        if mark is not None:
            return False
    return False


def _as_action(reading: Reading, sentence: Sentence, start: int, end: int) -> bool:
    """Whether a stretch has the noun for an action near that for a plan, and denies and promises nothing."""
    plans = reading.cues_between("ActionPlan", start, end, "heads")
    if not plans or any(reading.cues_between(name, start, end) for name in ("negation", "condition")):
        return False
    nouns = [*reading.cues_between("Action", start, end, "heads"), *reading.cues_between("measure", start, end)]
    return any(_near(noun, plan) for noun in nouns for plan in plans)


def _near(noun: Hit[Row], plan: Hit[Row]) -> bool:
    inside = plan.first <= noun.first <= plan.last
    return not inside and min(abs(noun.first - plan.last), abs(plan.first - noun.last)) <= _APART
