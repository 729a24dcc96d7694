"""Practices in a row behind a colon, each with a bracket: "three practices: Farm Bus (Turku), Shed School (Italy)"."""

from __future__ import annotations

import re

from loaders.extract.gazetteer import best_place
from loaders.extract.givennames import opens_a_name
from loaders.extract.hypotheses import Hypothesis
from loaders.extract.list_items import conjunction
from loaders.extract.organisations import PUBLIC
from loaders.extract.reading import Reading
from loaders.extract.sentences import Sentence
from loaders.extract.spelling import spoken_at
from ontology import authority

RULE = "practice-bracketed-row"
_WEIGHT = 1.8  # more than the noun of a body makes of a name
_LEAST = 2  # items of a row
_MOST_WORDS = 9
_LETTERS = 4
_ITEM = re.compile(
    r"[\s,;]*[\"“”„«»‘]?\s?(?P<name>[^()\"“”„«»‘’,;:\n]{3,90}?)\s?[\"“”«»’]?\s\((?P<inside>[^()\n]{2,80})\)\s*"
)
_BETWEEN = re.compile(r"[,;]|$|(?=\.)")


def bracketed_row(reading: Reading, sentence: Sentence, colon: int) -> list[Hypothesis]:
    """The names that stand each before a bracket from the token behind a colon to the end of its sentence.

    Empty where something else stands between two of them, or one is a place, person or public body.
    """
    at, found = reading.words[colon].start, list[Hypothesis]()
    at -= len(reading.text[:at]) - len(reading.text[:at].rstrip(' "“”„«»‘'))
    while at < sentence.end and reading.text[at : sentence.end].strip(" .;\n"):
        match = _ITEM.match(reading.text, at, sentence.end)
        one = None if match is None else _named(reading, *match.span("name"), first=not found)
        if match is None or one is None:
            return []
        found.append(one)
        at = match.end()
        after = reading.index(at)
        joined = after < sentence.last and conjunction(reading, after)
        if not (joined or _BETWEEN.match(reading.text, at, sentence.end)):
            return []
    return found if len(found) >= _LEAST else []


def _named(reading: Reading, start: int, end: int, *, first: bool) -> Hypothesis | None:
    """The practice between two offsets, without the conjunction before it; None where that may be something else."""
    at, last = reading.index(start), reading.index(end) - 1
    if at <= last and not first and not reading.words[at].capital and conjunction(reading, at):
        at += 1
    if not at <= last < at + _MOST_WORDS or not (reading.words[at].capital or reading.words[at].shape == "1"):
        return None
    start, name = reading.words[at].start, reading.text[reading.words[at].start : end]
    if len(name) < _LETTERS or authority.find(name) or opens_a_name(reading.words[at].word, sure=True):
        return None
    if best_place(name, spoken=spoken_at(reading, at)) is not None:
        return None
    if any(hit.payload.value in PUBLIC and hit.first == at for hit in reading.hits_between("bodies", at, last)):
        return None
    language = reading.lexicon_at(at).code
    return Hypothesis("GoodPractice", start, end, _WEIGHT * (end - start), RULE, language=language)
