"""The five most expensive places of a load, a query and a page; ``make profile`` prints them.

    python -m benchmarks.hot_places [--places 5] [--write]

A place is a function of this project. To its own time comes that of the libraries and builtins that it calls, however
deep, but not that of other functions of this project. Each run is done once before, so that tables are read and
modules imported, and then under cProfile, in one process without threads. What is done and how often functions are
called is the same each time; shares are of the time that was taken and move by a few points. ``--write`` puts them
into docs/performance.md.
"""

from __future__ import annotations

import argparse
import ast
import cProfile
import pstats
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import triptych
from benchmarks.bench_query import QUERIES
from benchmarks.page import PAGE, put_between
from benchmarks.programme import PROFILE, quads, write_csv
from benchmarks.stores import make
from graph.codec import pack
from graph.iri import BASE
from graph.library import Reading
from graph.service.pages import page
from graph.write import Writer
from loaders.folders import readable_files
from loaders.reading import read
from loaders.tabular import profiles_of

ROOT = Path(__file__).resolve().parent.parent
FOLDERS = ("app.py", "graph", "loaders", "ontology", "pages", "triptych")
BEGIN = "<!-- places: written by python -m benchmarks.hot_places --write -->"
END = "<!-- end of the places -->"
Function = tuple[str, int, str]
"""File, line and name, as pstats has them."""


def main() -> None:
    """Print the places, or write them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--places", type=int, default=5)
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args()
    lines = []
    with tempfile.TemporaryDirectory() as name:
        for what, run in _runs(Path(name)).items():
            lines += ["", f"**{what}**", "", "| share | calls | place |", "|---:|---:|---|"]
            lines += [f"| {share:.0%} | {calls:,} | {place} |" for place, share, calls in places(run)[: asked.places]]
    made = "\n".join(lines).strip() + "\n"
    if asked.write:
        put_between(PAGE, BEGIN, END, made)
    else:
        print(made)


def _runs(folder: Path) -> dict[str, Callable[[], object]]:
    """What is profiled, by what it is called."""
    examples = list(readable_files([ROOT / "examples"]).files)
    write_csv(folder / "table.csv", 500)
    make(folder / "made", quads(30_000), searched=False)
    numbers = iter(range(100))

    def load(files: list[Path]) -> Callable[[], object]:
        profiles = profiles_of({"made": PROFILE})

        def once() -> None:
            with Writer(folder / f"store-{next(numbers)}") as writer:
                found = ((str(path), read(path, profiles=profiles)) for path in files)
                writer.put(
                    Reading(at, one.document, one.statements, packed=pack(one.document, one.statements))
                    for at, one in found
                )

        return once

    def ask() -> None:
        with triptych.open(folder / "made") as graph:
            for text in QUERIES.values():
                for _ in range(20):
                    graph.query(text).write("json")

    def show() -> None:
        with triptych.open(folder / "made") as graph:
            for number in range(100):
                page(graph.reader, BASE, f"{BASE}id/project/made-{number % 20}", "en", False)

    return {
        f"A load: the {len(examples)} examples": load(examples),
        "A load: a table of 500 rows": load([folder / "table.csv"]),
        "Queries: the ten of `bench_query`, 20 times, with their answers in JSON": ask,
        "Pages: a hundred of things, as `/id` and a publication show them": show,
    }


def places(run: Callable[[], object]) -> list[tuple[str, float, int]]:
    """(place, share of the time, calls), the most expensive first."""
    run()
    profile = cProfile.Profile()
    profile.enable()
    run()
    profile.disable()
    stats: dict[Function, tuple[int, int, float, float, dict[Function, tuple[int, int, float, float]]]]
    stats = pstats.Stats(profile).stats  # type: ignore[attr-defined]  # without a type, and the only way to them
    time: dict[str, float] = defaultdict(float)
    calls: dict[str, int] = defaultdict(int)
    for function, (_, count, own, _, _) in stats.items():
        for place, share in _answerable(function, stats):
            time[place] += own * share
        if _is_ours(function):
            calls[_named(function)] += 0 if function[2].startswith("<") else count
    whole = sum(time.values())
    found = sorted(time.items(), key=lambda item: (-item[1], item[0]))
    return [(place, took / whole, calls[place]) for place, took in found if place]


def _answerable(function: Function, stats: dict[Function, tuple]) -> Iterator[tuple[str, float]]:  # type: ignore[type-arg]  # as above
    """The places that a function's own time counts for, each with its share of it."""
    waiting = [(function, 1.0, frozenset([function]))]
    while waiting:
        one, share, seen = waiting.pop()
        if _is_ours(one):
            yield _named(one), share
            continue
        callers = {name: edge for name, edge in stats[one][4].items() if name not in seen and name in stats}
        whole = sum(edge[3] for edge in callers.values())
        if not whole or share < 0.01 or len(seen) > 12:
            yield "", share  # of nobody: the profiler's own, or spread too thin
            continue
        waiting += [(name, share * edge[3] / whole, seen | {name}) for name, edge in callers.items()]


def _is_ours(function: Function) -> bool:
    path = function[0].removeprefix(f"{ROOT}/")
    return path != function[0] and path.split("/")[0] in FOLDERS


def _named(function: Function) -> str:
    """The function's place in the project; an expression within a function counts for it."""
    path = function[0].removeprefix(f"{ROOT}/")
    return f"`{_enclosing(function[0], function[1]) or function[2]}` in `{path}`"


@cache
def _enclosing(path: str, line: int) -> str:
    """The name of the function, with its class, that a line stands in; '' for one of the module itself."""
    best: tuple[int, str] = (0, "")
    waiting: list[tuple[ast.AST, str]] = [(_tree(path), "")]
    while waiting:
        node, within = waiting.pop()
        for child in ast.iter_child_nodes(node):
            name = within
            if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
                name = f"{within}.{child.name}".lstrip(".")
                first = min([child.lineno, *(one.lineno for one in child.decorator_list)])
                is_class = isinstance(child, ast.ClassDef)
                if not is_class and first <= line <= (child.end_lineno or first):
                    best = max(best, (first, name))
            waiting.append((child, name))
    return best[1]


@cache
def _tree(path: str) -> ast.Module:
    return ast.parse(Path(path).read_text(encoding="utf-8"))


if __name__ == "__main__":
    main()
