"""When plans and policies were approved, the date on a plan's cover, and instruments "addressed by" a project."""

from __future__ import annotations

from loaders.extract.dateforms import Moment
from loaders.extract.dates import moments
from loaders.extract.mentions import POLICIES
from loaders.extract.reading import Reading
from loaders.extract.sentences import Sentence
from loaders.extract.things import Occurrence, Thing
from loaders.extract.truth import conditional, denied, promised

_MONTH = len("2021-10")
_COVER = 6  # blocks of a title page
_BY = 4  # words between "addressed by" and the project


def plan_facts(reading: Reading) -> None:
    """Claims approval and cover dates, and the instruments that a passive sentence says a project addresses."""
    for sentence in reading.sentences:
        _approved(reading, sentence)
        _addressed(reading, sentence)
    _cover(reading)


def _approved(reading: Reading, sentence: Sentence) -> None:
    """Reads "the plan was approved in May 2019": the only date of a sentence that tells of one approval."""
    for hit in reading.cues("approve", sentence)[:1]:
        if denied(reading, sentence, hit.first, hit.last) or promised(reading, sentence, hit.first, hit.last):
            return
        if conditional(reading, sentence, hit.last):
            return
        dates = [moment for moment in moments(reading, sentence.start, sentence.end) if len(moment.value) >= _MONTH]
        meant = _meant(reading, sentence, reading.words[hit.first].start)
        if len(dates) != 1 or meant is None:
            return
        span = (min(meant.start, dates[0].start), max(dates[0].end, reading.words[hit.last].end))
        _date(reading, meant.thing, dates[0], span, "approval-date")


def _meant(reading: Reading, sentence: Sentence, verb: int) -> Occurrence | None:
    """What was approved: the plan or policy before the verb, behind it, or in the sentence that "it" goes back to."""
    here = reading.within(sentence.start, sentence.end, "ActionPlan", *POLICIES)
    before, after = [o for o in here if o.end <= verb], [o for o in here if o.start >= verb]
    if before or after:
        meant = before[-1] if before else after[0]
        beside = not reading.text[meant.end : verb].strip() if before else False
        return meant if meant.thing.kind == "ActionPlan" or beside else None
    if not any(hit.first == sentence.first for hit in reading.cues("it", sentence)):
        return None
    place = reading.sentences.index(sentence)
    last = reading.sentences[place - 1] if place else sentence
    if last.block != sentence.block:
        return None
    plans = reading.within(last.start, last.end, "ActionPlan")
    return Occurrence(sentence.start, verb, plans[-1].thing) if plans else None


def _date(reading: Reading, thing: Thing, moment: Moment, span: tuple[int, int], rule: str) -> None:
    dated = [*reading.says(thing, "date"), *reading.says(thing, "validationDate")]
    if not dated:
        reading.claim(thing, "date", moment.literal, span, rule)


def _cover(reading: Reading) -> None:
    """A date alone in its line near a title that is a plan's name is the plan's."""
    titles = [s for s in reading.sentences if s.block <= 1]
    plans = [o for s in titles for o in reading.within(s.start, s.end, "ActionPlan") if o.start == s.start]
    if not plans:
        return
    for sentence in reading.sentences:
        if sentence.block > _COVER:
            return
        found = moments(reading, sentence.start, sentence.end)
        if len(found) == 1 and len(found[0].value) >= _MONTH:
            rest = sentence.end - sentence.start - (found[0].end - found[0].start)
            if rest <= 1:
                _date(reading, plans[0].thing, found[0], (found[0].start, found[0].end), "plan-cover-date")
                return


def _addressed(reading: Reading, sentence: Sentence) -> None:
    """Reads "X and Y are policy instruments which are addressed by the project"; "both" are those just named."""
    for hit in reading.cues("addressed-by", sentence):
        end = reading.words[hit.last].end
        behind = reading.within(end, sentence.end, "Project", "ActionPlan")
        near = [o for o in behind if len(reading.text[end : o.start].split()) <= _BY]
        if not near or denied(reading, sentence, hit.first, hit.last) is not None:
            continue
        before = reading.within(sentence.start, reading.words[hit.first].start, *POLICIES)
        if not before and reading.cues("both", sentence):
            place = reading.sentences.index(sentence)
            last = reading.sentences[max(0, place - 1)]
            before = reading.within(last.start, last.end, *POLICIES)
        for policy in before:
            span = (min(policy.start, near[0].start), near[0].end)
            reading.claim(near[0].thing, "addresses", policy.thing, span, "addressed-by")
