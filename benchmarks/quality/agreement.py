"""How far two annotators who did not see each other's work agree on documents of our own.

    python -m benchmarks.quality.agreement                            # the tables go to standard output
    python -m benchmarks.quality.agreement --write docs/quality.md    # between the marks of a page

The first one's facts are the gold, the second one's stand in ``own/second``. Each is scored against the other by the
benchmark's scorer, and the F1 of both directions is averaged. What is scored is what an annotator asks for: once as
extraction is scored, where it is no mistake to say what the other leaves open, and once strictly, where what either
leaves open counts as if it were not there. The tables show totals only, so the unseen half stays unseen.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.quality import sets
from benchmarks.quality.__main__ import begin, end, write
from benchmarks.quality.facts import Facts, country_names, of_gold
from benchmarks.quality.report import DEEP
from benchmarks.quality.scoring import MEASURES, Outcome, Score, score
from benchmarks.quality.tallies import bootstrap, codes, tally

NAME = "agreement"
Gold = Mapping[str, Any]


class Both(NamedTuple):
    """A document: the second annotator's facts against the first one's, and the first one's against the second's."""

    second: Score
    first: Score


def compared(documents: Sequence[tuple[Gold, Gold]], *, strict: bool = False) -> list[Both]:
    """The scores of documents of which there are facts by a first and by a second annotator.

    ``strict``: what either leaves open counts as if it were not there.
    """
    countries = country_names(gold for both in documents for gold in both)

    def against(gold: Gold, other: Gold) -> Score:
        wanted, said = of_gold(gold).located(countries), _asked_for(of_gold(other).located(countries))
        for thing in said.things.values():
            thing.kinds = thing.kinds[:1]  # who states a thing gives it one class
        return score({**gold, "chain": []}, _asked_for(wanted) if strict else wanted, said)

    return [Both(against(one, two), against(two, one)) for one, two in documents]


def twice() -> list[tuple[Gold, Gold]]:
    """The facts of the documents of our own that two annotated: the first one's and the second one's."""
    second = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(sets.SECOND.glob("*.json"))]
    first = {case.gold["id"]: case.gold for case in sets.cases("own")[0]}
    return [(first[gold["id"]], gold) for gold in second]


def _asked_for(facts: Facts) -> Facts:
    """The facts without what is left open."""
    things = {key: thing for key, thing in facts.things.items() if not thing.optional}
    relations = {one for one in facts.relations if one[0] in things and one[2] in things}
    return Facts(things, relations, set(), [one for one in facts.attributes if one[0] in things])


def f1(some: Iterable[Both], measure: str, kind: str | None = None) -> float:
    """The F1 of both directions, averaged; of one class, relation or attribute if it is given."""
    rows = list(some)
    return sum(tally(side, measure, kind).f1 for side in ([b.second for b in rows], [b.first for b in rows])) / 2


def stated(some: Iterable[Both], measure: str, kind: str | None = None) -> tuple[int, int]:
    """How many facts the first and the second annotator ask for, where they are scored as extraction is."""
    rows = list(some)
    found = (tally([b.second for b in rows], measure, kind), tally([b.first for b in rows], measure, kind))
    return found[0].right + found[0].missed, found[1].right + found[1].missed


def tables(documents: Sequence[tuple[Gold, Gold]]) -> str:
    """All tables: by language, by kind of document, by class, relation and attribute."""
    rows = list(zip(compared(documents), compared(documents, strict=True), strict=True))
    made = [*_grouped("language", _by_language(rows)), ""]
    made += [*_grouped("kind of document", _by(rows, "kind")), ""]
    for measure in MEASURES:
        made += [*_kinds(rows, measure), ""]
    return "\n".join(made).strip() + "\n"


Row = tuple[Both, Both]  # a document as it is scored, and strictly


def _by(rows: Iterable[Row], name: str) -> dict[str, list[Row]]:
    groups: dict[str, list[Row]] = {}
    for row in rows:
        groups.setdefault(getattr(row[0].second, name), []).append(row)
    return dict(sorted(groups.items()))


def _by_language(rows: Iterable[Row]) -> dict[str, list[Row]]:
    groups = _by(rows, "language")
    others = [row for code, some in groups.items() if code not in DEEP for row in some]
    deep = {code: groups[code] for code in DEEP if code in groups}
    return deep | ({"the others": others} if others else {})


def _grouped(word: str, groups: Mapping[str, Sequence[Row]]) -> Iterator[str]:
    yield f"| {word} | documents | {' | '.join(f'{m}: F1 (strict)' for m in MEASURES)} | same NUTS code |"
    yield "|---" * (len(MEASURES) + 3) + "|"
    everything = sorted((row for rows in groups.values() for row in rows), key=lambda row: row[0].second.id)
    for name, rows in {**groups, "**all**": everything}.items():
        cells = [_both(rows, measure, interval=rows is everything) for measure in MEASURES]
        asked = codes(row[0].second for row in rows)
        same = f"{asked['right'] / asked['asked']:.3f} of {asked['asked']}" if asked["asked"] else "–"
        yield f"| {' | '.join([name, str(len(rows)), *cells, same])} |"


def _both(rows: Sequence[Row], measure: str, kind: str | None = None, *, interval: bool = False) -> str:
    """The agreement as it is scored, and the strict one in brackets."""
    made = []
    for some in ([row[0] for row in rows], [row[1] for row in rows]):
        low, high = bootstrap(some, lambda drawn: f1(drawn, measure)) if interval else (0.0, 0.0)
        made.append(f"{f1(some, measure, kind):.3f}{f' [{low:.2f}–{high:.2f}]' if interval else ''}")
    return f"{made[0]} ({made[1]})"


def _kinds(rows: Sequence[Row], measure: str) -> Iterator[str]:
    """One row a class, relation or attribute, those that are asked for most first."""
    some = [row[0] for row in rows]
    kinds = Counter(one.kind for both in some for side in both for one in _of(side.outcomes, measure))
    yield f"| {measure} | asked for by the first | by the second | F1 (strict) |"
    yield "|---" * 4 + "|"
    for kind, _ in sorted(kinds.items(), key=lambda item: (-item[1], item[0])):
        ours, theirs = stated(some, measure, kind)
        yield f"| {kind} | {ours} | {theirs} | {_both(rows, measure, kind)} |"


def _of(outcomes: Iterable[Outcome], measure: str) -> Iterator[Outcome]:
    return (one for one in outcomes if one.measure == measure and one.verdict != "wrong")


def main(arguments: Sequence[str] | None = None) -> int:
    """0, or 2 where a page has no marks for the tables."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.quality.agreement",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--write", type=Path, metavar="FILE", help="put the tables between a page's marks")
    asked = parser.parse_args(arguments)
    made = tables(twice())
    if asked.write is None:
        print(made, end="")
    elif not write(asked.write, NAME, made):
        print(f"{asked.write}: has no marks '{begin(NAME)}' and '{end(NAME)}'", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
