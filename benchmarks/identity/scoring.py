"""The arithmetic of the identity benchmark: pairs of mentions rightly joined, wrongly joined, wrongly parted."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from benchmarks.identity.gold import Pair, Row


@dataclass(frozen=True, slots=True)
class Score:
    """Counts of pairs of mentions: rightly ``joined``, wrongly ``merged``, wrongly ``parted``.

    >>> Score(3, 1, 1).precision, Score(3, 1, 1).recall, Score(0, 0, 0).precision
    (0.75, 0.75, None)
    """

    joined: int
    merged: int
    parted: int

    @property
    def precision(self) -> float | None:
        """Of the pairs taken for one thing, the share that is; None where none was."""
        return self.joined / (self.joined + self.merged) if self.joined + self.merged else None

    @property
    def recall(self) -> float | None:
        """Of the pairs that are one thing, the share taken for one; None where there are none."""
        return self.joined / (self.joined + self.parted) if self.joined + self.parted else None


@dataclass(frozen=True, slots=True)
class Apart:
    """Look-alike pairs ``kept`` apart, ``mixed`` up, and ``unseen``: one of the two was found nowhere."""

    kept: int
    mixed: tuple[Pair, ...]
    unseen: int


Judged = tuple[str, Row, Row]
"""What became of a pair of mentions: ``joined``, ``merged`` or ``parted``."""


def judged(rows: Sequence[Row], answers: Sequence[str | None]) -> Iterator[Judged]:
    """Each pair of rows that is one thing or was taken for one, with what became of it.

    An answer of None is a mention that was not found: it is a thing of its own.
    """
    for (left, mine), (right, other) in combinations(zip(rows, answers, strict=True), 2):
        same, taken = left.thing == right.thing, mine is not None and mine == other
        if same or taken:
            yield "parted" if not taken else "joined" if same else "merged", left, right


def found_only(rows: Sequence[Row], answers: Sequence[str | None]) -> tuple[list[Row], list[str | None]]:
    """The rows that were found, with their answers."""
    kept = [(row, answer) for row, answer in zip(rows, answers, strict=True) if answer is not None]
    return [row for row, _ in kept], [answer for _, answer in kept]


def score(pairs: Iterable[Judged], of: Collection[Row] | None = None) -> Score:
    """The counts over all pairs, or over those of which at least one mention is among the given ones."""
    counts = {"joined": 0, "merged": 0, "parted": 0}
    for verdict, left, right in pairs:
        counts[verdict] += of is None or left in of or right in of
    return Score(**counts)


def apart(pairs: Sequence[Pair], iris: Mapping[str, frozenset[str]]) -> Apart:
    """How many look-alikes share no IRI, given the IRIs of each thing."""
    seen = [pair for pair in pairs if iris[pair.thing] and iris[pair.other]]
    mixed = tuple(pair for pair in seen if iris[pair.thing] & iris[pair.other])
    return Apart(len(seen) - len(mixed), mixed, len(pairs) - len(seen))
