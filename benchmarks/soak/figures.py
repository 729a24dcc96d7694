"""The figures of a soak: a line for each minute, and how fast each grows once all is warm."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import dataclass, field

Minute = dict[str, float]
"""The figures of one minute by their names."""


@dataclass
class Figures:
    """The minutes so far; ``warm`` minutes pass before growth counts."""

    warm: float
    minutes: list[Minute] = field(default_factory=list)

    def header(self) -> str:
        """The head of the table as Markdown."""
        names = self.minutes[0]
        return f"| {' | '.join(names)} |\n|{'---:|' * len(names)}"

    def line(self, minute: Minute) -> str:
        """One minute as a line of the table."""
        return f"| {' | '.join(f'{value:,.1f}' if value % 1 else f'{value:,.0f}' for value in minute.values())} |"

    def growth(self) -> dict[str, tuple[float, float]]:
        """By name, the middle of the minutes after the warm-up, and how much a figure grew by in an hour of them."""
        settled = [one for one in self.minutes if one["minute"] > self.warm]
        if len(settled) < 3:
            return {}
        times = [one["minute"] / 60 for one in settled]
        found = {}
        for name in settled[0]:
            if name != "minute":
                values = [one[name] for one in settled]
                found[name] = statistics.median(values), slope(times, values)
        return found


def slope(times: Sequence[float], values: Sequence[float]) -> float:
    """By how much the values grow in one unit of time: the middle of the slopes between all pairs of them.

    Source: the estimator of Theil and Sen, which one odd minute does not move.

    >>> slope([0, 1, 2, 3, 4], [5, 6, 7, 8, 100])
    1.0
    """
    steps = [
        (values[late] - values[early]) / (times[late] - times[early])
        for late in range(len(times))
        for early in range(late)
        if times[late] > times[early]
    ]
    return statistics.median(steps)


def p95(milliseconds: Sequence[float]) -> float:
    """The time within which 95 of a hundred were done, 0 where there were none.

    >>> p95([float(number) for number in range(1, 101)])
    96.0
    """
    ordered = sorted(milliseconds)
    return ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))] if ordered else 0.0
