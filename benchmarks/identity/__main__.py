"""Measure identity: whether names of one thing in many languages are taken for one, and look-alikes kept apart.

    python -m benchmarks.identity                  # all three parts, totals
    python -m benchmarks.identity train --errors   # the half that may be read, with every wrong pair

The second half and the third part are kept unread: only totals are shown of them.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from benchmarks.identity.alignment import iris_of_things, resolved
from benchmarks.identity.gold import DIFFICULTIES, PARTS, UNREAD, Gold, Row, read
from benchmarks.identity.scoring import Apart, Judged, Score, apart, found_only, judged, score


def main(arguments: Sequence[str] | None = None) -> int:
    """0 when the tables are printed, 2 when errors are asked for of a part that is kept unread."""
    asked = _parser().parse_args(arguments)
    if asked.errors and (asked.half is None or asked.half in UNREAD):
        print("--errors: test and third are kept unread; ask for train --errors", file=sys.stderr)
        return 2
    for half in [asked.half] if asked.half else PARTS:
        gold = read(half)
        answers = resolved(gold)
        print("\n".join(_report(half, gold, answers)))
        if asked.errors:
            print("\n".join(_errors(gold, answers)))
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="benchmarks.identity", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("half", nargs="?", choices=PARTS, help="one part; all if left out")
    parser.add_argument("--errors", action="store_true", help="list each wrong pair (train only)")
    return parser


def _report(half: str, gold: Gold, answers: Sequence[str | None]) -> Iterator[str]:
    pairs = list(judged(gold.rows, answers))
    among_found = list(judged(*found_only(gold.rows, answers)))
    things = {row.thing for row in gold.rows}
    yield f"## {half}: {len(gold.texts)} documents, {len(gold.rows)} mentions of {len(things)} things\n"
    yield f"mentions found: {_found(gold.rows, answers)}"
    yield f"pairs of all mentions: {_figures(score(pairs))}"
    yield f"pairs of found mentions: {_figures(score(among_found))}"
    yield f"wrongly merged, by kind: {_kinds(gold, among_found)}"
    yield f"look-alikes: {_apart(apart(gold.pairs, iris_of_things(gold, answers)))}\n"
    languages = sorted({row.language for row in gold.rows})
    yield from _table("language", languages, lambda row: row.language, gold, answers, pairs, among_found)
    difficulties = [name for name in DIFFICULTIES if any(row.difficulty == name for row in gold.rows)]
    yield from _table("difficulty", difficulties, lambda row: row.difficulty, gold, answers, pairs, among_found)


def _table(
    head: str,
    values: Sequence[str],
    of: Callable[[Row], str],
    gold: Gold,
    answers: Sequence[str | None],
    pairs: Sequence[Judged],
    among_found: Sequence[Judged],
) -> Iterator[str]:
    yield f"| {head} | found | precision, recall of all | of found |"
    yield "|---|---|---|---|"
    for value in values:
        chosen = [(row, answer) for row, answer in zip(gold.rows, answers, strict=True) if of(row) == value]
        found = _found([row for row, _ in chosen], [answer for _, answer in chosen])
        here = frozenset(row for row, _ in chosen)
        scores = [score(those, here) for those in (pairs, among_found)]
        yield f"| {value} | {found} | " + " | ".join(_short(each) for each in scores) + " |"
    yield ""


def _found(rows: Sequence[Row], answers: Sequence[str | None]) -> str:
    found = sum(answer is not None for answer in answers)
    return f"{found} of {len(rows)} ({found / len(rows):.0%})"


def _share(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"


def _short(one: Score) -> str:
    return f"{_share(one.precision)}, {_share(one.recall)}"


def _figures(one: Score) -> str:
    counts = f"{one.joined} joined, {one.merged} wrongly merged, {one.parted} wrongly parted"
    return f"precision {_share(one.precision)}, recall {_share(one.recall)} ({counts})"


def _kinds(gold: Gold, pairs: Sequence[Judged]) -> str:
    """Of what kinds the pairs are that were wrongly merged: why they are listed as look-alikes, or their classes."""
    listed = {frozenset((pair.thing, pair.other)): pair.why for pair in gold.pairs}
    found = Counter(
        listed.get(frozenset((left.thing, right.thing)), " and ".join(sorted((left.kind, right.kind))))
        for verdict, left, right in pairs
        if verdict == "merged"
    )
    return ", ".join(f"{count} {kind}" for kind, count in sorted(found.items())) or "none"


def _apart(one: Apart) -> str:
    decided = one.kept + len(one.mixed)
    return f"{one.kept} of {decided} kept apart, {one.unseen} more of which one thing was not found"


def _errors(gold: Gold, answers: Sequence[str | None]) -> Iterator[str]:
    yield "### Not found\n"
    for row, answer in zip(gold.rows, answers, strict=True):
        if answer is None:
            yield f"{_where(row)} {row.kind} {row.difficulty}"
    pairs = list(judged(*found_only(gold.rows, answers)))
    iris = dict(zip(((row.document, row.start) for row in gold.rows), answers, strict=True))
    for verdict in ("merged", "parted"):
        yield f"\n### Wrongly {verdict}\n"
        for _, left, right in (pair for pair in pairs if pair[0] == verdict):
            mine, other = iris[left.document, left.start], iris[right.document, right.start]
            taken = f"<{mine}>" if mine == other else f"<{mine}> <{other}>"
            yield f"{_where(left)} | {_where(right)} | {taken}"
    yield "\n### Look-alikes mixed up\n"
    for pair in apart(gold.pairs, iris_of_things(gold, answers)).mixed:
        yield f"{pair.thing} | {pair.other} | {pair.why}"


def _where(row: Row) -> str:
    return f"{row.document}:{row.start} {row.name!r} ({row.thing})"


if __name__ == "__main__":
    sys.exit(main())
