"""The ledger of human judgements: append-only, one JSON line each, readable in a diff."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

from graph.errors import BadInput
from graph.identity import CODE, Record
from graph.model import Judgement

VERDICTS = ("same", "different", "unsure", "accept", "reject", "undo")


@dataclass(frozen=True, slots=True)
class Rulings:
    """What the judgements that stand mean for identity and for statements.

    ``joined`` maps an IRI to the one that takes its place; ``pinned`` a mention to the IRI a
    person gave it; ``barred`` a mention to the IRIs it is not; ``accepted`` and ``rejected`` hold
    ``{document}#{statement id}``.
    """

    joined: dict[str, str] = field(default_factory=dict)
    pinned: dict[str, str] = field(default_factory=dict)
    barred: dict[str, tuple[str, ...]] = field(default_factory=dict)
    accepted: frozenset[str] = frozenset()
    rejected: frozenset[str] = frozenset()

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


def read(path: Path) -> tuple[Judgement, ...]:
    """The judgements of a ledger in the order they were made; none if there is no file yet.

    Raises BadInput naming the line that is broken.
    """
    if not path.exists():
        return ()
    found = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.strip():
            try:
                found.append(Judgement(**json.loads(line)))
            except (ValueError, TypeError) as error:
                raise BadInput(f"{path}, line {number}: not a judgement ({error}); mend or remove the line") from error
    return tuple(found)


def append(path: Path, judgement: Judgement) -> None:
    """Write one more judgement; it is on disk when this returns."""
    line = json.dumps(asdict(judgement), ensure_ascii=False, sort_keys=True)
    with path.open("a", encoding="utf-8") as out:
        out.write(line + "\n")
        out.flush()
        os.fsync(out.fileno())


def standing(judgements: Iterable[Judgement]) -> list[Judgement]:
    """The judgements that have not been undone or overridden, the newest word on each pair."""
    last: dict[tuple[str, str], Judgement] = {}
    for judgement in judgements:
        pair = (judgement.left, judgement.right)
        pair = pair if pair in last else (pair[::-1] if pair[::-1] in last else pair)
        last.pop(pair, None)
        if judgement.verdict != "undo":
            last[judgement.left, judgement.right] = judgement
    return list(last.values())


def rulings(judgements: Iterable[Judgement]) -> Rulings:
    """What the judgements mean; a pure function of those that stand, whatever their order.

    Raises BadInput where two things are held to be both the same and different.

    >>> found = rulings([Judgement("x:b", "x:a", "same", "me", "2026-01-01")])
    >>> found.redirect("x:b"), found.redirect("x:a")
    ('x:a', 'x:a')
    """
    kept = sorted(standing(judgements), key=lambda one: (one.left, one.right))
    pinned = {one.left: one.right for one in kept if one.verdict == "same" and not _is_iri(one.left)}
    barred: dict[str, tuple[str, ...]] = {}
    groups: dict[str, str] = {}

    def head(iri: str) -> str:
        while groups.get(iri, iri) != iri:
            iri = groups[iri]
        return iri

    for one in kept:
        if one.verdict == "same" and _is_iri(one.left):
            first, second = sorted((head(one.left), head(one.right)), key=_standing_of)
            groups[second] = first
        elif one.verdict == "different" and not _is_iri(one.left):
            barred[one.left] = tuple(sorted({*barred.get(one.left, ()), one.right}))
    for one in kept:
        if one.verdict == "different" and _is_iri(one.left) and head(one.left) == head(one.right):
            raise BadInput(
                f"{one.left} and {one.right} are judged different (by {one.by}), "
                "yet other judgements make them the same; undo one of them"
            )
    members = set(groups) | set(groups.values())
    return Rulings(
        {iri: head(iri) for iri in sorted(members) if head(iri) != iri},
        pinned,
        barred,
        frozenset(one.left for one in kept if one.verdict == "accept"),
        frozenset(one.left for one in kept if one.verdict == "reject"),
    )


def _is_iri(name: str) -> bool:
    return "://" in name or name.startswith("x:")


def _standing_of(iri: str) -> tuple[bool, int, str]:
    """Which IRI stays when two are joined: an outside one, then the shorter, then the first in the alphabet."""
    return ("/id/" in iri, len(iri), iri)
