"""``triptych restore``: a new store from a backup."""

from __future__ import annotations

import argparse
from pathlib import Path

import triptych
from graph.keep import restore


def run(options: argparse.Namespace) -> None:
    """Copy back and build what is derived."""
    graph = triptych.open(options.store)
    restore(Path(options.folder), graph.folder)
    print(f"{graph.folder}: restored from {options.folder}")
