"""Measure extraction: one command from documents and gold to the tables of docs/quality.md.

    python -m benchmarks.quality own                                  # documents of our own
    python -m benchmarks.quality real --texts DIR                     # public pages, whose texts are not kept here
    python -m benchmarks.quality own --only train --oracle            # while rules are written
    python -m benchmarks.quality own real --texts DIR --oracle --without-tables --write docs/quality.md

The tables go to standard output, or with ``--write`` between the marks of each set in a page. They show totals only,
so the unseen halves stay unseen.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Sequence
from pathlib import Path

from benchmarks.quality import oracle, sets
from benchmarks.quality.report import Measured, tables

PARTS: dict[str, dict[str, tuple[str, str | None]]] = {
    "own": {"train": ("own", "train"), "test": ("own", "test")},
    "real": {"read": ("real/read", None), "unread": ("real/unread", None)},
}
_DETAILED = ("test", "unread")  # the parts that are shown in detail, unless --only asks for another


def main(arguments: Sequence[str] | None = None) -> int:
    """0, or 2 where a page has no marks for a set."""
    asked = _parser().parse_args(arguments)
    for name in asked.sets:
        parts = [_measured(asked, name, part) for part in PARTS[name] if asked.only in (None, part)]
        made = tables(parts)
        if asked.write is None:
            print(f"## {name}\n\n{made}")
        elif not write(asked.write, name, made):
            print(f"{asked.write}: has no marks '{begin(name)}' and '{end(name)}'", file=sys.stderr)
            return 2
    return 0


def _parser() -> argparse.ArgumentParser:
    made = argparse.ArgumentParser(
        prog="python -m benchmarks.quality", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    made.add_argument("sets", nargs="+", choices=tuple(PARTS), metavar="own|real")
    made.add_argument("--only", choices=("train", "test", "read", "unread"), help="one part of a set")
    made.add_argument("--texts", type=Path, metavar="DIR", help="the folder with the texts of public pages")
    made.add_argument("--without-tables", action="store_true", help="measure with emptied authority tables too")
    made.add_argument("--oracle", action="store_true", help="measure with perfect projects, bodies and places too")
    made.add_argument("--write", type=Path, metavar="FILE", help="put the tables between a page's marks")
    return made


def _measured(asked: argparse.Namespace, name: str, part: str) -> Measured:
    folder, split = PARTS[name][part]
    texts = asked.texts or Path("no-texts") if name == "real" else None
    cases, without = sets.cases(folder, split=split, texts=texts)
    print(f"{name} {part}: {len(cases)} documents, {without} without a text", file=sys.stderr)
    emptied = sets.scores(cases, sets.predict(cases, without_tables=True)) if asked.without_tables and cases else []
    given = {}
    if asked.oracle and cases and (part in _DETAILED or asked.only):
        everything = [kind for kinds in oracle.INJECTED.values() for kind in kinds]
        for what, kinds in {**oracle.INJECTED, "projects, organisations and places": everything}.items():
            given[what] = sets.scores(cases, oracle.predict(cases, kinds))
    return Measured(f"{name} {part}", sets.scores(cases, sets.predict(cases)), emptied, given)


def begin(name: str) -> str:
    """The mark in a page before the tables of a set, or of another command of this package."""
    return f"<!-- figures of {name}: written by python -m benchmarks.quality{' ' if name in PARTS else '.'}{name} -->"


def end(name: str) -> str:
    """The mark behind them."""
    return f"<!-- end of the figures of {name} -->"


def write(page: Path, name: str, made: str) -> bool:
    """Put tables between the marks of a set in a page; False where it has none."""
    text = page.read_text(encoding="utf-8")
    between = re.compile(f"(?<={re.escape(begin(name))}\n).*?(?={re.escape(end(name))})", re.DOTALL)
    if not between.search(text):
        return False
    page.write_text(between.sub(lambda _: f"\n{made}\n", text, count=1), encoding="utf-8")
    return True


if __name__ == "__main__":
    sys.exit(main())
