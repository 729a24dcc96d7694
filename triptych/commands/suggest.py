"""``triptych suggest``: whom an organisation or a territory could work with, and why."""

from __future__ import annotations

import argparse
import sys

import triptych
from triptych.commands._answers import print_json, print_scored


def run(options: argparse.Namespace) -> int:
    """0, or 1 where nobody can be suggested."""
    graph = triptych.open(options.store)
    found = graph.suggest_partners(options.thing, options.limit, options.lang)
    if options.json:
        print_json(graph, found)
    for one in () if options.json else found:
        print_scored(graph, one, one.apart, options.quotes, options.lang)
    if not found:
        print(
            "triptych: no other organisation shares a theme or kind of instrument with it in what is loaded",
            file=sys.stderr,
        )
    return 0 if found else 1
