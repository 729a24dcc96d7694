"""``triptych path``: how two things are linked."""

from __future__ import annotations

import argparse
import sys

import triptych


def run(options: argparse.Namespace) -> int:
    """0, or 1 where nothing links them."""
    found = list(triptych.open(options.store).paths(options.first, options.second, options.limit, options.lang))
    for one in found:
        print(one)
    if not found:
        print("triptych: nothing that is loaded links them", file=sys.stderr)
    return 0 if found else 1
