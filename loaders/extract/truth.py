"""Promise, negation and condition: what a sentence does not say although its words are there."""

from __future__ import annotations

from loaders.extract.dateforms import month_of
from loaders.extract.lexicon import Row
from loaders.extract.phrases import Hit
from loaders.extract.reading import Reading
from loaders.extract.sentences import Sentence

_PARTICLE = 1  # words of a verb behind the "not" that closes its clause
_BEFORE = 5  # words before a verb in which "not", "if", "will" govern it


def denied(reading: Reading, sentence: Sentence, first: int, last: int) -> str | None:
    """Why the words from token ``first`` to ``last`` are no fact: ``negation``, ``condition``, or None."""
    for name in ("negation", "condition"):
        if _governs(reading, sentence, first, last, name):
            return name
    return None


def denied_before(reading: Reading, sentence: Sentence, at: int) -> bool:
    """Whether a negation stands anywhere before token ``at`` in its clause ("has not been run there since 2015")."""
    return any(
        hit.last < at and same_clause(reading, hit.last, at)
        for hit in reading.cues("negation", sentence)
        if hit.first < at
    )


def denied_behind(reading: Reading, sentence: Sentence, last: int, most: int) -> bool:
    """Whether a negation stands at most ``most`` words behind token ``last`` in its clause ("betreibt sie nicht")."""
    return any(
        0 < hit.first - last <= most and same_clause(reading, last, hit.first)
        for hit in reading.cues("negation", sentence)
    )


def denied_late(reading: Reading, sentence: Sentence, last: int) -> bool:
    """Whether "not" stands right behind a verb or closes its clause, in languages that put it there.

    "driver inte praxisen", "betreibt die Praxis nicht", "voert de praktijk niet uit".
    """
    for hit in reading.cues("not-late", sentence):
        if hit.first <= last or not same_clause(reading, last, hit.first):
            continue
        behind = range(hit.last + 1, min(hit.last + _PARTICLE + 2, sentence.last))
        ends = next((at for at in behind if not same_clause(reading, hit.last, at)), sentence.last)
        if hit.first == last + 1 or ends - hit.last - 1 <= _PARTICLE:
            return True
    return False


def promised(reading: Reading, sentence: Sentence, first: int, last: int) -> bool:
    """Whether the words are announced rather than done ("will be validated by")."""
    return _governs(reading, sentence, first, last, "promise")


def wished_before(reading: Reading, sentence: Sentence, first: int) -> bool:
    """Whether who does what begins at token ``first`` only wishes to ("would like to run")."""
    return any(
        hit.last < first and first - hit.last <= _BEFORE and same_clause(reading, hit.last, first)
        for hit in reading.cues("wishes", sentence)
    )


def conditional(reading: Reading, sentence: Sentence, last: int) -> bool:
    """Whether what a verb up to token ``last`` grants hangs on a condition behind it ("approved, provided that …")."""
    return any(hit.first > last for hit in reading.cues("proviso", sentence))


def _governs(reading: Reading, sentence: Sentence, first: int, last: int, name: str) -> bool:
    found = [hit for hit in reading.cues(name, sentence) if not _is_month(reading, hit)]
    for hit in found:
        if hit.first >= first - _BEFORE and hit.last < first and same_clause(reading, hit.last, first):
            return True
        if first <= hit.first and hit.last <= last and name != "promise":
            return True
    opens = any(hit.first == sentence.first for hit in found)
    return name == "condition" and opens and first - sentence.first < _BEFORE * 3


def _is_month(reading: Reading, hit: Hit[Row]) -> bool:
    """Whether a word is a month beside a number: "may" says no condition in "on 5 May 2023"."""
    at = hit.first
    if at != hit.last or not month_of(reading, at) or not reading.words[at].capital:
        return False
    beside = [reading.words[n] for n in (at - 1, at + 1) if 0 <= n < len(reading.words)]
    return any(word.word[:1].isdigit() for word in beside)


def same_clause(reading: Reading, left: int, right: int) -> bool:
    """Whether no mark that ends a clause stands between two tokens."""
    return all(not any(c in reading.words[n].gap for c in ",;:()") for n in range(left + 1, right + 1))
