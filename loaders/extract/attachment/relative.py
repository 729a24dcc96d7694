"""The cues of a couple as one relation sees them: its own words, those of a rival, and what rules have said."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import cache

from loaders.extract.attachment.named import Named
from loaders.extract.attachment.pairs import RELATIONS, Relation
from loaders.extract.attachment.values import VALUED

_SPEAKING = (
    "governed",
    "under",
    "does",
    "between",
    "led",
    "tail",
    "list-before",
    "above",
    "sentence",
    "before",
    "after",
    "previous",
)
_COMPANY = (
    "named-last",
    "named-last+alone",
    "about-subject",
    "topic",
    "nearest",
    "in-list",
    "in-long-list",
    "same-sentence",
    "in-item",
)
_OWN_WORDS = frozenset(f"{place}:own-words" for place in _SPEAKING)
_WITH_OWN_WORDS = tuple((cue, f"{cue}+own-words") for cue in _COMPANY)
_FORWARD, _BACKWARD = "order:subject-first", "order:object-first"


def seen_by(relation: Relation, cues: Collection[str]) -> set[str]:
    """The cues that say of others what they are to the relation, so that all relations can share their weights.

    >>> lead = next(r for r in RELATIONS if r.name == "lead-partner")
    >>> sorted(seen_by(lead, {"between:cues/led-by", "rule:hasPartner", "topic"}))
    ['between:own-words', 'rule:rival', 'topic+own-words']
    """
    found = set(_known(relation, _turned(cues)).of(cues))
    if not _OWN_WORDS.isdisjoint(found):
        found.update(name for cue, name in _WITH_OWN_WORDS if cue in cues)
    return found


def _turned(cues: Collection[str]) -> str:
    """The way of frames that does not fit the order of the two: "X developed by Y" is read from X to Y alone."""
    if _FORWARD in cues:
        return "" if _BACKWARD in cues else "/before"
    return "/after" if _BACKWARD in cues else ""


@cache
def _known(relation: Relation, turned: str) -> Named:
    """What each cue is to a relation."""
    return Named(lambda cue: _relative(relation, cue, turned))


def _relative(relation: Relation, cue: str, turned: str) -> str:
    place, _, what = cue.rpartition(":")
    if what in own_words(relation):
        return f"{place}:turned-words" if turned and what.endswith(turned) else f"{place}:own-words"
    if what in _rival_words(relation):
        return f"{place}:rival-words"
    if place not in ("rule", "list-rule", "object-has", "subject-has"):
        return ""
    predicate = what.partition("/")[0]
    if predicate in relation.predicates or predicate in {f"^{name}" for name in relation.predicates}:
        return f"{place}:{'^' if predicate[0] == '^' else ''}own"
    rivals = {name for other in _rivals(relation) for name in other.predicates}
    return f"{place}:{'^' if predicate[0] == '^' else ''}rival" if predicate.lstrip("^") in rivals else ""


@cache
def own_words(relation: Relation) -> frozenset[str]:
    """The rows of the lexicons that say a relation: its frames and its words."""
    ways = ("after", "before", "closing")
    return frozenset([*(f"frames/{name}/{way}" for name in relation.predicates for way in ways), *relation.words])


@cache
def _rivals(relation: Relation) -> tuple[Relation, ...]:
    """The other relations that things of the same classes may have."""
    some = (*RELATIONS, *VALUED)
    return tuple(other for other in some if other is not relation and _meet(relation, other))


def _meet(one: Relation, other: Relation) -> bool:
    return not set(one.subjects).isdisjoint(other.subjects) and not set(one.objects).isdisjoint(other.objects)


@cache
def _rival_words(relation: Relation) -> frozenset[str]:
    return frozenset(_rival_rows(relation)) - own_words(relation)


def _rival_rows(relation: Relation) -> Iterator[str]:
    for other in _rivals(relation):
        yield from own_words(other)
