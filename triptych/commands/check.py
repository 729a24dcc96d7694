"""``triptych check``: the graph against the shapes."""

from __future__ import annotations

import argparse
from collections import Counter

import triptych
from ontology import vocabulary


def run(options: argparse.Namespace) -> int:
    """0, or 1 where a shape is violated; warnings are gaps, not faults."""
    found = triptych.open(options.store).check()
    if options.format == "ttl":
        from ontology.check import to_turtle

        print(to_turtle(found))
    else:
        for one in found:
            path = f" [{vocabulary.compact(one.path.lstrip('^'))}]" if one.path else ""
            value = f": {one.value}" if one.value else ""
            print(f"{one.severity}  {one.focus}{path}  {one.message}{value}")
        counted = Counter(one.severity for one in found)
        print(", ".join(f"{counted[name]} {name.lower()}s" for name in ("Violation", "Warning", "Info")))
    return 1 if any(one.severity == "Violation" for one in found) else 0
