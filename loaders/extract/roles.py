"""Who leads and who takes part, said in a sentence rather than in a list."""

from __future__ import annotations

import re

from loaders.extract.focus import project_at
from loaders.extract.lexicon import lexicon
from loaders.extract.mentions import BODIES
from loaders.extract.participation import take_part
from loaders.extract.reading import Reading
from loaders.extract.sentences import Sentence
from loaders.extract.things import Occurrence
from loaders.extract.truth import denied

_FEWEST = 4  # bodies in a row that make an enumeration
_SMALL = ("articles", "conjunctions", "connectors")
_SMALL_WORDS = 3
_APART = 40  # characters between two names of an enumeration, brackets aside
_NEAR = 8  # words between a role and who has it
_DASHED_NAME = re.compile(r"\s[-–]\s+[^\W\d_a-z]\w*\s+[^\W\d_a-z]")
_CARRIERS = (*BODIES, "City", "Region")


def lead_and_partners(reading: Reading) -> None:
    """Claims lead partner and partners named by role nouns and verbs, where the text has a topic project."""
    if reading.project is None:
        return
    for sentence in reading.sentences:
        for hit in reading.cues("led-by", sentence):
            found = _after(reading, sentence, hit.last, BODIES)
            project = project_at(reading, reading.span(hit)[0])
            if found and project and denied(reading, sentence, hit.first, hit.last) is None:
                span = (reading.span(hit)[0], found.end)
                take_part(reading, project, found.thing, "lead-partner", span, "led-by")
        for hit in reading.cues("lead-partner", sentence):
            _lead(reading, sentence, hit.first, hit.last)
        for hit in reading.cues("leads", sentence):
            found = _before(reading, sentence, hit.first)
            project = project_at(reading, reading.span(hit)[0])
            if found and project and denied(reading, sentence, hit.first, hit.last) is None:
                take_part(
                    reading, project, found.thing, "lead-partner", (found.start, reading.span(hit)[1]), "leads-project"
                )
        for hit in reading.cues("is-partner", sentence):
            found = _before(reading, sentence, hit.first)
            if found is None and reading.cues("Project", sentence, "heads"):
                found = _after(reading, sentence, hit.last, BODIES)  # "V projektu sodeluje …", "partecipa anche …"
            project = project_at(reading, reading.span(hit)[0])
            if found and project and denied(reading, sentence, hit.first, hit.last) is None:
                start, end = reading.span(hit)
                span = (min(found.start, start), max(found.end, end))
                take_part(reading, project, found.thing, "partner", span, "is-partner")


def _lead(reading: Reading, sentence: Sentence, first: int, last: int) -> None:
    start, end = reading.words[first].start, reading.words[last].end
    project = project_at(reading, start)
    if project is None or denied(reading, sentence, first, last) is not None:
        return
    later = reading.cues("the-latter", sentence)
    if any(h.last < first for h in later):
        found = _before(reading, sentence, later[0].first)
    elif reading.folded[end : end + 3].strip()[:1] in (":", "-", "–"):
        found = _after(reading, sentence, last, BODIES)
    else:
        found = _after(reading, sentence, last, BODIES) if not _closes(reading, sentence, last) else None
        found = found or _before(reading, sentence, first)
    if found is not None:
        span = (min(found.start, start), max(found.end, end))
        take_part(reading, project, found.thing, "lead-partner", span, "lead-partner")


def _closes(reading: Reading, sentence: Sentence, last: int) -> bool:
    """Whether the role stands at the end of its clause ("X is the lead partner.", "(lead partner, Finland)")."""
    following = reading.words[last + 1].gap.strip() if last + 1 < len(reading.words) else "."
    return last + 1 >= sentence.last or following[:1] in (".", ";", ")")


def _after(reading: Reading, sentence: Sentence, last: int, kinds: tuple[str, ...]) -> Occurrence | None:
    end = reading.words[last].end
    for occurrence in reading.within(end, sentence.end, *kinds):
        between = reading.folded[end : occurrence.start]
        return occurrence if len(between.split()) <= _NEAR and ";" not in between and "(" not in between else None
    return None


def _before(reading: Reading, sentence: Sentence, first: int) -> Occurrence | None:
    start = reading.words[first].start
    found = reading.within(sentence.start, start, *BODIES)
    if not found:
        return None
    nearest = max(found, key=lambda o: (o.end, -o.start))
    between = reading.folded[nearest.end : start]
    other = _DASHED_NAME.search(reading.text[nearest.end : start])  # "ACR+ - Ann Bell, Project Coordinator"
    return nearest if len(between.split()) <= _NEAR and ";" not in between and other is None else None


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
        if occurrence is not None and run and _next_in_list(reading, run[-1].end, occurrence.start):
            run.append(occurrence)
            continue
        if len(run) >= _FEWEST and _about_partners(reading, run[0].start):
            for body in run:
                take_part(reading, project, body.thing, "partner", (body.start, body.end), "partner-enumeration")
        run = [occurrence] if occurrence is not None else []


def _next_in_list(reading: Reading, start: int, end: int) -> bool:
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
    others = [*reading.cues("stakeholder", sentence), *reading.cues("Action", sentence, "heads")]
    return not others and not reading.hits_in("events", sentence)
