"""How fast a folder of generated documents becomes a store, and what memory it takes; run by ``make bench``.

    python -m benchmarks.bench_load [--documents 2000] [--full] [--rounds 5] [--folder FOLDER]

Steps and loads in turns are of a tenth of the documents. Memory is compared between this tenth and all of them, with
``--full`` between all and ten times as many. ``--folder`` keeps the documents for the next run. Figures only: nothing
passes or fails here.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.figures import note
from benchmarks.memory import Watch
from benchmarks.steps import Steps, by_format, steps
from benchmarks.timing import machine
from tools.corpus.folder import SHARES, write_folder
from tools.corpus.writers.pdf import NoFont, fonts


@dataclass(frozen=True, slots=True)
class Run:
    """What one load cost: ``told`` by itself, and the peaks of memory in bytes that were seen from outside."""

    told: dict[str, Any]
    parent: int
    worker: int
    together: int


def main() -> None:
    """Make the documents, load them, and print the tables of docs/performance.md."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=2000)
    parser.add_argument("--full", action="store_true", help="compare memory with ten times the documents")
    parser.add_argument("--rounds", type=int, default=5, help="loads of which the median is told")
    parser.add_argument("--folder", type=Path, help="where the documents are kept")
    asked = parser.parse_args()
    print(machine())
    with tempfile.TemporaryDirectory() as temporary:
        place = Path(temporary)
        documents = made(asked.folder or place, asked.documents)
        few = made(asked.folder or place, max(1, asked.documents // 10))
        _steps(steps(few), once(few, place / "store", jobs=1))
        runs = _rounds(few, place, asked.rounds)
        whole = once(documents, place / "whole", jobs=2)
        if asked.full:
            _memory([whole, once(made(asked.folder or place, asked.documents * 10), place / "large", jobs=2)])
        else:
            _memory([runs[2], whole])


def made(place: Path, count: int) -> Path:
    """A folder with so many documents, written if it is not there."""
    folder = place / f"documents-{count}"
    if not folder.exists():
        write_folder(folder, count, suffixes=suffixes(), jobs=2)
    return folder


def suffixes() -> tuple[str, ...]:
    """The formats to write: all, but PDF only where there is a font for it."""
    try:
        fonts()
    except NoFont as error:
        print(f"without PDF: {error}")
        return tuple(suffix for suffix in SHARES if suffix != ".pdf")
    return tuple(SHARES)


def once(folder: Path, store: Path, jobs: int, profile: str = "auto") -> Run:
    """A load in a process of its own, watched; without ``profile`` tables that have not changed are not read again."""
    command = [sys.executable, "-m", "benchmarks.load_once", str(folder), str(store), str(jobs), *profile.split()]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        watch = Watch(process.pid)
        watch.start()
        output, _ = process.communicate()
        watch.stop()
    if process.returncode:
        raise SystemExit(f"the load ended with code {process.returncode}")
    return Run(json.loads(output), watch.parent, watch.worker, watch.together)


def _steps(found: Steps, load: Run) -> None:
    taken_in = load.told["parent"] - load.told["store"]
    seconds = {**found.seconds, "take in": taken_in, "store": load.told["store"]}
    whole = sum(seconds.values())
    count = sum(map(len, found.reading.values()))
    print(f"\nReading, by format ({found.refused} refused, {found.characters / count:.0f} characters a document)\n")
    print("\n".join(by_format(found)))
    print("\nSteps of a load, in seconds of one processor\n")
    print("| step | seconds | share | ms a document |\n|---|---:|---:|---:|")
    for name, took in seconds.items():
        print(f"| {name} | {took:.1f} | {took / whole:.0%} | {1000 * took / count:.1f} |")


def _rounds(documents: Path, place: Path, rounds: int) -> dict[int, Run]:
    """Loads with one and two processes in turns; the last run of each number of processes."""
    runs: dict[int, list[Run]] = {1: [], 2: []}
    for number in range(rounds):
        for jobs, done in runs.items():
            done.append(once(documents, place / f"store-{jobs}-{number}", jobs))
    again = once(documents, place / f"store-2-{rounds - 1}", jobs=2, profile="")
    print("\nLoads, in turns\n")
    print("| processes | documents | refused | statements | seconds (median) | spread | documents/s | against one |")
    print("|---:|---:|---:|---:|---:|---:|---:|---:|")
    base = statistics.median(run.told["seconds"] for run in runs[1])
    for jobs, done in runs.items():
        took = [run.told["seconds"] for run in done]
        middle, told = statistics.median(took), done[0].told
        note("load", {1: "one process", 2: "two processes"}[jobs], (told["documents"] / one for one in took), "/s")
        print(
            f"| {jobs} | {told['documents']} | {told['refused']} | {told['statements']} | {middle:.1f} "
            f"| {(max(took) - min(took)) / middle:.0%} | {told['documents'] / middle:.0f} | {base / middle:.2f} × |"
        )
    print(f"\nThe same folder again, unchanged: {again.told['seconds']:.2f} s ({again.told['unchanged']} files)")
    return {jobs: done[-1] for jobs, done in runs.items()}


def _memory(runs: list[Run]) -> None:
    print("\nPeak memory with two processes, in MB\n")
    print("| documents | parent | largest worker | all together |\n|---:|---:|---:|---:|")
    for run in runs:
        sizes = " | ".join(f"{size / 1e6:.0f}" for size in (run.parent, run.worker, run.together))
        print(f"| {run.told['documents']} | {sizes} |")
    few, many = runs
    for name in ("parent", "worker", "together"):
        what = {"parent": "parent", "worker": "largest worker", "together": "all processes"}[name]
        for way, run in (("a tenth of them", few), ("all documents", many)):
            note(f"memory, {what}", way, [getattr(run, name) / 1e6], "MB")
    if few.together:
        ratios = [many.parent / few.parent, many.worker / few.worker, many.together / few.together]
        print(
            f"| {many.told['documents'] / few.told['documents']:.1f} × | "
            + " | ".join(f"{r:.2f} ×" for r in ratios)
            + " |"
        )


if __name__ == "__main__":
    main()
