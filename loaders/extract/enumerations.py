"""Bodies in a long enumeration that nothing else tells apart: the partners of the one project of a text."""

from __future__ import annotations

import re

from loaders.extract.lexicon import lexicon
from loaders.extract.mentions import BODIES
from loaders.extract.participation import take_part
from loaders.extract.reading import Reading
from loaders.extract.things import Occurrence

_FEWEST = 4  # bodies in a row that make an enumeration
_SMALL = ("articles", "conjunctions", "connectors")
_SMALL_WORDS = 3
_APART = 40  # characters between two names of an enumeration, brackets aside


def enumerated(reading: Reading) -> None:
    """Claims as partners the bodies of a long enumeration, where the text names no other partners of its one project.

    An enumeration is a run of bodies with nothing between them but commas, "and", brackets and line
    ends; it is left alone where the sentence is about stakeholders, events or actions.
    """
    project = reading.project
    if project is None or len(reading.found("Project")) > 1:
        return
    if len({id(c.object) for c in reading.says(project, "hasPartner")}) >= _FEWEST:
        return
    run: list[Occurrence] = []
    for occurrence in [*reading.within(0, len(reading.text), *BODIES), None]:
        if occurrence is not None and run and occurrence.start < run[-1].end:
            continue
        if occurrence is not None and run and next_in_list(reading, run[-1].end, occurrence.start):
            run.append(occurrence)
            continue
        if len(run) >= _FEWEST and _about_partners(reading, run[0].start):
            for body in run:
                take_part(reading, project, body.thing, "partner", (body.start, body.end), "partner-enumeration")
        run = [occurrence] if occurrence is not None else []


def next_in_list(reading: Reading, start: int, end: int) -> bool:
    """Whether only list marks, brackets and small words stand between two names."""
    between = re.sub(r"\([^()]*\)", " ", reading.folded[start:end])
    words = re.findall(r"[^\W_]+", between)
    sentence = reading.sentence_at(end)
    grammar = lexicon(sentence.language if sentence else "en")
    small = all(any(grammar.has(name, word) for name in _SMALL) for word in words)
    marked = any(c in between for c in ",;\n•") or any(grammar.has("conjunctions", w) for w in words)
    return small and marked and len(words) <= _SMALL_WORDS and len(between) < _APART


def _about_partners(reading: Reading, offset: int) -> bool:
    sentence = reading.sentence_at(offset)
    if sentence is None or sentence.row:
        return False
    groups = [hit for name in ("stakeholder", "local-group") for hit in reading.cues(name, sentence)]
    others = [*groups, *reading.cues("Action", sentence, "heads")]
    return not others and not reading.hits_in("events", sentence)
