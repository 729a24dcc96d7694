"""Two names of one project: its acronym and its title, or its names in two languages."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.extract.mentions import merge
from loaders.extract.reading import Reading
from loaders.extract.sentences import Sentence
from loaders.extract.things import Occurrence, Thing

_SHORT = 2  # words of a name that is no title
_OPEN = '“„"«»'
_LABEL = 3  # words between a bracket and the name in it ("(w skrócie: NAME)")
_NEAR = 2  # blocks between the label of a title and that of its acronym
_BRACKET = re.compile(r"[”»“\"'’]?\s?\(\s?((?:[^\W\d_]+[.:]?\s){0,3})[„“\"«»]?")
_CLOSED = re.compile(r"[”»“\"]?\s?\)")
_DASH = re.compile(r"[”»“\"]?\s[–—-]\s[„“\"«»]?")
_END = re.compile(r"[”»“\"]?\s?(?:\(|\n|$)")


def same_projects(reading: Reading) -> None:
    """Makes projects one that the text gives as two names of the same: in brackets, behind a dash, below a label."""
    for main, other in list(_pairs(reading)):
        if main is not other and main in reading.things and other in reading.things:
            first, second = sorted((main, other), key=lambda p: (-len(p.places), p.start))
            merge(reading, first, second)


def _pairs(reading: Reading) -> Iterator[tuple[Thing, Thing]]:
    if len(reading.found("Project")) < 2:
        return
    for one in [o for o in reading.occurrences if o.thing.kind == "Project"]:
        end = reading.text.find("\n", one.end)
        behind = reading.within(one.end, end if end >= 0 else len(reading.text), "Project")
        if behind and behind[0].thing is not one.thing and _beside(reading, one, behind[0]):
            yield one.thing, behind[0].thing
    yield from _labelled(reading)
    yield from _meaning(reading)


def _beside(reading: Reading, one: Occurrence, other: Occurrence) -> bool:
    """Whether a name stands in brackets behind another, or behind the dash of a line that begins with the other."""
    text = reading.text
    bracket = _BRACKET.fullmatch(text, one.end, other.start)
    if bracket is not None:
        return _CLOSED.match(text, other.end) is not None and _says_name(reading, one.end, other.start)
    sentence = reading.sentence_at(one.start)
    if sentence is None or not _DASH.fullmatch(text, one.end, other.start):
        return False
    opens = reading.index(one.start) - sentence.first <= 1 and _END.match(text, other.end) is not None
    return opens or _quoted(reading, other)


def _says_name(reading: Reading, start: int, end: int) -> bool:
    """Whether words before a name in brackets only say that it is one: of which language, or a short one."""
    if reading.index(start) == reading.index(end):
        return True
    return any(reading.cues_between(cue, start, end) for cue in ("acronym", "same", "title", "in-language"))


def _meaning(reading: Reading) -> Iterator[tuple[Thing, Thing]]:
    """An acronym that the text calls so and what it is short for ("The acronym NAME stands for “Better boats”")."""
    for hit in reading.cues("acronym"):
        end = reading.words[hit.last].end
        sentence = reading.sentence_at(end - 1)
        named = reading.within(end, sentence.end, "Project") if sentence else []
        if len(named) > 1 and not reading.text[end : named[0].start].strip(' "“„«:') and _quoted(reading, named[1]):
            yield named[0].thing, named[1].thing


def _quoted(reading: Reading, one: Occurrence) -> bool:
    """Whether a name of some words stands in quotes."""
    return reading.text[one.start - 1] in _OPEN and len(one.thing.label.split()) > _SHORT


def _labelled(reading: Reading) -> Iterator[tuple[Thing, Thing]]:
    """A project behind the label of a title and one behind that of an acronym, in lines near each other."""
    titles = list(_behind_label(reading, "title"))
    acronyms = list(_behind_label(reading, "acronym"))
    for acronym, block in acronyms:
        for title, other in titles:
            if title is not acronym and abs(block - other) <= _NEAR:
                yield acronym, title
    heading = next((o for o in reading.occurrences if o.thing.kind == "Project"), None)
    labels = acronyms or titles
    if len(labels) == 1 and heading is not None and heading.thing is not labels[0][0]:
        sentence = reading.sentence_at(heading.start)
        if sentence is not None and labels[0][1] - sentence.block <= _NEAR and sentence.block == 0:
            yield labels[0][0], heading.thing  # the project's other name is the heading of its page


def _behind_label(reading: Reading, cue: str) -> Iterator[tuple[Thing, int]]:
    for hit in reading.cues(cue):
        sentence: Sentence | None = reading.sentence_at(reading.words[hit.first].start)
        if sentence is None or (hit.first - sentence.first > 1 and "(" not in reading.words[hit.first].gap):
            continue
        named = reading.within(reading.words[hit.last].end, sentence.end, "Project")
        if not named:
            continue
        near = len(reading.text[reading.words[hit.last].end : named[0].start].split()) <= _LABEL
        closes = reading.text[named[0].start - 1] == "(" and named[0].end >= sentence.end - 1
        if near or closes:
            yield named[0].thing, sentence.block
