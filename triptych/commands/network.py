"""``triptych network``: who works with whom."""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import asdict
from typing import Any

import triptych
from graph.explore import Network
from graph.terms import short
from triptych.lines import shown


def run(options: argparse.Namespace) -> int:
    """0, or 1 where no two organisations work together."""
    graph = triptych.open(options.store)
    found = graph.partner_network(
        region=options.region,
        theme=options.theme,
        project=options.project,
        bridging=not options.no_bridging,
        language=options.lang,
    )
    if options.json:
        print(json.dumps(_plain(found), ensure_ascii=False, indent=1))
    elif options.pairs:
        _print_pairs(found, options.limit)
    else:
        _print_standings(found, options.limit)
    if not found.graph.number_of_edges():
        print("triptych: nothing that is loaded names two organisations together here", file=sys.stderr)
        return 1
    return 0


def _print_standings(found: Network, limit: int) -> None:
    parts = ", ".join(map(str, found.components[:8])) + (" …" if len(found.components) > 8 else "")
    print(f"{len(found.graph)} organisations, {found.graph.number_of_edges()} pairs that worked together")
    print(f"parts of the network, by size: {parts}")
    print(f"\n{'partners':>8} {'shared':>6} {'bridging':>8}  organisation")
    for one in found.standings[:limit]:
        bridging = "-" if one.bridging is None else f"{one.bridging:.3f}"
        print(f"{one.partners:>8} {one.shared:>6} {bridging:>8}  {shown(one.label)} — {short(one.iri)}")
    if len(found.standings) > limit:
        print(f"… and {len(found.standings) - limit} more")
    if found.sampled:
        print("bridging is estimated from a sample")


def _print_pairs(found: Network, limit: int) -> None:
    names = {one.iri: one.label for one in found.standings}
    for one, other, edge in _pairs(found)[:limit]:
        print(f"{edge['weight']}  {shown(names[one])} — {shown(names[other])}")
        print(f"   {', '.join(short(thing) for thing in edge['shared'])}")


def _pairs(found: Network) -> list[tuple[str, str, dict[str, Any]]]:
    edges = [(*sorted((one, other)), data) for one, other, data in found.graph.edges(data=True)]
    return sorted(edges, key=lambda edge: (-edge[2]["weight"], edge[0], edge[1]))


def _plain(found: Network) -> dict[str, object]:
    pairs = [{"one": one, "other": other, "shared": data["shared"]} for one, other, data in _pairs(found)]
    return {
        "organisations": [asdict(one) for one in found.standings],
        "pairs": pairs,
        "components": found.components,
        "sampled": found.sampled,
    }
