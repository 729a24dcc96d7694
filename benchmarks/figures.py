"""Figures as a benchmark notes them: each way to do a thing, with its value in every round.

A benchmark notes a figure when it prints it. Whoever runs it by itself sees only what it prints; ``python -m
benchmarks`` names a file in ``$TRIPTYCH_FIGURES``, into which every process of the benchmark writes its figures.
"""

from __future__ import annotations

import json
import os
import statistics
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

FILE = "TRIPTYCH_FIGURES"
"""The variable of the environment that names the file."""


@dataclass(frozen=True, slots=True)
class Figure:
    """What one way of doing a thing took or came to, round by round.

    ``what`` is the thing, ``way`` who did it ("triptych" or a peer), ``unit`` that of the ``values``: "s" by the clock,
    "s of processor", "ms", "MB" (10^6 bytes), "/s" or "" for a share or a count. Values of several ways of one thing
    were taken in turns: those at the same place belong together.
    """

    what: str
    way: str
    unit: str
    values: tuple[float, ...]

    @property
    def median(self) -> float:
        """The middle value."""
        return statistics.median(self.values)

    def against(self, other: Figure) -> Figure:
        """How many times the other's value this one's is, round by round, or of the medians where rounds differ."""
        if len(self.values) == len(other.values):
            values = tuple(mine / its for mine, its in zip(self.values, other.values, strict=True))
        else:
            values = (self.median / other.median,)
        return Figure(self.what, f"{self.way} against {other.way}", "×", values)


def note(what: str, way: str, values: Iterable[float], unit: str = "s") -> Figure:
    """Write a figure down where somebody collects them; it comes back."""
    figure = Figure(what, way, unit, tuple(float(f"{value:.5g}") for value in values))
    if FILE in os.environ:
        with Path(os.environ[FILE]).open("a", encoding="utf-8") as out:
            out.write(json.dumps(asdict(figure), ensure_ascii=False) + "\n")
    return figure


def collected(file: Path) -> list[Figure]:
    """The figures of a file, in the order in which they were noted; none where nothing was."""
    if not file.exists():
        return []
    return [of(json.loads(line)) for line in file.read_text(encoding="utf-8").splitlines()]


def of(kept: dict[str, object]) -> Figure:
    """A figure as JSON keeps it."""
    values = kept["values"]
    assert isinstance(values, list)
    return Figure(str(kept["what"]), str(kept["way"]), str(kept["unit"]), tuple(map(float, values)))


def found(figures: Sequence[Figure], what: str, way: str) -> Figure | None:
    """The figure of a thing and a way, None where it was not taken."""
    return next((one for one in figures if (one.what, one.way) == (what, way)), None)


def shown(value: float, unit: str = "") -> str:
    """A value to three digits with its unit.

    >>> shown(0.01234, "s"), shown(1234.5, "MB"), shown(62.28, "×")
    ('12.3 ms', '1,230 MB', '62.3 ×')
    """
    factor, unit = _scale(value, unit)
    return f"{_digits(value * factor)} {unit}".strip()


def spread(figure: Figure) -> str:
    """The median of a figure, with the least and the most where there are several values.

    >>> spread(Figure("open", "triptych", "s", (0.02, 0.03, 0.025)))
    '25 ms (20 to 30)'
    """
    factor, _ = _scale(figure.median, figure.unit)
    said = shown(figure.median, figure.unit)
    if len(figure.values) == 1:
        return said
    return f"{said} ({_digits(min(figure.values) * factor)} to {_digits(max(figure.values) * factor)})"


def _scale(value: float, unit: str) -> tuple[float, str]:
    """Seconds below one are told in milliseconds, and below a thousandth in microseconds."""
    if unit not in ("s", "s of processor") or value >= 1:
        return 1, unit
    return (1_000, f"m{unit}") if value >= 0.001 else (1_000_000, f"µ{unit}")


def _digits(value: float) -> str:
    rounded = float(f"{value:.3g}")
    return f"{rounded:,.0f}" if abs(rounded) >= 100 else f"{rounded:.3g}"
