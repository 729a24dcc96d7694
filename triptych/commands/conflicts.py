"""``triptych conflicts``: what sources say differently, which value is held, and why."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping

import triptych
from graph import terms
from graph.questions import question
from triptych.lines import shown


def run(options: argparse.Namespace) -> None:
    """Print the shipped question's answer, each pair of values once with all its quotes."""
    found = triptych.open(options.store).ask("conflicts")
    if options.format != "table":
        print(found.write(options.format).rstrip("\n"))
        return
    for row in found:
        print("\n".join(_lines(dict(zip(found.columns, map(terms.shown, row), strict=True)))))
    print(f"{len(found)} conflicts. {question('conflicts').note()}")


def _lines(row: Mapping[str, str]) -> Iterator[str]:
    yield shown(f"{row['subject']}: {row['property']}")
    yield shown(f"  held: {row['held']}  [{row['why']}]")
    yield from _quotes(row["heldQuotes"])
    yield shown(f"  not held: {row['other']}")
    yield from _quotes(row["otherQuotes"])
    yield ""


def _quotes(quotes: str) -> Iterator[str]:
    return (shown(f"      {quote}") for quote in quotes.splitlines())
