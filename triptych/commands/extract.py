"""``triptych extract``: what documents say, on standard output and without a store."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from graph.errors import GraphError
from graph.export.statements import statement_lines, to_jsonl
from graph.iri import BASE
from graph.terms import short
from loaders import registry
from loaders.ingest import read


def run(options: argparse.Namespace) -> int:
    """0, or 1 where a file was refused."""
    found = registry.readable_files(Path(path) for path in options.paths)
    problems = [one.reason if one.what in one.reason else f"{one.what}: {one.reason}" for one in found.refused]
    for path in found.files:
        try:
            document, statements, refused = read(path)
        except GraphError as error:
            problems.append(str(error))
            continue
        lines = statement_lines(document, statements, refused, BASE)
        if options.format == "jsonl":
            sys.stdout.writelines(to_jsonl(lines))
        else:
            for line in lines:
                said = line["objectLabel"] or line["value"] or short(line["object"])
                subject = line["subjectLabel"] or short(line["subject"])
                mark = "" if line["status"] == "asserted" else f"  ({line['status']})"
                print(f"{subject} — {line['predicate']} — {said}{mark}\n    “{line['quote']}”  {line['rule']}")
    for problem in problems:
        print(f"triptych: {problem}", file=sys.stderr)
    return 1 if problems else 0
