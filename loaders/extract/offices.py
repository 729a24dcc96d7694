"""An office that a sentence says somebody has, which is no body of its own: "Flanders is the managing authority of …".

The office's name holds the policy that is managed. Taken for the name of a body it would hide both that policy and
who manages it.
"""

from __future__ import annotations

from loaders.extract.reading import Reading
from loaders.extract.role_words import is_small
from loaders.extract.sentences import Sentence

_BEFORE = 4  # small words between "is" and the office ("is since 2021 also the …")
_BEHIND = 1  # words between the office and "is"
_NEAR = 2  # words between the office and the noun of what it manages, where the office's name ends before that
_MANAGED = frozenset({"Programme", "Fund", "ActionPlan"})
_APART = frozenset({",", "(", " (", "-", "–", "—"})
_ARTICLES = ("articles", "connectors")


def is_told_of(reading: Reading, sentence: Sentence, first: int, last: int) -> bool:
    """Whether the office in the tokens from ``first`` to ``last`` is what somebody is, who stands beside it.

    >>> from graph.model import document_of
    >>> from loaders.extract.reading import begin
    >>> reading = begin(document_of("Provincie Utrecht is the managing authority of the Regional Programme."))
    >>> is_told_of(reading, reading.sentences[0], 4, 9)
    True
    """
    if not _manages(reading, first, last):
        return False
    return _is(reading, sentence, first) or _apposed(reading, sentence, first) or _opens(reading, sentence, last)


def _manages(reading: Reading, first: int, last: int) -> bool:
    """Whether the noun of a policy, a programme or a fund stands in the name of the office or right beside it."""
    around = (max(0, first - _NEAR), min(last + _NEAR, len(reading.words) - 1))
    named = bool(reading.hits_between("policies", *around))
    return named or any(h.payload.value in _MANAGED for h in reading.hits_between("heads", *around))


def _is(reading: Reading, sentence: Sentence, first: int) -> bool:
    """Whether "is", "acts as" stands near before, nothing but small words between."""
    verbs = {hit.last for hit in reading.cues("is-what", sentence)}
    for at in range(first - 1, max(sentence.first, first - 1 - _BEFORE) - 1, -1):
        if any(mark in reading.words[at + 1].gap for mark in ",;:("):
            return False
        if at in verbs:
            return True
        if reading.words[at].capital:
            return False
    return False


def _apposed(reading: Reading, sentence: Sentence, first: int) -> bool:
    """Whether a comma, dash or bracket parts the office from a name before it, small words aside."""
    at = first
    while at > sentence.first and is_small(reading, at - 1, _ARTICLES):
        if reading.words[at].gap.strip() not in ("", "'", "’"):
            break
        at -= 1
    return at > sentence.first and reading.words[at].gap.strip() in _APART


def _opens(reading: Reading, sentence: Sentence, last: int) -> bool:
    """Whether the sentence goes on behind the office with "is" or a colon and who that is."""
    words = reading.words
    for at in range(last + 1, min(last + 2 + _BEHIND, sentence.last)):
        if ":" in words[at].gap:
            return True
        behind = [hit.last + 1 for hit in reading.cues_at("be", at)]
        if behind:
            return max(behind) < sentence.last
        if words[at].capital:
            return False
    return False
