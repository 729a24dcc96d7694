"""``triptych restore``: a new store from a backup, or from what is left of a damaged store."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import triptych
from graph.keep import restore
from graph.live import wanted_server
from triptych.lines import shown

if TYPE_CHECKING:
    from graph.salvage import Salvaged


def run(options: argparse.Namespace) -> int:
    """Copy back and build what is derived; 1 where something was lost, which is told."""
    graph = triptych.open(options.store)
    server = wanted_server(options.graph, dict(options.graph_endpoint))
    found = restore(Path(options.folder), graph.folder, server)
    print(f"{graph.folder}: restored from {options.folder}")
    if found is None:
        return 0
    for line in _losses(found):
        print(f"triptych: {line}", file=sys.stderr)
    return 1


def _losses(found: Salvaged) -> list[str]:
    """What of a damaged library is not there any more, and what to do about it."""
    if not found.kept and not found.lost:
        return [
            "lost: all documents; what people decided and updated was kept: load the documents into the new store "
            "(with --base, if it had one of its own), and erase again who was erased"
        ]
    lines = [f"the library was damaged: {found.kept} documents are whole, {len(found.lost)} are lost"]
    lines += [f"lost: {shown(place)} (load it again)" for place in found.lost]
    if found.unplaced:
        lines.append(
            f"of {found.unplaced} documents it is not known any more where they came from; load all folders again"
        )
    if found.forgot:
        lines.append("settings are lost; who was erased from this store has to be erased again")
    return lines
