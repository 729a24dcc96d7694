"""The day that a piece of news is dated, which its "today" means: "Lille, 3 May 2022 – The council today adopted …"."""

from __future__ import annotations

from loaders.extract.dates import Moment, moments
from loaders.extract.reading import Reading
from loaders.extract.sentences import Sentence

_TOP = 5  # sentences from the top within which the day stands
_BEFORE = 5  # words before it: the town, the author
_DAY = len("2021-10-07")
_ENDS = "–—-.|)"


def today(reading: Reading, sentence: Sentence) -> Moment | None:
    """The day of the dateline, where a sentence says "today"; None where either is missing.

    >>> from graph.model import document_of
    >>> from loaders.extract.reading import begin
    >>> reading = begin(document_of("Lille, 3 May 2022 – The council today adopted the plan."))
    >>> today(reading, reading.sentences[-1]).value
    '2022-05-03'
    """
    if not reading.cues("today", sentence):
        return None
    for one in reading.sentences[:_TOP]:
        for moment in moments(reading, one.start, one.end):
            before = reading.text[one.start : moment.start]
            after = reading.text[moment.end : one.end].strip()
            dated = len(moment.value) == _DAY and len(before.split()) <= _BEFORE
            if dated and (not after or after[0] in _ENDS):
                return moment
    return None
