"""The last word on who is related to whom: adds what no rule drew, holds back what the cues speak against."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Set
from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple

from loaders.extract.attachment.company import UNLIKELY, Company, Sight
from loaders.extract.attachment.cues import cues_of, untrue
from loaders.extract.attachment.elsewhere import is_elsewhere
from loaders.extract.attachment.pairs import PARTNER_WORDS, Couple, Relation, couples
from loaders.extract.attachment.relative import seen_by
from loaders.extract.attachment.scene import Scene
from loaders.extract.attachment.weights import Weighing, first_weighings, weighings
from loaders.extract.focus import project_at
from loaders.extract.mentions import BODIES
from loaders.extract.participation import stakeholder_group, take_part
from loaders.extract.reading import Reading
from loaders.extract.statements import proven
from loaders.extract.things import Claim, Occurrence, Thing
from loaders.extract.wished import is_outside
from loaders.extract.would_be import NO_PARTNER

_LEADING = frozenset(f"{place}:cues/lead-partner" for place in ("between", "led"))
_UNTRUE = frozenset({"cues/negation", "cues/condition"})
_PLANNED = frozenset({"programme", "fund", "based-in", "event-project", "event-place", "event-host"})
_TOLD = frozenset({"is-partner"})  # rules that read one sentence about the two: no list that may go too far
_SAID = "practice-of-project"  # read from words that say it of just that project
_LISTED = frozenset({"partner", "lead-partner", "stakeholder"})  # whose rules draw a whole list from one word before it
_HOLDING = ("cues/stakeholder", f"cues/{NO_PARTNER}")
_JOINING = tuple(word for word in PARTNER_WORDS if word not in ("cues/with", "cues/run-by"))
"""Words without which no project but the one that a text is about is given partners."""
_HOLDER = frozenset(
    {"object-has:mainInstitution", "none-in-sentence"}
)  # who runs a practice, where no project is named
_RUN = 3  # bodies in one line that may be all partners
_BESIDE_LEADER = 0.5  # probability from which those in one line with a lead partner are partners too
_STEP = 0.05  # to which a probability is rounded before it is a confidence
_MOST = 0.95
_FAR = 300  # characters between two ends beyond which the object's sentence is the passage


@dataclass(frozen=True, slots=True)
class Judged:
    """A couple with one relation, how probable it is, and what the rules have said of it.

    ``enough`` says that it is to be claimed anew: probable enough, and not barred.
    """

    couple: Couple
    relation: Relation
    probability: float
    said: tuple[Claim, ...]
    enough: bool


def attach(reading: Reading) -> Scene:
    """Claims and doubts by the shipped weights; relations without a weighing stay as the rules left them.

    The scene by which they were weighed comes back, for what is weighed behind them.
    """
    return decide(reading, first_weighings(), weighings())


def decide(reading: Reading, first: Mapping[str, Weighing], weighed: Mapping[str, Weighing]) -> Scene:
    """Claims what is probable enough; what a rule claimed and the cues speak against becomes a suggestion,
    unless the rule was seldom wrong.

    ``first`` weighs every couple by itself, ``weighed`` with what that says of the others. Of several lead partners
    of a project the most probable is claimed.
    """
    scene = Scene(reading)
    found = list(judge(scene, first, weighed))
    doubted = {
        claim: confidence(one.probability)
        for one in found
        if one.probability < weighed[one.relation.name].keep
        for claim in [*one.said, *_with_role(reading, one)]
        if claim.rule != _SAID
        and not _told(reading, claim)
        and (one.relation.name in _LISTED or not proven(claim.rule))
    }
    if doubted:
        reading.claims.doubt(doubted)
    for one in sorted(found, key=lambda judged: -judged.probability):
        if one.enough:
            _claim(reading, one)
    return scene


def _told(reading: Reading, claim: Claim) -> bool:
    """Whether a sentence that speaks of the project, and denies nothing, says who takes part in it."""
    sentence = reading.sentence_at(claim.start) if claim.rule in _TOLD else None
    if sentence is None or reading.cues("negation", sentence):
        return False
    named = reading.within(sentence.start, sentence.end, "Project") or reading.cues("Project", sentence, "heads")
    return bool(named)


def judge(scene: Scene, first: Mapping[str, Weighing], weighed: Mapping[str, Weighing]) -> Iterator[Judged]:
    """Every couple with every relation of which its probability can add a claim, or doubt one."""
    looked = [*look(scene, first)]
    company = Company([one.sight for one in looked])
    for couple, relation, cues, seen, sight in looked:
        weighing = weighed.get(relation.name)
        if weighing is None:
            continue
        known = said(scene, couple, relation)
        if weighing.keep <= 0 if known else weighing.add > 1 or sight.probability < UNLIKELY:
            continue
        probability = weighing.probability(chain(cues, seen, frozenset(company.cues(sight))))
        least = weighing.add
        if relation.name == "partner" and not known and _BESIDE_LEADER <= probability < least:
            least = _BESIDE_LEADER if _in_line_with_leader(scene, couple) else least
        enough = not known and probability >= least and not barred(scene, couple, relation, cues)
        yield Judged(couple, relation, probability, known, enough)


class Looked(NamedTuple):
    """A relation of a couple at first sight: the cues of the couple, and those that only the relation sees."""

    couple: Couple
    relation: Relation
    cues: Set[str]
    seen: Set[str]
    sight: Sight


def look(scene: Scene, first: Mapping[str, Weighing]) -> Iterator[Looked]:
    """Every relation of every couple with its cues, weighed by itself."""
    for couple in couples(scene.reading):
        cues, mates = frozenset(cues_of(scene, couple)), scene.mates(couple)
        for relation in couple.relations:
            seen = seen_by(relation, cues) - cues
            probability = first[relation.name].probability(chain(cues, seen))
            sight = Sight(couple.subject, couple.object, relation.name, mates, probability)
            yield Looked(couple, relation, cues, seen, sight)


def barred(scene: Scene, couple: Couple, relation: Relation, cues: Set[str]) -> bool:
    """Whether a couple is not to be claimed anew: the text denies it, or the body leads some other project.

    Who holds a stake or a practice, or was a partner, is no partner by that. What is only announced is no deed
    either; but money that will come and events that will be held are planned so.
    """
    rows = _UNTRUE if relation.name in _PLANNED else _UNTRUE | {"cues/promise"}
    elsewhere = is_elsewhere(scene.reading, couple, relation, cues)
    told = scene.between.get((couple.subject, couple.object), ())
    holder = relation.name == "partner" and (
        any(cue.endswith(_HOLDING) for cue in cues)
        or cues >= _HOLDER
        or any(claim.predicate == "stakeholder" for claim in told)
    )
    other = relation.name == "partner" and (
        _in_passing(scene.reading, couple)
        or _leads_beside(scene.reading, couple)
        or _takes_part_behind(scene.reading, couple)
        or _of_the_union(couple.object)
        or _within_others(scene.reading, couple.object)
        or _outside(scene.reading, couple)
        or (
            (couple.subject is not scene.reading.project or _heads_the_page(cues))
            and not any(cue.endswith(_JOINING) for cue in cues)
        )
    )
    return elsewhere or holder or other or _leads_another(scene, couple, cues) or untrue(scene, couple, rows)


def _in_passing(reading: Reading, couple: Couple) -> bool:
    """Whether a project is named in no sentence with the other thing, and another one is what the passage is about.

    That is the text's project, or the one that the sentence before names last ("It works in another project: PIKE.
    With it are …").
    """
    for subject, value in couple.meetings:
        number = reading.sentence_number(value.start)
        if subject is not None and reading.sentence_number(subject.start) == number:
            return False
        before = reading.sentences[number - 1] if number else None
        named = reading.within(before.start, before.end, "Project") if before is not None else []
        about = named[-1].thing if named else project_at(reading, value.start)
        if couple.subject is about or (not named and couple.subject is reading.project):
            return False
    return True


def _outside(reading: Reading, couple: Couple) -> bool:
    """Whether each sentence that has both ends tells of a guest, an evaluator or one who would like to take part."""
    met = {
        number
        for subject, value in couple.meetings
        if subject is not None
        for number in [reading.sentence_number(value.start)]
        if reading.sentence_number(subject.start) == number
    }
    return bool(met) and all(is_outside(reading, reading.sentences[number]) for number in met)


def _leads_beside(reading: Reading, couple: Couple) -> bool:
    """Whether each sentence that names a body and a project says that the body leads another project."""
    led = {
        reading.sentence_number(claim.start)
        for claim in reading.claims.by("leadPartner")
        if claim.object is couple.object and claim.subject is not couple.subject
    }
    met = {reading.sentence_number(subject.start) for subject, _ in couple.meetings if subject is not None}
    met &= {reading.sentence_number(value.start) for _, value in couple.meetings}
    return bool(met) and met <= led


def _takes_part_behind(reading: Reading, couple: Couple) -> bool:
    """Whether in each sentence with both ends a body stands behind the project and takes part in one named later.

    "A is a partner in HARBOURS, while B takes part in QUAYS": B is no partner in HARBOURS.
    """
    said = [c for c in reading.claims.by("hasPartner") if c.object is couple.object and c.subject is not couple.subject]
    met = [(reading.sentence_number(b.start), a, b) for a, b in couple.meetings if a is not None]
    same = [(number, a, b) for number, a, b in met if reading.sentence_number(a.start) == number]
    return bool(same) and all(
        a.end <= b.start
        and any(
            reading.sentence_number(claim.start) == number
            and isinstance(claim.subject, Thing)
            and any(b.end <= start < reading.sentences[number].end for start, _ in claim.subject.places)
            for claim in said
        )
        for number, a, b in same
    )


def _heads_the_page(cues: Set[str]) -> bool:
    """Whether a body is named first of all and the project in other sentences: the page is that of the body."""
    return "object-opens" in cues and "same-sentence" not in cues


def _of_the_union(body: Thing) -> bool:
    """Whether a body is one of the European Union's: they fund projects and set rules, and take no part in them."""
    return (body.authority or "").startswith("org/eu-")


