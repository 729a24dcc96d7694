"""``triptych extract``: what documents say, on standard output and without a store."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Iterable, Iterator
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
from loaders.explaining import Explanation, explain
from loaders.reading import Read, placed, read
from loaders.sources import LeftOut, Part, parts, reason_for
from loaders.tables.profile import Profile
from loaders.tables.profile_file import read_profile
from loaders.tabular import AUTO, proposed
from triptych.explained.page import page
from triptych.explained.text import explained
from triptych.knowledge_graph import second_reader
from triptych.lines import shown

if TYPE_CHECKING:
    from loaders.suggest.reader import Suggester


def run(options: argparse.Namespace) -> int:
    """0, 1 where a file was refused or a model was not heard, or 2 where the options do not go together."""
    if options.explain != (options.format == "html") and options.format:
        wrong = f"--explain and --format {options.format} do not go together; --explain writes text or html"
        print(f"triptych: {wrong}, and html needs --explain", file=sys.stderr)
        return 2
    found = folders.readable_files(Path(path) for path in options.paths)
    problems = [*map(_said, found.refused)]
    with ExitStack() as opened:
        scratch = Path(opened.enter_context(tempfile.TemporaryDirectory(prefix="triptych-")))
        suggester = opened.enter_context(second_reader(options.suggest_with_model))
        everything = _documents(found.files, scratch, options.profile, suggester, problems)
        if not options.explain:
            for location, one in everything:
                _print(one, options.format or "jsonl")
                for unread in one.unread:
                    print(f"triptych: {_said(placed(unread, location))}", file=sys.stderr)
        elif options.format == "html":
            sys.stdout.writelines(page(_explained(everything)))
        else:
            colour = options.color or (sys.stdout.isatty() and not os.environ.get("NO_COLOR"))
            for number, told in enumerate(_explained(everything)):
                print("\n" * bool(number) + "\n".join(explained(told, colour=colour)))
    for problem in problems:
        print(f"triptych: {problem}", file=sys.stderr)
    return 1 if problems else 0


def _explained(documents: Iterator[tuple[str, Read]]) -> Iterator[Explanation]:
    return (explain(found, shown(location)) for location, found in documents)


def _documents(
    files: Iterable[Path], scratch: Path, profile: str | None, suggester: Suggester | None, problems: list[str]
) -> Iterator[tuple[str, Read]]:
    """The documents in some files, each with its name; what was refused is added to ``problems``."""
    own = (read_profile(Path(profile)),) if profile not in (None, AUTO) else ()
    for path in files:
        whole = Part(str(path), path, path.suffix)
        try:
            for part in parts(whole, scratch):
                if isinstance(part, LeftOut):
                    problems += [] if part.ignored else [_said(part.refusal)]
                    continue
                try:
                    found = _read(part, own, profile == AUTO)
                except GraphError as error:
                    problems.append(reason_for(error, part))
                    continue
                if suggester is not None and found.tabular is None:
                    found, unheard = _with_suggestions(found, suggester)
                    problems += (_said(placed(Refusal("", reason), part.location)) for reason in unheard)
                yield part.location, found
        except GraphError as error:
            problems.append(reason_for(error, whole))


def _read(part: Part, own: tuple[Profile, ...], auto: bool) -> Read:
    """One document read, by a profile proposed for its table where that is asked for."""
    if auto:
        made = proposed(registry.read(part.path, suffix=part.suffix, media=part.media))
        own = (made.profile,) if made and not made.missing else ()
    return read(part.path, suffix=part.suffix, media=part.media, profiles=own)


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
