"""``triptych verify``: a published folder, checked point by point."""

from __future__ import annotations

import argparse
import json
from collections import Counter
from dataclasses import asdict
from pathlib import Path

from graph.publish.verify import verify
from triptych.lines import shown


def run(options: argparse.Namespace) -> int:
    """0, or 1 where a point fails; what was not checked is said, and is no failure."""
    found = verify(
        Path(options.folder),
        previous=Path(options.previous) if options.previous else None,
        shapes=Path(options.shapes) if options.shapes else None,
        quotes=options.quotes,
        persons=options.persons,
    )
    if options.json:
        print(json.dumps([asdict(one) for one in found], ensure_ascii=False, indent=1))
    else:
        for one in found:
            print(f"{one.number:2}  {one.state:11}  {one.sentence}" + (f" ({one.reason})" if one.reason else ""))
            for fault in one.faults:
                print(f"      {shown(fault.file)}: {shown(fault.message)}")
        counted = Counter(one.state for one in found)
        print(", ".join(f"{counted[state]} {state}" for state in ("passed", "failed", "not checked")))
    return 1 if any(one.state == "failed" for one in found) else 0
