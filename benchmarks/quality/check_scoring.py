"""Check that our scorer and the outside one count alike: totals of both over the same predictions.

    python -m benchmarks.quality.check_scoring [--set own] [--split train] [--texts DIR] [SCORER]

SCORER is ``../shared/evaluation/score.py`` beside the repository unless said; it is run in a scratch folder. Returns
1 where a total differs.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.quality import sets
from benchmarks.quality.predict import lay_out
from benchmarks.quality.scoring import MEASURES
from benchmarks.quality.tallies import codes, tally


def main() -> int:
    """0 where all totals agree, 1 where one differs."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    beside = sets.HERE.parent.parent.parent / "shared/evaluation/score.py"
    parser.add_argument("scorer", nargs="?", type=Path, default=beside)
    parser.add_argument("--set", choices=sets.SETS, default="own")
    parser.add_argument("--split", choices=("train", "test"))
    parser.add_argument("--texts", type=Path)
    asked = parser.parse_args()
    cases, _ = sets.cases(asked.set, split=asked.split, texts=asked.texts)
    said = sets.predict(cases)
    theirs, ours = outside(asked.scorer, cases, said), inside(cases, said)
    for name in ours:
        print(f"{name:12} {ours[name]}  {'as outside' if ours[name] == theirs[name] else f'outside: {theirs[name]}'}")
    return int(ours != theirs)


def inside(cases: list[sets.Case], said: list[sets.Lines]) -> dict[str, tuple[int, ...]]:
    """Right, wrong and missed by measure, and codes asked for and right, as we count them."""
    scores = sets.scores(cases, said)
    found = {measure: tally(scores, measure) for measure in MEASURES}
    counts: dict[str, tuple[int, ...]] = {name: (one.right, one.wrong, one.missed) for name, one in found.items()}
    return counts | {"nuts": (codes(scores)["asked"], codes(scores)["right"])}


def outside(scorer: Path, cases: list[sets.Case], said: list[sets.Lines]) -> dict[str, tuple[int, ...]]:
    """The same as the outside scorer counts."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        lay_out(cases, said, folder)
        shutil.copy(scorer, folder)
        (folder / "same.json").write_text('{"same": {}, "different": []}', encoding="utf-8")
        command = [sys.executable, scorer.name, "pred", "--json", "told.json"]
        subprocess.run(command, cwd=folder, check=True, capture_output=True)
        told = json.loads((folder / "told.json").read_text(encoding="utf-8"))["groups"]["all"]
    counts: dict[str, tuple[int, ...]] = {
        name: tuple(told[name][verdict] for verdict in ("tp", "fp", "fn")) for name in MEASURES
    }
    return counts | {"nuts": (told["nuts"]["n"], round(told["nuts"]["n"] * told["nuts"]["exact"]))}


if __name__ == "__main__":
    sys.exit(main())
