"""Which bodies and funds of a sentence belong together, so that what is said of one is said of all."""

from __future__ import annotations

from collections.abc import Iterator

from loaders.extract.between import marked
from loaders.extract.mentions import BODIES, POLICIES
from loaders.extract.reading import Reading
from loaders.extract.role_words import is_small
from loaders.extract.sentences import Sentence
from loaders.extract.things import Occurrence

_QUALIFIED = 4  # words from "with" to a noun for help, both with them
_ANNOUNCED = 5  # words that bring a list in, the colon with them
PAYING = frozenset({*BODIES, *POLICIES, "Fund", "Programme"})


def body_rows(
    reading: Reading, sentence: Sentence, known: dict[Occurrence, tuple[Occurrence, ...]]
) -> Iterator[tuple[Occurrence, ...]]:
    """The bodies and funds of a sentence, those together that a list, or "together with", joins.

    >>> from graph.model import document_of
    >>> from loaders.extract.attachment.series import runs
    >>> from loaders.extract.rules import read_by_rules
    >>> reading = read_by_rules(document_of("The City of Turku together with the City of Lahti pays the City of Graz."))
    >>> [[one.thing.label for one in row] for row in body_rows(reading, reading.sentences[0], runs(reading))]
    [['City of Turku', 'City of Lahti'], ['City of Graz']]
    """
    row: list[Occurrence] = []
    for one in reading.within(sentence.start, sentence.end, *PAYING):
        if row and one.start < row[-1].end:
            continue
        listed = bool(row) and one in known.get(row[-1], ()) and ";" not in reading.text[row[-1].end : one.start]
        if row and not listed and not _joined(reading, row[-1].end, one.start):
            yield tuple(row)
            row = []
        row.append(one)
    if row:
        yield tuple(row)


def _joined(reading: Reading, start: int, end: int) -> bool:
    """Whether words for "together with" are all that stands between two names, articles aside."""
    cues = [(hit.first, hit.last) for hit in reading.cues_between("jointly", start, end)]
    between = range(reading.index(start), reading.index(end))
    rest = [at for at in between if not any(a <= at <= b for a, b in cues)]
    return bool(cues) and all(is_small(reading, at) for at in rest) and not marked(reading, start, end)


def before_help(reading: Reading, first: int, stop: int) -> int:
    """The token between two with which a clause goes on about who helps ("… with the support of the Club")."""
    for at in range(first, stop):
        if reading.cues_at("in-cooperation", at):
            return at
        if reading.cues_at("help-from", at) and any(
            reading.cues_at("does-help", n) for n in range(at, at + _QUALIFIED)
        ):
            return at
        if reading.cues_at("help-behind", at):
            bodies = reading.within(reading.words[first].start, reading.words[at].start, *BODIES)
            return min((reading.index(one.start) for one in bodies), default=at)
    return stop


def announced(reading: Reading, start: int, end: int) -> bool:
    """Whether a few words that name nothing, and a colon, bring in a list ("is run by three bodies: …")."""
    between = reading.text[start:end].rstrip()
    plain = (
        between.endswith(":")
        and len(between.split()) <= _ANNOUNCED
        and not marked(reading, start, start + len(between) - 1)
    )
    return plain and not reading.within(start, end)
