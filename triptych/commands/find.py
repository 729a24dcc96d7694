"""``triptych find``: things by name, or documents by their words."""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import asdict
from typing import TYPE_CHECKING

import triptych
from graph.errors import BadInput
from triptych.lines import shown

if TYPE_CHECKING:
    from graph.search import Passage

_FEW = 10
"""Values of a facet that are printed; --json has all."""


def run(options: argparse.Namespace) -> int:
    """0, or 1 where nothing is called like that, or no document has the words."""
    graph = triptych.open(options.store)
    if options.facets:
        return _count(graph, options)
    if options.choose or not options.words:
        raise BadInput("find: give a text to look for; --choose and no text at all go with --facets")
    if options.text:
        if options.kind or options.place:
            raise BadInput("--text looks in documents, which have no kind and no place; leave out --kind and --place")
        passages = graph.find_text(options.words, options.limit)
        if options.json:
            _print_json([{**asdict(one), "place": str(one.place)} for one in passages])
        else:
            for one in passages:
                _print_passage(one)
        if not passages:
            _say(f"{shown(options.words)!r}: no document has these words in one passage; try fewer words")
        return 0 if passages else 1
    hits = graph.find(options.words, options.kind, options.place, options.limit)
    if options.json:
        _print_json([asdict(hit) for hit in hits])
    else:
        for hit in hits:
            also = f" ({hit.name})" if hit.name != hit.label else ""
            print(f"{hit.label}{also} — {hit.kind} — {hit.iri}")
    if not hits:
        kind = f" of class {options.kind}" if options.kind else ""
        place = f" in {shown(options.place)}" if options.place else ""
        _say(f"{shown(options.words)!r}: no name{kind}{place} is like it; try fewer words or letters")
    return 0 if hits else 1


def _count(graph: triptych.KnowledgeGraph, options: argparse.Namespace) -> int:
    """Print how many things there are by each facet, and the first of them."""
    chosen: dict[str, list[str]] = {"kind": [options.kind]} if options.kind else {}
    for one in options.choose:
        facet, mark, value = one.partition("=")
        if not mark:
            raise BadInput(f"--choose {one!r}: expected FACET=VALUE, such as project=CircPro")
        chosen.setdefault(facet, []).append(value)
    found = graph.facets().choose(options.words, options.place, options.limit, chosen)
    if options.json:
        _print_json(asdict(found))
        return 0 if found.total else 1
    print(f"{found.total} things")
    for facet, values in found.counts.items():
        if values:
            more = f", … ({len(values) - _FEW} more)" if len(values) > _FEW else ""
            print(f"{facet}: {', '.join(f'{shown(one.name)} {one.count}' for one in values[:_FEW])}{more}")
    for iri, name in found.things:
        print(f"{shown(name)} — {iri}")
    return 0 if found.total else 1


def _print_passage(one: Passage) -> None:
    """Where it is and what it says, the words between asterisks."""
    said, at = "", one.start
    for start, end in one.words:
        said += one.quote[at - one.start : start - one.start] + f"*{one.quote[start - one.start : end - one.start]}*"
        at = end
    said += one.quote[at - one.start :]
    place = f", {one.place}" if str(one.place) else ""
    more = f" (and {one.passages - 1} more)" if one.passages > 1 else ""
    print(f"{shown(one.locations[0])}{place} — doc:{one.document} {one.start}-{one.end}{more}")
    print(f"    “{shown(' '.join(said.split()))}”")


def _print_json(found: object) -> None:
    print(json.dumps(found, ensure_ascii=False, indent=1))


def _say(message: str) -> None:
    print(f"triptych: {message}", file=sys.stderr)
