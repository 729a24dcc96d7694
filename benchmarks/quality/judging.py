"""Which statements of a document its gold bears out: the measure of each rule, and of what confidences are worth.

    python -m benchmarks.quality.judging --texts DIR --only train --write JUDGED.jsonl  # then tools/measure_rules.py
    python -m benchmarks.quality.judging --texts DIR --only test --picture docs/images/calibration.svg

A statement is right if it says a fact of the gold, wrong if it says one that the gold lacks, and counts neither way
where the gold leaves the fact open or has no word for it. The statements of one participation or phase say one
fact together, and so does each member of a stakeholder group with what ties the group to its project. The second
form prints how often statements of each confidence were right on unseen documents.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.quality.facts import Facts, Thing, country_names, letters, of_gold
from benchmarks.quality.matching import implied, pairs
from benchmarks.quality.said import NAMING, Line, local, of_lines
from benchmarks.quality.scoring import plain, same_value
from benchmarks.quality.sets import Case, cases, predict

_JOINTS = frozenset({"Participation", "StakeholderGroup", "ProjectPhase"})
_MEMBER = "stakeholder"  # of a group, each a fact of its own
_HALVES = {"train": (("own", "train"), ("real/read", None)), "test": (("own", "test"), ("real/unread", None))}
_SIZE, _EDGE = 320, 40  # of the picture, in points
_FEW = 10  # statements below which a bar says nothing


class Judged(NamedTuple):
    """A statement's rule and confidence, and whether it was right."""

    rule: str
    confidence: float
    right: bool


def judged(gold: Mapping[str, Any], told: Sequence[Line], countries: Mapping[str, str]) -> Iterator[Judged]:
    """The verdict on each statement that is right or wrong, asserted or only suggested."""
    lines = [{**one, "status": "asserted"} for one in told if one.get("status") in (None, "asserted", "suggested")]
    wanted, said = of_gold(gold).located(countries), of_lines(lines).located(countries)
    court = _Court(wanted, said)
    told_ties: dict[int, bool] = {}
    for unit in _units(lines):
        right = court.verdict(unit)
        if right is None:
            continue
        for one in unit:
            if local(one.get("subjectType")) != "StakeholderGroup" or local(one["predicate"]) == _MEMBER:
                yield Judged(one["rule"], float(one["confidence"]), right)
            else:  # what ties a group to its project is right if one of its members is
                told_ties[id(one)] = told_ties.get(id(one), False) or right
    yield from (
        Judged(one["rule"], float(one["confidence"]), told_ties[id(one)]) for one in lines if id(one) in told_ties
    )


def _units(lines: Iterable[Line]) -> Iterator[list[Line]]:
    """The statements that say one fact together."""
    joint: dict[str, list[Line]] = defaultdict(list)
    for one in lines:
        if local(one.get("subjectType")) in _JOINTS:
            joint[one["subject"]].append(one)
        else:
            yield [one]
    for some in joint.values():
        members = [one for one in some if local(one["predicate"]) == _MEMBER]
        ties = [one for one in some if one not in members]
        yield from ([*ties, one] for one in members) if members else iter([some])


class _Court:
    """Gold and statements of one document laid side by side."""

    def __init__(self, wanted: Facts, said: Facts) -> None:
        self.wanted, self.said = wanted, said
        self.paired = pairs(wanted, said)
        things = wanted.things
        self.known = {
            (s, plain(name, things[s].kinds, things[o].kinds), o) for s, name, o in (*wanted.relations, *wanted.hinted)
        }
        self.known |= {(s, "hasPartner", o) for s, name, o in self.known if name == "leadPartner"}

    def verdict(self, unit: Sequence[Line]) -> bool | None:
        """Whether what a unit says is right; None where it counts neither way."""
        facts = of_lines(unit)
        verdicts = [
            *(self._relation(*one) for one in facts.relations),
            *(self._attribute(*one) for one in facts.attributes),
            *(self._name(one) for one in unit if local(one["predicate"]) in ("type", *NAMING)),
        ]
        told = [one for one in verdicts if one is not None]
        return all(told) if told else None

    def _node(self, key: str) -> Thing | None:
        return self.wanted.things[self.paired[key]] if key in self.paired else self.said.things.get(key)

    def _relation(self, subject: str, name: str, target: str) -> bool | None:
        ours, theirs = self._node(subject), self._node(target)
        if ours is None or theirs is None or ours.optional or theirs.optional:
            return None
        relation = plain(name, ours.kinds, theirs.kinds)
        if (ours.key, relation, theirs.key) in self.known:
            return True
        inside = theirs.is_area and theirs.at and ours.at.startswith(theirs.at)
        return None if inside and relation in ("locatedIn", "heldIn", "appliesTo") else False

    def _attribute(self, key: str, name: str, value: str) -> bool | None:
        gold = self.paired.get(key)
        thing = self._node(key)
        if thing is None or thing.optional:
            return None
        if any(one[:2] == (gold, name) and same_value(name, one[2], value) for one in self.wanted.attributes):
            return True
        return None if name in ("acronym", "title") and gold and letters(value) in thing.folded() else False

    def _name(self, line: Line) -> bool | None:
        thing = self._node(line["subject"])
        if thing is None or thing.optional or not thing.kinds:
            return None
        return True if line["subject"] in self.paired else None if implied(thing, self.wanted) else False


