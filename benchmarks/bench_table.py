"""How long a table takes until it can be queried on disk, beside the floor, morph-kgc and rdflib.

    python -m benchmarks.bench_table [--rows 5000] [--rounds 5]

Triptych loads a table of partners with its profile, with evidence for every fact, the index of names and the library.
*Text + bulk load* writes the same quads as N-Quads and bulk-loads them, no more: the floor. *morph-kgc + load* maps the
same columns to the facts alone, without evidence, and bulk-loads the file. *rdflib* adds the same quads to a data set
in memory. All take turns, each in a process of its own; the start of Python counts for Triptych and morph-kgc.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox

import triptych
from benchmarks.figures import note, shown, spread
from benchmarks.peers import environments
from benchmarks.programme import PROFILE, write_csv
from benchmarks.running import ROOT, run
from benchmarks.timing import machine
from graph.store import Reader

Way = Callable[[], tuple[float, float]]
"""Seconds by the clock and of the processor."""
PEERS = ROOT / "benchmarks" / "peers"


def main() -> None:
    """Load the table in every way, in turns, and print what it took."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=5_000)
    parser.add_argument("--rounds", type=int, default=5)
    asked = parser.parse_args()
    print(machine())
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_csv(folder / "table.csv", asked.rows)
        (folder / "made.toml").write_text(PROFILE, encoding="utf-8")
        ours = _triptych(folder)
        ours()  # the quads for the others
        with triptych.open(folder / "store") as graph:
            count = _write(graph.reader, folder / "quads.tsv")
        print(f"{asked.rows:,} rows, {count:,} quads")
        ways = {"triptych": ours, "text + bulk load": _bulk(folder)}
        if python := environments.program("morph-kgc"):
            ways["morph-kgc + load"] = _mapped(folder, python)
        if python := environments.program("rdflib"):
            ways["rdflib"] = lambda: _told([str(python), str(PEERS / "added.py"), str(folder / "quads.tsv")])
        taken: dict[str, list[tuple[float, float]]] = {way: [] for way in ways}
        for _ in range(asked.rounds):
            for way, load in ways.items():
                taken[way].append(load())
    for way, found in taken.items():
        clock = note("table to store", way, [one for one, _ in found])
        busy = note("table to store, processor", way, [one for _, one in found], "s of processor")
        print(f"{way:20} {spread(clock):32} {spread(busy):40} {shown(busy.median / count * 1e6)} µs a quad")


def _triptych(folder: Path) -> Way:
    def load() -> tuple[float, float]:
        shutil.rmtree(folder / "store", ignore_errors=True)
        where = ("--store", str(folder / "store"), "--profile", str(folder / "made.toml"))
        done = run([sys.executable, "-m", "triptych", "load", str(folder / "table.csv"), *where], allowed=(0, 1))
        return done.clock, done.processor

    return load


def _bulk(folder: Path) -> Way:
    def load() -> tuple[float, float]:
        shutil.rmtree(folder / "bulk", ignore_errors=True)
        command = [sys.executable, "-m", "benchmarks.bulk_once"]
        return _told([*command, str(folder / "quads.tsv"), str(folder / "bulk")])

    return load


def _mapped(folder: Path, python: Path) -> Way:
    def load() -> tuple[float, float]:
        place = folder / "mapped"
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir()
        mapped = run([str(python), str(PEERS / "mapped.py"), str(folder / "table.csv"), str(place)])
        command = [sys.executable, "-m", "benchmarks.bulk_once", "--file", str(place / "facts.nt")]
        clock, processor = _told([*command, str(place / "store")])
        return mapped.clock + clock, mapped.processor + processor

    return load


def _told(command: list[str]) -> tuple[float, float]:
    """What a program says that it took."""
    found = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    clock, processor = json.loads(found.stdout)
    return clock, processor


def _write(reader: Reader, file: Path) -> int:
    """The quads of a store as columns, sorted; how many they are."""
    lines = []
    for quad in reader.match():
        value = quad.object
        if isinstance(value, ox.Literal):
            cells = (value.value.replace("\t", " ").replace("\n", " "), value.language or "", value.datatype.value)
        else:
            cells = (str(value)[1:-1], "", "")
        graph = "" if isinstance(quad.graph_name, ox.DefaultGraph) else str(quad.graph_name)[1:-1]
        lines.append("\t".join((str(quad.subject)[1:-1], quad.predicate.value, *cells, graph)) + "\n")
    file.write_text("".join(sorted(lines)), encoding="utf-8")
    return len(lines)


if __name__ == "__main__":
    main()
