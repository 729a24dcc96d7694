"""The days of a dated text that name no year: "Lille, 3 May 2022 – On 28 April the council adopted …"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from loaders.extract.asked_again import once_a_document
from loaders.extract.dateforms import DAY, YEAR, YEAR_WORDS, Moment, in_figures, month_of, with_month
from loaders.extract.reading import Reading
from loaders.extract.tokens import index_at

_YEAR_NEAR = re.compile(rf"[^.;:()]{{0,14}}?{YEAR}")
_TOP = 5  # sentences from the top within which the day of a text stands
_BEFORE = 5  # words before it: the town, the author
_DATELINE = "–—-.|)"  # what may stand behind it
_HALF_YEAR = 183


@once_a_document
def day_of_text(reading: Reading) -> tuple[Moment, ...]:
    """The day on which a text is dated at its top, if it is.

    >>> from graph.model import document_of
    >>> from loaders.extract.reading import begin
    >>> reading = begin(document_of("Lille, 3 May 2022 – The council today adopted the plan."))
    >>> [day.value for day in day_of_text(reading)]
    ['2022-05-03']
    """
    for one in reading.sentences[:_TOP]:
        for moment in (*in_figures(reading, one.start, one.end), *with_month(reading, one.start, one.end)):
            before = reading.text[one.start : moment.start]
            after = YEAR_WORDS.sub("", reading.folded[moment.end : one.end]).strip()
            dated = len(moment.value) == len("2021-10-07") and len(before.split()) <= _BEFORE
            if dated and (not after or after[0] in _DATELINE):
                return (moment,)
    return ()


def without_year(reading: Reading, start: int, end: int, dated: Moment) -> Iterator[Moment]:
    """The days of a dated text that name no year ("on 12 May"): those nearest to its own day."""
    text, today = reading.folded, date.fromisoformat(dated.value)
    for at in range(index_at(reading.words, start), index_at(reading.words, end)):
        month, token = month_of(reading, at), reading.words[at]
        before = DAY.search(text, max(start, token.start - 12), token.start) if month else None
        if month is None or before is None or _YEAR_NEAR.match(text, token.end):
            continue
        years = (today.year, today.year - 1, today.year + 1)
        days = [day for year in years if (day := _day(year, month, int(before[1]))) is not None]
        near = [day for day in days if abs((day - today).days) <= _HALF_YEAR]
        if near:
            yield Moment(before.start(1), token.end, near[0].isoformat())


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
