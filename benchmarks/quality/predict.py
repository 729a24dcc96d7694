"""What the extractor says of the benchmark's documents, and their gold, laid out for the scorer.

    python -m benchmarks.quality.predict own --split test OUT          # documents of our own
    python -m benchmarks.quality.predict real/read --texts DIR OUT     # public pages, whose texts are not kept here

``OUT/gold`` and ``OUT/pred`` are what the scorer of the gold's format compares. The text of a public page is
looked for as ``DIR/<id>.<language>.txt``; pages without one are counted and left out.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from graph.export.statements import statement_lines, to_jsonl
from graph.iri import BASE
from loaders.reading import read

HERE = Path(__file__).resolve().parent


def main() -> None:
    """Write gold and predictions of one set."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("set", choices=("own", "real/read", "real/unread"))
    parser.add_argument("out", type=Path)
    parser.add_argument("--split", choices=("train", "test"), help="of the documents of our own")
    parser.add_argument("--texts", type=Path, help="the folder with the texts of public pages")
    asked = parser.parse_args()
    for name in ("gold", "pred"):
        (asked.out / name).mkdir(parents=True, exist_ok=True)
    done = without = 0
    for path in sorted((HERE / asked.set).rglob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        if asked.split and gold["split"] != asked.split:
            continue
        text = asked.texts / f"{gold['id']}.{gold['lang']}.txt" if asked.texts else path.with_suffix(".txt")
        if not text.exists():
            without += 1
            continue
        found = read(text)
        lines = statement_lines(found.document, found.statements, found.refused, BASE)
        (asked.out / "pred" / f"{gold['id']}.jsonl").write_text("".join(to_jsonl(lines)), encoding="utf-8")
        (asked.out / "gold" / path.name).write_text(json.dumps(gold | {"split": "dev"}), encoding="utf-8")
        done += 1
    print(f"{done} documents, {without} without a text")


if __name__ == "__main__":
    main()
