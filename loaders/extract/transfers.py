"""What others have made of a practice: the names in quotes that its page gives under "potential for transfer"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.extract.dates import moments
from loaders.extract.forms import Section, sections
from loaders.extract.hypotheses import Hypothesis
from loaders.extract.mentions import BODIES
from loaders.extract.occurrences import outermost
from loaders.extract.reading import Reading
from loaders.extract.things import Thing

RULE = "practice-transfer"
_QUOTED = re.compile(r"[“„«»\"‘”]\s?([^“”„«»\"\n‘]{3,80}?)\s?[”“»«\"’](?!\w)")
_WEIGHT = 1.7
_MOST_WORDS = 9
_BESIDE = 2  # words between a noun and its name
_OPEN = ("negation", "condition", "only-asked")
_MADE = ("GoodPractice", "Initiative", "Action")


def transfer_hypotheses(reading: Reading) -> Iterator[Hypothesis]:
    """The names in quotes in what a practice's page says of its transfer, where it has happened."""
    if not _QUOTED.search(reading.text):
        return
    for section in sections(reading.document):
        if section.form != "good-practice" or section.field != "transferPotential":
            continue
        for match in _QUOTED.finditer(reading.text, section.start, section.end):
            first = reading.index(match.start(1))
            named = first < len(reading.words) and reading.words[first].capital
            if not named or len(match[1].split()) > _MOST_WORDS or not _done(reading, match.start(1)):
                continue
            if reading.hits_between("events", first - 1 - _BESIDE, first - 1):
                continue
            opening = reading.words[max(0, first - 1 - _BESIDE)].start
            practice = reading.cues_between("GoodPractice", opening, match.start(), "heads")
            kind = "GoodPractice" if practice else "Action"  # what others do elsewhere is a measure of theirs
            start, end = match.span(1)
            language = reading.lexicon_at(first).code
            yield Hypothesis(kind, start, end, _WEIGHT * (end - start), RULE, language=language)


def claim_transfers(reading: Reading, practice: Thing, section: Section) -> None:
    """Claims what was made after a practice: that it builds on it, who carries it out, and since when."""
    for made in reading.within(section.start, section.end, *_MADE):
        sentence = reading.sentence_at(made.start)
        if made.thing is practice or sentence is None or not _done(reading, made.start):
            continue
        span = (sentence.start, sentence.end)
        reading.claim(made.thing, "buildsOn" if made.thing.kind == "Action" else "informedBy", practice, span, RULE)
        bodies = reading.within(sentence.start, made.start, *BODIES)
        outer = outermost(bodies)
        if outer:
            reading.claim(made.thing, "implementedBy", outer[0].thing, span, RULE)
        dates = moments(reading, sentence.start, sentence.end)
        if len(dates) == 1 and next(reading.says(made.thing, "startDate"), None) is None:
            reading.claim(made.thing, "startDate", dates[0].literal, span, RULE)


def _done(reading: Reading, offset: int) -> bool:
    """Whether the sentence around an offset neither denies nor supposes nor tells only of interest."""
    sentence = reading.sentence_at(offset)
    return sentence is not None and not any(reading.cues(name, sentence) for name in _OPEN)
