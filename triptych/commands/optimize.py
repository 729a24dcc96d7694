"""``triptych optimize``: compact the store's files."""

from __future__ import annotations

import argparse

import triptych


def run(options: argparse.Namespace) -> None:
    """Compact and publish."""
    from graph.write import Writer

    graph = triptych.open(options.store)
    graph.require()
    with Writer(graph.folder) as writer:
        writer.optimize()
    print(f"{graph.folder}: compacted")
