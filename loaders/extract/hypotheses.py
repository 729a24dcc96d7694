"""What a stretch of text may be, and the choice among what overlaps: made once, for the whole document."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """One reading of one stretch of text as a thing.

    ``weight`` says how much of the text the reading explains and how surely; readings compete by it.
    ``names`` are the places of its names where they are not the whole stretch, the one it goes by first. ``use`` is
    ``name`` or ``alias`` (a bare head noun such as "the Region", to be tied to a name elsewhere).
    The other fields are the clues of `graph.model.Mention`.
    """

    kind: str
    start: int
    end: int
    weight: float
    rule: str
    authority: str | None = None
    code: str | None = None
    country: str | None = None
    place: str | None = None
    body: str | None = None
    use: str = "name"
    language: str | None = None
    head: str = ""
    tag: str = ""
    names: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Choice:
    """What was chosen and what was refused, both by place; ``inner`` is refused only for lying inside a chosen one."""

    chosen: tuple[Hypothesis, ...]
    inner: tuple[Hypothesis, ...]
    refused: tuple[Hypothesis, ...]

    def around(self, start: int, end: int) -> Hypothesis | None:
        """The chosen reading that holds a stretch of text; there is at most one, as they do not overlap."""
        at = bisect_right(self.chosen, start, key=lambda row: row.start) - 1
        return self.chosen[at] if at >= 0 and end <= self.chosen[at].end else None


def choose(hypotheses: Iterable[Hypothesis]) -> Choice:
    """The hypotheses without overlap whose weights add up to the most (weighted interval scheduling).

    Of equal sums the one with the earlier and longer readings wins, so the answer does not depend on
    the order in which rules ran; of readings that differ in their clues alone the one drawn first.

    >>> a, b, c = (Hypothesis("Region", 0, 4, 2, "r"), Hypothesis("Organization", 0, 9, 5, "r"),
    ...            Hypothesis("City", 10, 14, 2, "r"))
    >>> [h.kind for h in choose([c, a, b]).chosen], [h.kind for h in choose([a, b, c]).inner]
    (['Organization', 'City'], ['Region'])
    """
    rows = sorted(
        dict.fromkeys(hypotheses),
        key=lambda h: (h.end, h.start, -h.weight, h.kind, h.rule, h.authority or "", h.code or ""),
    )
    ends = [row.end for row in rows]
    best: list[tuple[float, int]] = [(0.0, 0)]
    take: list[bool] = []
    for number, row in enumerate(rows):
        before = bisect_right(ends, row.start, 0, number)
        with_row, without = best[before][0] + row.weight, best[number][0]
        take.append(with_row > without)
        best.append((max(with_row, without), before if with_row > without else number))
    chosen, number = [], len(rows)
    while number:
        if take[number - 1]:
            chosen.append(rows[number - 1])
            number = best[number][1]
        else:
            number -= 1
    chosen.reverse()
    kept, found = set(chosen), Choice(tuple(chosen), (), ())
    inner: list[Hypothesis] = []
    refused: list[Hypothesis] = []
    for row in sorted(rows, key=lambda h: (h.start, -h.end, -h.weight, h.kind, h.rule)):
        if row not in kept:
            (inner if found.around(row.start, row.end) else refused).append(row)
    return Choice(tuple(chosen), tuple(inner), tuple(refused))
