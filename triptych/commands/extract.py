"""``triptych extract``: what documents say, on standard output and without a store."""

from __future__ import annotations

import argparse
import sys
import tempfile
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

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
from triptych.knowledge_graph import second_reader

if TYPE_CHECKING:
    from loaders.suggest.reader import Suggester


def run(options: argparse.Namespace) -> int:
    """0, or 1 where a file was refused or a model was not heard."""
    found = folders.readable_files(Path(path) for path in options.paths)
    problems = [*map(_said, found.refused)]
    with ExitStack() as opened:
        scratch = Path(opened.enter_context(tempfile.TemporaryDirectory(prefix="triptych-")))
        suggester = opened.enter_context(second_reader(options.suggest_with_model))
        for path in found.files:
            problems += _print_all(Part(str(path), path, path.suffix), scratch, options, suggester)
    for problem in problems:
        print(f"triptych: {problem}", file=sys.stderr)
    return 1 if problems else 0


def _print_all(whole: Part, scratch: Path, options: argparse.Namespace, suggester: Suggester | None) -> list[str]:
    """Print what the documents of a file say; what was refused comes back."""
    problems, profile = [], options.profile
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
                continue
            if suggester is not None and found.tabular is None:
                found, unheard = _with_suggestions(found, suggester)
                problems += (_said(placed(Refusal("", reason), part.location)) for reason in unheard)
            _print(found, options.format)
            for one in found.unread:
                print(f"triptych: {_said(placed(one, part.location))}", file=sys.stderr)
    except GraphError as error:
        problems.append(reason_for(error, whole))
    return problems


def _with_suggestions(found: Read, suggester: Suggester) -> tuple[Read, list[str]]:
    """The reading with what a model suggests, and why it was not heard on some of it; what is refused is listed."""
    from loaders.suggest.facts import suggestions

    asked = suggester.ask(found.document)
    made = suggestions(found.document, found.statements, asked.answers.values(), suggester.rule)
    refused = (Refusal(one.what, f"not taken from the model: {one.reason}", one.quote) for one in made.untaken)
    both = replace(found, statements=found.statements + made.statements, unread=(*found.unread, *refused))
    return both, [f"the model was not heard on {reason}" for reason in asked.unanswered]


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
