"""Lists as the cues see them: bodies that follow each other in a line or on lines of their own, and what opens them."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from loaders.extract.mentions import BODIES, PLACES
from loaders.extract.reading import Reading
from loaders.extract.sentences import Sentence
from loaders.extract.things import Occurrence, Thing

_BRACKETS = re.compile(r"\([^()]*\)")
_BETWEEN = 4  # words between two bodies of one line, brackets aside
_SMALL = ("articles", "conjunctions", "connectors", "locatives")
_LINE = 22  # words of a line that may be an item
_FEWEST = 3  # lines that make a list
_OPENING = 4  # characters before a name that opens its line
_ABOVE = 2  # lines above the first body that may announce a list


@dataclass(frozen=True, slots=True)
class Series:
    """Bodies that follow each other as a list does, and the cues of the words that announce it."""

    members: tuple[Thing, ...]
    announced: frozenset[str]


def series(
    reading: Reading,
    runs: Mapping[Occurrence, tuple[Occurrence, ...]],
    cues: Callable[[int, int], frozenset[str]],
) -> dict[Occurrence, Series]:
    """The list of each occurrence of a body that stands in one, be it a line's, as ``runs`` has it, or one of lines.

    ``cues`` gives the names of the cues in a sentence before a token.
    """
    found: dict[Occurrence, Series] = {}
    for run in dict.fromkeys(runs.values()):
        number = reading.sentence_number(run[0].start)
        at = reading.index(run[0].start)
        announced = cues(number, at) or _above(reading, number - 1, cues)
        found.update(dict.fromkeys(run, Series(tuple(o.thing for o in run), announced)))
    for first, last in _lines(reading):
        _in_lines(reading, first, last, cues, found)
    return found


def runs(reading: Reading) -> dict[Occurrence, tuple[Occurrence, ...]]:
    """The run of bodies in one line in which each occurrence of a body stands, where it stands in one."""
    bodies = [o for o in reading.occurrences if o.thing.kind in BODIES]
    return {one: run for some in _runs(reading, bodies) if (run := tuple(some)) for one in run}


def _runs(reading: Reading, bodies: Sequence[Occurrence]) -> Iterator[list[Occurrence]]:
    """Bodies with nothing between them but list marks, brackets, places and small words."""
    run: list[Occurrence] = []
    for occurrence in bodies:
        if run and occurrence.start < run[-1].end:
            continue
        if run and not _beside(reading, run[-1], occurrence):
            if len(run) > 1:
                yield run
            run = []
        run.append(occurrence)
    if len(run) > 1:
        yield run


def _beside(reading: Reading, one: Occurrence, other: Occurrence) -> bool:
    between = reading.folded[one.end : other.start]
    if len(between) > 120 or "\n" in between.strip(" ") or ". " in between:
        return False
    for place in reversed(reading.within(one.end, other.start, *PLACES)):
        start, end = place.start - one.end, place.end - one.end
        between = between[:start] + between[end:]
    between = _BRACKETS.sub(" ", between)
    words = re.findall(r"[^\W_]+", between)
    grammar = reading.lexicon_at(reading.index(other.start))
    marked = any(c in between for c in ",;•–-/()") or any(grammar.has("conjunctions", w) for w in words)
    small = all(any(grammar.has(table, word) for table in _SMALL) for word in words)
    return marked and small and len(words) <= _BETWEEN


def _lines(reading: Reading) -> Iterator[tuple[int, int]]:
    """The first and last sentences of each run of short lines, which may be a list."""
    alone = [_is_line(reading, number, sentence) for number, sentence in enumerate(reading.sentences)]
    for short, numbers in itertools.groupby(range(len(alone)), key=lambda number: alone[number]):
        some = list(numbers)
        if short and len(some) >= _FEWEST:
            yield some[0], some[-1]


def _is_line(reading: Reading, number: int, sentence: Sentence) -> bool:
    if sentence.last - sentence.first > _LINE or reading.text[sentence.end - 1] == ":":
        return False
    first, last = reading.block_of(sentence)
    return sentence.item or sentence.row or last - first == 1


def _in_lines(
    reading: Reading,
    first: int,
    last: int,
    cues: Callable[[int, int], frozenset[str]],
    found: dict[Occurrence, Series],
) -> None:
    """Notes the bodies that open the lines of a list."""
    opening: list[tuple[int, Occurrence]] = []
    for number in range(first, last + 1):
        sentence = reading.sentences[number]
        here = reading.within(sentence.start, sentence.end, *BODIES)
        if here and (here[0].start - sentence.start <= _OPENING or _labelled(reading, sentence, here[0])):
            opening.append((number, here[0]))
    if len(opening) < 2:
        return
    row = Series(tuple(o.thing for _, o in opening), _above(reading, opening[0][0] - 1, cues))
    for _, occurrence in opening:
        found[occurrence] = row


def _labelled(reading: Reading, sentence: Sentence, body: Occurrence) -> bool:
    """Whether only a label with a colon stands before a body ("SLOVENIA: Agency …")."""
    return reading.folded[sentence.start : body.start].rstrip().endswith(":")


def _above(reading: Reading, number: int, cues: Callable[[int, int], frozenset[str]]) -> frozenset[str]:
    """The cues of the nearest of the lines above that has any."""
    for at in range(number, max(-1, number - _ABOVE), -1):
        found = cues(at, reading.sentences[at].last)
        if found:
            return found
    return frozenset()
