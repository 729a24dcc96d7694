"""The last word on dates, sums and lengths of time: adds what no rule read, holds back what the cues speak against."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from graph.model import Literal
from loaders.extract.actionvalues import claim_cost
from loaders.extract.attachment.attach import confidence
from loaders.extract.attachment.pairs import Couple, Relation
from loaders.extract.attachment.scene import Scene
from loaders.extract.attachment.value_cues import Told, cues_of_value, seen_by_value
from loaders.extract.attachment.values import KINDS, OF, Value, valued_couples, values_of
from loaders.extract.attachment.weights import Weighing, value_weighings
from loaders.extract.focus import is_of_none
from loaders.extract.money import amounts
from loaders.extract.ownbudgets import own_budgets
from loaders.extract.reading import Reading
from loaders.extract.schedule import ahead_of_phases
from loaders.extract.sentences import Sentence
from loaders.extract.statements import proven
from loaders.extract.things import Claim, Thing
from loaders.extract.truth import denied, denied_before, promised

_EARLIER = {"endDate": "startDate"}
_INSTEAD = {"date": ("startDate", "validationDate"), "startDate": ("date",), "endDate": ("date",)}
_MATE = {"First": "Last", "Last": "First"}
_PROPERTY = {"First": "startDate", "Last": "endDate"}
_BOTH = 0.3  # probability from which one end of a period goes with the other, which is claimed
_ADOPTING = ("approve", "does-amend")
_BESIDE = 4  # words between a date and the word that says that a policy was adopted then
_ASKING = ("asked-for", "call-noun")
_FAR = 300  # characters between a thing and its value beyond which the value alone is the passage


@dataclass(frozen=True, slots=True)
class Valued:
    """A value as what it may be to a thing, how probable that is, and the rules' claims that say so."""

    couple: Couple
    value: Value
    relation: Relation
    probability: float
    said: tuple[Claim, ...]


def attach_values(reading: Reading, earlier: Scene | None = None) -> None:
    """Claims and doubts values by the shipped weights; ``earlier`` is the scene by which relations were weighed."""
    decide_values(reading, value_weighings(), earlier)


def decide_values(reading: Reading, weighed: Mapping[str, Weighing], earlier: Scene | None = None) -> None:
    """Claims the most probable value of each thing and property that has none, and doubts what rules claimed."""
    scene = Scene(reading, earlier).of_values()
    told = Told(scene)
    found = list(_judge(scene, told, weighed))
    sure = {claim for one in found for claim in one.said if one.probability >= weighed[one.relation.name].keep}
    doubted = {
        claim: confidence(one.probability)
        for one in found
        for claim in one.said
        if claim not in sure and not proven(claim.rule)
    }
    if doubted:
        reading.claims.doubt(doubted)
    ends = {(one.couple.subject, one.value.thing.start, one.value.thing.kind): one for one in found if _is_end(one)}
    for one in sorted(found, key=lambda judged: (-judged.probability, judged.value.thing.start)):
        if one.probability >= weighed[one.relation.name].add and not one.said:
            _claim(reading, scene, one)
            other = ends.get((one.couple.subject, one.value.thing.start, _MATE.get(one.value.thing.kind, "")))
            if other is not None and not other.said and other.probability >= _BOTH and _is_end(one):
                _claim(reading, scene, other)


def _is_end(one: Valued) -> bool:
    """Whether a value is judged as the beginning or end of a period, which the same thing has from the same words."""
    return one.relation.predicates[0] == _PROPERTY.get(one.value.thing.kind)


def _judge(scene: Scene, told: Told, weighed: Mapping[str, Weighing]) -> Iterator[Valued]:
    for value in values_of(scene.reading):
        for couple in valued_couples(scene.reading, value):
            relations = [r for r in OF[couple.subject.kind, value.thing.kind] if r.name in weighed]
            cues = cues_of_value(scene, told, couple, value) if relations else set()
            for relation in relations:
                probability = weighed[relation.name].probability(seen_by_value(relation, cues))
                yield Valued(couple, value, relation, probability, said_of(told, couple, value, relation))


def said_of(told: Told, couple: Couple, value: Value, relation: Relation) -> tuple[Claim, ...]:
    """The claims of rules that say a value of a thing as a relation does."""
    return tuple(
        claim
        for claim, _ in told.of.get(couple.subject, ())
        if claim.predicate in relation.predicates and claim.object == value.literal
    )


