"""``triptych show``: one thing with its facts and the words they came from."""

from __future__ import annotations

import argparse

import triptych


def run(options: argparse.Namespace) -> None:
    """Print it."""
    print(triptych.open(options.store).show(options.thing, options.lang))
