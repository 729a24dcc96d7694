"""``triptych find``: things by name."""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import asdict

import triptych
from triptych.lines import shown


def run(options: argparse.Namespace) -> int:
    """0, or 1 where nothing is called like that."""
    hits = triptych.open(options.store).find(options.text, options.kind, options.limit)
    if options.json:
        print(json.dumps([asdict(hit) for hit in hits], ensure_ascii=False, indent=1))
    else:
        for hit in hits:
            also = f" ({hit.name})" if hit.name != hit.label else ""
            print(f"{hit.label}{also} — {hit.kind} — {hit.iri}")
    if not hits:
        kind = f" of class {options.kind}" if options.kind else ""
        print(
            f"triptych: {shown(options.text)!r}: no name{kind} is like it; try fewer words or letters", file=sys.stderr
        )
    return 0 if hits else 1
