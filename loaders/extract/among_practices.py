"""Practices that a sentence names as some of many: "Among the good practices of the project is Farm Bus, …"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.extract.gazetteer import best_place
from loaders.extract.givennames import opens_a_name
from loaders.extract.hypotheses import Hypothesis
from loaders.extract.lexicon import Row
from loaders.extract.phrases import Hit
from loaders.extract.reading import Reading
from loaders.extract.sentences import Sentence
from loaders.extract.spelling import spoken_at
from ontology import authority

RULE = "practice-among"
_WEIGHT = 1.8  # more than what looks like a project
_OPENS = 6  # words of a sentence before the noun for practices
_ONWARD = 7  # words between that noun and the name: the project, a verb
_MOST_WORDS = 7
_LETTERS = 4
_END = re.compile(r"[,;:(]|\s[–—-]\s|\.(?=\s|$)|$")
_FALSE = ("negation", "condition", "only-asked", "promise")
_NOT_IN = ("be", "passive", "relative", "shown")


def among_practices(reading: Reading) -> Iterator[Hypothesis]:
    """The names behind "among the good practices" and "one of the good practices", up to the mark that ends them."""
    for sentence in reading.sentences:
        if sentence.heading or sentence.row or any(reading.cues(name, sentence) for name in _FALSE):
            continue
        among = reading.cues("among", sentence)
        for hit in reading.cues("practices", sentence) if among else ():
            if hit.first - sentence.first <= _OPENS and _opens(sentence, among, hit):
                name = _named(reading, sentence, hit.last + 1)
                if name is not None:
                    yield name
                break


def _opens(sentence: Sentence, among: list[Hit[Row]], noun: Hit[Row]) -> bool:
    """Whether the words for "among" open a sentence before its noun, or stand right behind the noun."""
    return any(
        (one.last < noun.first and one.first - sentence.first <= 2) or 0 < one.first - noun.last <= 2 for one in among
    )


def _named(reading: Reading, sentence: Sentence, at: int) -> Hypothesis | None:
    """The name that begins with the first capital behind a token, but for that of a project; None if it is none."""
    words, stop = reading.words, min(sentence.last, at + _ONWARD + 1)
    first = at
    while first < stop and (not words[first].capital or _in_project(reading, first)):
        if re.search(r"[,;:.()\"“”„«»]", words[first].gap):
            return None
        first += 1
    if first >= stop or first == at or not words[first].joined:
        return None
    start = words[first].start
    mark = _END.search(reading.text, start, sentence.end)
    end = start + len(reading.text[start : mark.start() if mark else sentence.end].rstrip(" \n"))
    last, name = reading.index(end) - 1, reading.text[start:end]
    if not (first <= last < first + _MOST_WORDS and len(name) >= _LETTERS) or '"' in name:
        return None
    if any(reading.cues_between(cue, start, end) for cue in _NOT_IN) or reading.hits_between("bodies", first, last):
        return None
    if authority.find(name) or best_place(name, spoken=spoken_at(reading, first)) is not None:
        return None
    if opens_a_name(words[first].word, sure=True) or reading.hits_touching("heads", first, last):
        return None
    return Hypothesis(
        "GoodPractice", start, end, _WEIGHT * (end - start), RULE, language=reading.lexicon_at(first).code
    )


def _in_project(reading: Reading, at: int) -> bool:
    """Whether a word is in capitals, as projects are called, or is joined to one ("KELGAR-hankkeen")."""
    return reading.words[at].shape == "A" or (at > 0 and reading.words[at].gap == "-")
