"""Scores of many documents as one figure, with the interval in which it lies for other documents of the kind."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from benchmarks.quality.scoring import Score

T = TypeVar("T")
DRAWS = 1000
_SEED = 20260
_TAIL = 0.025  # of the draws on either side, outside of the interval


@dataclass(frozen=True, slots=True)
class Tally:
    """How many judgements were right, wrong and missed.

    >>> tally = Tally(3, 1, 3)
    >>> tally.precision, tally.recall, round(tally.f1, 3)
    (0.75, 0.5, 0.6)
    """

    right: int = 0
    wrong: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        """The right ones of all that was said; 1 where nothing was said and nothing was asked for."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else float(not self.missed)

    @property
    def recall(self) -> float:
        """The right ones of all that was asked for; 1 where nothing was."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def tally(scores: Iterable[Score], measure: str, kind: str | None = None) -> Tally:
    """The judgements of some documents on one measure, of one class, relation or attribute if it is given."""
    counts = Counter(
        one.verdict for score in scores for one in score.outcomes if one.measure == measure and kind in (None, one.kind)
    )
    return Tally(counts["right"], counts["wrong"], counts["missed"])


def interval(scores: Sequence[Score], measure: str) -> tuple[float, float]:
    """Between what the F1 lies in 95 of 100 draws of as many documents (bootstrap; the same draws every time)."""
    parts = [tally([score], measure) for score in scores]

    def f1(drawn: Sequence[Tally]) -> float:
        return Tally(sum(p.right for p in drawn), sum(p.wrong for p in drawn), sum(p.missed for p in drawn)).f1

    return bootstrap(parts, f1)


def chain_f1(scores: Iterable[Score]) -> tuple[float, int]:
    """The mean F1 of whole chains over the documents whose gold lists some, and how many those are."""
    found = [score.chains.f1 for score in scores if score.chains is not None]
    return (sum(found) / len(found) if found else 0.0), len(found)


def chain_interval(scores: Iterable[Score]) -> tuple[float, float]:
    """The interval of `chain_f1`."""
    return bootstrap([s.chains.f1 for s in scores if s.chains is not None], lambda drawn: sum(drawn) / len(drawn))


def codes(scores: Iterable[Score]) -> Counter[str]:
    """NUTS codes ``asked`` for of things that were found, and how many of them are ``right``."""
    return sum((score.nuts for score in scores), Counter())


def bootstrap(parts: Sequence[T], statistic: Callable[[Sequence[T]], float]) -> tuple[float, float]:
    """Between what a statistic of some parts lies in 95 of 100 draws of as many (the same draws every time)."""
    if not parts:
        return 0.0, 0.0
    chance = random.Random(_SEED)
    drawn = sorted(statistic(chance.choices(parts, k=len(parts))) for _ in range(DRAWS))
    return drawn[int(_TAIL * DRAWS)], drawn[int((1 - _TAIL) * DRAWS) - 1]
