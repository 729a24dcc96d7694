"""``triptych export``: the graph as one file."""

from __future__ import annotations

import argparse

import triptych


def run(options: argparse.Namespace) -> None:
    """Write the file, and say how large it is."""
    size = triptych.open(options.store).export(options.file, options.format)
    print(f"{options.file}: {size} bytes")
