"""What a sentence says is in line with a strategy or law, where it opens with a common noun or pronoun.

"The programme is in line with the Climate Strategy", "Se enmarca en la Estrategia …": the plan of the text where the
sentence says "the plan", else the document that the sentence before tells of or that stands in the heading above.
"""

from __future__ import annotations

import re

from loaders.extract.headed import headed_by
from loaders.extract.mentions import BODIES, POLICIES
from loaders.extract.occurrences import outermost
from loaders.extract.reading import Reading
from loaders.extract.sentences import Sentence
from loaders.extract.telling import TOLD
from loaders.extract.things import Occurrence, Thing

_OPENS = 5  # words before the ones that say so
_RULE = "aligned-with"
_JOINED = 3  # words between two policies of one row ("with the Climate Plan and with the Strategy")
_BRACKET = re.compile(r"\([^()]*\)")
_FIRST = 2  # words of the sentence before, before the name that opens it


def aligned_thing(reading: Reading, sentence: Sentence, first: int, kinds: frozenset[str]) -> Occurrence | None:
    """The document that a sentence without its name says is in line with another, or None.

    ``first`` is the token with which the words for it begin, ``kinds`` are the classes that it may have.
    """
    start = reading.words[first].start
    if first - sentence.first > _OPENS or reading.within(sentence.start, start, *TOLD, *BODIES):
        return None
    if reading.hits_in("events", sentence) or reading.cues_between("Project", sentence.start, start, "heads"):
        return None
    thing = _meant(reading, sentence, start, kinds)
    return Occurrence(start, start, thing) if thing is not None and thing.kind in kinds else None


def _meant(reading: Reading, sentence: Sentence, start: int, kinds: frozenset[str]) -> Thing | None:
    plan = reading.cues_between("ActionPlan", sentence.start, start, "heads")
    if plan or reading.cues_between("the-plan", sentence.start, start):
        plans = reading.found("ActionPlan")
        return plans[0] if len(plans) == 1 else None
    number = reading.sentence_number(sentence.start)
    before = reading.sentences[number - 1] if number else None
    near = reading.within(before.start, before.end, *kinds) if before is not None else []
    above = headed_by(reading, sentence.start)
    if before is None or not near:
        return above
    if reading.index(near[0].start) - before.first <= _FIRST:
        return near[0].thing
    return above if any(one.thing is above for one in near) else None


def aligned_row(reading: Reading) -> None:
    """Claims the policies that stand in one row with the one that something is said to be in line with."""
    for claim in list(reading.claims.by("alignedWith")):
        sentence = reading.sentence_at(claim.start)
        if claim.rule != _RULE or sentence is None or not isinstance(claim.object, Thing):
            continue
        row = outermost(reading.within(sentence.start, sentence.end, *POLICIES))
        at = next((n for n, one in enumerate(row) if one.thing is claim.object and one.end <= claim.end), None)
        for before, one in zip(row[at:], row[at + 1 :], strict=False) if at is not None else ():
            if not _joined(reading, before.end, one.start):
                break
            if one.thing not in (claim.subject, claim.object):
                reading.claim(claim.subject, "alignedWith", one.thing, (claim.start, one.end), _RULE)


def _joined(reading: Reading, start: int, end: int) -> bool:
    """Whether only a comma or conjunction with few small words stands between two names."""
    between = _BRACKET.sub(" ", reading.text[start:end]).replace(",", " , ").split()
    grammar = reading.lexicon_at(reading.index(start) - 1)
    joins = [word for word in between if word == "," or grammar.has("conjunctions", word.casefold())]
    small = [word for word in between if word != ","]
    return bool(joins) and len(small) <= _JOINED and all(word.isalpha() and word.islower() for word in small)
