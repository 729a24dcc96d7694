"""The weights of the cues, read from the tables that ``tools/weigh_cues.py`` and ``tools/weigh_values.py`` write."""

from __future__ import annotations

import csv
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from loaders.extract.attachment.pairs import RELATIONS
from loaders.extract.attachment.values import VALUED
from loaders.extract.errors import BadLexicon
from ontology.stored import stored

TABLE = Path(__file__).parent / "weights.tsv"  # with what the first look says of a couple's company
FIRST = Path(__file__).parent / "first_weights.tsv"  # of a couple by itself
VALUES = Path(__file__).parent / "value_weights.tsv"
EVERY = "*"  # in the column of the relation: the weight counts for all of them
NEVER = 1.01  # from where on nothing is claimed
ADD, KEEP = "=add", "=keep"  # in the column of the cue: from which probability a relation is claimed, and kept


@dataclass(frozen=True, slots=True)
class Weighing:
    """How one relation is weighed: a weight for each cue, and the probabilities from which it counts.

    A couple is claimed anew from ``add`` on; what a rule has claimed is kept from ``keep`` on.
    """

    weights: Mapping[str, float]
    add: float
    keep: float

    def probability(self, cues: Iterable[str]) -> float:
        """How probable the relation is with these cues, each given once, 0 to 1.

        >>> Weighing({"always": -1.0, "between:own-words": 1.0}, 0.5, 0.5).probability(["always", "between:own-words"])
        0.5
        """
        total = math.fsum(filter(None, map(self.weights.get, cues)))  # the same in whatever order
        return 1 / (1 + math.exp(-total))


@stored
def weighings() -> Mapping[str, Weighing]:
    """The weighing of each relation that the stage decides; the others are left to the rules."""
    return read_weighings(TABLE)


@stored
def first_weighings() -> Mapping[str, Weighing]:
    """The weighing of every relation by what is seen of a couple itself; it decides nothing."""
    found = _rows(FIRST)
    return {one.name: _weighing(found.get(EVERY, {}), found.get(one.name, {})) for one in RELATIONS}


@cache
def value_weighings() -> Mapping[str, Weighing]:
    """The weighing of each property of which the stage decides whose a date, sum or length of time is."""
    return read_weighings(VALUES)


def read_weighings(path: Path) -> Mapping[str, Weighing]:
    """The weighings of a table by the names of relations; raises BadLexicon for a relation that is not known."""
    rows = _rows(path)
    return {name: _weighing(rows.get(EVERY, {}), own) for name, own in rows.items() if ADD in own}


def _rows(path: Path) -> dict[str, dict[str, float]]:
    rows: dict[str, dict[str, float]] = {}
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            rows.setdefault(row["relation"], {})[row["cue"]] = float(row["weight"])
    known = {relation.name for relation in (*RELATIONS, *VALUED)}
    unknown = sorted(set(rows) - known - {EVERY})
    if unknown:
        raise BadLexicon(f"{path.name}: relation {unknown[0]!r} is not known; known: {', '.join(sorted(known))}")
    return rows


def _weighing(shared: Mapping[str, float], own: Mapping[str, float]) -> Weighing:
    weights = {cue: shared.get(cue, 0.0) + own.get(cue, 0.0) for cue in {*shared, *own} - {ADD, KEEP}}
    return Weighing(weights, own.get(ADD, NEVER), own.get(KEEP, 0.0))
