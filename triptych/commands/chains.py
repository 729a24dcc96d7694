"""``triptych chains``: from practices over actions and plans to instruments and their changes."""

from __future__ import annotations

import argparse
import sys

import triptych
from graph.explore import Chain
from triptych.commands._answers import print_json, print_quotes
from triptych.lines import shown

_NAMES = {
    "practice": ("practice", "pratica"),
    "action": ("action", "azione"),
    "plan": ("plan", "piano"),
    "instrument": ("instrument", "strumento"),
    "change": ("change", "cambiamento"),
}


def run(options: argparse.Namespace) -> int:
    """0, or 1 where there is none."""
    graph = triptych.open(options.store)
    found = graph.chains(options.thing, options.lang, options.limit)
    if options.json:
        print_json(graph, found)
    for number, one in enumerate(() if options.json else found):
        if number:
            print()
        _print(graph, one, options)
    if not found:
        print("triptych: nothing that is loaded stands in such a chain here", file=sys.stderr)
    return 0 if found else 1


def _print(graph: triptych.KnowledgeGraph, chain: Chain, options: argparse.Namespace) -> None:
    names = {part: both[options.lang == "it"] for part, both in _NAMES.items()}
    width = max(map(len, names.values()))
    for part in chain.parts:
        state = f" ({part.status})" if part.status else ""
        said = f"{part.label}{state}" if part.iri else f"– {part.gap}"
        print(f"{names[part.part]:<{width}}  {shown(said)}")
        if options.quotes:
            print_quotes(graph, part.facts, options.lang)