def _within_others(reading: Reading, body: Thing) -> bool:
    """Whether a body is named only inside longer names of others ("Department for Nature of *the County of Zala*")."""
    return all(
        any(one.thing is not body and (one.start, one.end) != place for one in reading.around(*place, *BODIES))
        for place in body.places
    )


def _leads_another(scene: Scene, couple: Couple, cues: Collection[str]) -> bool:
    """Whether a body is called lead partner where the project has another one: it leads some other project.

    In one line with the one that leads the words may be that one's ("A (lead partner), B").
    """
    if "subject-has:^leadPartner" not in cues or _LEADING.isdisjoint(cues):
        return False
    return not _in_line_with_leader(scene, couple)


def _in_line_with_leader(scene: Scene, couple: Couple) -> bool:
    """Whether the object stands in a run of three or more bodies with one that leads the subject."""
    leading = {claim.object for claim in scene.reading.says(couple.subject, "leadPartner")}
    runs = (scene.runs.get(value, ()) for _, value in couple.meetings)
    return any(one.thing in leading for run in runs if len(run) >= _RUN for one in run)


def said(scene: Scene, couple: Couple, relation: Relation) -> tuple[Claim, ...]:
    """The claims of rules that say a relation of a couple, from either end."""
    there = scene.between.get((couple.subject, couple.object), ())
    back = scene.between.get((couple.object, couple.subject), ()) if relation.turned else ()
    return (
        *(claim for claim in there if claim.predicate in relation.predicates),
        *(claim for claim in back if claim.predicate in relation.turned),
    )


