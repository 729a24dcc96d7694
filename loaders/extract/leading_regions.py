"""Regions that a sentence says lead a project: the body that governs them is meant."""

from __future__ import annotations

from loaders.extract.lexicon import Row
from loaders.extract.phrases import Hit
from loaders.extract.reading import Reading
from loaders.extract.sentences import Sentence
from loaders.extract.things import Occurrence

_NEAR = 8  # words between a role and the region that has it
_COMPLEMENT = 4  # words between a region and what it is said to be


def region_leading(reading: Reading, sentence: Sentence, hit: Hit[Row]) -> Occurrence | None:
    """The region that is said to lead, where no body is: its authority is meant.

    "Liderem projektu jest włoski region Marche", "… z regionu Syddanmark, który jest partnerem wiodącym".
    """
    start, end = reading.span(hit)
    behind = next(iter(reading.within(end, sentence.end, "Region")), None)
    if behind is not None and reading.cues_between("be", end, behind.start):
        between = range(hit.last + 1, reading.index(behind.start))
        located = any(reading.lexicon_at(n).has("locatives", reading.words[n].word) for n in between)
        plain = not any(mark in reading.text[end : behind.start] for mark in ",;:(")
        return behind if plain and not located and len(between) <= _NEAR else None
    before = max(reading.within(sentence.start, start, "Region"), key=lambda o: o.end, default=None)
    if before is None or not reading.text[before.end :].startswith(", "):
        return None
    relative = reading.cues_between("relative", before.end, start)
    return before if relative and len(reading.text[before.end : start].split()) <= _COMPLEMENT else None
