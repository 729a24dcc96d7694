"""Who helps with things, work or knowledge: "the Club lends the rooms", "Vozidla dodává Kraj", "advice comes from …".

A verb of giving (``gives-in-kind``) and a noun for what is given (``help-in-kind``) stand beside the body in one
clause, in any order. It is help with the practice or action that the sentence names, or that the one before tells of.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from loaders.extract.attachment.series import runs
from loaders.extract.between import marked
from loaders.extract.lexicon import Row
from loaders.extract.mentions import BODIES
from loaders.extract.money import amounts
from loaders.extract.occurrences import outermost
from loaders.extract.phrases import Hit
from loaders.extract.reading import Reading
from loaders.extract.role_rows import body_rows
from loaders.extract.role_truth import untrue
from loaders.extract.role_words import SMALL, is_pronoun, is_small, words_between
from loaders.extract.sentences import Sentence
from loaders.extract.telling import ACTIONS, PRACTICES, TOLD, told_of
from loaders.extract.things import Occurrence, Thing

RULE = "helper-in-kind"
_DONE = (*PRACTICES, *ACTIONS)
_NEAR = 2  # words between a body and the verb
_APART = 4  # words between the verb, or the body behind it, and what is given
_REACH = 7  # words from the clause of who helps to the name of what it is for
_UNSURE = ("only-asked", "asked-for", "condition", "negation")
_HEADS = ("Project", "Programme", "ActionPlan")
_ROLES = ("implementedBy", "supportedBy", "fundedBy", "fundingSource", "mainInstitution", "practiceOwner")
Words = Sequence[Hit[Row]]


def helpers_in_kind(reading: Reading) -> None:
    """Claims who helps with practices and actions by what sentences say that they lend, teach or provide.

    >>> from graph.model import document_of
    >>> from loaders.extract.rules import read_by_rules
    >>> text = "“Farm Bus” is a good practice. Oulu University gives technical advice free of charge."
    >>> [claim.object.label for claim in read_by_rules(document_of(text)).claims.by("supportedBy")]
    ['Oulu University']
    """
    if not reading.found(*_DONE):
        return
    known = runs(reading)
    for sentence in reading.sentences:
        if sentence.row or any(reading.cues(name, sentence) for name in _UNSURE) or any(amounts(reading, sentence)):
            continue
        verbs, kinds = _free(reading, sentence, "gives-in-kind"), _free(reading, sentence, "help-in-kind")
        thing = _helped(reading, sentence) if verbs and kinds else None
        if thing is None:
            continue
        for row in body_rows(reading, sentence, known):
            verb = next(_giving(reading, row, verbs, kinds), None)
            if (
                verb is not None
                and _in_reach(reading, sentence, row, verb)
                and not untrue(reading, sentence, (verb.first, verb.last), thing, row[0])
            ):
                _claim(reading, thing, row, verb)


def _free(reading: Reading, sentence: Sentence, name: str) -> list[Hit[Row]]:
    """The words of a row in a sentence that belong to no name."""
    return [hit for hit in reading.cues(name, sentence) if not reading.around(*reading.span(hit))]


def _helped(reading: Reading, sentence: Sentence) -> Thing | None:
    """The practice or action that a sentence names, or of which it tells without naming anything."""
    named = {id(o.thing): o.thing for o in reading.within(sentence.start, sentence.end, *TOLD)}
    if not named:
        if reading.hits_in("events", sentence) or any(reading.cues(kind, sentence, "heads") for kind in _HEADS):
            return None
        told = told_of(reading, sentence)
    else:
        told = next(iter(named.values())) if len(named) == 1 else None
    return told if told is not None and told.kind in _DONE else None


def _in_reach(reading: Reading, sentence: Sentence, row: tuple[Occurrence, ...], verb: Hit[Row]) -> bool:
    """Whether what a sentence names stands before who helps, or right behind in the same clause."""
    start, end = reading.span(verb)
    start, end = min(start, row[0].start), max(end, row[-1].end)
    named = reading.within(sentence.start, sentence.end, *_DONE)
    if not named or any(one.start < end for one in named):
        return not any(";" in reading.text[one.end : start] for one in named if one.end <= start)
    between = range(reading.index(end), reading.index(named[0].start))
    return len(between) <= _REACH and not marked(reading, end, named[0].start)


def _giving(reading: Reading, row: tuple[Occurrence, ...], verbs: Words, kinds: Words) -> Iterator[Hit[Row]]:
    """The verbs by which a row gives something: between both, behind both, or before the row that opens the clause."""
    first, last = reading.index(row[0].start), reading.index(row[-1].end)
    for verb, kind in itertools.product(verbs, kinds):
        if verb.first <= kind.last and kind.first <= verb.last:
            continue
        if verb.first >= last and kind.first > verb.last:  # "the Club lends the rooms"
            near = _near(reading, last, verb.first, _NEAR) and _near(reading, verb.last + 1, kind.first, _APART)
        elif verb.first >= last and last <= kind.first:  # "a Klub a termet adja"
            near = _near(reading, last, kind.first, _NEAR) and _near(reading, kind.last + 1, verb.first, _APART)
        elif kind.last < verb.first and verb.last < first:  # "the rooms are provided by the Club"
            near = _near(reading, kind.last + 1, verb.first, _APART) and _governs(reading, verb.last + 1, first)
        elif verb.last < first and last <= kind.first:  # "die Räume stellt", "Ráda pomáhá Obec radou"
            near = _governs(reading, verb.last + 1, first) and _near(reading, last, kind.first, _NEAR)
        else:
            near = False
        if near:
            yield verb


def _near(reading: Reading, first: int, stop: int, most: int) -> bool:
    """Whether few words and no mark stand between two tokens."""
    return stop >= first and words_between(reading, first, stop) <= most and not _marked(reading, first, stop)


def _governs(reading: Reading, first: int, stop: int) -> bool:
    """Whether nothing but small words stands between a verb and the body behind it."""
    small = all(
        is_small(reading, at, (*SMALL, "agents", "by", "of")) or is_pronoun(reading, at) for at in range(first, stop)
    )
    return small and not _marked(reading, first, stop)


def _marked(reading: Reading, first: int, stop: int) -> bool:
    return first > 0 and marked(reading, reading.words[first - 1].end, reading.words[stop].start)


def _claim(reading: Reading, thing: Thing, row: tuple[Occurrence, ...], verb: Hit[Row]) -> None:
    said = [claim.object for name in _ROLES for claim in reading.says(thing, name)]
    for body in outermost(row):
        if body.thing.kind in BODIES and body.thing not in said and body.thing is not thing:
            start, end = reading.span(verb)
            reading.claim(thing, "supportedBy", body.thing, (min(start, body.start), max(end, body.end)), RULE)
