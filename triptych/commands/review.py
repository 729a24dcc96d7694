"""``triptych review``: what waits for a person, things that may be one and facts to accept or reject."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from dataclasses import asdict

import triptych
from graph.review import Suggestion
from graph.twins import Question
from triptych.lines import shown


def run(options: argparse.Namespace) -> None:
    """Print each question with the reason why it is one, and how to settle it."""
    graph = triptych.open(options.store)
    things = graph.twins() if options.only != "facts" else ()
    facts = graph.suggestions() if options.only != "things" else ()
    if options.json:
        found = {"things": [asdict(one) for one in things], "facts": [asdict(one) for one in facts]}
        print(json.dumps(found, ensure_ascii=False, indent=1))
        return
    if options.only != "facts":
        _print_things(things)
    if options.only != "things":
        _print_facts(facts)


def _print_things(things: Sequence[Question]) -> None:
    for one in things:
        pair, names = one.candidate, one.names
        print(f"{shown(names[0])} — {shown(names[1])} ({pair.score:.0%})")
        print(f"  {pair.left}\n  {pair.right}\n  {shown(pair.reason)}")
        if one.unsure:
            print(f"  {one.unsure} looked and was not sure")
    cure = "'triptych decide same A B' or 'triptych decide different A B' settles one"
    print(f"{len(things)} pairs that may be one thing; {cure}")


def _print_facts(facts: Sequence[Suggestion]) -> None:
    for one in facts:
        quote = shown(" ".join(one.quote.split()))
        print(f"{one.id}\n  {shown(one.claim)}\n  “{quote}”\n  {one.reason}")
    print(f"{len(facts)} waiting; 'triptych decide accept ID' or 'triptych decide reject ID' settles one")