def barred_value(scene: Scene, thing: Thing, value: Value) -> bool:
    """Whether a value is not to be claimed of a thing, however probable: the text denies it or means another thing.

    A project has neither the years of its programme, nor the dates of a phase, nor the money of one partner; of
    several sums of one part of a text that names nothing none is the whole.
    """
    reading, first = scene.reading, scene.reading.index(value.thing.start)
    sentence = reading.sentences[value.sentence]
    if thing.kind == "Project" and (
        "run:programming" in value.marks
        or (is_of_none(reading, value.thing.start) and not reading.within(sentence.start, sentence.end, "Project"))
        or value.thing.start >= ahead_of_phases(reading, sentence).end
        or (value.thing.kind != "Sum" and _of_others(reading, sentence))
    ):
        return True
    if thing.kind == "Project" and "run:days" in value.marks:
        return True  # "28–30 September 2021" is when somebody met
    if thing.kind == "Project" and any(one.amount.start == value.thing.start for one in own_budgets(reading)):
        return True
    if value.thing.kind == "Sum" and not reading.within(sentence.start, sentence.end, *KINDS):
        parts = range(*reading.block_of(sentence))
        others = {one.value for n in parts if n != value.sentence for one in amounts(reading, reading.sentences[n])}
        if len(others) > 1:
            return True
    if thing.kind != "Project" and promised(reading, sentence, first, first):
        return True  # a project has its end before it comes; what is done has no beginning yet
    return denied(reading, sentence, first, first) is not None or denied_before(reading, sentence, first)


def _of_others(reading: Reading, sentence: Sentence) -> bool:
    """Whether a date is that of an extension, or a sentence that names no project asks for applications."""
    asked = any(reading.cues(name, sentence) for name in _ASKING)
    return bool(reading.cues("extension", sentence)) or (
        asked and not reading.within(sentence.start, sentence.end, "Project")
    )


def _claim(reading: Reading, scene: Scene, one: Valued) -> None:
    """Makes the claim that a rule would make, where the thing has no other value and the text means what it says."""
    thing, predicate = one.couple.subject, one.relation.predicates[0]
    taken = [*one.relation.predicates, *_INSTEAD.get(predicate, ())]
    if one.relation.name == "policy-day" and not _adopted(reading, one):
        return
    if predicate == "totalBudget" and thing.kind == "Project" and _given(reading, one.value):
        return
    if (
        any(_asserted(reading, thing, name) for name in taken)
        or _is_another_s(reading, one)
        or barred_value(scene, thing, one.value)
    ):
        return
    start = next(iter(_asserted(reading, thing, _EARLIER.get(predicate, ""))), None)
    if (
        start is not None
        and isinstance(start.object, Literal)
        and str(one.value.literal.value) < str(start.object.value)
    ):
        return
    where, place = one.couple.meetings[0]
    span = (place.start, place.end)
    if where is not None:
        both = (min(where.start, place.start), max(where.end, place.end))
        span = both if both[1] - both[0] <= _FAR else span
    rule, sure = f"valued-{one.relation.name}", confidence(one.probability)
    if predicate == "totalBudget" and thing.kind not in (
        "Project",
        "Strategy",
        "PolicyInstrument",
        "PolicyFramework",
        "Law",
    ):
        claim_cost(reading, thing, one.value.literal, span, rule, sure)
    else:
        reading.claim(thing, predicate, one.value.literal, span, rule, sure)


def _given(reading: Reading, value: Value) -> bool:
    """Whether the fund that gives a sum stands right behind it ("EUR 1.74 million from the ERDF")."""
    sentence, end = reading.sentences[value.sentence], value.thing.end
    near = reading.within(end, sentence.end, "Fund")
    between = reading.folded[end : near[0].start] if near else ","
    return len(between.split()) <= _BESIDE and not any(mark in between for mark in ",;:(")


def _adopted(reading: Reading, one: Valued) -> bool:
    """Whether a word for adopting or changing stands beside a date, and the policy before both or right behind.

    "The charter, signed on 18 May 2019 by 53 bodies, puts the strategy into practice" dates no strategy.
    """
    where, place = one.couple.meetings[0]
    sentence = reading.sentences[one.value.sentence]
    if where is None or (where.start > place.end and len(reading.folded[place.end : where.start].split()) > _BESIDE):
        return False
    spans = (reading.span(hit) for name in _ADOPTING for hit in reading.cues(name, sentence))
    return any(
        len(reading.folded[min(end, place.end) : max(start, place.start)].split()) <= _BESIDE
        for start, end in spans
        if end <= place.start or place.end <= start
    )


def _is_another_s(reading: Reading, one: Valued) -> bool:
    """Whether a rule has read a value as the topic's, and its paragraph does not name the project that may have it."""
    project, place = one.couple.subject, one.value.thing
    sentence = reading.sentences[one.value.sentence]
    if project.kind != "Project" or project is reading.project or ":" in reading.text[sentence.start : place.start]:
        return False
    around = reading.block_span(sentence)
    here = any(o.thing is project for o in reading.within(*around, "Project"))
    return not here and any(
        claim.subject is reading.project
        and claim.status == "asserted"
        and claim.start <= place.start
        and place.end <= claim.end
        and claim.object == one.value.literal
        for claim in reading.claims.by(one.relation.predicates[0])
    )


def _asserted(reading: Reading, thing: Thing, predicate: str) -> list[Claim]:
    return [claim for claim in reading.says(thing, predicate) if claim.status == "asserted"]
