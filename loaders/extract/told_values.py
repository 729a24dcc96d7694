"""When practices, actions, plans and policies begin, end and are adopted, and what they cost, as prose tells it.

A date or sum belongs to the thing that its clause names before it, else to the one right behind it, else, where the
sentence names none, to the one that the text is telling of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.model import Literal
from loaders.extract.actionvalues import claim_cost
from loaders.extract.dateforms import Moment
from loaders.extract.dates import Period, moments, periods
from loaders.extract.fact_lines import in_fact_lines
from loaders.extract.mentions import BODIES
from loaders.extract.money import Amount, amounts
from loaders.extract.occurrences import outermost
from loaders.extract.reading import Reading
from loaders.extract.sentences import Sentence
from loaders.extract.telling import ACTIONS, DOCUMENTS, MINE, PRACTICES, TOLD, done_in, told_of
from loaders.extract.things import Occurrence, Thing
from loaders.extract.truth import denied, denied_before, promised

_BESIDE = 5  # words between a date or sum and the word that says what it is
_RIGHT_BESIDE = 2  # the same for the day on which a document was adopted
_AHEAD = 8  # words from a date or sum that opens a sentence to the thing that it is of
_DAY = len("2021-10")  # a month at least: a policy adopted "in 2014" is told with its period
_UNSURE = ("only-asked", "asked-for")
_BRACKETED = re.compile(r"[”“»\"’']?\s*\(")


def told_values(reading: Reading) -> None:
    """Claims the dates and costs that sentences tell, of things that have none yet."""
    for sentence in reading.sentences:
        if sentence.row or any(reading.cues(name, sentence) for name in _UNSURE) or in_fact_lines(reading, sentence):
            continue
        runs = periods(reading, sentence.start, sentence.end)
        for run in runs:
            _period(reading, sentence, run)
        for moment in moments(reading, sentence.start, sentence.end):
            if not any(run.start <= moment.start < run.end for run in runs):
                _moment(reading, sentence, moment)
        for amount in amounts(reading, sentence):
            _amount(reading, sentence, amount)


def _period(reading: Reading, sentence: Sentence, run: Period) -> None:
    owner = _owner(reading, sentence, run.start, run.end)
    if owner is None or owner.thing.kind not in (*PRACTICES, *ACTIONS) or _inside_name(reading, run.start, run.end):
        return
    bracketed = owner.end <= run.start and _BRACKETED.match(reading.text, owner.end) is not None
    named = bool(_near(reading, sentence, run.start, run.end, ("period", "lasts", "does-begin", "start")))
    if (bracketed or named) and not _unsure(reading, sentence, run.start, owner.thing):
        span = (min(owner.start, run.start), max(owner.end, run.end))
        for name, moment in (("startDate", run.first), ("endDate", run.last)):
            _claim(reading, owner.thing, name, moment.literal, span, "told-period")


def _moment(reading: Reading, sentence: Sentence, moment: Moment) -> None:
    owner = _owner(reading, sentence, moment.start, moment.end)
    if owner is None or _inside_name(reading, moment.start, moment.end):
        return
    thing = owner.thing
    span = (min(owner.start, moment.start), max(owner.end, moment.end))
    if _unsure(reading, sentence, moment.start, thing):
        return
    if thing.kind in (*PRACTICES, *ACTIONS):
        ends = _near(reading, sentence, moment.start, moment.end, ("end",))
        begins = _near(reading, sentence, moment.start, moment.end, ("does-begin", "start", "since"))
        begins = begins or _opens(reading, sentence, moment, owner)
        if ends and (not begins or min(ends) < min(begins)):
            _claim(reading, thing, "endDate", moment.literal, span, "told-end")
        elif begins:
            _claim(reading, thing, "startDate", moment.literal, span, "told-start")
    elif thing.kind in DOCUMENTS and len(moment.value) >= _DAY:
        said = _near(reading, sentence, moment.start, moment.end, ("approve", "does-amend"))
        named = reading.within(sentence.start, sentence.end, *DOCUMENTS)
        if said and said[0] <= _RIGHT_BESIDE and {id(o.thing) for o in named} == {id(thing)}:
            _claim(reading, thing, "date", moment.literal, span, "told-adopted")


def _opens(reading: Reading, sentence: Sentence, moment: Moment, owner: Occurrence) -> list[int]:
    """Whether a period without an end is told of by a label, or a year by a bracket behind a name, as a distance.

    "Timeline: January 2016 – ongoing", "“Night Bus” (City of Graz, 2016, ERDF)".
    """
    dashed = reading.text[moment.end : sentence.end].lstrip(" r.гm")[:1] in ("–", "-", "—")
    if dashed:
        near = _near(reading, sentence, moment.start, moment.end, ("period", "lasts", "event-date"))
        return near if near and ":" in reading.text[sentence.start : moment.start] else []
    match = _BRACKETED.match(reading.text, owner.end) if owner.end <= moment.start else None
    if match is None or owner.thing.kind not in PRACTICES:
        return []
    close = reading.text.find(")", match.end())
    ahead = reading.text[match.end() : moment.start]
    alone = ahead.rstrip().endswith(",") or not ahead.strip()
    return [0] if moment.end <= close and alone and reading.text[moment.end : moment.end + 1] in (",", ")") else []


def _amount(reading: Reading, sentence: Sentence, amount: Amount) -> None:
    owner = _owner(reading, sentence, amount.start, amount.end)
    if owner is None or len(list(amounts(reading, sentence))) > 1:
        return
    thing = owner.thing
    if thing.kind not in (*PRACTICES, *ACTIONS):
        return  # sums told beside a policy are mostly what it gives to others
    bracketed = owner.end <= amount.start and _BRACKETED.match(reading.text, owner.end) is not None
    words = _near(reading, sentence, amount.start, amount.end, ("budget", "does-cost", "does-pay", "fundedby"))
    if not (words or bracketed) or _unsure(reading, sentence, amount.start, thing):
        return
    span = (min(owner.start, amount.start), max(owner.end, amount.end))
    if next(reading.says(thing, "totalBudget"), None) is not None:
        return
    claim_cost(reading, thing, amount, span, "told-cost")


def _owner(reading: Reading, sentence: Sentence, start: int, end: int) -> Occurrence | None:
    """The thing of ours that a date or sum is of; None where it is of another, or of none that is known."""
    inside = [o for o in reading.within(sentence.start, sentence.end, *TOLD) if not o.start <= start < o.end]
    before = [o for o in inside if o.end <= start]
    if before:
        near = before[-1]
        broken = ";" in reading.text[near.end : start]
        return near if near.thing.kind in MINE and not broken and not _apart(reading, near.end, start) else None
    if inside:
        first = inside[0]
        ahead = _count(reading, end, first.start) <= _AHEAD
        return first if ahead and first.thing.kind in MINE and ";" not in reading.text[end : first.start] else None
    if reading.within(sentence.start, start, *BODIES):
        done = done_in(reading, sentence)  # else the sentence has a subject of its own
        return Occurrence(start, end, done) if done is not None else None
    if reading.hits_in("events", sentence):
        return None
    if reading.cues("Project", sentence, "heads") or reading.cues("Programme", sentence, "heads"):
        return None
    told = told_of(reading, sentence, headed=not reading.cues("end", sentence))
    return Occurrence(start, end, told) if told is not None else None


def _apart(reading: Reading, start: int, end: int) -> bool:
    """Whether another body stands between a thing and a value, and a comma or "and" before it: a clause of its own."""
    return any(
        "," in reading.text[start : body.start]
        and reading.text[body.end : body.end + 1] != ","
        and not reading.cues_between("relative", start, body.start)  # "…, which the City has run since 2016"
        for body in reading.within(start, end, *BODIES)
    )


def _count(reading: Reading, start: int, end: int) -> int:
    """How many words stand between two offsets, each name of a body or thing as one."""
    named = outermost(reading.within(start, end, *BODIES, *TOLD))
    inner = sum(len(reading.folded[one.start : one.end].split()) - 1 for one in named)
    return len(re.findall(r"\w\S*", reading.folded[start:end])) - inner


def _near(reading: Reading, sentence: Sentence, start: int, end: int, names: tuple[str, ...]) -> list[int]:
    """How many words each of some cues is away from a value, of those beside it in its clause."""
    return sorted(_distances(reading, sentence, start, end, names))


def _distances(reading: Reading, sentence: Sentence, start: int, end: int, names: tuple[str, ...]) -> Iterator[int]:
    for name in names:
        for hit in reading.cues(name, sentence):
            first, last = reading.span(hit)
            between = reading.folded[last:start] if last <= start else reading.folded[end:first]
            between = between.removeprefix(":").removeprefix(" :") if last <= start else between  # of a label
            if (last <= start or end <= first) and not any(mark in between for mark in ";:"):
                words = _count(reading, last, start) if last <= start else _count(reading, end, first)
                count = words + (2 if end <= first else 0)  # what says it stands before it, mostly
                if count <= _BESIDE:
                    yield count


def _inside_name(reading: Reading, start: int, end: int) -> bool:
    return bool(reading.around(start, end))


def _unsure(reading: Reading, sentence: Sentence, at: int, thing: Thing) -> bool:
    """Whether the text denies it, makes it depend on something, or only announces what has to be done to count."""
    first = reading.index(at)
    if denied(reading, sentence, first, first) is not None or denied_before(reading, sentence, first):
        return True
    since = any(hit.last == first - 1 for hit in reading.cues("since-then", sentence))  # "wird seit 2016 betrieben"
    return thing.kind not in ACTIONS and not since and promised(reading, sentence, first, first)


def _claim(reading: Reading, thing: Thing, name: str, value: Literal, span: tuple[int, int], rule: str) -> None:
    taken = {"startDate": ("startDate",), "endDate": ("endDate",), "date": ("date", "validationDate")}[name]
    if all(next(reading.says(thing, one), None) is None for one in taken):
        reading.claim(thing, name, value, span, rule)
