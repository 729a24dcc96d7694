"""Which policies were changed after a practice: "the amendment of the Programme is based on X", "The change follows X".

A policy is meant where words for changing it stand in the sentence that names the model, where it is itself what was
modelled, or where the sentences right before tell that it was changed. In a text that opens with the change of one
policy and tells of no action, the practices that its people got to know are the models of that change.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.extract.lexicon import Row
from loaders.extract.mentions import POLICIES
from loaders.extract.occurrences import outermost
from loaders.extract.phrases import Hit
from loaders.extract.planaims import changing
from loaders.extract.reading import Reading
from loaders.extract.sentences import Sentence
from loaders.extract.telling import ACTIONS, PRACTICES
from loaders.extract.things import Occurrence, Thing
from loaders.extract.told_models import model_words, models, practices_in, untrue
from loaders.extract.truth import denied, promised

RULE, PAGE = "policy-modelled", "policy-modelled-page"
_CHANGES = ("does-amend", "alters", "writes-into", "adds")
_FALSE = ("negation", "condition", "promise", "only-asked", "asked-for", "wishes")
_NEAR = 8  # words between a policy and a word for changing it
_MODELLED = 6  # words between a policy and the words that say after what it was made
_BACK = 2  # sentences before, in which the change is told of which a sentence gives the model
_LEARNT = 9  # words between getting to know and what was got to know
_HEAD = 8  # sentences at the head of a text, in which it tells what it is about
_ASIDE = re.compile(r",|\(")  # "contributes to the Strategy, approved in 2020"
_MADE = (*ACTIONS, "ActionPlan")


def modelled_policies(reading: Reading) -> None:
    """Claims the practices after which policies were changed or made."""
    if not reading.found(*POLICIES) or not reading.found(*PRACTICES):
        return
    for sentence, _, hit, source in models(reading):
        if reading.within(sentence.start, sentence.end, *_MADE):
            continue
        policy = _here(reading, sentence, hit) or _before(reading, sentence)
        if policy is not None:
            span = (min(policy.start, source.start), max(policy.end, source.end))
            _claim(reading, policy.thing, source.thing, span, RULE)
    _of_page(reading)


def _here(reading: Reading, sentence: Sentence, hit: Hit[Row]) -> Occurrence | None:
    """The policy that a sentence changes, or that stands right before the words that say after what it was made."""
    policies = outermost(reading.within(sentence.start, sentence.end, *POLICIES))
    changed = [
        one for one in policies if _is_changed(reading, sentence, one) or _is_before(reading, sentence, one, hit)
    ]
    if len({id(one.thing) for one in changed}) == 1:
        return changed[0]
    before = [one for one in policies if one.end <= reading.span(hit)[0]][-1:]
    between = reading.text[before[0].end : reading.span(hit)[0]] if before else ""
    near = before and len(between.split()) <= _MODELLED and not any(mark in between for mark in ",;:()")
    return before[0] if near and len(policies) == 1 else None


def _is_changed(reading: Reading, sentence: Sentence, policy: Occurrence) -> bool:
    """Whether a word for changing governs a policy or stands near it, and is not denied or only promised."""
    hits = []
    for name in _CHANGES:
        for hit in reading.cues(name, sentence):
            start, end = reading.span(hit)
            between = reading.text[policy.end : start] if start >= policy.end else reading.text[end : policy.start]
            related = start >= policy.end and (
                _ASIDE.search(between) or reading.cues_between("relative", policy.end, start)
            )
            if len(between.split()) <= _NEAR and ";" not in between and not related and not reading.around(start, end):
                hits.append(hit)
    return any(
        denied(reading, sentence, hit.first, hit.last) is None and not promised(reading, sentence, hit.first, hit.last)
        for hit in hits
    )


def _is_before(reading: Reading, sentence: Sentence, policy: Occurrence, hit: Hit[Row]) -> bool:
    """Whether a word for changing governs a policy that stands before the words that say after what it was made.

    What stands behind those is another matter ("the action is modelled on X and contributes to the Programme").
    """
    governing = changing(reading, sentence, policy) if policy.end <= reading.span(hit)[0] else None
    return governing is not None and denied(reading, sentence, governing.first, governing.last) is None


def _before(reading: Reading, sentence: Sentence) -> Occurrence | None:
    """The one policy that the sentences right before change, where a sentence itself names none."""
    if reading.within(sentence.start, sentence.end, *POLICIES):
        return None
    number = reading.sentence_number(sentence.start)
    for one in reversed(reading.sentences[max(0, number - _BACK) : number]):
        if one.block != sentence.block or reading.within(one.start, one.end, *_MADE):
            return None
        policies = outermost(reading.within(one.start, one.end, *POLICIES))
        changed = [policy for policy in policies if _is_changed(reading, one, policy)]
        if changed:
            return changed[-1] if len({id(policy.thing) for policy in changed}) == 1 else None
        if policies:
            return None
    return None


def _of_page(reading: Reading) -> None:
    """Claims for the one policy that a text changes the practices that it says were models or were got to know."""
    if reading.found(*_MADE):
        return
    changed = {id(one.thing): one.thing for one in _changes(reading)}
    if len(changed) != 1:
        return
    policy = next(iter(changed.values()))
    for sentence in reading.sentences:
        if sentence.row or any(reading.cues(name, sentence) for name in _FALSE):
            continue
        practices = practices_in(reading, sentence, [])
        if len({id(one.thing) for one in practices}) != 1:
            continue
        one = practices[0]
        told = any(not untrue(reading, sentence, hit) for hit in model_words(reading, sentence))
        if told or _got_to_know(reading, sentence, one):
            first = min(policy.places)
            span = (min(first[0], one.start), max(first[1], one.end))
            _claim(reading, policy, one.thing, span, PAGE)


def _changes(reading: Reading) -> Iterator[Occurrence]:
    """The policies that the head of a text says were changed."""
    for sentence in reading.sentences[:_HEAD]:
        for policy in outermost(reading.within(sentence.start, sentence.end, *POLICIES)):
            if _is_changed(reading, sentence, policy):
                yield policy


def _got_to_know(reading: Reading, sentence: Sentence, practice: Occurrence) -> bool:
    """Whether words for seeing, visiting and being shown stand near a practice."""
    for hit in reading.cues("got-to-know", sentence):
        start, end = reading.span(hit)
        between = reading.text[practice.end : start] if start >= practice.end else reading.text[end : practice.start]
        if len(between.split()) <= _LEARNT and ";" not in between:
            return True
    return False


def _claim(reading: Reading, policy: Thing, practice: Thing, span: tuple[int, int], rule: str) -> None:
    said = [c for name in ("buildsOn", "informedBy") for c in reading.claims.by(name)]
    if any({id(c.subject), id(c.object)} >= {id(policy), id(practice)} for c in said):
        return
    if rule == PAGE and any(c.object is practice for c in said):
        return
    reading.claim(policy, "informedBy", practice, span, rule)
