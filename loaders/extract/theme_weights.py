"""The weights of the cues of themes, read from ``theme_weights.tsv``, which ``tools/weigh_themes.py`` writes."""

from __future__ import annotations

import csv
import math
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from loaders.extract.errors import BadLexicon

TABLE = Path(__file__).parent / "theme_weights.tsv"
RANKS = ("=first", "=second", "=third")  # in the column of the cue: how probable a text's best themes must be


@dataclass(frozen=True, slots=True)
class Weighing:
    """A weight for each cue, and from which probability on the best, second and third theme of a text count."""

    weights: Mapping[str, float]
    enough: tuple[float, ...]

    def probability(self, cues: Collection[str]) -> float:
        """How probable it is that the text is about a theme with these cues, 0 to 1.

        >>> Weighing({"always": -1.0, "title": 1.0}, (0.5,)).probability(["always", "title", "free"])
        0.5
        """
        return 1 / (1 + math.exp(-sum(self.weights.get(cue, 0.0) for cue in sorted(cues))))


@cache
def weighing() -> Weighing:
    """The weighing that is shipped."""
    return read_weighing(TABLE)


def read_weighing(path: Path) -> Weighing:
    """The weighing of a table; raises BadLexicon where it lacks a limit."""
    with path.open(encoding="utf-8", newline="") as lines:
        rows = {row["cue"]: float(row["weight"]) for row in csv.DictReader(lines, delimiter="\t")}
    missing = [name for name in RANKS if name not in rows]
    if missing:
        raise BadLexicon(f"{path.name}: {missing[0]!r} is missing; expected a row for each of {', '.join(RANKS)}")
    return Weighing({cue: w for cue, w in rows.items() if cue not in RANKS}, tuple(rows[name] for name in RANKS))
