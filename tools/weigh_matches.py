"""Count how much each level of each feature says about two names meaning one thing: ``graph/match_weights.tsv``.

    python -m tools.weigh_matches

Over the pairs of mentions of ``benchmarks/identity/train`` that share something (``graph/candidates.py``), and over its
look-alikes. Weights are
Fellegi and Sunter's: bits by which a level is likelier among pairs of one thing than among pairs of two, with half a
pair added to each count.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from benchmarks.identity.alignment import aligned, places
from benchmarks.identity.gold import read
from graph.candidates import pairs
from graph.comparing import LEVELS, Subject, compared, subject
from graph.identity import family
from graph.model import document_of
from loaders.extract.rules import extract

TABLE = Path(__file__).resolve().parent.parent / "graph" / "match_weights.tsv"
_ADDED = 0.5


def main() -> None:
    """Write the table, and print of how many pairs it was counted."""
    counts: dict[bool, Counter[tuple[str, str]]] = {True: Counter(), False: Counter()}
    for one, levels in judged("train"):
        counts[one].update(levels.items())
        counts[one]["prior", ""] += 1
    TABLE.write_text("\n".join(["feature\tlevel\tbits\tsame\tapart", *_rows(counts), ""]), encoding="utf-8")
    print(f"{counts[True]['prior', '']} pairs of one thing, {counts[False]['prior', '']} of two: {TABLE.name}")


def judged(half: str) -> Iterator[tuple[bool, dict[str, str]]]:
    """Whether two mentions are of one thing, and the levels of their features, of every pair that shares something."""
    things, subjects = _mentions(half)
    by_id = {one.iri: one for one in subjects}
    ours: dict[str, list[str]] = defaultdict(list)
    for key, thing in sorted(things.items()):
        ours[thing].append(key)
    look_alikes = (
        (min(left, right), max(left, right))
        for pair in read(half).pairs
        for left in ours[pair.thing]
        for right in ours[pair.other]
        if by_id[left].family == by_id[right].family
    )
    for left, right in sorted({*pairs(subjects), *look_alikes}):
        yield things[left] == things[right], compared(by_id[left], by_id[right])


def _mentions(half: str) -> tuple[dict[str, str], list[Subject]]:
    """The thing of each mention of the gold that was found, and the mention as a thing by itself."""
    gold = read(half)
    said = {name: extract(document_of(text)) for name, text in gold.texts.items()}
    where = {name: places(statements) for name, statements in said.items()}
    things, subjects = {}, []
    for row in gold.rows:
        found = aligned(row, where[row.document])
        if found is not None and found.id not in things:
            things[found.id] = row.thing
            subjects.append(subject(found.id, family(found.kind), [found], [found.document]))
    return things, subjects


def _rows(counts: dict[bool, Counter[tuple[str, str]]]) -> Iterable[str]:
    same, apart = counts[True]["prior", ""], counts[False]["prior", ""]
    yield f"prior\t\t{math.log2((same + _ADDED) / (apart + _ADDED)):.2f}\t{same}\t{apart}"
    for feature, levels in LEVELS.items():
        for level in levels:
            one, two = counts[True][feature, level], counts[False][feature, level]
            if not one and not two:
                continue  # nothing was seen that could be counted
            bits = math.log2((one + _ADDED) / (same + 1)) - math.log2((two + _ADDED) / (apart + 1))
            yield f"{feature}\t{level}\t{bits:.2f}\t{one}\t{two}"


if __name__ == "__main__":
    main()
