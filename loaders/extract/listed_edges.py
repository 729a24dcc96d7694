"""Where a name that lists have ends a longer reading: what stands before or behind it is none of the name.

"Wetterskip Fryslân and NHL Stenden" are two bodies, "Although Port of Cork Company" is one and a conjunction.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from loaders.extract.hypotheses import Hypothesis
from loaders.extract.lexicon import lexicon
from loaders.extract.reading import Reading
from loaders.extract.spelling import languages_of
from ontology import territories
from ontology.name_words import concepts
from ontology.names import slug

_WEIGHT = 1.2  # of a character of what is left of a longer reading
_FEWEST = 2  # words of a label in capitals


def ends_within(reading: Reading, around: Hypothesis, first: int, last: int, country: str | None) -> bool:
    """Whether a longer reading goes on before or behind a listed name with what is none of it, and nowhere else."""
    begin, stop = reading.index(around.start), reading.index(around.end) - 1
    before = begin == first or _apart_before(reading, begin, first)
    behind = stop == last or _apart_behind(reading, last, stop, country)
    return before and behind


def left_over(reading: Reading, around: Hypothesis, first: int, last: int) -> Iterator[Hypothesis]:
    """What is left of a longer reading as bodies of their own: what a comma or a conjunction parts from the name."""
    words = reading.words
    begin, stop = reading.index(around.start), reading.index(around.end) - 1
    joint = _joint_before(reading, begin, first)
    if joint is not None:
        end = next((n for n in range(joint - 1, begin, -1) if words[n].capital), begin)
        yield _part(reading, around, begin, end)
    at = last + 2 if last < stop and _joins(reading, last + 1) else last + 1
    proper = at <= stop and all(words[n].capital for n in (at, stop))
    if proper and (at > last + 1 or "," in words[at].gap):
        yield replace(_part(reading, around, at, stop), body=None, country=None)


def _part(reading: Reading, around: Hypothesis, first: int, last: int) -> Hypothesis:
    start, end = reading.words[first].start, reading.words[last].end
    weight = _WEIGHT * (end - start)
    return replace(around, start=start, end=end, weight=weight, authority=None, place=None, names=())


def _apart_before(reading: Reading, begin: int, first: int) -> bool:
    words = reading.words
    if _joint_before(reading, begin, first) is not None:
        return True
    sentence = reading.sentence_at(words[begin].start)
    heads = reading.hits_touching("bodies", begin, first - 1) or reading.hits_touching("demonyms", begin, first - 1)
    if sentence is None or begin != sentence.first:
        return False
    label = all(word.shape == "A" for word in words[begin:first]) and words[first].shape != "A"
    return (first - begin == 1 and words[begin].shape == "Aa" and not heads) or (label and first - begin >= _FEWEST)


def _joint_before(reading: Reading, begin: int, first: int) -> int | None:
    """The first token behind the comma, or the conjunction, that parts a name from what stands before it."""
    words, at = reading.words, first
    if first <= begin:
        return None
    if words[first].gap == ", ":
        return first
    while at - 1 > begin and words[at - 1].shape == "a" and words[at].gap == " ":
        at -= 1
        if _joins(reading, at):
            return at
    return None


def _apart_behind(reading: Reading, last: int, stop: int, country: str | None) -> bool:
    words, onward = reading.words, reading.words[last + 1]
    if not _is_proper(reading, last, country):
        return False
    if onward.gap == ", ":
        return onward.capital and bool(reading.hits_beginning("bodies", last + 1, last + 2))
    if onward.gap != " " or onward.shape != "a":
        return False
    return _joins(reading, last + 1) or not any(word.capital for word in words[last + 1 : stop + 1])


def _joins(reading: Reading, at: int) -> bool:
    return reading.lexicon_at(at).has("conjunctions", reading.words[at].word)


def _is_proper(reading: Reading, last: int, country: str | None) -> bool:
    """Whether a name ends in a word of its own, after which no conjunction goes on with what the body is for."""
    token = reading.words[last]
    if not token.capital:
        return False
    spoken = ("en", reading.lexicon_at(last).code, *sorted(languages_of(country) if country else ()))
    known = any(lexicon(code).has("topics", token.word) for code in spoken)
    place = bool(territories.find(reading.text[token.start : token.end]))
    return place or not (known or concepts(slug(token.word).replace("-", ""), spoken))
