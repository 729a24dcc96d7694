"""``triptych side-by-side``: things compared, property by property."""

from __future__ import annotations

import argparse
from collections.abc import Iterable

import triptych
from graph.explore.beside import Cell
from graph.terms import short
from triptych.commands._answers import print_json
from triptych.lines import shown

_HEADINGS = {
    "differs": ("different", "diverso"),
    "some": ("only here or there", "solo da una parte"),
    "same": ("the same", "uguale"),
}


def run(options: argparse.Namespace) -> None:
    """Print what differs, what only some have, and what is the same."""
    graph = triptych.open(options.store)
    found = graph.side_by_side(*options.things, language=options.lang)
    if options.json:
        print_json(graph, found)
        return
    for iri, label in zip(found.things, found.labels, strict=True):
        print(f"{shown(label)} — {short(iri)}")
    italian = options.lang == "it"
    before = ""
    for row in found.rows:
        if row.standing != before:
            before = row.standing
            print(f"\n{_HEADINGS[row.standing][italian]}")
        print(f"  {row.words}")
        if row.shared:
            print(f"    {'tutti' if italian else 'all'}:")
            _print(row.shared, options.quotes)
        for label, own in zip(found.labels, row.own, strict=True):
            if own or row.standing != "same":
                print(f"    {shown(label)}:" + ("" if own else " –"))
                _print(own, options.quotes)


def _print(cells: Iterable[Cell], quotes: bool) -> None:
    for cell in cells:
        print(f"      {shown(' '.join(cell.words.split()))}")
        for one in cell.evidence[:1] if quotes else ():
            print(f"        “{shown(' '.join(one.quote.split()))}” {shown(one.title)}")
