"""``triptych optimize``: compact the store's files."""

from __future__ import annotations

import argparse

import triptych


def run(options: argparse.Namespace) -> None:
    """Compact and publish; with ``anew`` build what is derived from nothing."""
    from graph.write import Writer

    graph = triptych.open(options.store)
    graph.require()
    with Writer(graph.folder, anew=options.anew) as writer:
        writer.optimize()
    print(f"{graph.folder}: {'built anew and ' if options.anew else ''}compacted")
