"""``triptych backup``: the primary data of a store, copied while others read."""

from __future__ import annotations

import argparse
from pathlib import Path

import triptych
from graph.keep import backup


def run(options: argparse.Namespace) -> None:
    """Copy, and say what was copied."""
    graph = triptych.open(options.store)
    backup(graph.folder, Path(options.folder))
    print(f"{options.folder}: backup of {graph.folder}")
