"""``triptych who-else``: other practices, actions and plans like one."""

from __future__ import annotations

import argparse
import sys

import triptych
from triptych.commands._answers import print_json, print_scored


def run(options: argparse.Namespace) -> int:
    """0, or 1 where nothing is like it."""
    graph = triptych.open(options.store)
    found = graph.who_else(options.thing, options.limit, options.lang)
    if options.json:
        print_json(graph, found)
    for one in () if options.json else found:
        print_scored(graph, one, "; ".join(name for _, name in one.bodies), options.quotes, options.lang)
    if not found:
        print("triptych: nothing else that is loaded is like it", file=sys.stderr)
    return 0 if found else 1
