"""``triptych restore``: a new store from a backup."""

from __future__ import annotations

import argparse
from pathlib import Path

import triptych
from graph.keep import restore
from graph.live import wanted_server


def run(options: argparse.Namespace) -> None:
    """Copy back and build what is derived."""
    graph = triptych.open(options.store)
    server = wanted_server(options.graph, dict(options.graph_endpoint))
    restore(Path(options.folder), graph.folder, server)
    print(f"{graph.folder}: restored from {options.folder}")
