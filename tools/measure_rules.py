"""Writes `loaders/extract/confidence.tsv`: how often each rule's statements were right and wrong on judged texts.

Each argument is a file of JSON Lines, one judged statement a line, with the keys ``rule`` (its version
aside) and ``verdict`` (``right`` or ``wrong``); other keys are for the reader:

    python tools/measure_rules.py judged.jsonl ...
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

TABLE = Path(__file__).parent.parent / "loaders" / "extract" / "confidence.tsv"
MOST = 0.99  # no rule is certain
FEW = 3  # judged statements below which a rule's share is not trusted
MOST_OF_FEW = 0.75


def confidence(right: int, wrong: int) -> float:
    """The confidence of a rule that was so often right and wrong.

    >>> confidence(8, 2), confidence(500, 0), confidence(1, 0), confidence(2, 0)
    (0.8, 0.99, 0.67, 0.75)
    """
    counted = right + wrong
    if counted < FEW:
        return round(min(MOST_OF_FEW, (right + 1) / (counted + 2)), 2)
    return round(min(MOST, right / counted), 2)


def table(lines: Iterable[str]) -> str:
    """The table that the judged statements give, one rule a row, sorted; raises ValueError for another verdict.

    >>> table(['{"rule": "led-by.1", "verdict": "right"}', '{"rule": "led-by.1", "verdict": "wrong"}']).split()[-4:]
    ['led-by', '0.50', '1', '1']
    """
    counts: Counter[tuple[str, str]] = Counter()
    for line in lines:
        row = json.loads(line)
        if row["verdict"] not in ("right", "wrong"):
            raise ValueError(f"verdict {row['verdict']!r} of rule {row['rule']!r}: expected 'right' or 'wrong'")
        counts[row["rule"].rsplit(".", 1)[0], row["verdict"]] += 1
    rows = ["rule\tconfidence\tright\twrong"]
    for rule in sorted({rule for rule, _ in counts}):
        right, wrong = counts[rule, "right"], counts[rule, "wrong"]
        rows.append(f"{rule}\t{confidence(right, wrong):.2f}\t{right}\t{wrong}")
    return "\n".join(rows) + "\n"


def main(paths: list[str]) -> None:
    """Reads the files and writes the table; the rows of tables' profiles, which other means measure, stay."""
    lines = [line for path in paths for line in Path(path).read_text(encoding="utf-8").splitlines() if line.strip()]
    kept = [row for row in TABLE.read_text(encoding="utf-8").splitlines() if row.startswith("table-")]
    header, *rows = table(lines).splitlines()
    TABLE.write_text("\n".join([header, *sorted([*rows, *kept])]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
