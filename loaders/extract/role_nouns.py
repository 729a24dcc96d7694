"""Who runs, hosts, wrote or manages something by a noun before its name: "the owner of X is the Town".

The body stands behind the name and "is" ("the hosts of the meeting were A and B"), before "is" and the noun ("the Town
is the owner of X"), or right before the noun behind a comma ("the Town, owner of X, …").
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from loaders.extract.attachment.series import runs
from loaders.extract.between import marked
from loaders.extract.lexicon import Row
from loaders.extract.mentions import BODIES, PLACES, POLICIES
from loaders.extract.occurrences import outermost
from loaders.extract.phrases import Hit
from loaders.extract.reading import Reading
from loaders.extract.role_words import ARTICLES, is_small, is_time
from loaders.extract.sentences import Sentence
from loaders.extract.telling import ACTIONS, PRACTICES
from loaders.extract.things import Occurrence
from loaders.extract.truth import denied, promised, wished_before

_NAMED = 5  # words between the noun and the name: "of", articles, the noun for practices
_JOINS = 3  # words between the name and the body, of which one is "is"
_COPULA = ("be", "passive")
_LINKS = ("articles", "of", "connectors", "locatives", "inside")
_BESIDE = ("articles", "locatives", "connectors")
_QUOTES = "”“»\"’'"


@dataclass(frozen=True, slots=True)
class Noun:
    """Nouns of one role: their row, the relation, of what, and which class nouns may stand before its name."""

    row: str
    relation: str
    kinds: tuple[str, ...]
    heads: tuple[str, ...]


_NOUNS = (
    Noun("does-run", "implementedBy", (*PRACTICES, *ACTIONS), ("GoodPractice", "Initiative", "Action")),
    Noun("host-noun", "hostedBy", ("Event",), ()),
    Noun("author-noun", "developedBy", ("ActionPlan", *POLICIES), ("ActionPlan",)),
    Noun("manages", "managedBy", POLICIES, ()),
)
Bodies = tuple[Occurrence, ...]


def role_nouns(reading: Reading) -> None:
    """Claims the bodies that a sentence says are owner, host, author or manager of what it names.

    >>> from graph.model import document_of
    >>> from loaders.extract.rules import read_by_rules
    >>> text = "The owner of the good practice “Farm Bus” is the City of Turku."
    >>> [claim.object.label for claim in read_by_rules(document_of(text)).claims.by("implementedBy")]
    ['City of Turku']
    """
    known = runs(reading)
    for noun in _NOUNS:
        for thing in reading.found(*noun.kinds):
            for start, end in list(thing.places):
                sentence = reading.sentence_at(start)
                if sentence is None or sentence.row or any(reading.says(thing, noun.relation)):
                    continue
                for hit in _nouns(reading, sentence, noun, start):
                    row = _behind(reading, sentence, end, known) or _before(reading, sentence, hit, known)
                    span = (min(row[0].start, reading.span(hit)[0]), max(row[-1].end, end)) if row else None
                    for body in row:
                        if span is not None and body.thing is not thing:
                            reading.claim(
                                thing,
                                noun.relation,
                                body.thing,
                                span,
                                f"noun-{noun.row.split('-')[0] if noun.row != 'does-run' else 'run'}",
                            )


def _behind(reading: Reading, sentence: Sentence, end: int, known: dict[Occurrence, Bodies]) -> Bodies:
    """The bodies that a verb for "is" joins to a name that ends at an offset, or to its closing quotes."""
    while end < sentence.end and reading.text[end] in _QUOTES:
        end += 1
    near = outermost(reading.within(end, sentence.end, *BODIES))
    if not near or marked(reading, end, near[0].start, ",;:()"):
        return ()
    placed = {
        at
        for place in reading.within(end, near[0].start, *PLACES)
        for at in range(reading.index(place.start) - 1, reading.index(place.end))
    }
    between = [at for at in range(reading.index(end), reading.index(near[0].start)) if at not in placed]
    joins = _joins(reading, sentence)
    plain = all(at in joins or is_time(reading, at) or is_small(reading, at, _BESIDE) for at in between)
    few = sum(not is_time(reading, at) for at in between) <= _JOINS
    if not (plain and few and any(at in joins for at in between)):
        return ()
    row = known.get(near[0], (near[0],))
    return row[row.index(near[0]) :]


def _before(reading: Reading, sentence: Sentence, noun: Hit[Row], known: dict[Occurrence, Bodies]) -> Bodies:
    """The bodies before a noun and "is", or right before it behind a comma."""
    start = reading.span(noun)[0]
    near = outermost(reading.within(sentence.start, start, *BODIES))[-1:]
    if not near:
        return ()
    between = range(reading.index(near[0].end), noun.first)
    joins = _joins(reading, sentence)
    joined = any(at in joins for at in between) and not marked(reading, near[0].end, start)
    apposed = reading.text[near[0].end : start].strip().startswith(",")
    plain = all(at in joins or is_small(reading, at, ARTICLES) for at in between) and len(between) <= _JOINS
    if not plain or not (joined or apposed):
        return ()
    row = known.get(near[0], (near[0],))
    return row[: row.index(near[0]) + 1] if joined else (near[0],)


def _joins(reading: Reading, sentence: Sentence) -> set[int]:
    return {at for name in _COPULA for hit in reading.cues(name, sentence) for at in range(hit.first, hit.last + 1)}


def _nouns(reading: Reading, sentence: Sentence, noun: Noun, start: int) -> Iterator[Hit[Row]]:
    """The nouns before a name, with only small words and a class noun between, of which nothing is denied."""
    first = reading.index(start)
    known = {
        at
        for name in noun.heads
        for hit in reading.cues(name, sentence, "heads")
        for at in range(hit.first, hit.last + 1)
    }
    for hit in reading.cues(noun.row, sentence):
        between = [at for at in range(hit.last + 1, first) if at not in known]
        small = all(is_small(reading, at, _LINKS) for at in between)
        if not (hit.last < first and len(between) <= _NAMED and small):
            continue
        if marked(reading, reading.words[hit.last].end, start):
            continue
        if denied(reading, sentence, hit.first, hit.last) or promised(reading, sentence, hit.first, hit.last):
            continue
        if not wished_before(reading, sentence, hit.first):
            yield hit
