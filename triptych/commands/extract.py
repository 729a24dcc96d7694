"""``triptych extract``: what documents say, on standard output and without a store."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from graph.errors import GraphError
from graph.export.statements import statement_lines, to_jsonl
from graph.iri import BASE
from graph.model import Refusal
from graph.terms import short
from loaders import folders, registry
from loaders.reading import Read, placed, read
from loaders.sources import LeftOut, Part, parts, reason_for
from loaders.tables.profile_file import read_profile
from loaders.tabular import AUTO, proposed


def run(options: argparse.Namespace) -> int:
    """0, or 1 where a file was refused."""
    found = folders.readable_files(Path(path) for path in options.paths)
    problems = [*map(_said, found.refused)]
    with tempfile.TemporaryDirectory(prefix="triptych-") as scratch:
        for path in found.files:
            problems += _print_all(Part(str(path), path, path.suffix), Path(scratch), options.format, options.profile)
    for problem in problems:
        print(f"triptych: {problem}", file=sys.stderr)
    return 1 if problems else 0


def _print_all(whole: Part, scratch: Path, form: str, profile: str | None) -> list[str]:
    """Print what the documents of a file say; what was refused comes back."""
    problems = []
    own = (read_profile(Path(profile)),) if profile not in (None, AUTO) else ()
    try:
        for part in parts(whole, scratch):
            if isinstance(part, LeftOut):
                problems += [] if part.ignored else [_said(part.refusal)]
                continue
            try:
                if profile == AUTO:
                    made = proposed(registry.read(part.path, suffix=part.suffix, media=part.media))
                    own = (made.profile,) if made and not made.missing else ()
                found = read(part.path, suffix=part.suffix, media=part.media, profiles=own)
            except GraphError as error:
                problems.append(reason_for(error, part))
            else:
                _print(found, form)
                for one in found.unread:
                    print(f"triptych: {_said(placed(one, part.location))}", file=sys.stderr)
    except GraphError as error:
        problems.append(reason_for(error, whole))
    return problems


def _said(refusal: Refusal) -> str:
    return refusal.reason if refusal.what in refusal.reason else f"{refusal.what}: {refusal.reason}"


def _print(found: Read, form: str) -> None:
    lines = statement_lines(found.document, found.statements, found.refused, BASE)
    if form == "jsonl":
        sys.stdout.writelines(to_jsonl(lines))
        return
    for line in lines:
        said = line["objectLabel"] or line["value"] or short(line["object"])
        subject = line["subjectLabel"] or short(line["subject"])
        mark = "" if line["status"] == "asserted" else f"  ({line['status']})"
        print(f"{subject} — {line['predicate']} — {said}{mark}\n    “{line['quote']}”  {line['rule']}")
