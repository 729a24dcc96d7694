"""Which dates, sums and lengths of time a text has, and which things each of them may be of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from graph.model import XSD, Literal
from loaders.extract.actionparts import action_at
from loaders.extract.attachment.pairs import TOLD, Couple, Relation, distance, last_named, window
from loaders.extract.dateforms import Moment
from loaders.extract.dates import day_ranges, durations, moments, periods
from loaders.extract.focus import project_at
from loaders.extract.mentions import POLICIES
from loaders.extract.money import amounts
from loaders.extract.reading import Reading
from loaders.extract.sentences import Sentence
from loaders.extract.things import Occurrence, Thing

_PRACTICES = ("GoodPractice", "Initiative")
_ACTIONS = ("Action", "PilotAction")
_SPREAD = 40  # things near a value beyond which a table or index is read, not prose
_PROGRAMMING = frozenset([("2000", "2006"), ("2007", "2013"), ("2014", "2020"), ("2021", "2027"), ("2028", "2034")])
_SIZES = tuple(
    (Decimal(10) ** power, name) for power, name in ((3, "1k"), (4, "10k"), (5, "100k"), (6, "1m"), (8, "100m"))
)
_EXACT = {4: "year", 7: "month", 10: "day"}

_BEGIN = (
    *("cues/start", "cues/does-begin", "cues/since", "cues/period", "cues/lasts"),
    *("fields/startDate", "fields/period", "fields/timeframe"),
)
_END = ("cues/end", "cues/period", "cues/lasts", "fields/endDate", "fields/period", "fields/timeframe")
_DAY = ("cues/approve", "cues/does-amend", "cues/held", "cues/validate", "fields/signature")
_TOTAL = ("cues/budget", "cues/does-cost", "cues/total", "fields/totalBudget", "fields/cost", "fields/resourcesNeeded")
_ERDF = ("cues/erdf", "fields/erdfBudget")
_LENGTH = ("cues/lasts", "cues/period", "fields/period", "fields/timeframe")
GROUPS = {
    "project": ("Project",),
    "practice": _PRACTICES,
    "action": _ACTIONS,
    "event": ("Event",),
    "plan": ("ActionPlan",),
    "policy": POLICIES,
}


def _relation(
    group: str, what: str, objects: tuple[str, ...], predicates: tuple[str, ...], words: tuple[str, ...]
) -> Relation:
    return Relation(f"{group}-{what}", GROUPS[group], objects, predicates, words)


VALUED: tuple[Relation, ...] = (
    *(
        _relation(group, "begin", ("Date", "First"), ("startDate",), _BEGIN)
        for group in ("project", "practice", "action", "event", "policy")
    ),
    *(
        _relation(group, "finish", ("Date", "Last"), ("endDate",), _END)
        for group in ("project", "practice", "action", "event", "policy")
    ),
    *(
        _relation(group, "day", ("Date",), ("date", "validationDate"), _DAY)
        for group in ("action", "event", "plan", "policy")
    ),
    *(
        _relation(group, "total", ("Sum",), ("totalBudget",), _TOTAL)
        for group in ("project", "practice", "action", "policy")
    ),
    *(_relation(group, "erdf", ("Sum",), ("erdfBudget",), _ERDF) for group in ("project", "policy")),
    *(_relation(group, "length", ("Length",), ("duration",), _LENGTH) for group in ("project", "action")),
)
"""What values may be to things, apart by class: a project begins on other words than a practice."""

KINDS = tuple(kind for kinds in GROUPS.values() for kind in kinds)
OF = {
    (subject, value): tuple(r for r in VALUED if subject in r.subjects and value in r.objects)
    for subject in KINDS
    for value in ("Date", "First", "Last", "Sum", "Length")
}
VALUE_WORDS = {
    value: frozenset(word for r in VALUED if value in r.objects for word in r.words)
    for value in ("Date", "First", "Last", "Sum", "Length")
}  # by the class of the value: the rows of the lexicons that say what it is
_SUBJECTS = {
    value: tuple(s for s, v in OF if v == value and OF[s, v]) for value in ("Date", "First", "Last", "Sum", "Length")
}


@dataclass(frozen=True, eq=False, slots=True)
class Value:
    """A date, sum or length of time in the text; ``marks`` are what its form alone says.

    ``thing`` stands for it where cues are looked for: its class is ``Date``, ``First`` or ``Last`` (of a period),
    ``Sum`` or ``Length``.
    """

    thing: Thing
    literal: Literal
    sentence: int
    marks: frozenset[str]

    @property
    def form(self) -> str:
        """Its class and how exact or large it is, in one word."""
        size = sorted(mark.partition(":")[2] for mark in self.marks if mark.startswith(("exact:", "run:", "sum:")))
        return "/".join([self.thing.kind, *size])

    @property
    def place(self) -> Occurrence:
        """Where it stands."""
        return Occurrence(self.thing.start, self.thing.end, self.thing)


def values_of(reading: Reading) -> Iterator[Value]:
    """The values of a document in order.

    >>> from graph.model import document_of
    >>> from loaders.extract.reading import begin
    >>> reading = begin(document_of("It runs from May 2019 to June 2021 and costs 2.5 million euro."))
    >>> [(value.thing.kind, value.literal.value) for value in values_of(reading)]
    [('First', '2019-05'), ('Last', '2021-06'), ('Sum', '2500000')]
    """
    for number, sentence in enumerate(reading.sentences):
        dates, sums = list(_dates(reading, sentence)), list(_sums(reading, sentence))
        lengths = [
            (a, b, "Length", Literal(text, XSD + "duration"), set[str]()) for a, b, text in durations(reading, sentence)
        ]
        for group in (dates, sums, lengths):
            for place, (start, end, kind, literal, marks) in enumerate(group):
                if reading.around(start, end):
                    continue  # it is part of a name
                marks |= {f"values:{min(len(group), 3)}", "first-value" if place == 0 else "later-value"}
                yield Value(Thing(kind, start, end), literal, number, frozenset(marks))


def _dates(reading: Reading, sentence: Sentence) -> Iterator[tuple[int, int, str, Literal, set[str]]]:
    """The dates of a sentence; the two of a period, or of a run of days, know their end."""
    ranges = day_ranges(reading, sentence.start, sentence.end)
    runs = [*ranges, *periods(reading, sentence.start, sentence.end)]
    done: list[tuple[int, int]] = []
    for run in runs:
        if any(a < run.end and run.start < b for a, b in done):
            continue
        done.append((run.start, run.end))
        marks = {"run:days" if run in ranges else "run:period"}
        if (run.first.value, run.last.value) in _PROGRAMMING:
            marks.add("run:programming")
        for kind, moment in (("First", run.first), ("Last", run.last)):
            yield run.start, run.end, kind, moment.literal, {*marks, _exact(moment)}
    for moment in moments(reading, sentence.start, sentence.end):
        if not any(a <= moment.start < b for a, b in done):
            yield moment.start, moment.end, "Date", moment.literal, {_exact(moment)}


def _exact(moment: Moment) -> str:
    return f"exact:{_EXACT[len(moment.value)]}"


def _sums(reading: Reading, sentence: Sentence) -> Iterator[tuple[int, int, str, Literal, set[str]]]:
    found = list(amounts(reading, sentence))
    for amount in found:
        marks = {f"sum:{next((name for most, name in _SIZES if amount.value < most), 'more')}"}
        if len(found) > 1 and amount.value == max(one.value for one in found):
            marks.add("greatest")
        literal = Literal(amount.lexical, XSD + "decimal", None, amount.qualifier)
        yield amount.start, amount.end, "Sum", literal, marks


def valued_couples(reading: Reading, value: Value) -> Iterator[Couple]:
    """The things near a value that may have it, and those that the passage is about."""
    place, kinds = value.place, _SUBJECTS[value.thing.kind]
    found: dict[Thing, Occurrence | None] = {}
    near = reading.within(*window(reading, place), *kinds)
    for occurrence in near[:_SPREAD]:
        known = found.get(occurrence.thing)
        if known is None or distance(occurrence, place) < distance(known, place):
            found[occurrence.thing] = occurrence
    for thing in _about(reading, place.start):
        if thing.kind in kinds:
            found.setdefault(thing, None)
    yield from (Couple(thing, value.thing, [(where, place)]) for thing, where in found.items())


def _about(reading: Reading, offset: int) -> Iterator[Thing]:
    """What the passage is about: its project, its action, and what the text named last of each class."""
    told = [project_at(reading, offset), reading.project, action_at(reading, offset)]
    told += [last_named(reading, group, offset) for group in TOLD]
    yield from (thing for thing in told if thing is not None)
    for kind in ("Event", "ActionPlan"):
        some = reading.found(kind)
        if len(some) == 1:
            yield some[0]