def bins(some: Iterable[Judged]) -> list[tuple[float, int, float]]:
    """Of statements by confidence in steps of a tenth: mean confidence, number, and the share that was right.

    >>> bins([Judged("a", 0.95, True), Judged("a", 0.97, True), Judged("b", 0.5, False)])
    [(0.5, 1, 0.0), (0.96, 2, 1.0)]
    """
    rows: dict[int, list[Judged]] = defaultdict(list)
    for one in some:
        rows[min(9, int(one.confidence * 10))].append(one)
    return [
        (round(sum(one.confidence for one in row) / len(row), 3), len(row), sum(one.right for one in row) / len(row))
        for _, row in sorted(rows.items())
    ]


def picture(rows: Iterable[tuple[float, int, float]]) -> str:
    """Confidence against the share that was right, as SVG: on the dashed line both are the same."""

    def at(value: float) -> float:
        return round(_EDGE + value * _SIZE, 1)

    low = at(1) + _EDGE / 4
    dots = "".join(
        f'<circle cx="{at(sure)}" cy="{at(1 - share)}" r="{min(12, 3 + count**0.5 / 6):.1f}" fill="#0072b2" '
        f'fill-opacity=".7"><title>{sure:.2f} said, {share:.2f} right, {count} statements</title></circle>'
        for sure, count, share in rows
        if count >= _FEW
    )
    marks = "".join(
        f'<text x="{at(n / 10)}" y="{low + 12}" text-anchor="middle">{n / 10:g}</text>'
        f'<text x="{_EDGE - 6}" y="{at(1 - n / 10) + 4}" text-anchor="end">{n / 10:g}</text>'
        for n in range(0, 11, 2)
    )
    whole = _SIZE + 2 * _EDGE
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {whole} {whole + 20}" font-family="sans-serif" '
        f'font-size="11" fill="#333"><rect width="100%" height="100%" fill="#fff"/>'
        f'<path d="M{at(0)} {at(1)}H{at(1)}M{at(0)} {at(1)}V{at(0)}" stroke="#333" fill="none"/>'
        f'<path d="M{at(0)} {at(1)}L{at(1)} {at(0)}" stroke="#999" stroke-dasharray="4 4" fill="none"/>{marks}{dots}'
        f'<text x="{at(0.5)}" y="{low + 30}" text-anchor="middle">confidence of statements</text>'
        f'<text x="12" y="{at(0.5)}" text-anchor="middle" transform="rotate(-90 12 {at(0.5)})">share right</text>'
        "</svg>\n"
    )


def main() -> None:
    """Judges the statements of one half of the documents."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", type=Path, help="the folder with the texts of public pages")
    parser.add_argument("--only", choices=tuple(_HALVES), default="train")
    parser.add_argument("--write", type=Path, help="a file for the judged statements, one a line")
    parser.add_argument("--picture", type=Path, help="a file for the picture (SVG)")
    asked = parser.parse_args()
    some: list[Case] = []
    for name, split in _HALVES[asked.only]:
        if name == "own" or asked.texts:
            some += cases(name, split=split, texts=None if name == "own" else asked.texts)[0]
    countries = country_names(case.gold for case in some)
    told = zip(some, predict(some), strict=True)
    found = [one for case, lines in told for one in judged(case.gold, lines, countries)]
    rows = bins(found)
    print("| confidence | statements | right |\n|---|---|---|")
    for sure, count, share in rows:
        print(f"| {sure:.2f} | {count} | {share:.2f} |")
    if asked.write:
        lines = [json.dumps({"rule": one.rule, "verdict": "right" if one.right else "wrong"}) for one in found]
        asked.write.write_text("\n".join(lines) + "\n", encoding="utf-8")
    if asked.picture:
        asked.picture.write_text(picture(rows), encoding="utf-8")


if __name__ == "__main__":
    main()
