"""``triptych load``: files and folders into the store, with a summary that a person can read."""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import triptych
from graph.confinement import one_heap
from loaders.report import Second
from ontology import vocabulary
from triptych.lines import shown

if TYPE_CHECKING:
    from rich.progress import Progress, Task
    from rich.text import Text

    from graph.model import Refusal
    from loaders.report import Report


_QUOTE = 100  # characters of a quote that are shown
_NAMED = 3
"""Things named of those that one reason holds for."""


def run(options: argparse.Namespace) -> int:
    """0 where everything was taken in, 1 where a file or statement was refused or a model was not heard."""
    one_heap()
    graph = triptych.open(options.store, base=options.base)
    if options.report:
        _try_out(Path(options.report))
    report = _loaded(graph, options)
    if options.report:
        counted = {name: dict(sorted(getattr(report, name).items())) for name in ("things", "tables")}
        plain = asdict(replace(report, things=Counter(), tables=Counter())) | counted
        text = json.dumps(plain, ensure_ascii=False, indent=1, sort_keys=True)
        Path(options.report).write_text(text + "\n", encoding="utf-8")
    for line in summary(report):
        print(line)
    for refusal in report.refused:
        print(f"triptych: {_said(refusal.what, refusal.reason)}", file=sys.stderr)
    for refusal in report.model.unasked:
        print(f"triptych: {_said(refusal.what, f'the model was not heard on {refusal.reason}')}", file=sys.stderr)
    return 1 if report.refused or report.quarantined or report.model.unasked else 0


def _try_out(path: Path) -> None:
    """Raise OSError now where the report could not be written later; a load that is cut off leaves no empty one."""
    is_new = not path.exists()
    path.open("a").close()
    if is_new:
        path.unlink()


def _loaded(graph: triptych.KnowledgeGraph, options: argparse.Namespace) -> Report:
    at = datetime.now(UTC).isoformat(timespec="seconds")
    ask = partial(
        graph.load,
        *options.paths,
        jobs=options.jobs,
        prune=options.prune,
        profile=options.profile,
        suggest_with_model=options.suggest_with_model,
        scheduler=options.scheduler,
        at=at,
        server=options.graph,
        endpoints=dict(options.graph_endpoint),
    )
    if not sys.stderr.isatty():
        return ask()
    with bar() as shown_bar:
        task = shown_bar.add_task("reading", total=None)
        return ask(progress=lambda done, total: shown_bar.update(task, completed=done, total=total))


def bar() -> Progress:
    """The progress of a load: how many sources of how many, how many a second, how long the rest will take."""
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, TextColumn, TimeRemainingColumn
    from rich.text import Text

    class Rate(ProgressColumn):
        """Sources a second."""

        def render(self, task: Task) -> Text:
            """The rate, nothing before there is one."""
            speed = task.finished_speed or task.speed
            return Text(f"{speed:.1f}/s" if speed else "")

    columns = (TextColumn("reading"), BarColumn(), MofNCompleteColumn(), Rate(), TimeRemainingColumn())
    return Progress(*columns, transient=True)


def summary(report: Report) -> list[str]:
    """What the load did, as lines."""
    lines = [
        f"{_number(len(report.loaded), 'document')} loaded, {len(report.unchanged)} unchanged, "
        f"{len(report.refused)} refused, {report.statements:,} statements, {report.seconds:.1f} s"
    ]
    lines += _by_class(report.things)
    lines += [
        f"tables: {_number(count, 'document')} read by the profile {name}"
        for name, count in sorted(report.tables.items())
    ]
    for name, text in sorted(report.proposed.items()):
        lines += [f"profile {name}, made for this table and kept with the store:", *text.splitlines()]
    lines += _by_reason("ignored", "file", report.ignored)
    lines += _by_reason("not read", "place", report.unread)
    lines += _by_reason("kept out", "statement", report.quarantined)
    lines += _of_model(report.model)
    lines += [
        f"no longer there: {shown(location)} (withdraw it with 'triptych forget', or its folder's with --prune)"
        for location in report.missing
    ]
    lines += [f"withdrawn: {shown(location)}" for location in report.withdrawn]
    return lines


def _of_model(model: Second) -> list[str]:
    """What a model had a part in, and what of its answers was refused; nothing where none had."""
    if model == Second():
        return []
    asked = f"{_number(model.requests, 'request')}, {model.tokens:,} tokens, " if model.requests else ""
    said = f"model: {asked}{_number(model.suggestions, 'suggestion')} beside {model.known} known facts"
    return [f"{said}; see 'triptych review'", *_by_reason("not taken from the model", "item", model.untaken)]


def _by_class(things: Mapping[str, int]) -> list[str]:
    """A line for each class with how many things of it the documents speak of, most first."""
    named = [(vocabulary.label(vocabulary.term(kind)), count) for kind, count in things.items()]
    wide = max((len(name) for name, _ in named), default=0)
    return [f"  {name.ljust(wide)} {count:>8,}" for name, count in sorted(named, key=lambda one: (-one[1], one[0]))]


def _by_reason(what: str, thing: str, refusals: Iterable[Refusal]) -> list[str]:
    """A line for each reason, and the first few things it holds for under it; ``--report`` has all."""
    by_reason: dict[str, list[Refusal]] = {}
    for one in refusals:
        by_reason.setdefault(one.reason, []).append(one)
    lines = []
    for reason, those in sorted(by_reason.items()):
        lines.append(f"{what}: {_number(len(those), thing)}, {reason}")
        lines += [f"  {shown(one.what)}{_quoted(one.quote)}" for one in those[:_NAMED]]
        lines += [f"  and {len(those) - _NAMED:,} more"] if len(those) > _NAMED else []
    return lines


def _quoted(quote: str) -> str:
    return f" “{quote if len(quote) <= _QUOTE else quote[:_QUOTE] + '…'}”" if quote else ""


def _said(what: str, reason: str) -> str:
    return shown(reason if what in reason else f"{what}: {reason}")


def _number(count: int, thing: str) -> str:
    return f"{count} {thing}" if count == 1 else f"{count} {thing}s"
