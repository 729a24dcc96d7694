"""Ledgers of several people put together: each judgement once, in the order of time, contradictions listed.

What a ledger means follows from its judgements as a set, so it makes no difference who takes in whose.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from graph.model import Judgement
from graph.standing import Dispute, placed, weigh


@dataclass(frozen=True, slots=True)
class Merge:
    """What other ledgers add to one: ``new`` judgements in the order of time, and how many were ``known``.

    ``disputes`` are the contradictions that came with them: in each the later word decides nothing.
    """

    new: tuple[Judgement, ...]
    known: int
    disputes: tuple[Dispute, ...]


def merged(held: Sequence[Judgement], others: Iterable[Iterable[Judgement]]) -> Merge:
    """What ledgers add to the one that is held.

    >>> one = Judgement("x:a", "x:b", "same", "anna", "2026-01-01", over=())
    >>> other = Judgement("x:b", "x:a", "different", "bert", "2026-01-02", over=())
    >>> found = merged([one], [[one, other]])
    >>> found.known, [dispute.judgement.by for dispute in found.disputes]
    (1, ['bert'])
    """
    ours = {one.id: one for one in placed(held)}
    theirs = [one for ledger in others for one in placed(ledger)]
    new = {one.id: one for one in theirs if one.id not in ours}
    added = tuple(in_time(new.values()))
    before = {one.judgement.id for one in weigh(held).disputes}
    disputes = tuple(one for one in weigh([*held, *added]).disputes if one.judgement.id not in before)
    return Merge(added, len(theirs) - len(new), disputes)


def in_time(judgements: Iterable[Judgement]) -> list[Judgement]:
    """Judgements as a ledger that is handed on lists them: in the order of time, each with what it overrides."""
    return sorted(placed(judgements), key=lambda one: (one.at, one.id))
