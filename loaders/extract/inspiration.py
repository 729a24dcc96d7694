"""What inspired an action or plan: "inspired by the good practice …", "learning from …", "the project inspired …"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.extract.actionlabels import background_of
from loaders.extract.actionparts import action_at
from loaders.extract.clauses import activities
from loaders.extract.hypotheses import Hypothesis
from loaders.extract.mentions import BODIES
from loaders.extract.reading import Reading
from loaders.extract.sentences import Sentence
from loaders.extract.things import Occurrence, Thing
from loaders.extract.tokens import index_at
from loaders.extract.truth import denied

_SOURCES = ("GoodPractice", "Initiative", "Project")
_REACH = 9  # words between the verb and what inspired
_BESIDE = 2  # words between the verb and a project: "the lessons learnt from the cooperation in X" is of all partners
_OPENING = 4  # words within which "this action" opens a sentence


_QUOTED = re.compile(r"[“„«\"‘']\s?([^“”„«»\"‘’\n]{3,80}?)\s?[”“»\"’'](?!\w)")
_WEIGHT = 1.6
_TITLE_WORDS = 12


def practice_hypotheses(reading: Reading) -> Iterator[Hypothesis]:
    """Names in quotes behind words for a source, and in what is told of an action's background."""
    if not (reading.cues("ActionPlan", table="heads") or reading.cues("policy-change")):
        return
    told = background_of(reading)
    for match in _QUOTED.finditer(reading.text):
        first = index_at(reading.words, match.start(1))
        sentence = reading.sentence_at(match.start(1))
        if sentence is None or first >= len(reading.words) or len(match[1].split()) > _TITLE_WORDS:
            continue
        if not reading.words[first].capital:
            continue
        hits = [*reading.cues("inspired-by", sentence), *reading.cues("source", sentence)]
        behind = any(0 < first - hit.last <= _REACH + 1 for hit in hits)
        if behind or any(start <= match.start() < end for start, end in told):
            start, end = match.span(1)
            language = reading.lexicon_at(first).code
            yield Hypothesis("GoodPractice", start, end, _WEIGHT * (end - start), "practice-source", language=language)


def inspirations(reading: Reading) -> None:
    """Claims what actions and plans were inspired by, and the actions that projects and practices inspired."""
    for sentence in reading.sentences:
        for hit in [*reading.cues("inspired-by", sentence), *reading.cues("source", sentence)]:
            if denied(reading, sentence, hit.first, hit.last) is not None:
                continue
            source = _behind(reading, sentence, hit.last)
            inspired = _inspired(reading, sentence, hit.first, source) if source else None
            if source is not None and inspired is not None and inspired.thing is not source.thing:
                span = (min(inspired.start, source.start), max(inspired.end, source.end))
                property_ = "informedBy" if source.thing.kind == "Project" else "buildsOn"
                if inspired.thing.kind != "Action":
                    property_ = "informedBy"
                reading.claim(inspired.thing, property_, source.thing, span, "inspired-by")
        _inspiring(reading, sentence)


def _behind(reading: Reading, sentence: Sentence, last: int) -> Occurrence | None:
    """The practice or project right behind a verb."""
    end = reading.words[last].end
    for occurrence in reading.within(end, sentence.end, *_SOURCES):
        between = reading.folded[end : occurrence.start]
        reach = _BESIDE if occurrence.thing.kind == "Project" else _REACH
        near = len(between.split()) <= reach and not any(sign in between for sign in ";:,.")
        return occurrence if near else None
    return None


def _inspired(reading: Reading, sentence: Sentence, first: int, source: Occurrence) -> Occurrence | None:
    """What was inspired: named before the verb, or behind it if that opens the sentence; "this action" is the last."""
    start = reading.words[first].start
    before = reading.within(sentence.start, start, "Action", "ActionPlan")
    if before:
        return before[-1]
    nouns = [h for h in reading.cues("Action", sentence, "heads") if h.last < first]
    if nouns and nouns[0].first - sentence.first <= _OPENING:
        earlier = reading.within(0, sentence.start, "Action")
        if earlier:
            last = earlier[-1]
            return Occurrence(*reading.span(nouns[0]), last.thing)
    if first - sentence.first <= 1:
        after = reading.within(source.end, sentence.end, "Action", "ActionPlan")
        if after:
            return after[0]
    told = action_at(reading, start)
    return Occurrence(start, source.end, told) if told is not None else None


def _inspiring(reading: Reading, sentence: Sentence) -> None:
    """Reads "The project inspired the town to develop a co-working space for artists": an action and its source."""
    for hit in reading.cues("inspired", sentence):
        start, end = reading.span(hit)
        sources = [o for o in reading.within(sentence.start, start, *_SOURCES) if start - o.end <= 1]
        bodies = reading.within(end, sentence.end, *BODIES, "Region", "City")
        making = [h for h in reading.cues("to-make", sentence) if h.first > hit.last]
        if not (sources and bodies and making) or bodies[0].start > reading.words[making[0].first].start:
            continue
        if denied(reading, sentence, hit.first, hit.last) is not None:
            continue
        for first, last in list(activities(reading, sentence, making[0].last + 1))[:1]:
            span = (reading.words[first].start, reading.words[last].end)
            if reading.around(*span, "Action", "GoodPractice", "Project"):
                continue
            action = Thing("Action", *span, rule="action-inspired")
            action.call(reading.text[span[0] : span[1]], sentence.language, "title")
            reading.add(action, *span)
            body = bodies[0].thing
            action.country, action.place = body.country, body.place or body.code
            source = sources[-1].thing
            property_ = "informedBy" if source.kind == "Project" else "buildsOn"
            reading.claim(action, property_, source, (sources[-1].start, span[1]), "action-inspired")
