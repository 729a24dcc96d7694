"""``triptych documents``: what is loaded, and from where."""

from __future__ import annotations

import argparse

import triptych
from triptych.lines import shown


def run(options: argparse.Namespace) -> None:
    """Print a line for each location."""
    for location, document in triptych.open(options.store).documents():
        print(f"{document}  {shown(location)}")
