"""``triptych review``: what waits for a person to accept or reject."""

from __future__ import annotations

import argparse

import triptych
from triptych.lines import shown


def run(options: argparse.Namespace) -> None:
    """Print each suggestion with its id, its words and the reason why it waits."""
    waiting = triptych.open(options.store).suggestions()
    for one in waiting:
        quote = shown(" ".join(one.quote.split()))
        print(f"{one.id}\n  {shown(one.claim)}\n  “{quote}”\n  {one.reason}")
    print(f"{len(waiting)} waiting; 'triptych decide accept ID' or 'triptych decide reject ID' settles one")
