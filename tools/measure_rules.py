"""Writes `loaders/extract/confidence.tsv`: how often each rule's statements were right and wrong on judged texts.

Each argument is a file of JSON Lines, one judged statement a line, with the keys ``rule`` (its version
aside) and ``verdict`` (``right`` or ``wrong``); other keys are for the reader:

    python tools/measure_rules.py judged.jsonl ...
    python tools/measure_rules.py --first-sight judged.jsonl  # of documents that no rule has been written on yet

Rules are right more often on texts that their writers have read. So the second form adds to
`benchmarks/quality/first_sight.tsv` how often they were right on new documents before anybody read those, and
confidences rest on both. Without files only the confidences are worked out anew.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

ROOT = Path(__file__).parent.parent
TABLE = ROOT / "loaders" / "extract" / "confidence.tsv"
FIRST_SIGHT = ROOT / "benchmarks" / "quality" / "first_sight.tsv"
MOST = 0.99  # no rule is certain
FEW = 3  # judged statements below which a rule's share is not trusted
MOST_OF_FEW = 0.75
JUDGED = 10  # statements at first sight below which they may be chance
KNOWN = 15  # statements at first sight that weigh as much as all on texts that were read
Counts = Mapping[str, tuple[int, int]]  # of each rule how often it was right and wrong


def confidence(right: int, wrong: int, first: tuple[int, int] = (0, 0)) -> float:
    """The confidence of a rule that was so often right and wrong, and so at first sight.

    >>> confidence(8, 2), confidence(500, 0), confidence(1, 0), confidence(2, 0), confidence(90, 10, (30, 15))
    (0.8, 0.99, 0.67, 0.75, 0.72)
    """
    counted = right + wrong
    known = right / counted if counted >= FEW else min(MOST_OF_FEW, (right + 1) / (counted + 2))
    some = first if sum(first) >= JUDGED else (0, 0)
    return round(min(MOST, (some[0] + KNOWN * known) / (sum(some) + KNOWN)), 2)


def counts(lines: Iterable[str]) -> dict[str, tuple[int, int]]:
    """How often each rule was right and wrong; raises ValueError for another verdict.

    >>> counts(['{"rule": "led-by.1", "verdict": "right"}', '{"rule": "led-by.1", "verdict": "wrong"}'])
    {'led-by': (1, 1)}
    """
    found: Counter[tuple[str, str]] = Counter()
    for line in lines:
        row = json.loads(line)
        if row["verdict"] not in ("right", "wrong"):
            raise ValueError(f"verdict {row['verdict']!r} of rule {row['rule']!r}: expected 'right' or 'wrong'")
        found[row["rule"].rsplit(".", 1)[0], row["verdict"]] += 1
    return {rule: (found[rule, "right"], found[rule, "wrong"]) for rule in sorted({rule for rule, _ in found})}


def table(counted: Counts, first: Counts) -> str:
    """The table that the counts of both kinds give, one rule a row, sorted.

    >>> table({"led-by": (1, 1)}, {}).split()[-4:]
    ['led-by', '0.50', '1', '1']
    """
    rows = ["rule\tconfidence\tright\twrong"]
    for rule, (right, wrong) in sorted(counted.items()):
        rows.append(f"{rule}\t{confidence(right, wrong, first.get(rule, (0, 0))):.2f}\t{right}\t{wrong}")
    return "\n".join(rows) + "\n"


def read(path: Path) -> dict[str, tuple[int, int]]:
    """The counts of a table that was written, whose last two columns they are."""
    rows = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()[1:])
    return {row[0]: (int(row[-2]), int(row[-1])) for row in rows}


def _add(first: Counts, more: Counts) -> str:
    rows = ["rule\tright\twrong"]
    for rule in sorted({*first, *more}):
        one, other = first.get(rule, (0, 0)), more.get(rule, (0, 0))
        rows.append(f"{rule}\t{one[0] + other[0]}\t{one[1] + other[1]}")
    return "\n".join(rows) + "\n"


def main() -> None:
    """Reads the files and writes the tables; the rows of tables' profiles, which other means measure, stay."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("judged", nargs="*", type=Path)
    parser.add_argument("--first-sight", action="store_true", help="the documents are ones that nobody has read yet")
    asked = parser.parse_args()
    more = counts(
        line for path in asked.judged for line in path.read_text(encoding="utf-8").splitlines() if line.strip()
    )
    if asked.first_sight:
        FIRST_SIGHT.write_text(_add(read(FIRST_SIGHT), more), encoding="utf-8")
    old = TABLE.read_text(encoding="utf-8").splitlines()[1:]
    counted = more if more and not asked.first_sight else read(TABLE)
    of_rules = {rule: pair for rule, pair in counted.items() if not rule.startswith("table-")}
    header, *rows = table(of_rules, read(FIRST_SIGHT)).splitlines()
    kept = [row for row in old if row.startswith("table-")]
    TABLE.write_text("\n".join([header, *sorted([*rows, *kept])]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
