"""Which thing of the gold a thing that was said is: by class and name, one to one."""

from __future__ import annotations

import difflib
import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from itertools import product

from benchmarks.quality.facts import Facts, Thing, letters

ALIKE = 0.9  # from which two names are the same name
_LENGTHS = 0.8  # the shorter of two names in parts of the longer, below which they are not compared
_SAME_CODE = 0.85  # what a region under another name is worth
_WITHOUT_CLASS = 0.95  # what names are worth that differ by class nouns and years only
_SHORT = 3  # letters up to which such a name is too short to say anything
_PHRASE, _PART = 20, 3  # a cut of a phrase has so many letters, and at least that part of the whole
_PHRASES = frozenset({"Action", "ActionPlan", "GoodPractice", "Event"})  # often named by a phrase
_CLASS_NOUNS = re.compile(
    r"\b(the|program\w*|proje[ckt]\w*|progett\w*|proyecto\w*|προγρ[αά]μ\w*|[εέ]ργ\w*|проект\w*|програм\w*|"
    r"\w*ohjelm\w*|hank\w*|cooperation|cooperação|cooperación)\b",
    re.IGNORECASE,
)


def likeness(one: Thing, other: Thing) -> float:
    """How alike the names of two things are: 1 for the same letters, 0 below `ALIKE`.

    >>> plan, spelt = Thing("a", ("Fund",), ["Cohesion Fund"]), Thing("b", ("Fund",), ["Cohesion Funds"])
    >>> likeness(plan, plan), likeness(plan, spelt) > ALIKE
    (1.0, True)
    """
    ours, theirs = one.folded(), other.folded()
    if ours & theirs:
        return 1.0
    best = max((_spelling(x, y) for x, y in product(ours, theirs)), default=0.0)
    for (name, years), (named, of_years) in product(_bare(one), _bare(other)):
        if name == named and len(name) > _SHORT and (years == of_years or not years or not of_years):
            best = max(best, _WITHOUT_CLASS)
    if _PHRASES & set(one.kinds) & set(other.kinds) and any(_cut(x, y) for x, y in product(ours, theirs)):
        best = max(best, ALIKE)
    return best if best >= ALIKE else 0.0


def _spelling(one: str, other: str) -> float:
    short, long = sorted((one, other), key=len)
    if len(short) < _LENGTHS * len(long) or _digits(one) != _digits(other):
        return 0.0
    matcher = difflib.SequenceMatcher(None, min(one, other), max(one, other), autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() >= ALIKE else 0.0


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)


def _bare(thing: Thing) -> set[tuple[str, str]]:
    """Names of a programme or project without class nouns, and the years in them."""
    if not {"Programme", "Project"} & set(thing.kinds):
        return set()
    names = [_CLASS_NOUNS.sub(" ", name) for name in thing.names]
    return {(letters(re.sub(r"\d{4}|\d{2}", "", name)), _digits(name)) for name in names}


def _cut(one: str, other: str) -> bool:
    """Whether one phrase is a long part of the other."""
    short, long = sorted((one, other), key=len)
    return short in long and len(short) >= max(_PHRASE, len(long) / _PART)


def pairs(gold: Facts, said: Facts, *, typed: bool = True) -> dict[str, str]:
    """The gold's key of each thing that was said and is in the gold; ``typed``: only where a class agrees.

    As many as can be are paired; a pair with the likelier name goes first, then the one with the
    same label, the same first class, and what the gold asks for before what it leaves open.
    """
    degree = Counter(key for s, _, o in said.relations for key in (s, o))
    order = sorted(said.things.values(), key=lambda t: (t.kinds, sorted(t.folded()), t.at, -degree[t.key]))
    weights = {
        (one.key, other.key): weight
        for one, other in product(order, gold.things.values())
        if (weight := _weight(one, other, typed)) > 0
    }
    return _paired(weights)


def _weight(said: Thing, gold: Thing, typed: bool) -> float:
    if typed and not set(said.kinds) & set(gold.kinds):
        return 0.0
    name = likeness(said, gold)
    if not name and gold.is_area and said.kinds[:1] == gold.kinds[:1] and gold.at and said.at == gold.at:
        name = _SAME_CODE
    if not name:
        return 0.0
    label = letters(said.label) == letters(gold.label)
    return 10 * name + 3 * label + 2 * (said.kinds[:1] == gold.kinds[:1]) + (not gold.optional)


def _paired(weights: Mapping[tuple[str, str], float]) -> dict[str, str]:
    """Pairs one to one: the heaviest first, and then as many more as a change of earlier ones allows."""
    wanted: dict[str, list[str]] = defaultdict(list)
    holder: dict[str, str] = {}  # by gold key
    for said, gold in sorted(weights, key=lambda pair: -weights[pair]):
        wanted[said].append(gold)
        if gold not in holder and said not in holder.values():
            holder[gold] = said
    for said in wanted:
        if said not in holder.values():
            for gold, holds in _moves(said, wanted, holder, set()):
                holder[gold] = holds
    return {said: gold for gold, said in holder.items()}


def _moves(
    said: str, wanted: Mapping[str, list[str]], holder: Mapping[str, str], tried: set[str]
) -> list[tuple[str, str]]:
    """The changes that give a thing a partner and take none from another; empty where there are none."""
    for gold in wanted[said]:
        if gold in tried:
            continue
        tried.add(gold)
        if gold not in holder:
            return [(gold, said)]
        others = _moves(holder[gold], wanted, holder, tried)
        if others:
            return [*others, (gold, said)]
    return []


def implied(thing: Thing, gold: Facts) -> bool:
    """Whether a place follows from the codes of the gold, so that saying it is no mistake."""
    return thing.is_area and bool(thing.at) and any(one.at.startswith(thing.at) for one in gold.things.values())
