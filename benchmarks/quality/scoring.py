"""What was said of a document against its gold: right, wrong and missed, thing by thing, relation by relation.

The conventions are those of the outside scorer's description (``evaluation/README.md``);
`benchmarks.quality.check_scoring` lays both scorers' totals side by side.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from benchmarks.quality import chains
from benchmarks.quality.facts import PLACES, POLICIES, Facts, Relation, Thing, letters, months, phase
from benchmarks.quality.matching import implied, likeness, pairs

MEASURES = ("entities", "relations", "attributes")
_MONEY = 0.005  # part of an amount by which rounding may change it
_BY_CODE = frozenset({"locatedIn", "heldIn", "appliesTo"})
_LOCAL = 3  # letters of a NUTS code from which it says more than the country


class Outcome(NamedTuple):
    """One judgement: ``verdict`` is ``right``, ``wrong`` or ``missed``; ``kind`` the class, relation or attribute.

    ``lacking`` says of a missed relation what was not there: ``subject``, ``object``, ``both`` or ``link``.
    """

    measure: str
    verdict: str
    kind: str
    words: str
    lacking: str = ""


@dataclass(frozen=True, slots=True)
class Score:
    """All judgements of one document.

    ``nuts`` counts codes asked for and right, ``chains`` is None where the gold lists no path.
    """

    id: str
    language: str
    kind: str
    outcomes: tuple[Outcome, ...]
    nuts: Counter[str]
    chains: chains.Chains | None


def score(gold: Mapping[str, Any], wanted: Facts, said: Facts) -> Score:
    """The judgements of a document whose facts are located (`Facts.located`)."""
    paired = pairs(wanted, said)
    outcomes = [*_entities(wanted, said, paired), *_relations(wanted, said, paired), *_attributes(wanted, said, paired)]
    listed = gold.get("chain")
    whole = chains.compare(wanted, said, paired, listed) if listed else None
    return Score(gold["id"], gold["lang"], gold["kind"], tuple(sorted(outcomes)), _codes(wanted, said, paired), whole)


def _entities(wanted: Facts, said: Facts, paired: Mapping[str, str]) -> Iterator[Outcome]:
    found = set(paired.values())
    for thing in wanted.things.values():
        if not thing.optional:
            verdict = "right" if thing.key in found else "missed"
            yield Outcome("entities", verdict, thing.kinds[0], thing.label)
    for thing in said.things.values():
        if thing.key not in paired and not implied(thing, wanted):
            yield Outcome("entities", "wrong", next(iter(thing.kinds), "?"), thing.label)


def _codes(wanted: Facts, said: Facts, paired: Mapping[str, str]) -> Counter[str]:
    """How many places and bodies have a code, and of how many the one said is right."""
    counts: Counter[str] = Counter()
    for key, gold in paired.items():
        code, given = wanted.things[gold].nuts, said.things[key].at
        if code and (PLACES | {"Organisation"}) & set(wanted.things[gold].kinds):
            counts.update(asked=1, right=given == code, around=len(given) >= _LOCAL and code.startswith(given))
    return counts


def _relations(wanted: Facts, said: Facts, paired: Mapping[str, str]) -> Iterator[Outcome]:
    def node(key: str) -> Thing:
        return wanted.things[paired[key]] if key in paired else said.things[key]

    back = {gold: key for key, gold in paired.items()}
    ours = _triples(said.relations, {key: node(key) for key in said.things})
    required, hinted = (_triples(some, wanted.things) for some in (wanted.relations, wanted.hinted))
    for subject, relation, target in required:
        within = relation == "locatedIn" and target.is_area and target.at and subject.key in back
        if (subject, relation, target) in ours or (within and said.things[back[subject.key]].at.startswith(target.at)):
            yield Outcome("relations", "right", relation, _said(subject, relation, target))
        else:
            lacking = _lacking(subject.key in back, target.key in back)
            yield Outcome("relations", "missed", relation, _said(subject, relation, target), lacking)
    of_gold = set(wanted.things.values())
    for subject, relation, target in ours - required - hinted:
        known = subject in of_gold or implied(subject, wanted)
        follows = relation in _BY_CODE and target.is_area and target.at and subject.at.startswith(target.at) and known
        if not (follows or subject.optional or target.optional):
            yield Outcome("relations", "wrong", relation, _said(subject, relation, target))


def _lacking(subject: bool, target: bool) -> str:
    return ("link" if target else "object") if subject else ("subject" if target else "both")


def _said(subject: Thing, relation: str, target: Thing) -> str:
    return f"{subject.label!r} {relation} {target.label!r}"


def _triples(relations: Iterable[Relation], things: Mapping[str, Thing]) -> set[tuple[Thing, str, Thing]]:
    """The relations between things, each under the one name that it is compared by; who leads is a partner too."""
    some = set(relations)
    some |= {(s, "hasPartner", o) for s, name, o in some if name == "leadPartner"}
    return {(things[s], plain(name, things[s].kinds, things[o].kinds), things[o]) for s, name, o in some}


def plain(relation: str, subject: Iterable[str], target: Iterable[str]) -> str:
    """The name that a relation between things of these classes is compared by.

    >>> plain("partOf", ["City"], ["Region"]), plain("fundedBy", ["Project"], ["Programme"])
    ('locatedIn', 'partOf')
    >>> plain("locatedIn", ["Event"], ["City"]), plain("locatedIn", ["Strategy"], ["Region"])
    ('heldIn', 'appliesTo')
    """
    ours, theirs = set(subject), set(target)
    if relation in ("locatedIn", "partOf") and ours & PLACES and theirs & PLACES:
        return "locatedIn"
    if relation in ("partOf", "fundedBy") and "Project" in ours and "Programme" in theirs:
        return "partOf"
    if relation == "locatedIn" and "Event" in ours:
        return "heldIn"
    if relation in ("locatedIn", "appliesTo"):
        return "appliesTo" if ours & (POLICIES | {"ActionPlan"}) else "locatedIn"
    return relation


def _attributes(wanted: Facts, said: Facts, paired: Mapping[str, str]) -> Iterator[Outcome]:
    left = Counter(one for one in wanted.attributes if not wanted.things[one[0]].optional)
    for key, name, value in dict.fromkeys(said.attributes):
        gold = paired.get(key)
        thing = wanted.things[gold] if gold else said.things[key]
        words = f"{thing.label!r} {name} {value!r}"
        same = next((one for one in left if one[:2] == (gold, name) and same_value(name, one[2], value)), None)
        if same and left[same]:
            left[same] -= 1
            yield Outcome("attributes", "right", name, words)
        elif not (
            same or thing.optional or (gold and name in ("acronym", "title") and letters(value) in thing.folded())
        ):
            yield Outcome("attributes", "wrong", name, words)
    for (key, name, value), count in left.items():
        if count:
            yield Outcome("attributes", "missed", name, f"{wanted.things[key].label!r} {name} {value!r}")


def same_value(name: str, wanted: str, said: str) -> bool:
    """Whether a value says what the gold asks for: dates at least as exact, amounts up to rounding.

    >>> same_value("date", "2019-06", "2019-06-12"), same_value("budgetEUR", "1400000", "1403000.0")
    (True, True)
    >>> same_value("website", "https://www.circe.eu/", "circe.eu"), same_value("duration", "P3Y", "P36M")
    (True, True)
    """
    if name in ("startDate", "endDate", "date"):
        return said.startswith(wanted)
    if name == "duration":
        return months(wanted) == months(said)
    if name in ("budgetEUR", "erdfEUR", "partnerCount"):
        try:
            return abs(float(said) - float(wanted)) <= (0.0 if name == "partnerCount" else _MONEY * float(wanted))
        except ValueError:
            return False
    if name == "phase":
        return phase(wanted) is not None and phase(wanted) == phase(said)
    if name == "website":
        return _address(wanted) == _address(said)
    return likeness(Thing("", (), [wanted]), Thing("", (), [said])) > 0


def _address(text: str) -> str:
    return re.sub(r"^(https?://)?(www\.)?|[/#]+$", "", text.strip().lower())
