"""The tables of docs/performance.md, written from the results that are kept in benchmarks/results/."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.figures import Figure, of, spread
from benchmarks.targets import TARGETS, Target

HERE = Path(__file__).resolve().parent
RESULTS = HERE / "results"
PAGE = HERE.parent / "docs" / "performance.md"
BEGIN = "<!-- figures: written by python -m benchmarks -->"
END = "<!-- end of the figures -->"


@dataclass(frozen=True, slots=True)
class Result:
    """What one run of one part came to: the command, the machine, its load before and after, and the figures."""

    part: str
    command: str
    commit: str
    machine: Mapping[str, Any]
    load: tuple[float, float]
    peers: Mapping[str, Any]
    figures: tuple[Figure, ...]


def kept(folder: Path = RESULTS) -> dict[str, Result]:
    """The results that are kept, by part."""
    found = {}
    for path in sorted(folder.glob("*.json")):
        read = json.loads(path.read_text(encoding="utf-8"))
        figures = tuple(map(of, read.pop("figures")))
        found[read["part"]] = Result(**read | {"load": tuple(read["load"]), "figures": figures})
    return found


def tables(results: Mapping[str, Result], targets: Sequence[Target] = TARGETS) -> str:
    """The table of aims, then every figure of every part, with the machines."""
    lines = ["| what | aim | measured | part |", "|---|---|---|---|"]
    for one in targets:
        figures = results[one.part].figures if one.part in results else ()
        said = "; ".join(aim.said(figures) for aim in one.aims) if figures else "not run"
        lines.append(f"| {one.what} | {one.aimed} | {said} | `{one.part}` |")
    for result in results.values():
        lines += ["", f"### `make bench PART={result.part}`", "", *_conditions(result), "", *_figures(result)]
    return "\n".join(lines) + "\n"


def _conditions(result: Result) -> Iterator[str]:
    machine = result.machine
    versions = ", ".join(f"{name} {number}" for name, number in {**machine["versions"], **result.peers}.items())
    yield f"`{result.command}` at commit {result.commit}; {machine['cores']} cores ({machine['processor']}),"
    yield f"{machine['memory']}, Python {machine['python']}, {machine['system']}; load average {result.load[0]} at the"
    yield f"start, {result.load[1]} at the end; {versions}."


def _figures(result: Result) -> Iterator[str]:
    """A line for each figure; those of one thing are compared with the first."""
    yield "| what | way | median (least to most) | rounds | against the first |"
    yield "|---|---|---:|---:|---:|"
    first: dict[str, Figure] = {}
    for one in result.figures:
        base = first.setdefault(one.what, one)
        against = "" if base is one or not base.median else f"{one.median / base.median:.2f} ×"
        yield f"| {one.what} | {one.way} | {spread(one)} | {len(one.values)} | {against} |"


def put_between(page: Path, begin: str, end: str, made: str) -> None:
    """Put what was made between two marks of a page; raises ValueError where it has none."""
    text = page.read_text(encoding="utf-8")
    between = re.compile(f"(?<={re.escape(begin)}\n).*?(?={re.escape(end)})", re.DOTALL)
    if not between.search(text):
        raise ValueError(f"{page}: has no marks {begin!r} and {end!r}; put both where it is to stand")
    page.write_text(between.sub(lambda _: f"\n{made}\n", text, count=1), encoding="utf-8")
