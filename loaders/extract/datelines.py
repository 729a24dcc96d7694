"""The day that a piece of news is dated, which its "today" means: "Lille, 3 May 2022 – The council today adopted …"."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from loaders.extract.dateforms import Moment
from loaders.extract.reading import Reading
from loaders.extract.sentences import Sentence
from loaders.extract.yearless import day_of_text


def today(reading: Reading, sentence: Sentence) -> Moment | None:
    """The day of the dateline, where a sentence says "today", or the one before it for "yesterday".

    None where either is missing.

    >>> from graph.model import document_of
    >>> from loaders.extract.reading import begin
    >>> reading = begin(document_of("Lille, 3 May 2022 – The council today adopted the plan."))
    >>> today(reading, reading.sentences[-1]).value
    '2022-05-03'
    """
    before = bool(reading.cues("yesterday", sentence))
    day = next(iter(day_of_text(reading)), None) if before or reading.cues("today", sentence) else None
    if day is None or not before:
        return day
    return replace(day, value=(date.fromisoformat(day.value) - timedelta(days=1)).isoformat())
