"""Sentences that speak of several projects at once, and how many they say there are."""

from __future__ import annotations

from loaders.extract.numbers import numbers
from loaders.extract.reading import Reading
from loaders.extract.sentences import Sentence

_SEVERAL = 2
_MOST = 40  # more is no number of projects that one text tells of
_DEFINITE = ("en", "ens")  # "projekten": of nouns with one form for one and for many
_PLURAL = "a"  # "nya projekt", "alla projekt"
_BEFORE = 4  # words between a number and the noun


def speaks_of_several(reading: Reading, sentence: Sentence) -> bool:
    """Whether a sentence speaks of projects in the plural.

    Where the noun has one form for both ("nya projekt") a number or an adjective in the plural must stand before it.
    """
    for hit in reading.cues("projects", sentence):
        word = reading.words[hit.first].word
        if not reading.lexicon_at(hit.first).has("traits", "same-plural") or word.endswith(_DEFINITE):
            return True
        if reading.words[hit.first - 1].word.endswith(_PLURAL) or _counted(reading, sentence, hit.first):
            return True
    return False


def how_many(reading: Reading, sentence: Sentence) -> set[int]:
    """The numbers of projects that a sentence gives ("the five new projects")."""
    return {n for hit in reading.cues("projects", sentence) for n in _counted(reading, sentence, hit.first)}


def _counted(reading: Reading, sentence: Sentence, at: int) -> set[int]:
    """The numbers right before a noun for projects."""
    first = max(sentence.first, at - _BEFORE)
    found = numbers(reading, reading.words[first].start, reading.words[at].start)
    return {int(one.value) for one in found if _SEVERAL <= one.value <= _MOST and one.value == int(one.value)}
