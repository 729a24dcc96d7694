"""``triptych decide``: a person's judgement, into the ledger and the graph."""

from __future__ import annotations

import argparse
import getpass
import sys
from datetime import UTC, datetime

import triptych
from graph.clock import not_before
from graph.errors import BadInput
from graph.ledger import VERDICTS
from graph.model import Judgement
from graph.standing import told


def run(options: argparse.Namespace) -> None:
    """Record it, and say what it means."""
    graph = triptych.open(options.store)
    at = not_before(datetime.now(UTC).isoformat(timespec="seconds"), (one.at for one in graph.judgements()))
    left, right, verdict, language = _meant(options)
    made = Judgement(left, right, verdict, options.by or getpass.getuser(), at, options.reason, language)
    decision = graph.decide(made)
    if not decision.written:
        print(f"{verdict}: {made.by} has decided this already; nothing changes")
        return
    if decision.overrides:
        earlier = decision.overrides
        print(
            f"triptych: note: {earlier.by} had judged this {earlier.verdict} ({earlier.at}); it no longer stands",
            file=sys.stderr,
        )
    if decision.again:
        print(f"triptych: note: {told(decision.again)}; this holds again", file=sys.stderr)
    first = decision.written[0]
    print(f"{verdict}: {' and '.join(filter(None, (first.left, first.right)))} (by {made.by}, {first.id})")


def _meant(options: argparse.Namespace) -> tuple[str, str, str, str]:
    """Left, right, verdict and language of what was typed; raises BadInput where a part is missing."""
    verdict, left, right = options.verdict, options.left, options.right
    if verdict not in VERDICTS:
        if not options.undo or left:
            raise BadInput(
                f"decide {verdict}: this is the id of a judgement; 'triptych decide --undo {verdict}' undoes it"
            )
        return verdict, "", "undo", ""
    if not left:
        raise BadInput(f"decide {verdict}: name what is judged")
    if verdict in ("same", "different", "unsure") and not right and not (verdict == "unsure" and "#" in left):
        raise BadInput(f"decide {verdict}: name the two things that are {verdict}")
    language = options.lang if verdict == "label" else ""
    if options.undo:
        return left, "" if language else right, "undo", language.lower()
    return left, right, verdict, language
