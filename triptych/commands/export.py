"""``triptych export``: the graph as one file."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import triptych


def run(options: argparse.Namespace) -> None:
    """Write the file, and say how large it is; what goes to standard output or a device is all there is."""
    graph = triptych.open(options.store)
    said = {"language": options.lang, "persons": options.persons}
    if options.file == "-":
        graph.export(sys.stdout.buffer, options.format or "nq", **said)
        return
    size = graph.export(options.file, options.format, **said)
    if Path(options.file).is_file() or Path(options.file).is_dir():
        print(f"{options.file}: {size} bytes")
