"""``triptych decide``: a person's judgement, into the ledger and the graph."""

from __future__ import annotations

import argparse
import getpass
import sys
from datetime import UTC, datetime

import triptych
from graph.errors import BadInput
from graph.model import Judgement


def run(options: argparse.Namespace) -> None:
    """Record it, and say what it means."""
    if options.verdict in ("same", "different", "unsure") and not options.right:
        raise BadInput(f"decide {options.verdict}: name the two things that are {options.verdict}")
    verdict = "undo" if options.undo else options.verdict
    at = datetime.now(UTC).isoformat(timespec="seconds")
    made = Judgement(options.left, options.right, verdict, options.by or getpass.getuser(), at, options.reason)
    earlier = triptych.open(options.store).decide(made)
    if earlier:
        print(
            f"triptych: note: {earlier.by} had judged this {earlier.verdict} ({earlier.at}); it no longer stands",
            file=sys.stderr,
        )
    print(f"{verdict}: {' and '.join(filter(None, (options.left, options.right)))} (by {made.by})")
