"""What a text is telling of in a sentence that does not name it: the action or practice of the sentences before.

What was only the model for it ("the idea comes from …") is passed over.
"""

from __future__ import annotations

import re

from loaders.extract.actionparts import action_at
from loaders.extract.focus import project_at
from loaders.extract.headed import headed_by
from loaders.extract.mentions import POLICIES
from loaders.extract.reading import Reading
from loaders.extract.sentences import Sentence
from loaders.extract.things import Occurrence, Thing

PRACTICES = ("GoodPractice", "Initiative")
ACTIONS = ("Action", "PilotAction")
DOCUMENTS = ("ActionPlan", *POLICIES)
MINE = frozenset({*PRACTICES, *ACTIONS, *DOCUMENTS})
TOLD = (*PRACTICES, *ACTIONS, *DOCUMENTS, "Project", "Programme", "Event")  # what a sentence may be about
_BACK = 2  # sentences before, in which the thing is named that a sentence without a name is of
_BACK_OVER = 4  # the same where those between only name models
_SCENES = ("Project", "Programme", "Event")  # what a sentence may name beside the practice that it tells of
_NOUNS = ("Project", "Programme", "ActionPlan", "Action", "GoodPractice", "Initiative")
_LABEL = re.compile(r"[^:;.,()]{2,40}:\s")
_MODEL = ("does-model", "source", "inspired-by")
_MODEL_NEAR = 12  # words between a practice and the words that make it a model


def told_of(reading: Reading, sentence: Sentence, *, headed: bool = False) -> Thing | None:
    """What the sentences before tell of, if that is one thing; the action in whose part a sentence stands.

    A label with its value ("Costs: 40,000 euro") is said of what stands in the heading above; ``headed`` says that
    any sentence is, where those before it name nothing.
    """
    action = action_at(reading, sentence.start)
    if action is not None:
        return action
    above = headed_by(reading, sentence.start)
    labelled = bool(_LABEL.match(reading.text, sentence.start, sentence.end))
    if above is not None and labelled:
        return above
    return _before(reading, sentence, above if headed else None, over_idle=above is None)


def _before(reading: Reading, sentence: Sentence, headed: Thing | None, *, over_idle: bool) -> Thing | None:
    """The one thing of which the sentences before tell; what stands in the heading where they name none.

    With ``over_idle`` sentences that name nothing do not count.
    """
    number = reading.sentence_number(sentence.start)
    over, idle = False, 0
    for back in range(number - 1, max(-1, number - 1 - _BACK_OVER), -1):
        one, far = reading.sentences[back], number - back - idle
        if not over and (far > _BACK or (one.block != sentence.block and far > 1)):
            return headed
        places = reading.within(one.start, one.end, *TOLD)
        idle += over_idle and not places and _says_nothing(reading, one)
        named = {id(o.thing): o.thing for o in places}
        own = {id(o.thing): o.thing for o in places if not is_model(reading, one, o)}
        if own:
            return _meant(reading, one, [o for o in places if id(o.thing) in own])
        over = over or bool(named)
    return headed


def _says_nothing(reading: Reading, sentence: Sentence) -> bool:
    """Whether a sentence names nothing and has no noun for anything that a text may tell of: it changes no subject."""
    if reading.within(sentence.start, sentence.end) or reading.hits_in("events", sentence):
        return False
    apart = sentence.row or sentence.heading or reading.text[sentence.end - 1] not in ".!"
    return not apart and not any(reading.cues(kind, sentence, "heads") for kind in _NOUNS)


def _meant(reading: Reading, sentence: Sentence, named: list[Occurrence]) -> Thing | None:
    """The one of the things that a sentence names of which the next one tells, if there is only one that it may be.

    A project, programme or event beside one practice or action is only where this was shown, and beside one
    document that in which it was written.
    """
    own = {id(o.thing): o.thing for o in named}
    if len(own) > 1:
        done = [o for o in named if o.thing.kind in (*PRACTICES, *ACTIONS)]
        done = done or [o for o in named if o.thing.kind in DOCUMENTS]
        others = [o for o in named if o.thing.kind not in _SCENES and o not in done]
        own = {id(o.thing): o.thing for o in done}
        if len(own) != 1 or others:
            return None
    thing = next(iter(own.values()))
    return thing if thing.kind in MINE else None


def project_told(reading: Reading, sentence: Sentence) -> Thing | None:
    """The project that a sentence without a name goes on about ("It is led by the Town"), or None.

    The nearest sentence before that says something names it and nothing else that may be told of.
    """
    number = reading.sentence_number(sentence.start)
    for one in reversed(reading.sentences[max(0, number - _BACK_OVER) : number]):
        named = {id(o.thing): o.thing for o in reading.within(one.start, one.end, *TOLD)}
        projects = [thing for thing in named.values() if thing.kind == "Project"]
        if named:
            alone = len(projects) == 1 and all(thing.kind in ("Project", "Programme") for thing in named.values())
            return projects[0] if alone else None
        if reading.cues("Project", one, "heads"):
            return project_at(reading, one.start)
        if not _says_nothing(reading, one):
            return None
    return None


def done_in(reading: Reading, sentence: Sentence) -> Thing | None:
    """The one practice or action of which a sentence says who runs it or helps, though it does not name it."""
    found = {
        id(claim.subject): claim.subject
        for name in ("implementedBy", "supportedBy")
        for claim in reading.claims.by(name)
        if sentence.start <= claim.start and claim.end <= sentence.end and claim.subject.kind in (*PRACTICES, *ACTIONS)
    }
    return next(iter(found.values())) if len(found) == 1 else None


def is_model(reading: Reading, sentence: Sentence, place: Occurrence) -> bool:
    """Whether a sentence names a practice as what something else was modelled on."""
    if place.thing.kind not in PRACTICES or not reading.found(*ACTIONS):
        return False
    built = (c for name in ("buildsOn", "informedBy") for c in reading.claims.by(name))
    if any(c.object is place.thing and c.start <= place.start and place.end <= c.end for c in built):
        return True
    for name in _MODEL:
        for hit in reading.cues(name, sentence):
            start, end = reading.span(hit)
            between = reading.folded[end : place.start] if end <= place.start else reading.folded[place.end : start]
            if ";" not in between and len(between.split()) <= _MODEL_NEAR:
                return True
    return False


def of_another(reading: Reading, sentence: Sentence, stop: int) -> bool:
    """Whether an ordinal before an offset says that a sentence tells of something else ("The second …")."""
    words = range(sentence.first, reading.index(stop))
    return any(reading.words[at].word in reading.lexicon_at(at).ordinals for at in words)
