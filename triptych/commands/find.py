"""``triptych find``: things by name."""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict

import triptych


def run(options: argparse.Namespace) -> int:
    """0, or 1 where nothing is called like that."""
    hits = triptych.open(options.store).find(options.text, options.kind, options.limit)
    if options.json:
        print(json.dumps([asdict(hit) for hit in hits], ensure_ascii=False, indent=1))
    else:
        for hit in hits:
            also = f" ({hit.name})" if hit.name != hit.label else ""
            print(f"{hit.label}{also} — {hit.kind} — {hit.iri}")
    return 0 if hits else 1
