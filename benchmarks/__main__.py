"""Run benchmarks by name, keep what they measured, and write it into docs/performance.md.

    python -m benchmarks                 # all parts, an hour or more
    python -m benchmarks query open      # these parts
    python -m benchmarks --quick query   # a small size and few rounds: a look, which is not kept
    python -m benchmarks large --options "--loads 3"   # with options of its own, which are kept with the figures
    python -m benchmarks --list          # the parts that there are
    python -m benchmarks --page          # nothing is run: the page is written from the results that are kept

A part is a file ``benchmarks/bench_PART.py``; each runs in a process of its own. What it measured against other
programs is kept in ``benchmarks/results/PART.json``, without the time of day. Figures only: nothing passes or fails.
"""

from __future__ import annotations

import argparse
import json
import os
import shlex
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from benchmarks import machine, page
from benchmarks.figures import FILE, collected
from benchmarks.peers import environments

HERE = Path(__file__).resolve().parent
FULL = {
    "publish": ("--quads", "1070000"),
}
"""What makes a part large; the others are so by themselves."""
QUICK = {
    "dump": ("--quads", "30000", "--rounds", "2"),
    "explorer": ("--things", "3000", "--rounds", "1"),
    "erase": ("--documents", "40"),
    "extract": ("--documents", "50", "--rounds", "1"),
    "facets": ("--things", "1000"),
    "identity": ("--rows", "1000", "--no-store"),
    "large": ("--quads", "50000", "--rounds", "2", "--loads", "2"),
    "load": ("--documents", "60", "--rounds", "1"),
    "open": ("--quads", "30000", "--rounds", "3"),
    "publish": ("--quads", "5000"),
    "query": ("--triples", "20000", "--rounds", "2"),
    "reconcile": ("--things", "1000"),
    "reload": ("--documents", "300", "--rounds", "2"),
    "search": ("--labels", "20000", "--queries", "100", "--peer", "20"),
    "service": ("--rounds", "1", "--queries", "50", "--documents", "60"),
    "table": ("--rows", "300", "--rounds", "2"),
}
"""What makes a part quick; the others have one size."""


def main(arguments: list[str] | None = None) -> int:
    """0, or 1 where a part could not be run; the others are run all the same."""
    parser, there = _parser(), parts()
    asked = parser.parse_args(arguments)
    for name in asked.parts:
        if name not in there:
            parser.error(f"{name!r}: no such part; expected {', '.join(there)}")
    if asked.list:
        print("\n".join(f"{name:12} {_first_line(path)}" for name, path in there.items()))
        return 0
    failed = []
    for name in [] if asked.page else asked.parts or there:
        print(f"== {name}", flush=True)
        if not _run(name, asked.quick, shlex.split(asked.options), asked.results):
            failed.append(name)
    if asked.results == page.RESULTS and not asked.quick:
        page.put_between(page.PAGE, page.BEGIN, page.END, page.tables(page.kept()))
    if failed:
        print(f"could not be run to the end: {', '.join(failed)}", file=sys.stderr)
    return 1 if failed else 0


def parts() -> dict[str, Path]:
    """The parts by name."""
    return {path.stem.removeprefix("bench_"): path for path in sorted(HERE.glob("bench_*.py"))}


def _parser() -> argparse.ArgumentParser:
    made = argparse.ArgumentParser(
        prog="python -m benchmarks", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    made.add_argument("parts", nargs="*", metavar="PART", help="by default all")
    made.add_argument("--quick", action="store_true", help="a small size; nothing is kept")
    made.add_argument("--options", default="", metavar="TEXT", help="options of the parts, in quotes")
    made.add_argument("--list", action="store_true", help="say which parts there are")
    made.add_argument("--page", action="store_true", help="write the page from the results that are kept")
    made.add_argument("--results", type=Path, default=page.RESULTS, metavar="DIR", help="where results are kept")
    return made


def _run(name: str, quick: bool, own: Sequence[str], folder: Path) -> bool:
    """Whether a part ran to the end; its figures are kept unless it was only a look."""
    options = [*(QUICK if quick else FULL).get(name, ()), *own]
    command = [sys.executable, "-m", f"benchmarks.bench_{name}", *options]
    began, before = time.monotonic(), machine.load()
    with tempfile.TemporaryDirectory() as temporary:
        file = Path(temporary, "figures")
        environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
        done = subprocess.run(command, cwd=HERE.parent, env=environment | {FILE: str(file)}, check=False)
        figures = collected(file)
    print(f"-- {name}: {time.monotonic() - began:.0f} s", flush=True)
    if done.returncode == 0 and figures and not quick:
        made = page.Result(
            name,
            f"python -m benchmarks {name}" + (f' --options "{shlex.join(own)}"' if own else ""),
            _commit(),
            machine.described(),
            (before, machine.load()),
            environments.versions(name),
            tuple(figures),
        )
        folder.mkdir(parents=True, exist_ok=True)
        text = json.dumps(asdict(made), ensure_ascii=False, indent=1)
        (folder / f"{name}.json").write_text(text + "\n", encoding="utf-8")
    return done.returncode == 0


def _commit() -> str:
    """The commit that was measured, with a plus sign where files differ from it; '' outside a clone."""
    found = subprocess.run(["git", "describe", "--always", "--dirty=+"], cwd=HERE, capture_output=True, text=True)
    return found.stdout.strip()


def _first_line(path: Path) -> str:
    return path.read_text(encoding="utf-8").split("\n", 1)[0].strip('"')


if __name__ == "__main__":
    sys.exit(main())
