"""Which policy a plan is to change, as any sentence tells it: by stems for changing beside the policy's name.

The word stands before the policy or right behind it ("soll das Programm beeinflussen"), and the plan before both: by
its name, or as what the text goes on about ("It aims at the Programme"). A label with a colon is of the plan named
last in its paragraph.
"""

from __future__ import annotations

import re

from loaders.extract.lexicon import Row
from loaders.extract.mentions import POLICIES
from loaders.extract.occurrences import outermost
from loaders.extract.phrases import Hit
from loaders.extract.reading import Reading
from loaders.extract.sentences import Sentence
from loaders.extract.telling import ACTIONS, PRACTICES, told_of
from loaders.extract.things import Occurrence
from loaders.extract.truth import denied, denied_behind

RULE = "plan-changes"
_ROWS = ("does-change", "plan-aims")
_GOVERNED = 4  # words between the word and the policy behind it
_BEHIND = 1  # words between a policy and the word behind it
_OPENING = 4  # words within which a sentence goes on about the plan
_SUBJECTS = ("ActionPlan", *PRACTICES, *ACTIONS, "Project", "Programme", "Event", *POLICIES)
_MARKS = re.compile(r"[,;:.()\"“”„«»]")


def plan_aims(reading: Reading) -> None:
    """Claims the policies that sentences say a plan is to change, where nothing has said it of the two."""
    if not reading.found("ActionPlan"):
        return
    for sentence in reading.sentences:
        policies = [] if sentence.row else outermost(reading.within(sentence.start, sentence.end, *POLICIES))
        for policy in policies:
            hit = changing(reading, sentence, policy)
            if hit is None or denied(reading, sentence, hit.first, hit.last) is not None:
                continue
            if denied_behind(reading, sentence, hit.last, 1):
                continue  # "avser inte"
            start, end = reading.span(hit)
            labels = reading.text[end : policy.start].strip() == ":"
            plan = (_labelled if labels else _subject)(reading, sentence, min(policy.start, start))
            if plan is None or any(c.object is policy.thing for c in reading.says(plan.thing, "addresses")):
                continue
            span = (min(plan.start, policy.start), max(policy.end, end))
            reading.claim(plan.thing, "addresses", policy.thing, span, RULE)


def changing(reading: Reading, sentence: Sentence, policy: Occurrence) -> Hit[Row] | None:
    """The word for changing that governs a policy: the last before its name, else the one right behind."""
    hits = [h for row in _ROWS for h in reading.cues(row, sentence) if not reading.around(*reading.span(h))]
    before = [h for h in hits if reading.span(h)[1] <= policy.start]
    if before:
        last = max(before, key=lambda h: h.last)
        between = reading.text[reading.span(last)[1] : policy.start]
        if between.strip() == ":" or (len(between.split()) <= _GOVERNED and not _MARKS.search(between)):
            return last
    behind = [h for h in hits if reading.span(h)[0] >= policy.end]
    if behind:
        first = min(behind, key=lambda h: h.first)
        between = reading.text[policy.end : reading.span(first)[0]]
        if len(between.split()) <= _BEHIND and not _MARKS.search(between):
            return first
    return None


def _labelled(reading: Reading, sentence: Sentence, start: int) -> Occurrence | None:
    """The plan that a paragraph names last before a label."""
    plans = reading.within(reading.block_span(sentence)[0], start, "ActionPlan")
    return plans[-1] if plans else None


def _subject(reading: Reading, sentence: Sentence, start: int) -> Occurrence | None:
    """The plan that is the last thing named before an offset, else the one that the sentence goes on about.

    What stands behind the plan is another object of it where a comma or conjunction follows ("implements the Law and
    is to influence …").
    """
    named = outermost(reading.within(sentence.start, start, *_SUBJECTS))
    plans = [one for one in named if one.thing.kind == "ActionPlan"]
    if plans:
        behind = [one for one in named if one.start >= plans[-1].end]
        return plans[-1] if not behind or _goes_on(reading, behind[-1].end, start) else None
    if named:
        return None
    told = told_of(reading, sentence)
    if told is None and _meant(reading, sentence):
        found = reading.found("ActionPlan")
        told = found[0] if len(found) == 1 else None
    return Occurrence(start, start, told) if told is not None and told.kind == "ActionPlan" else None


def _meant(reading: Reading, sentence: Sentence) -> bool:
    """Whether a sentence opens with "it", "the plan", "the document"."""
    near = range(sentence.first, min(sentence.first + _OPENING, sentence.last))
    return any(reading.cues_at(name, at) for name in ("the-plan", "it", "document") for at in near)


def _goes_on(reading: Reading, left: int, right: int) -> bool:
    """Whether a comma or conjunction stands between two offsets."""
    grammar = reading.lexicon_at(reading.index(left))
    words = reading.folded[left:right].split()
    return "," in reading.text[left:right] or any(grammar.has("conjunctions", word) for word in words)
