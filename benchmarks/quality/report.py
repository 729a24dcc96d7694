"""The figures of the benchmark as Markdown tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from benchmarks.quality.scoring import MEASURES, Score
from benchmarks.quality.tallies import Tally, chain_f1, chain_interval, codes, interval, tally

DEEP = ("en", "it", "es", "fr", "de", "pl")
_OTHERS = "the others"
_LACKING = {
    "subject": "subject missing",
    "object": "object missing",
    "both": "both missing",
    "link": "link missing, both things there",
}


@dataclass(frozen=True, slots=True)
class Measured:
    """What was measured of one part of a set: scores, those without the tables, those with given things by kind."""

    name: str
    scores: Sequence[Score]
    without_tables: Sequence[Score] = ()
    given: Mapping[str, Sequence[Score]] = field(default_factory=dict)


def tables(parts: Sequence[Measured]) -> str:
    """All tables: one row a part, then the last part in detail."""
    measured = [part for part in parts if part.scores]
    if not measured:
        return "No document of these parts has a text here.\n"
    last = measured[-1]
    made = [_heading("All documents"), *_totals(measured)]
    if last.without_tables:
        made += [_heading("With the tables of named things emptied"), *_emptied(measured)]
    made += [_heading(f"By language: {last.name}"), *_grouped(last.scores, "language", _languages(last.scores))]
    made += [_heading(f"By kind of document: {last.name}"), *_grouped(last.scores, "kind", _by(last.scores, "kind"))]
    made += [_heading(f"By relation: {last.name}"), *_kinds(last.scores, "relations")]
    made += [_heading(f"By class: {last.name}"), *_kinds(last.scores, "entities")]
    made += [_heading(f"By attribute: {last.name}"), *_kinds(last.scores, "attributes")]
    if last.given:
        made += [_heading(f"What perfect things would bring: {last.name}"), *_oracle(last)]
        made += [_heading(f"Relations missed: {last.name}"), *_lacking(last.scores)]
    return "\n".join(made).strip() + "\n"


def _heading(words: str) -> str:
    return f"\n#### {words}\n"


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    yield f"| {' | '.join(head)} |"
    yield f"|{'---|' * len(head)}"
    yield from (f"| {' | '.join(row)} |" for row in rows)


def _triple(found: Tally) -> str:
    return f"{found.precision:.3f} / {found.recall:.3f} / **{found.f1:.3f}**"


def _within(found: tuple[float, float]) -> str:
    return f"[{found[0]:.2f}–{found[1]:.2f}]"


def _figures(scores: Sequence[Score]) -> list[str]:
    """Documents, every measure with its interval, codes and chains of some documents."""
    cells = [str(len(scores))]
    cells += [f"{_triple(tally(scores, measure))} {_within(interval(scores, measure))}" for measure in MEASURES]
    asked = codes(scores)
    mean, listed = chain_f1(scores)
    cells.append(f"{asked['right'] / asked['asked']:.3f} of {asked['asked']}" if asked["asked"] else "–")
    cells.append(f"{mean:.3f} {_within(chain_interval(scores))} of {listed}" if listed else "–")
    return cells


_HEAD = ("documents", *(f"{measure}: P / R / **F1**" for measure in MEASURES), "NUTS codes right", "whole chains, F1")


def _totals(parts: Sequence[Measured]) -> Iterator[str]:
    yield from _table(("part", *_HEAD), ([part.name, *_figures(part.scores)] for part in parts))
    for read, unread in pairwise(parts):
        if read.name.split()[0] == unread.name.split()[0]:
            gaps = (f"{m} {tally(read.scores, m).f1 - tally(unread.scores, m).f1:+.3f}" for m in MEASURES)
            yield f"\nGap in F1 from {read.name} to {unread.name}: {', '.join(gaps)}."


def _emptied(parts: Sequence[Measured]) -> Iterator[str]:
    yield from _table(
        ("part", *_HEAD), ([part.name, *_figures(part.without_tables)] for part in parts if part.without_tables)
    )


def _by(scores: Sequence[Score], name: str) -> dict[str, list[Score]]:
    groups: dict[str, list[Score]] = {}
    for score in scores:
        groups.setdefault(getattr(score, name), []).append(score)
    return dict(sorted(groups.items()))


def _languages(scores: Sequence[Score]) -> dict[str, list[Score]]:
    """The documents by language, those with deep rules first, and all others pooled behind them."""
    groups = _by(scores, "language")
    deep = {code: groups[code] for code in DEEP if code in groups}
    rest = {code: some for code, some in groups.items() if code not in DEEP}
    pooled = {_OTHERS: [score for some in rest.values() for score in some]} if rest else {}
    return {**deep, **pooled, **rest}


def _grouped(scores: Sequence[Score], word: str, groups: Mapping[str, Sequence[Score]]) -> Iterator[str]:
    yield from _table((word, *_HEAD), ([name, *_figures(some)] for name, some in groups.items()))
    for measure in MEASURES:
        single = [tally(some, measure).f1 for name, some in groups.items() if name != _OTHERS]
        yield f"\nMacro F1, {measure}: {sum(single) / len(single):.3f}."


def _kinds(scores: Sequence[Score], measure: str) -> Iterator[str]:
    """One row a class, relation or attribute, those that are asked for most first."""
    found = {one.kind: tally(scores, measure, one.kind) for s in scores for one in s.outcomes if one.measure == measure}
    order = sorted(found, key=lambda kind: (-found[kind].right - found[kind].missed, kind))
    yield from _table(
        (measure, "asked for", "P / R / **F1**", "right", "wrong", "missed"),
        (
            [k, str(t.right + t.missed), _triple(t), str(t.right), str(t.wrong), str(t.missed)]
            for k, t in ((kind, found[kind]) for kind in order)
        ),
    )


def _oracle(part: Measured) -> Iterator[str]:
    base = tally(part.scores, "relations").f1
    rows = {"as found": part.scores, **{f"perfect {name}": some for name, some in part.given.items()}}
    yield from _table(
        ("things", "entities: P / R / **F1**", "relations: P / R / **F1**", "relations gained"),
        (
            [
                name,
                _triple(tally(some, "entities")),
                f"{_triple(tally(some, 'relations'))} {_within(interval(some, 'relations'))}",
                f"{tally(some, 'relations').f1 - base:+.3f}",
            ]
            for name, some in rows.items()
        ),
    )


def _lacking(scores: Sequence[Score]) -> Iterator[str]:
    missed = [one for s in scores for one in s.outcomes if one.measure == "relations" and one.verdict == "missed"]
    yield from _table(
        ("why", "relations", "share"),
        (
            [words, str(count), f"{count / max(1, len(missed)):.0%}".replace("%", " %")]
            for lacking, words in _LACKING.items()
            for count in [sum(one.lacking == lacking for one in missed)]
        ),
    )
