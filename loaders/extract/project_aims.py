"""Which policy a project is to change, as any sentence tells it: by stems for changing beside the policy's name.

"The project aims to improve the Strategy", "Das Projekt soll die Strategie verbessern", "Het project wil het Programma
verbeteren": the project stands before, by its name, by its noun, or as "it" after a sentence about it alone.
"""

from __future__ import annotations

from loaders.extract.focus import project_at
from loaders.extract.frames import around
from loaders.extract.mentions import BODIES, POLICIES
from loaders.extract.occurrences import outermost
from loaders.extract.planaims import changing
from loaders.extract.reading import Reading
from loaders.extract.sentences import Sentence
from loaders.extract.telling import ACTIONS, PRACTICES, TOLD
from loaders.extract.things import Thing
from loaders.extract.truth import denied, denied_behind

RULE = "project-changes"
_OTHERS = ("ActionPlan", *PRACTICES, *ACTIONS, "Event", "Person")
_ACTING = 1  # bodies of a sentence that names the project: with more the policy may be that of another's project
_OPENING = 3  # words within which a sentence goes on about the project
_DENIED = 2  # words behind in which "not" denies it
_UNSURE = ("only-asked", "asked-for", "condition")


def project_aims(reading: Reading) -> None:
    """Claims the policies that sentences say a project is to change, where nothing has said it of the two.

    >>> from graph.model import document_of
    >>> from loaders.extract.rules import read_by_rules
    >>> text = "HARBOURS ist ein Projekt von Interreg Europe. Das Projekt soll die Klimastrategie Hessen verbessern."
    >>> [claim.object.label for claim in read_by_rules(document_of(text)).claims.by("addresses")]
    ['Klimastrategie Hessen']
    """
    if not reading.found("Project"):
        return
    for sentence in reading.sentences:
        policies = [] if sentence.row else outermost(reading.within(sentence.start, sentence.end, *POLICIES))
        if not policies or any(reading.cues(name, sentence) for name in _UNSURE):
            continue
        if around(reading, sentence, "alignedWith"):
            continue  # "contributes to the Strategy for the Danube Region" changes nothing in it
        for policy in policies:
            hit = changing(reading, sentence, policy)
            if hit is None or denied(reading, sentence, hit.first, hit.last) is not None:
                continue
            start, end = reading.span(hit)
            if denied_behind(reading, sentence, hit.last, _DENIED):
                continue
            project = _subject(reading, sentence, min(policy.start, start))
            if project is None or any(c.object is policy.thing for c in reading.says(project, "addresses")):
                continue
            reading.claim(project, "addresses", policy.thing, (min(policy.start, start), max(policy.end, end)), RULE)


def _subject(reading: Reading, sentence: Sentence, before: int) -> Thing | None:
    """The project that a sentence is about up to an offset, where it names nobody and nothing else that might act."""
    named = outermost(reading.within(sentence.start, before, "Project", *_OTHERS))
    if any(one.thing.kind != "Project" for one in named):
        return None
    bodies = outermost(reading.within(sentence.start, before, *BODIES))
    if named:  # "Through HARBOURS, Lille wants to improve …", "Lille, a partner of HARBOURS, …"
        one = len({id(one.thing) for one in named}) == 1 and len(bodies) <= _ACTING
        return named[0].thing if one else None
    if bodies:
        return None
    if reading.cues_between("Project", sentence.start, before, "heads"):
        return project_at(reading, before)
    return _told(reading, sentence)


def _told(reading: Reading, sentence: Sentence) -> Thing | None:
    """The project of the sentence before, where this one opens with "it" and that one told of the project alone."""
    near = range(sentence.first, min(sentence.first + _OPENING, sentence.last))
    number = reading.sentence_number(sentence.start)
    if not number or not any(reading.cues_at(name, at) for name in ("it", "pronoun") for at in near):
        return None
    last = reading.sentences[number - 1]
    named = {id(o.thing): o.thing for o in reading.within(last.start, last.end, *TOLD) if o.thing.kind != "Programme"}
    only = list(named.values())
    return only[0] if len(only) == 1 and only[0].kind == "Project" and last.block == sentence.block else None
