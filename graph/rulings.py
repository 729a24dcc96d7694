"""What the judgements that stand mean for identity, for statements and for names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from graph.identity import Record
from graph.keys import CODE
from graph.model import Judgement
from graph.standing import is_iri, weigh

Decided = tuple[str, str]
"""When and by whom something was decided: the later word comes last when sorted."""


@dataclass(frozen=True, slots=True)
class Rulings:
    """What the judgements that stand mean.

    ``joined`` maps an IRI to the one that takes its place; ``pinned`` a mention to the IRI a
    person gave it; ``barred`` a mention to the IRIs it is not; ``accepted`` and ``rejected`` hold
    ``{document}#{statement id}``, ``preferred`` when and by whom a statement was accepted for its own
    sake. ``labels`` has, by thing and language, the name that a person gave. Pairs of names that somebody held
    ``apart``, or was ``unsure`` about, are sorted. ``doubted`` has, by statement, who doubts it and why.
    """

    joined: dict[str, str] = field(default_factory=dict)
    pinned: dict[str, str] = field(default_factory=dict)
    barred: dict[str, tuple[str, ...]] = field(default_factory=dict)
    accepted: frozenset[str] = frozenset()
    rejected: frozenset[str] = frozenset()
    preferred: Mapping[str, Decided] = field(default_factory=dict)
    labels: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    apart: frozenset[tuple[str, ...]] = frozenset()
    unsure: frozenset[tuple[str, ...]] = frozenset()
    doubted: Mapping[str, tuple[str, str]] = field(default_factory=dict)

    def redirect(self, iri: str) -> str:
        """The IRI that stands for this one."""
        return self.joined.get(iri, iri)

    def applied(self, one: Record) -> Record:
        """The record as the judgements about its mention leave it.

        A pinned mention is what a person said. A barred one keeps its keys under another roof,
        so that it can no longer meet the thing it is not, but still others that were barred alike.
        """
        if one.id in self.pinned:
            return replace(one, keys=((CODE, f"pinned:{self.pinned[one.id]}"),))
        if one.id in self.barred:
            roof = " ".join(self.barred[one.id])
            weak = max(5, *(rank for rank, _ in one.keys))
            return replace(one, keys=tuple(sorted({(weak, f"not {roof} {key}") for _, key in one.keys})))
        return one


def rulings(judgements: Iterable[Judgement]) -> Rulings:
    """What the judgements mean; a pure function of those that stand, whatever their order.

    >>> found = rulings([Judgement("x:b", "x:a", "same", "me", "2026-01-01")])
    >>> found.redirect("x:b"), found.redirect("x:a")
    ('x:a', 'x:a')
    """
    return _rulings(weigh(judgements).stands)


def _rulings(stands: Iterable[Judgement]) -> Rulings:
    kept = sorted(stands, key=lambda one: (one.about, one.at, one.id))
    joined = _joined(one for one in kept if one.verdict == "same" and is_iri(one.left))
    barred: dict[str, tuple[str, ...]] = {}
    for one in kept:
        if one.verdict == "different" and not is_iri(one.left):
            barred[one.left] = tuple(sorted({*barred.get(one.left, ()), one.right}))
    return Rulings(
        joined=joined,
        pinned={one.left: one.right for one in kept if one.verdict == "same" and not is_iri(one.left)},
        barred=barred,
        accepted=frozenset(one.left for one in kept if one.verdict == "accept"),
        rejected=frozenset(one.left for one in kept if one.verdict == "reject"),
        preferred={one.left: (one.at, one.by) for one in kept if one.verdict == "accept" and not one.follows},
        labels=_labels((one for one in kept if one.verdict == "label"), joined),
        apart=frozenset(one.about for one in kept if one.verdict == "different"),
        unsure=frozenset(one.about for one in kept if one.verdict == "unsure" and one.right),
        doubted={one.left: (one.by, one.reason) for one in kept if one.verdict == "unsure" and not one.right},
    )


def judgements_about(iri: str, judgements: Iterable[Judgement]) -> list[Judgement]:
    """The judgements that stand about a thing and what was joined to it, in the order of time."""
    weighed = weigh(judgements)
    redirect = _rulings(weighed.stands).redirect
    found = [one for one in weighed.stands if iri in (redirect(one.left), redirect(one.right))]
    return sorted(found, key=lambda one: (one.at, one.id))


def _joined(same: Iterable[Judgement]) -> dict[str, str]:
    groups: dict[str, str] = {}

    def head(iri: str) -> str:
        while groups.get(iri, iri) != iri:
            iri = groups[iri]
        return iri

    for one in same:
        first, second = sorted((head(one.left), head(one.right)), key=_standing_of)
        groups[second] = first
    members = set(groups) | set(groups.values())
    return {iri: head(iri) for iri in sorted(members) if head(iri) != iri}


def _labels(given: Iterable[Judgement], joined: Mapping[str, str]) -> dict[str, dict[str, str]]:
    """Names by thing and language: a thing's own before those of what was joined to it, then the later."""
    found: dict[str, dict[str, str]] = {}
    for one in sorted(given, key=lambda one: (one.left not in joined, one.at, one.id)):
        found.setdefault(joined.get(one.left, one.left), {})[one.language] = one.right
    return found


def _standing_of(iri: str) -> tuple[bool, int, str]:
    """Which IRI stays when two are joined: an outside one, then the shorter, then the first in the alphabet."""
    return ("/id/" in iri, len(iri), iri)
