"""``triptych conflicts``: what sources say differently."""

from __future__ import annotations

import argparse

import triptych


def run(options: argparse.Namespace) -> None:
    """Print the shipped question's answer."""
    print(triptych.open(options.store).ask("conflicts").write(options.format).rstrip("\n"))
