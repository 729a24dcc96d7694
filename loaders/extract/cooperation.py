"""Programmes of cooperation by the grammar of their names: class noun, "cooperation", countries and period."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.extract.hypotheses import Hypothesis
from loaders.extract.lexicon import Row
from loaders.extract.phrases import Hit
from loaders.extract.programmes import FAMILY, border_end
from loaders.extract.reading import Reading

WEIGHT = 1.5  # above that of a policy with the same words
_LONGEST = 12  # words
_MODIFIERS = 3  # words before the class noun
_GAP = re.compile(r" |-| ?[-–/] ?| [«„“\"]")
_YEAR = re.compile(r"(?:19|20)\d\d")
_YEARS = re.compile(r" ?[-–/.]+ ?| ")


def cooperation_programmes(reading: Reading) -> Iterator[Hypothesis]:
    """Reads "Programul de Cooperare Transfrontalieră România-Bulgaria 2007-2013", "programu Rakousko-Maďarsko".

    The class noun has "cooperation" or two countries behind it; a language that puts the class noun last has
    them before it. What has neither a country nor a period is no name ("the cooperation programme").
    """
    for hit in reading.cues("Programme", table="heads"):
        if reading.lexicon_at(hit.first).has("traits", "name-first"):
            found = _before(reading, hit)
        else:
            found = _behind(reading, hit)
        if found is not None:
            start, end = reading.words[found[0]].start, reading.words[found[1]].end
            language = reading.lexicon_at(hit.first).code
            weight = WEIGHT * (end - start)
            yield Hypothesis("Programme", start, end, weight, "programme-cooperation", language=language)


def _behind(reading: Reading, noun: Hit[Row]) -> tuple[int, int] | None:
    words, grammar = reading.words, reading.lexicon_at(noun.first)
    last, at, said, named = noun.last, noun.last + 1, False, False
    while at < len(words) and at - noun.last <= _LONGEST and _GAP.fullmatch(words[at].gap):
        border = border_end(reading, at)
        if border is None and not words[at].joined:
            break
        cue = max((h.last for h in reading.cues_at("cooperation", at)), default=None)
        if border is not None:
            last, said, named = border, True, True
        elif cue is not None:
            last, said = cue, True
        elif words[at].capital and words[at].word not in FAMILY and not named and not _other(reading, at):
            last, named = at, named or said
        elif words[at].word in FAMILY or not any(grammar.has(t, words[at].word) for t in ("connectors", "modifiers")):
            break
        else:
            at += 1
            continue
        at = last + 1
    years = _period(reading, last)
    if not said or (years == last and not named):
        return None
    first = noun.first
    while words[noun.first].capital and noun.first - first < _MODIFIERS and first > 0 and words[first].gap == " ":
        if not (words[first - 1].capital and grammar.has("modifiers", words[first - 1].word)):
            break
        first -= 1
    return first, years


def _before(reading: Reading, noun: Hit[Row]) -> tuple[int, int] | None:
    words, first, said = reading.words, noun.first, False
    if not words[noun.first].capital:
        return None
    while first > 0 and noun.first - first < _LONGEST and _GAP.fullmatch(words[first].gap) and words[first - 1].capital:
        first -= 1
        said = said or bool(reading.cues_at("cooperation", first))
    border = next((n for n in range(first, noun.first) if border_end(reading, n) is not None), None)
    years = _period(reading, noun.last)
    if not said or (border is None and years == noun.last):
        return None
    return first, years


def _other(reading: Reading, at: int) -> bool:
    """Whether a capitalised word begins the name of something else: a body, a project."""
    return bool(reading.hits_beginning("bodies", at, at) or reading.hits_beginning("heads", at, at))


def _period(reading: Reading, last: int) -> int:
    """The last token of the years that close a name, or its own last token."""
    words = reading.words
    for _ in range(2):
        if last + 1 < len(words) and _YEARS.fullmatch(words[last + 1].gap) and _YEAR.fullmatch(words[last + 1].word):
            last += 1
    return last
