"""``triptych gaps``: what no document says, though one would expect it."""

from __future__ import annotations

import argparse

import triptych
from graph.terms import short
from triptych.commands._answers import print_json
from triptych.lines import shown


def run(options: argparse.Namespace) -> None:
    """Print it, thing by thing."""
    graph = triptych.open(options.store)
    found = graph.gaps(options.thing, options.lang)
    if options.json:
        print_json(graph, found)
        return
    before = ""
    for one in found:
        if one.thing != before:
            print(f"{shown(one.label)} — {short(one.thing)}")
            before = one.thing
        print(f"    {shown(one.sentence)}")
    if not found:
        print("Non manca nulla di ciò che ci si aspetta." if options.lang == "it" else "Nothing expected is missing.")
