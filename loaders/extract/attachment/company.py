"""The second look at a couple: what the first one says of the couples that share an end or a list with it.

What a list's others are, whether a body has a likelier project, whether a project has likelier leaders: none of it can
be seen before every couple was weighed once. The cues here are added to those of `cues`, and weighed anew.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from typing import NamedTuple

UNLIKELY = 0.02  # below which a couple that no rule has claimed is not looked at again
_LEVELS = (0.05, 0.15, 0.3, 0.5, 0.7, 0.85)
_NAMES = ("under.05", "under.15", "under.3", "under.5", "under.7", "under.85", "over.85")
_MOST_BETTER = 4  # others that are likelier, from which more make no difference
_MANY = 5  # sure objects of a subject from which more make no difference


class Sight(NamedTuple):
    """A relation of two things as the first look weighs it, and the others in the lists of its object."""

    subject: Hashable
    object: Hashable
    relation: str
    mates: frozenset[Hashable]
    probability: float


def company_of(sights: Sequence[Sight]) -> list[set[str]]:
    """The cues of each relation's company, in the order of the relations; all are of one document.

    >>> alone = Sight("HARBOURS", "Lille", "partner", frozenset({"Turin"}), 0.4)
    >>> other = Sight("HARBOURS", "Turin", "partner", frozenset({"Lille"}), 0.9)
    >>> sorted(company_of([alone, other])[0])[:3]
    ['in-company-least:over.85', 'in-company-most:over.85', 'in-company:over.85']
    """
    known = Company(sights)
    return [set(known.cues(sight)) for sight in sights]


class Company:
    """The first look's probabilities of a document, by what couples may share."""

    def __init__(self, sights: Sequence[Sight]) -> None:
        self._two: dict[tuple[Hashable, Hashable], dict[str, float]] = defaultdict(dict)
        self._of_object: dict[Hashable, list[Sight]] = defaultdict(list)
        objects: dict[tuple[str, Hashable], list[float]] = defaultdict(list)
        for sight in sights:
            self._two[sight.subject, sight.object][sight.relation] = sight.probability
            self._of_object[sight.object].append(sight)
            objects[sight.relation, sight.subject].append(sight.probability)
        self._objects = {key: sorted(some) for key, some in objects.items()}

    def cues(self, sight: Sight) -> Iterator[str]:
        """What is said of the same two, of the object with others, of the subject with others, of the list."""
        two = self._two[sight.subject, sight.object]
        yield f"same-two:{_level([p for name, p in two.items() if name != sight.relation])}"
        yield from self._of_others(sight)
        yield from self._other_objects(sight)
        yield from self._in_company(sight)

    def _of_others(self, sight: Sight) -> Iterator[str]:
        others = [one for one in self._of_object[sight.object] if one.subject != sight.subject]
        same = [one.probability for one in others if one.relation == sight.relation]
        yield f"other-subject:{_level(same)}"
        if same and max(same) > sight.probability:
            yield "other-subject-likelier"
        yield f"other-role:{_level([one.probability for one in others if one.relation != sight.relation])}"

    def _other_objects(self, sight: Sight) -> Iterator[str]:
        all_of_it = self._objects[sight.relation, sight.subject]
        if len(all_of_it) == 1:
            yield "other-object:none"
            return
        better = len(all_of_it) - bisect_right(all_of_it, sight.probability)
        own = bisect_left(all_of_it, sight.probability)
        best = all_of_it[-1] if own < len(all_of_it) - 1 else all_of_it[-2]
        yield f"other-object:{_named(best)}"
        yield f"likelier-objects:{min(_MOST_BETTER, better)}"
        yield f"objects-in-all:{_named((sum(all_of_it) - sight.probability) / _MANY)}"

    def _in_company(self, sight: Sight) -> Iterator[str]:
        some = [self._two.get((sight.subject, mate), {}).get(sight.relation) for mate in sight.mates]
        known = sorted(probability for probability in some if probability is not None)
        if known:
            yield f"in-company:{_named(sum(known) / len(known))}"
            yield f"in-company-most:{_named(known[-1])}"
            yield f"in-company-least:{_named(known[0])}"


def _level(some: Sequence[float]) -> str:
    return _named(max(some)) if some else "none"


def _named(probability: float) -> str:
    """The name of the step in which a probability lies.

    >>> _named(0.1), _named(0.9)
    ('under.15', 'over.85')
    """
    return _NAMES[bisect_right(_LEVELS, probability)]
