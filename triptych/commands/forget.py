"""``triptych forget``: withdraw a document."""

from __future__ import annotations

import argparse

import triptych


def run(options: argparse.Namespace) -> None:
    """Withdraw it, and say so."""
    triptych.open(options.store).forget(options.document)
    print(f"{options.document}: withdrawn")
