"""``triptych ledger``: the judgements that stand, written to a file, or put together with those of others."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Mapping
from dataclasses import asdict
from pathlib import Path

import triptych
from graph import ledger
from graph.errors import BadInput, NotFound
from graph.ledger_merge import in_time
from graph.model import Judgement
from graph.standing import told, weigh
from triptych.lines import shown


def run(options: argparse.Namespace) -> int:
    """Do what the verb says; 1 where an import met contradictions."""
    return _VERBS[options.verb](options)


def _list(options: argparse.Namespace) -> int:
    if options.files:
        raise BadInput(f"ledger list: {options.files[0]}: lists the store's own ledger; leave the file out")
    graph = triptych.open(options.store)
    made = graph.judgements()
    weighed = weigh(made)
    stands, disputes = in_time(weighed.stands), weighed.disputes
    if options.json:
        listed = [{"id": one.id, **asdict(one)} for one in stands]
        disputed = [{"id": one.judgement.id, "against": [each.id for each in one.against]} for one in disputes]
        print(json.dumps({"stands": listed, "disputed": disputed}, ensure_ascii=False, indent=2))
        return 0
    for one in stands:
        print(_line(one))
    for dispute in disputes:
        print(f"disputed, decides nothing: {shown(str(dispute))}")
    print(f"{len(stands)} judgements stand, {len(disputes)} disputed; 'triptych decide --undo ID' takes one back")
    rest = ledger.torn(graph.folder / ledger.NAME)
    if rest:
        print(
            f"triptych: note: the ledger's last line was cut off and counts for nothing: {shown(rest)}", file=sys.stderr
        )
    return 0


def _line(one: Judgement) -> str:
    why = f": {one.reason}" if one.reason else ""
    return shown(f"{told(one)}{why}")


def _export(options: argparse.Namespace) -> int:
    (target,) = _files(options, "one file, or - for standard output", most=1)
    made = in_time(triptych.open(options.store).judgements())
    text = ledger.to_lines(made)
    if target == "-":
        sys.stdout.write(text)
    else:
        Path(target).write_text(text, encoding="utf-8")
        print(f"{target}: {len(made)} judgements")
    return 0


def _import(options: argparse.Namespace) -> int:
    read = [_read(name, options.by) for name in _files(options, "one file or more")]
    found = triptych.open(options.store).merge_ledgers(*read)
    print(f"{len(found.new)} judgements are new, {found.known} were known")
    for one in found.disputes:
        print(f"triptych: contradiction: {shown(str(one))}", file=sys.stderr)
    if found.disputes:
        print(
            f"triptych: {len(found.disputes)} judgements contradict earlier ones, which hold until this is settled",
            file=sys.stderr,
        )
    return 1 if found.disputes else 0


def _files(options: argparse.Namespace, wanted: str, most: int | None = None) -> list[str]:
    files: list[str] = options.files
    if not files or (most and len(files) > most):
        raise BadInput(f"ledger {options.verb}: {len(files)} files given; name {wanted}")
    return files


def _read(name: str, by: str) -> tuple[Judgement, ...]:
    path = Path(name)
    if not path.exists():
        raise NotFound(f"{name}: no such file; 'triptych ledger export' writes one")
    rest = ledger.torn(path)
    if rest:
        print(f"triptych: note: {name}: its last line is cut off and is left out: {shown(rest)}", file=sys.stderr)
    return ledger.from_lines(ledger.whole_lines(path).decode(errors="replace"), name, by)


_VERBS: Mapping[str, Callable[[argparse.Namespace], int]] = {"list": _list, "export": _export, "import": _import}
