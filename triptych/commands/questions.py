"""``triptych questions``: the shipped questions and their parameters."""

from __future__ import annotations

import argparse

from graph.questions import questions


def run(options: argparse.Namespace) -> None:
    """Print a line for each."""
    for one in questions():
        needs = "".join(f"  --param {name}=…" for name in one.required)
        print(f"{one.name}: {one.title(options.lang)}{needs}")
