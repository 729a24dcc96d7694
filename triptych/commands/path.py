"""``triptych path``: how two things are linked."""

from __future__ import annotations

import argparse
import sys

import triptych
from graph.explore import Link
from triptych.commands._answers import print_json, print_quotes
from triptych.lines import shown


def run(options: argparse.Namespace) -> int:
    """0, or 1 where nothing links them."""
    graph = triptych.open(options.store)
    found = graph.paths(options.first, options.second, options.limit, options.lang)
    if options.json:
        print_json(graph, found)
    for one in () if options.json else found:
        print(shown(str(one)))
        if options.quotes:
            print_quotes(graph, [Link(step.subject, step.predicate, step.object) for step in one.steps], options.lang)
    if not found:
        print("triptych: nothing that is loaded links them", file=sys.stderr)
    return 0 if found else 1
