"""Projects that open the lines of a list below a sentence or heading about projects, in quotes or before their bodies.

"• Garden Pearls – Kupiškis Museum; • JobSteps – Training Centre", "1. «Sacred Paths», which …; 2. «Fire Ready», …":
what such a list is of is said by the nearest words before it that name projects, practices, actions or meetings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from loaders.extract.asked_again import once_a_document
from loaders.extract.projectnames import is_body, is_other
from loaders.extract.reading import Reading
from loaders.extract.sentences import Sentence
from loaders.extract.tokens import Token

RULE = "project-row"
_FEWEST = 2  # lines of one shape that make a list
_LONGEST = 6  # words of a name without quotes
_TITLE = 14  # words of one in quotes
_NEAR = 4  # words behind the dash among which the head noun of a body begins
_BACK = 6  # blocks above the first line of a list in which is said what it is of
_DASHES = (" – ", " — ", " - ")
_NUMBER = re.compile(r"\(?\d{1,2}[.)] +")
_QUOTED = re.compile(r"[\"“„«]([^\"“”„«»\n]{3,120})[\"”“»]")
_OTHERS = ("practices", "several-actions", "several-events", "stakeholder")


def rows(reading: Reading) -> Iterator[tuple[int, int, str]]:
    """The names that open the lines of lists of projects."""
    for _, (first, last), _ in named_lines(reading):
        yield first, last, RULE


@once_a_document
def named_lines(reading: Reading) -> tuple[tuple[Sentence, tuple[int, int], bool], ...]:
    """The lines of lists of projects, the tokens of the name that opens each, and whether bodies stand behind it."""
    if not reading.cues("projects"):
        return ()
    quoted: list[tuple[Sentence, tuple[int, int], bool]] = []
    before_bodies: list[tuple[Sentence, tuple[int, int], bool]] = []
    for sentence in _lines(reading):
        title = _title(reading, sentence)
        name = title or _before_body(reading, sentence)
        if name is not None and _of_projects(reading, sentence):
            (quoted if title else before_bodies).append((sentence, name, title is None))
    return tuple(row for found in (quoted, before_bodies) if len(found) >= _FEWEST for row in found)


def _lines(reading: Reading) -> Iterator[Sentence]:
    """The first sentences of lines with a mark or number."""
    block = -1
    for sentence in reading.sentences:
        if sentence.block == block or sentence.first >= sentence.last:
            continue
        block = sentence.block
        if sentence.item or _NUMBER.match(reading.text, sentence.start):
            yield sentence


def _of_projects(reading: Reading, line: Sentence) -> bool:
    """Whether the nearest plural above a line that says what a list is of is that of projects."""
    above = [s for s in reading.sentences if line.block - _BACK * 2 <= s.block < line.block]
    plain = [s for s in above if not (s.item or _NUMBER.match(reading.text, s.start))][-_BACK:]
    for sentence in reversed(plain):
        if reading.cues("projects", sentence):
            return True
        if any(reading.cues(name, sentence) for name in _OTHERS):
            return False
    first = next((s for s in reading.sentences if s.first < s.last), None)
    return first is not None and first.block < line.block and bool(reading.cues("projects", first))


def _title(reading: Reading, line: Sentence) -> tuple[int, int] | None:
    """The tokens of a name in quotes that opens a line."""
    number = _NUMBER.match(reading.text, line.start)
    at = number.end() if number else line.start
    match = _QUOTED.match(reading.text, at) or _QUOTED.match(reading.text, reading.words[line.first].start - 1)
    if match is None or len(match[1].split()) > _TITLE or not match[1][:1].isupper():
        return None
    return reading.index(match.start(1)), reading.index(match.end(1)) - 1


def _before_body(reading: Reading, line: Sentence) -> tuple[int, int] | None:
    """The tokens of a short name that opens a line, with a dash and a body behind it."""
    words, first = reading.words, line.first
    first += words[first].shape == "1" and _NUMBER.match(reading.text, line.start) is not None
    stop = next((n for n in range(first + 1, min(first + _LONGEST + 1, line.last)) if words[n].gap in _DASHES), None)
    if stop is None or not _named(words[first:stop]):
        return None
    heads = reading.hits_beginning("bodies", stop, min(stop + _NEAR, line.last - 1))
    if not heads or is_body(reading, first, stop - 1) or is_other(reading, first, stop - 1):
        return None
    return first, stop - 1


def _named(tokens: Sequence[Token]) -> bool:
    """Whether tokens are words joined by blanks, the first with a capital or a figure."""
    return (
        bool(tokens) and (tokens[0].capital or tokens[0].shape == "1") and all(t.gap in (" ", "-") for t in tokens[1:])
    )
