"""How far a noun phrase reaches that says what somebody does: "a monitoring system for the renewal of heating"."""

from __future__ import annotations

from collections.abc import Iterator

from loaders.extract.reading import Reading
from loaders.extract.sentences import Sentence

_FEWEST = 3  # words that say what an activity is
_SHORTEST = 18  # characters
_LONGEST = 26  # words
_BETWEEN = 14  # words between two activities of one verb
_SMALL = ("articles", "conjunctions", "connectors", "function_words")


def activities(reading: Reading, sentence: Sentence, first: int) -> Iterator[tuple[int, int]]:
    """The first and last tokens of the activities named from a token on.

    Articles before one are left out. It ends at punctuation, where another clause begins ("which",
    "in order to", "will"), and where a conjunction and the preposition before the first activity
    bring a second one.

    >>> from graph.model import document_of
    >>> from loaders.extract.reading import begin
    >>> reading = begin(document_of("The town works on a network of repair cafés and on the use of dry river beds."))
    >>> list(activities(reading, reading.sentences[0], 4))
    [(5, 8), (12, 16)]
    """
    words = reading.words
    opener = words[first - 1].word if first > sentence.first else ""
    at = first
    while at < sentence.last:
        found = _one(reading, sentence, at, opener)
        if found is None:
            return
        yield found
        at = _next(reading, sentence, found[1] + 1, opener)


def _next(reading: Reading, sentence: Sentence, first: int, opener: str) -> int:
    """Where the next activity begins: behind a comma or conjunction and the same preposition; else the sentence's end.

    Of what stands between only a comma before the conjunction is the end ("on A in its strategy, and on B").
    """
    words = reading.words
    for at in range(first, min(first + _BETWEEN, sentence.last - 1)):
        comma = words[at].gap.strip() == ","
        conjunction = reading.lexicon_at(at).has("conjunctions", words[at].word)
        if words[at].word == opener and comma:
            return at + 1
        if conjunction and words[at + 1].word == opener and (comma or at == first):
            return at + 2
        if words[at].gap.strip() and not comma:
            break
    return sentence.last


def _one(reading: Reading, sentence: Sentence, first: int, opener: str) -> tuple[int, int] | None:
    words, grammar = reading.words, reading.lexicon_at(first)
    ends = reading.whole_cues("clause")
    at = first
    while at < sentence.last and grammar.has("articles", words[at].word):
        at += 1
    start, last = at, at - 1
    while at < sentence.last and last - start < _LONGEST:
        if at > start and (not words[at].joined or ends.beginning(at, at)):
            break
        after = words[at + 1].word if at + 1 < sentence.last else opener
        if (
            at > start
            and grammar.has("conjunctions", words[at].word)
            and (after == opener or ends.beginning(at + 1, at + 1))
        ):
            break
        last = at
        at += 1
    while last > start and any(grammar.has(name, words[last].word) for name in _SMALL):
        last -= 1
    said = sum(not any(grammar.has(name, words[n].word) for name in _SMALL) for n in range(start, last + 1))
    long = words[last].end - words[start].start if last >= start else 0
    return (start, last) if said >= _FEWEST and long >= _SHORTEST else None
