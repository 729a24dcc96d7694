"""Whole chains: the paths from a practice over action and plan to the instrument that changed, and its territory.

A path counts only as a whole: the practice was taken up by that action of that plan for that
instrument, and the instrument is of that body or territory. Every step may be missing in a text, then
the path goes on to the next one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from benchmarks.quality.facts import PLACES, POLICIES, Facts, Relation, Thing

RANKS = (frozenset({"GoodPractice"}), frozenset({"Action"}), frozenset({"ActionPlan"}), POLICIES)
_UPWARD = frozenset({"addressesInstrument", "partOf"})  # from what acts to what it changes
_DOWNWARD = frozenset({"inspiredBy", "includesAction"})  # from what builds on another to that
_ENDS = frozenset({"appliesTo", "locatedIn", "developedBy", "implementedBy", "supportedBy"})
_WITHIN = frozenset({"locatedIn", "partOf"})

Path = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Chains:
    """The paths of a document: how many were found, asked for and said."""

    found: int
    asked: int
    said: int

    @property
    def f1(self) -> float:
        """Of both shares, one over the mean of their inverses."""
        return 2 * self.found / (self.asked + self.said) if self.asked + self.said else 1.0


def compare(wanted: Facts, said: Facts, paired: Mapping[str, str], gold: Sequence[Sequence[str]]) -> Chains:
    """The paths that the gold lists against those that the relations of ``said`` make.

    A path is found where each of its steps is joined to the next and one of them leads to its end, a body or
    place; an end that the gold relates to no step is not asked for. What is said beyond is a path that neither
    holds one of the gold's nor lies in one; relations that the gold leaves open make none.
    """
    things = {paired.get(key, key): wanted.things.get(paired.get(key, ""), thing) for key, thing in said.things.items()}
    relations = {(paired.get(s, s), name, paired.get(o, o)) for s, name, o in said.relations}
    after, ends = _after(relations), _ends(things, relations)
    known = _ends(wanted.things, wanted.relations | wanted.hinted)
    cores = {path: _core(path, wanted.things) for path in map(tuple, gold)}
    found = [
        path
        for path, core in cores.items()
        if all(step in after.get(before, ()) for before, step in pairwise(core))
        and all(_leads(core, end, ends) or not _leads(core, end, known) for end in set(path) - set(core))
        and set(core) <= things.keys()
    ]
    beyond = [
        path
        for path in paths(things, relations - wanted.hinted)
        if len(path) > 1 and not any(set(core) <= set(path) or set(path) <= set(core) for core in cores.values())
    ]
    return Chains(len(found), len(cores), len(found) + len(beyond))


def _leads(core: Path, end: str, ends: Mapping[str, set[str]]) -> bool:
    return any(end in ends.get(step, ()) for step in core)


def _core(path: Path, things: Mapping[str, Thing]) -> Path:
    """The steps of a path without its end."""
    return tuple(key for key in path if rank(things[key]) is not None)


def rank(thing: Thing) -> int | None:
    """How far along the path a thing of its class stands, None where it is no step."""
    return next((number for number, kinds in enumerate(RANKS) if kinds & set(thing.kinds[:1])), None)


def paths(things: Mapping[str, Thing], relations: Iterable[Relation]) -> Iterator[Path]:
    """All longest paths from step to step, single things too.

    >>> some = {key: Thing(key, (kind,), [key]) for key, kind in
    ...         [("a", "Action"), ("g", "GoodPractice"), ("p", "ActionPlan"), ("i", "PolicyInstrument")]}
    >>> said = [("a", "inspiredBy", "g"), ("p", "includesAction", "a"), ("p", "addressesInstrument", "i"),
    ...         ("a", "addressesInstrument", "i")]
    >>> list(paths(some, said))
    [('g', 'a', 'p', 'i')]
    """
    after = _after(relations)
    ranks = {key: number for key, thing in things.items() if (number := rank(thing)) is not None}
    steps = {
        key: {other for other in after.get(key, ()) if other in ranks and ranks[other] >= ranks[key] and other != key}
        for key in ranks
    }
    nearest = {
        key: {o for o in to if not any(o in _beyond(steps, via, {key}) for via in to - {o})}
        for key, to in steps.items()
    }
    reached = {other for to in nearest.values() for other in to}
    for key in sorted(ranks):
        if key not in reached:
            yield from _onward((key,), nearest)


def _after(relations: Iterable[Relation]) -> dict[str, set[str]]:
    """What comes next after each thing."""
    after: dict[str, set[str]] = defaultdict(set)
    for subject, name, target in relations:
        if name in _UPWARD:
            after[subject].add(target)
        elif name in _DOWNWARD:
            after[target].add(subject)
    return after


def _beyond(steps: Mapping[str, set[str]], start: str, without: set[str]) -> set[str]:
    """What can be reached from a step, itself left out."""
    seen, front = set(without), [start]
    while front:
        for other in steps[front.pop()]:
            if other not in seen:
                seen.add(other)
                front.append(other)
    return seen - without - {start}


def _onward(path: Path, steps: Mapping[str, set[str]]) -> Iterator[Path]:
    further = sorted(steps[path[-1]] - set(path))
    if not further:
        yield path
    for key in further:
        yield from _onward((*path, key), steps)


def _ends(things: Mapping[str, Thing], relations: Iterable[Relation]) -> dict[str, set[str]]:
    """The bodies and places of each thing, and the places in which those are."""
    ends: dict[str, set[str]] = defaultdict(set)
    within: dict[str, set[str]] = defaultdict(set)
    for subject, name, target in relations:
        kinds = set(things[target].kinds)
        if name in _ENDS and kinds & (PLACES | {"Organisation"}):
            ends[subject].add(target)
        if name in _WITHIN and kinds & PLACES:
            within[subject].add(target)
    return {key: some | {place for one in some for place in within[one]} for key, some in ends.items()}
