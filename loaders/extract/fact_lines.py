"""The lines of facts about a project: labels with their values, below one another or between bars.

"Duration: 1 March 2023 – 28 February 2026", "Total budget: 1,120,400 €", "ERDF: 840,300 €": what stands there is the
project's, also where the text has told of an action or practice before.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from loaders.extract.actionparts import action_at
from loaders.extract.asked_again import once_a_document
from loaders.extract.money import amounts
from loaders.extract.reading import Reading
from loaders.extract.sentences import Sentence

_LONGEST = 18  # words of a line of facts
_FEWEST = 2  # fields that make lines of facts
_FIELDS = ("period", "start", "end", "lasts", "budget", "erdf", "website", "lead-partner", "partner-list")
_OWN = ("erdf", "lead-partner", "partner-list")  # fields that actions and practices have not
_OF_PROJECT = 500_000  # euro: what lines behind an action state is a project's from there on
_OTHERS = ("Action", "PilotAction", "GoodPractice", "Initiative", "ActionPlan", "Event")


def in_fact_lines(reading: Reading, sentence: Sentence) -> bool:
    """Whether a sentence is of lines of facts about a project.

    >>> from graph.model import document_of
    >>> from loaders.extract.reading import begin
    >>> reading = begin(document_of("It runs.\\n\\nDuration: 2023-2026\\n\\nTotal budget: 1 m euro\\n\\nERDF: 80 %"))
    >>> [in_fact_lines(reading, sentence) for sentence in reading.sentences]
    [False, True, True, True]
    """
    return sentence.block in _blocks(reading)


@once_a_document
def _blocks(reading: Reading) -> Iterator[int]:
    """The numbers of the blocks that are lines of facts about a project."""
    run: list[tuple[Sentence, set[str]]] = []
    for _, group in itertools.groupby(reading.sentences, key=lambda sentence: sentence.block):
        parts = list(group)
        fields = _fields(reading, parts[0], parts[-1])
        if fields is not None:
            run.append((parts[0], fields))
            continue
        yield from _told(reading, run)
        run = []
    yield from _told(reading, run)


def _told(reading: Reading, run: list[tuple[Sentence, set[str]]]) -> Iterator[int]:
    fields = set().union(*(found for _, found in run))
    if len(fields) < _FEWEST or not fields & set(_OWN):
        return
    sums = [amount.value for line, _ in run for amount in amounts(reading, line)]
    if action_at(reading, run[0][0].start) is None or max(sums, default=0) >= _OF_PROJECT:
        yield from (line.block for line, _ in run)


def _fields(reading: Reading, first: Sentence, last: Sentence) -> set[str] | None:
    """Which facts of a project a line states behind labels, if any; None where it is no such line."""
    start, end = first.start, last.end
    if last.last - first.first > _LONGEST or reading.within(start, end, *_OTHERS):
        return None
    programme = reading.cues_between("Programme", start, end, "heads")
    found = {"programme"} if any(hit.first == first.first for hit in programme) else set()
    for name in _FIELDS:
        found |= {name for hit in reading.cues_between(name, start, end) if hit.first == first.first}
    inside = reading.text[start:end]
    told = any(sign.isdigit() for sign in inside) or ":" in inside
    return found if told and not inside.endswith((".", "!", "?")) else None
