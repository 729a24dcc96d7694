"""Which things may be related at all: the relations that are weighed, and the couples that stand near enough."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from operator import attrgetter

from loaders.extract.actionparts import action_at
from loaders.extract.asked_again import once_a_document
from loaders.extract.focus import project_at
from loaders.extract.mentions import BODIES, PLACES, POLICIES
from loaders.extract.reading import Reading
from loaders.extract.things import Occurrence, Thing

_PRACTICES = ("GoodPractice", "Initiative")
_ACTIONS = ("Action", "PilotAction")
TOLD = (_PRACTICES, _ACTIONS, ("ActionPlan",), POLICIES)  # of which a text tells in sentences that do not name them
_LONG_AGO = 900  # characters
_START = attrgetter("start")
_BODIES = frozenset(BODIES)
_BEFORE, _AFTER = 2, 1  # sentences before and after an object in which its subject may stand
_MEETINGS = 4  # places of a couple that are looked at
_SPREAD = 40  # occurrences near an object beyond which a table or index is read, not prose


@dataclass(frozen=True, eq=False, slots=True)
class Relation:
    """A relation that is weighed: its name, the classes of its ends, the properties and the words that say it.

    The first of ``predicates`` is the one that a new claim has; ``turned`` are properties that say the same of the
    object. ``words`` are rows of the lexicons beside the frames of the predicates.
    """

    name: str
    subjects: tuple[str, ...]
    objects: tuple[str, ...]
    predicates: tuple[str, ...]
    words: tuple[str, ...] = ()
    turned: tuple[str, ...] = ()


PARTNER_WORDS = (
    *("cues/partner-list", "cues/partner", "cues/is-partner", "cues/comprises", "cues/with", "cues/run-by"),
    *("fields/partners", "fields/partner", "fields/otherPartners"),
)
_LEAD = ("cues/lead-partner", "cues/led-by", "cues/led-by-before", "cues/leads", "cues/leader", "fields/leadPartner")
_STAKEHOLDER = ("cues/stakeholder", "groups/stakeholder-group", "cues/members", "fields/stakeholders")
_PLACE = ("cues/held", "fields/location", "fields/territory")
_MONEY = ("cues/fundedby", "cues/erdf", "cues/budget", "cues/does-pay", "fields/fundingSource")
_SOURCE = ("cues/inspired-by", "cues/source", "cues/extends", "cues/informed", "cues/inspired", "cues/does-model")
_INSTRUMENT = (
    *("cues/addressed-by", "cues/instrument-noun", "cues/does-change", "policies"),
    *("fields/instruments", "fields/instrument"),
)
_DEVELOPER = (
    *("cues/make", "cues/approve", "cues/does-write"),
    *("fields/developer", "fields/managingAuthority", "fields/owner"),
)
_HELP = ("cues/helps", "cues/does-help", "cues/with")
_RUN = (
    *("cues/run-by", "cues/responsible", "cues/led-by", "cues/carries", "cues/does-run"),
    *("fields/mainInstitution", "fields/involves", "fields/implementer"),
)
RELATIONS: tuple[Relation, ...] = (
    Relation("partner", ("Project",), BODIES, ("hasPartner",), PARTNER_WORDS),
    Relation("lead-partner", ("Project",), BODIES, ("leadPartner",), _LEAD),
    Relation("stakeholder", ("Project",), BODIES, ("stakeholder",), _STAKEHOLDER),
    Relation("based-in", BODIES, PLACES, ("basedIn",)),
    Relation("practice-place", _PRACTICES, PLACES, ("appliesTo",), _PLACE),
    Relation("policy-place", (*POLICIES, "ActionPlan"), PLACES, ("appliesTo",), _PLACE),
    Relation(
        "programme", ("Project",), ("Programme",), ("fundedUnder", "fundedBy"), ("cues/fundedby", "fields/programme")
    ),
    Relation("fund", ("Project", *_PRACTICES, *_ACTIONS, *POLICIES), ("Fund",), ("fundedBy", "fundingSource"), _MONEY),
    Relation("event-project", ("Event",), ("Project",), ("inProject",)),
    Relation("event-place", ("Event",), ("City",), ("heldIn",), ("cues/held",)),
    Relation("event-host", ("Event",), BODIES, ("hostedBy",)),
    Relation("plan-project", ("Project",), ("ActionPlan",), ("hasActionPlan",), ("heads/ActionPlan",), ("inProject",)),
    Relation("practice-project", ("Project",), _PRACTICES, ("sharesPractice",), ("cues/practices",), ("inProject",)),
    Relation(
        "instrument",
        ("Project", "ActionPlan", *_ACTIONS),
        POLICIES,
        ("addresses", "implements", "developedWithin"),
        _INSTRUMENT,
    ),
    Relation(
        "developer",
        ("ActionPlan", *POLICIES),
        BODIES,
        ("developedBy", "issuedBy", "managedBy"),
        _DEVELOPER,
    ),
    Relation("plan-action", ("ActionPlan",), _ACTIONS, ("hasAction",), ("cues/include-actions",)),
    Relation("inspiration", _ACTIONS, _PRACTICES, ("buildsOn", "informedBy"), _SOURCE),
    Relation("implementer", (*_PRACTICES, *_ACTIONS), BODIES, ("implementedBy",), _RUN),
    Relation("supporter", (*_PRACTICES, *_ACTIONS, *POLICIES), BODIES, ("supportedBy",), _HELP),
    Relation(
        "payer", (*_PRACTICES, *_ACTIONS), (*BODIES, "Programme", *POLICIES), ("fundingSource", "fundedBy"), _MONEY
    ),
    Relation("alignment", (*POLICIES, "ActionPlan"), POLICIES, ("alignedWith",)),
    Relation("body-instrument", BODIES, POLICIES, ("addresses",), _INSTRUMENT),
)


def _admitted() -> Mapping[tuple[str, str], tuple[Relation, ...]]:
    found: dict[tuple[str, str], tuple[Relation, ...]] = {}
    for relation in RELATIONS:
        for subject in relation.subjects:
            for object_ in relation.objects:
                found[subject, object_] = (*found.get((subject, object_), ()), relation)
    return found


def _role_words(kind: str) -> frozenset[str]:
    """The rows of the lexicons that say any relation in which a thing of a class is the object."""
    some = [relation for relation in RELATIONS if kind in relation.objects]
    ways = ("after", "before", "closing")
    frames = (f"frames/{name}/{way}" for relation in some for name in relation.predicates for way in ways)
    return frozenset([*frames, *(word for relation in some for word in relation.words)])


ADMITTED = _admitted()  # by the classes of subject and object
ROLE_WORDS = {kind: _role_words(kind) for kind in {o for _, o in ADMITTED}}  # by the class of the object
SUBJECTS = {kind: frozenset(s for s, o in ADMITTED if o == kind) for kind in {o for _, o in ADMITTED}}


@dataclass(eq=False, slots=True)
class Couple:
    """A subject and an object that may be related, and where they meet.

    A meeting is a place of the object with the nearest place of the subject, None where the subject
    is only what the passage is about.
    """

    subject: Thing
    object: Thing
    meetings: list[tuple[Occurrence | None, Occurrence]] = field(default_factory=list)

    @property
    def relations(self) -> tuple[Relation, ...]:
        """The relations that the classes of both admit."""
        return ADMITTED[self.subject.kind, self.object.kind]


def couples(reading: Reading) -> list[Couple]:
    """The couples of a document, in the order in which their objects stand.

    >>> from graph.model import document_of
    >>> from loaders.extract.rules import read_by_rules
    >>> reading = read_by_rules(document_of("The project HARBOURS is led by the City of Lille."))
    >>> [(c.subject.label, c.object.label, len(c.meetings)) for c in couples(reading)]
    [('HARBOURS', 'City of Lille', 1)]
    """
    found: dict[tuple[Thing, Thing], Couple] = {}
    single = _single(reading)
    for occurrence in reading.occurrences:
        if occurrence.thing.kind not in SUBJECTS:
            continue
        for subject, where in _subjects(reading, occurrence, single).items():
            couple = found.setdefault((subject, occurrence.thing), Couple(subject, occurrence.thing))
            if len(couple.meetings) < _MEETINGS:
                couple.meetings.append((where, occurrence))
    return list(found.values())


def _single(reading: Reading) -> dict[str, Thing]:
    """Of each class of which the document has one thing, that thing."""
    found: dict[str, list[Thing]] = {}
    for thing in reading.things:
        found.setdefault(thing.kind, []).append(thing)
    return {kind: some[0] for kind, some in found.items() if len(some) == 1}


def _subjects(reading: Reading, value: Occurrence, single: Mapping[str, Thing]) -> dict[Thing, Occurrence | None]:
    """The things near an object that may be its subject, each with its nearest place; and what the text is about."""
    kinds = SUBJECTS[value.thing.kind]
    found: dict[Thing, Occurrence | None] = {}
    start, end = window(reading, value)
    near = [o for o in reading.within(start, end) if o.thing.kind in kinds and o.thing is not value.thing]
    for occurrence in near[:_SPREAD]:
        known = found.get(occurrence.thing)
        if known is None or distance(occurrence, value) < distance(known, value):
            found[occurrence.thing] = occurrence
    for subject in _about(reading, value, kinds, single):
        if subject is not value.thing:
            found.setdefault(subject, None)
    return found


def _about(reading: Reading, value: Occurrence, kinds: frozenset[str], single: Mapping[str, Thing]) -> Iterator[Thing]:
    """What the passage of an object is about: its project, and the only plan, event, practice … of the text."""
    if "Project" in kinds:
        here = project_at(reading, value.start)
        yield from [one for one in (here, reading.project) if one is not None]
    for kind in sorted(kinds - _BODIES):
        if kind in single:
            yield single[kind]
    told = action_at(reading, value.start)
    if told is not None and told.kind in kinds:
        yield told
    for group in TOLD:
        if not kinds.isdisjoint(group):
            named = last_named(reading, group, value.start)
            if named is not None:
                yield named


def last_named(reading: Reading, kinds: tuple[str, ...], offset: int) -> Thing | None:
    """The thing of some classes that a text named last before an offset, if that is not long ago."""
    named = _named(reading, kinds)
    for one in reversed(named[: bisect_right(named, offset, key=_START)] if named else ()):
        if one.end <= offset:
            return one.thing if one.start >= offset - _LONG_AGO else None
    return None


@once_a_document
def _named(reading: Reading, kinds: tuple[str, ...]) -> Iterator[Occurrence]:
    """Where the text names things of some classes, in order."""
    return (one for one in reading.occurrences if one.thing.kind in kinds)


def window(reading: Reading, value: Occurrence) -> tuple[int, int]:
    """Where the sentences begin and end in which the subject of an object may stand."""
    number = reading.sentence_number(value.start)
    first, last = max(0, number - _BEFORE), min(len(reading.sentences) - 1, number + _AFTER)
    return min(reading.sentences[first].start, value.start), max(reading.sentences[last].end, value.end)


def distance(one: Occurrence, other: Occurrence) -> int:
    """Characters between two places; one behind costs twice as much as one before."""
    return (other.start - one.end) if one.start <= other.start else 2 * (one.start - other.end)
