"""The cues of a value and a thing that may have it: those of couples of things, and what values alone have."""

from __future__ import annotations

from collections.abc import Iterator

from graph.model import Literal
from loaders.extract.attachment.cues import add_meetings
from loaders.extract.attachment.named import Named
from loaders.extract.attachment.pairs import Couple, Relation
from loaders.extract.attachment.relative import seen_by
from loaders.extract.attachment.scene import Scene
from loaders.extract.attachment.values import GROUPS, Value
from loaders.extract.things import Claim, Thing

_CLASS_WORDS = {
    "project": frozenset({"heads/Project", "cues/phase"}),
    "practice": frozenset({"heads/GoodPractice", "heads/Initiative", "cues/bare-practice"}),
    "action": frozenset({"heads/Action", "cues/measure", "cues/pilot", "cues/piloted"}),
    "event": frozenset({"events", "cues/the-event", "cues/several-events"}),
    "plan": frozenset({"heads/ActionPlan", "cues/the-plan", "cues/document"}),
    "policy": frozenset({"policies", "cues/instrument-noun", "cues/policy-change"}),
}
_OF_KIND = {kind: group for group, kinds in GROUPS.items() for kind in kinds}
_KINDS = tuple(_OF_KIND)
_PROPERTIES = (
    *("startDate", "endDate", "date", "validationDate"),
    *("totalBudget", "erdfBudget", "cost", "duration"),
)
_TOP, _BOTTOM = 3, 3  # sentences from either end of a text
_LAST_TOLD = 600  # characters before a sentence in which what it tells of may be named
_SAID = ("governed", "does", "led", "tail", "under", "between", "above", "list-before", "sentence", "before", "after")
"""Where the own words of a relation may stand, from the place that binds them closest to the value."""


class Told:
    """What the rules have claimed of values: each claim with its value by thing, and each claim by value."""

    def __init__(self, scene: Scene) -> None:
        self.of: dict[Thing, list[tuple[Claim, str]]] = {}
        self.by_value: dict[str, list[Claim]] = {}
        for predicate in _PROPERTIES:
            for claim in scene.reading.claims.by(predicate):
                if isinstance(claim.object, Literal):
                    self.of.setdefault(claim.subject, []).append((claim, claim.object.value))
                    self.by_value.setdefault(claim.object.value, []).append(claim)


def cues_of_value(scene: Scene, told: Told, couple: Couple, value: Value) -> set[str]:
    """The names of all cues of a value and a thing."""
    found = {"always", f"value:{value.thing.kind}", *value.marks}
    subject = couple.subject
    found.update(_subject(scene, subject))
    found.update(_said(told, subject, value))
    add_meetings(scene, couple, found)
    found.update(_class_words(scene, subject, value))
    found.update(_position(scene, value))
    where = _where(scene, couple, value)
    found.update((f"where:{where}", f"where:{where}+{value.form}", f"form:{value.form}"))
    found.update(f"where:{where}+{cue}" for cue in _WITH_PLACE & found)
    return found


_WITH_PLACE = frozenset(
    {"topic", "names-class", "in-brackets", "in-item", "in-row", "only-thing-in-sentence", "subjects:1"}
)

_PLACED = Named(lambda cue: cue if cue.startswith(("where:", "form:")) and "+" not in cue else "")


def seen_by_value(relation: Relation, cues: set[str]) -> set[str]:
    """The cues of a value as one relation sees them, with its own words by where they stand."""
    found = cues | seen_by(relation, cues)
    place = next((one for one in _SAID if f"{one}:own-words" in found), "none")
    rival = next((one for one in _SAID if f"{one}:rival-words" in found), "none")
    found.update(f"{cue}+says:{place}" for cue in _PLACED.of(cues))
    found.add(f"says:{place}+rival:{rival}")
    return found


def _subject(scene: Scene, thing: Thing) -> Iterator[str]:
    yield f"subject:{thing.kind}"
    count = scene.counts[thing.kind]
    yield f"subjects:{'1' if count == 1 else '2-3' if count < 4 else '4+'}"
    yield f"subject-places:{'1' if len(thing.places) == 1 else '2+'}"
    if thing.places and min(thing.places)[0] < scene.reading.sentences[0].end:
        yield "subject-opens"
    yield f"subject-rule:{thing.rule}"
    if thing is scene.reading.project:
        yield "topic"


def _said(told: Told, thing: Thing, value: Value) -> Iterator[str]:
    """What rules have claimed: this value of this thing, another of it, or this value of another thing."""
    for claim, said in told.of.get(thing, ()):
        if said == value.literal.value:
            yield f"rule:{claim.predicate}"
            yield f"rule:{claim.predicate}/{claim.rule}"
        else:
            yield f"subject-has:{claim.predicate}"
    for claim in told.by_value.get(value.literal.value, ()):
        if claim.subject is not thing and claim.start < value.thing.end and value.thing.start < claim.end:
            yield f"taken-by:{claim.subject.kind}"


def _where(scene: Scene, couple: Couple, value: Value) -> str:
    """Where the thing is named: right before the value, behind it, in another sentence, or behind another thing."""
    reading, start, end = scene.reading, value.thing.start, value.thing.end
    sentence = reading.sentences[value.sentence]
    here = reading.within(sentence.start, sentence.end, *_KINDS)
    before = [o.thing for o in here if o.end <= start]
    behind = [o.thing for o in here if o.start >= end]
    if couple.subject in before:
        return "before" if before[-1] is couple.subject else "before-another"
    if couple.subject in behind:
        return ("behind" if behind[0] is couple.subject else "behind-another") + ("-second" if before else "")
    if here:
        return "where-others-are"
    earlier = reading.within(max(0, sentence.start - _LAST_TOLD), sentence.start, *_KINDS)
    if earlier and earlier[-1].thing is couple.subject:
        return "above"
    mine = [o.thing for o in earlier if _OF_KIND[o.thing.kind] == _OF_KIND[couple.subject.kind]]
    return "above-another-class" if mine and mine[-1] is couple.subject else "elsewhere"


def _position(scene: Scene, value: Value) -> Iterator[str]:
    """Where the value stands in the text."""
    reading, start, end = scene.reading, value.thing.start, value.thing.end
    if value.sentence < _TOP:
        yield "top"
    if len(reading.sentences) - value.sentence <= _BOTTOM:
        yield "bottom"
    sentence = reading.sentences[value.sentence]
    if sentence.end - end <= 1 and start - sentence.start <= 2:
        yield "all-of-sentence"
    named = {id(o.thing) for o in reading.within(sentence.start, sentence.end, *_KINDS)}
    yield f"things-in-sentence:{min(len(named), 3)}"
    if len(named) == 1:
        yield "only-thing-in-sentence"


def _class_words(scene: Scene, thing: Thing, value: Value) -> Iterator[str]:
    """Whether the sentence says the class noun of the thing ("the project"), or that of another."""
    names = {cue.name for cue in scene.cues(value.sentence)}
    mine = _OF_KIND[thing.kind]
    for group, words in _CLASS_WORDS.items():
        if not words.isdisjoint(names):
            yield "names-class" if group == mine else f"names-class-of:{group}"
