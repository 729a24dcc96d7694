"""What the extractor says of the benchmark's documents, and their gold, laid out for the outside scorer.

    python -m benchmarks.quality.predict own --split test OUT          # documents of our own
    python -m benchmarks.quality.predict real/read --texts DIR OUT     # public pages, whose texts are not kept here

``OUT/gold`` and ``OUT/pred`` are what the scorer of the gold's format compares. The text of a public page is
looked for as ``DIR/<id>.<language>.txt``; pages without one are counted and left out.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable
from pathlib import Path

from benchmarks.quality import sets
from graph.export.statements import to_jsonl


def main() -> None:
    """Write gold and predictions of one set."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("set", choices=sets.SETS)
    parser.add_argument("out", type=Path)
    parser.add_argument("--split", choices=("train", "test"), help="of the documents of our own")
    parser.add_argument("--texts", type=Path, help="the folder with the texts of public pages")
    parser.add_argument("--without-tables", action="store_true", help="with the tables of named things emptied")
    asked = parser.parse_args()
    cases, without = sets.cases(asked.set, split=asked.split, texts=asked.texts)
    lay_out(cases, sets.predict(cases, without_tables=asked.without_tables), asked.out)
    print(f"{len(cases)} documents, {without} without a text")


def lay_out(cases: Iterable[sets.Case], said: Iterable[sets.Lines], out: Path) -> None:
    """Write ``gold`` and ``pred`` in a folder."""
    for name in ("gold", "pred"):
        (out / name).mkdir(parents=True, exist_ok=True)
    for case, lines in zip(cases, said, strict=True):
        key = case.gold["id"]
        (out / "pred" / f"{key}.jsonl").write_text("".join(to_jsonl(iter(lines))), encoding="utf-8")
        (out / "gold" / f"{key}.json").write_text(json.dumps({**case.gold, "split": "dev"}), encoding="utf-8")


if __name__ == "__main__":
    main()
