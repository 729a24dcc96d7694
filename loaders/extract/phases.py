"""The numbered phases of projects: which they are, how long they take, and the project's dates that follow."""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.model import XSD, Literal
from loaders.extract.dates import Period, durations, moments, periods
from loaders.extract.focus import project_at
from loaders.extract.reading import Reading
from loaders.extract.sentences import Sentence
from loaders.extract.things import Thing

_NEAR = 120  # characters from a phase to its dates
_END_NEAR = 30  # characters from a word about the end to the date
_PHASES = 2  # projects of 2014-2020 have two numbered phases
_FIGURE = re.compile(r"([12])(?:st|nd|er|re|e|eme|a|o|ª|º)?")
_ROMAN = {"i": 1, "ii": 2}


def phases(reading: Reading) -> None:
    """Claims the numbered phases of the topic project, with their durations, periods or ends."""
    for sentence in reading.sentences:
        project = project_at(reading, sentence.end - 1)
        if project is None:
            continue
        hits = sorted(numbered(reading, sentence))
        for place, (start, end, number) in enumerate(hits):
            until = min(hits[place + 1][0] if place + 1 < len(hits) else sentence.end, end + _NEAR)
            _phase(reading, project, sentence, (start, end, until), number)
    for project in reading.found("Project"):
        _whole(reading, project)


def _phase(reading: Reading, project: Thing, sentence: Sentence, span: tuple[int, int, int], number: int) -> None:
    start, end, until = span
    before = bracketed(reading, sentence, start, end)
    values = [] if before else [d for d in durations(reading, sentence) if end <= d[0] and d[1] <= until]
    spans = [before] if before else list(periods(reading, end, until))
    bounds = {} if before else _labelled(reading, sentence, end, until)
    phase = phase_of(reading, project, number, start, end)
    if not (
        _free(reading, phase, "duration") and _free(reading, phase, "startDate") and _free(reading, phase, "endDate")
    ):
        return
    if values:
        reading.claim(
            phase, "duration", Literal(values[0][2], XSD + "duration"), (start, values[0][1]), "phase-duration"
        )
    if spans and not values:
        passage = (min(start, spans[0].start), max(end, spans[0].end))
        reading.claim(phase, "startDate", spans[0].first.literal, passage, "phase-period")
        reading.claim(phase, "endDate", spans[0].last.literal, passage, "phase-period")
    for predicate, (value, stop) in bounds.items():
        if _free(reading, phase, predicate):
            reading.claim(phase, predicate, value, (start, stop), "phase-period")


def bracketed(reading: Reading, sentence: Sentence, start: int, end: int) -> Period | None:
    """The period right before brackets that hold nothing but a phase ("1.8.2019–31.7.2022 (phase 1)"), or None."""
    if reading.text[start - 1 : start] != "(" or reading.text[end : end + 1] != ")":
        return None
    before = [one for one in periods(reading, sentence.start, start) if not reading.text[one.end : start - 1].strip()]
    return before[-1] if before else None


def _labelled(reading: Reading, sentence: Sentence, start: int, end: int) -> dict[str, tuple[Literal, int]]:
    """The start and end that words about them announce between two offsets."""
    found: dict[str, tuple[Literal, int]] = {}
    for moment in moments(reading, start, end):
        near = {
            name: max((reading.span(h)[1] for h in reading.cues(name, sentence) if start <= reading.span(h)[0]
                       and 0 <= moment.start - reading.span(h)[1] <= _END_NEAR), default=-1)
            for name in ("start", "end")
        }  # fmt: skip
        if max(near.values()) >= 0:
            name = max(near, key=lambda key: near[key])
            found.setdefault(f"{name}Date", (moment.literal, moment.end))
    return found


def _whole(reading: Reading, project: Thing) -> None:
    """Claims that a project runs from the start of its first to the end of its last phase, where the text has both."""
    parts = {
        thing.number: thing
        for thing in reading.things
        if thing.kind == "ProjectPhase" and thing.parts.get("project") is project
    }
    if len(parts) < _PHASES:
        return
    for number, predicate in ((1, "startDate"), (_PHASES, "endDate")):
        claim = next(reading.says(parts[number], predicate), None) if number in parts else None
        if claim is not None and isinstance(claim.object, Literal) and _free(reading, project, predicate):
            reading.claim(project, predicate, claim.object, (claim.start, claim.end), "project-phases")


def _free(reading: Reading, thing: Thing, predicate: str) -> bool:
    return next(reading.says(thing, predicate), None) is None


def numbered(reading: Reading, sentence: Sentence) -> Iterator[tuple[int, int, int]]:
    """Start, end and number of the phases that a sentence numbers: "phase 2", "the second phase", "2nd phase"."""
    words = reading.words
    for hit in reading.cues("phase", sentence):
        before, after = hit.first - 1, hit.last + 1
        if after < sentence.last and words[after].gap in (" ", "") and _number(reading, after, figure=True):
            yield words[hit.first].start, words[after].end, _number(reading, after, figure=True)
        elif before >= sentence.first and words[hit.first].gap in (" ", ". ") and _number(reading, before):
            yield words[before].start, words[hit.last].end, _number(reading, before)
    yield from _elliptic(reading, sentence)


def _elliptic(reading: Reading, sentence: Sentence) -> Iterator[tuple[int, int, int]]:
    """The second phase where only the first has the noun: "the first phase lasts 30 months, the second 24 months"."""
    if not reading.cues("phase", sentence):
        return
    words, grammar = reading.words, reading.lexicon_at(sentence.first)
    firsts = [
        hit.last
        for hit in reading.cues("phase", sentence)
        if hit.first > sentence.first and grammar.ordinals.get(words[hit.first - 1].word) == 1
    ]
    if len(firsts) != 1 or len(reading.cues("phase", sentence)) != 1:
        return
    for at in range(firsts[0] + 1, sentence.last - 1):
        if grammar.ordinals.get(words[at].word) == _PHASES:
            if not any(reading.hits_touching(table, at + 1, at + 1) for table in ("heads", "events")):
                yield words[at].start, words[at].end, _PHASES
            return


def _number(reading: Reading, at: int, *, figure: bool = False) -> int:
    """The number of a phase that a token says, or 0; behind the noun a ``figure`` or a numeral."""
    word = reading.words[at].word
    match = _FIGURE.fullmatch(word)
    if match and (not figure or word == match[1]):
        return int(match[1])
    if figure:
        number = _ROMAN.get(word, 0) if reading.words[at].capital else 0
        return number or (reading.lexicon_at(at).numbers.get(word, 0) if word.isalpha() else 0) * 1 % 3
    number = reading.lexicon_at(at).ordinals.get(word, 0)
    return number if number <= _PHASES else 0


def phase_of(reading: Reading, project: Thing, number: int, start: int, end: int) -> Thing:
    """The phase of a project with that number, made where the text first speaks of it."""
    for thing in reading.things:
        if thing.kind == "ProjectPhase" and thing.number == number and thing.parts.get("project") is project:
            reading.add(thing, start, end)
            return thing
    phase = Thing("ProjectPhase", start, end, number=number, parts={"project": project}, rule="project-phase")
    reading.add(phase, start, end)
    reading.claim(phase, "phaseNumber", Literal(str(number), XSD + "integer"), (start, end), "project-phase")
    reading.claim(project, "hasPhase", phase, (start, end), "project-phase")
    return phase