def _with_role(reading: Reading, one: Judged) -> list[Claim]:
    """The claims of a participation that fall with that of the partner or lead partner."""
    known = reading.things.participation(one.couple.subject, one.couple.object) if one.said else None
    if known is None or one.relation.name not in ("partner", "lead-partner"):
        return []
    fallen = ("role",) if one.relation.name == "lead-partner" else ("role", "inProject", "participant")
    return [claim for name in fallen for claim in reading.says(known, name)]


def confidence(probability: float) -> float:
    """A probability as the confidence of a statement, in steps of .05.

    >>> confidence(0.8312), confidence(0.999)
    (0.85, 0.95)
    """
    return round(min(_MOST, max(_STEP, round(probability / _STEP) * _STEP)), 2)


def _claim(reading: Reading, one: Judged) -> None:
    """Makes the claim that a rule would make."""
    subject, value = one.couple.subject, one.couple.object
    span = _passage(reading, one.couple)
    rule = f"attached-{one.relation.name}"
    sure = confidence(one.probability)
    if one.relation.name in ("partner", "lead-partner"):
        take_part(reading, subject, value, one.relation.name, span, rule, sure)
    elif one.relation.name == "stakeholder":
        group = stakeholder_group(reading, subject, *span)
        if group.parts.get("project") is subject:
            reading.claim(group, "stakeholder", value, span, rule, sure)
    elif one.relation.name == "body-instrument":
        for known in _parts_taken(reading, subject):
            reading.claim(known, "addresses", value, span, rule, sure)
    else:
        reading.claim(subject, _predicate(one.relation, subject), value, span, rule, sure)
        for predicate in one.relation.turned:
            reading.claim(value, predicate, subject, span, rule, sure)


def _parts_taken(reading: Reading, body: Thing) -> list[Thing]:
    """The part that a body takes in the project of the text: with it goes the instrument that the body improves."""
    known = reading.things.participation(reading.project, body) if reading.project is not None else None
    return [known] if known is not None else []


def _predicate(relation: Relation, subject: Thing) -> str:
    """The property of a new claim: an action implements an instrument, and has a source of funding."""
    if subject.kind in ("Action", "PilotAction"):
        return {"addresses": "implements", "fundedBy": "fundingSource"}.get(
            relation.predicates[0], relation.predicates[0]
        )
    return relation.predicates[0]


def _passage(reading: Reading, couple: Couple) -> tuple[int, int]:
    """The smallest stretch with both ends; the object's sentence where the subject stands elsewhere."""
    near = [_span(subject, value) for subject, value in couple.meetings if subject is not None]
    shortest = min(near, key=lambda span: (span[1] - span[0], span), default=None)
    if shortest is not None and shortest[1] - shortest[0] <= _FAR:
        return shortest
    value = couple.meetings[0][1]
    sentence = reading.sentence_at(value.start)
    return (min(sentence.start, value.start), max(sentence.end, value.end)) if sentence else (value.start, value.end)


def _span(one: Occurrence, other: Occurrence) -> tuple[int, int]:
    return min(one.start, other.start), max(one.end, other.end)
