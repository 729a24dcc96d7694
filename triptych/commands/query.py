"""``triptych query``: SPARQL, or a shipped question."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

import triptych
from graph.errors import BadInput
from graph.query import unknown_terms
from graph.results import Answer, Table, Triples
from triptych.in_time import in_time

_TAKEN = frozenset({"sparql", "question", "timeout", "self"})  # arguments of the functions that answer


def run(options: argparse.Namespace) -> None:
    """Print the answer."""
    given = [one for one in (options.sparql, options.file, options.name) if one is not None]
    if len(given) != 1:
        raise BadInput("query: give one of SPARQL, --file FILE or --name QUESTION")
    params: dict[str, Any] = {}  # as keyword arguments are passed on
    for name, value in map(_pair, options.param):
        if name in params:
            raise BadInput(f"--param {name}: given twice; ask once for each value")
        params[name] = value
    for name in sorted(_TAKEN.intersection(params)):
        raise BadInput(f"--param {name}=…: cannot be filled in by this name; rename the variable ?{name}")
    graph = triptych.open(options.store)
    if options.name:
        text = _question(options.name)
        work: Callable[[], Table | Triples | Answer] = partial(graph.ask, options.name, timeout=None, **params)
    else:
        text = options.sparql if options.sparql is not None else _text(options.file)
        work = partial(graph.query, text, timeout=None, **params)
    found = in_time(work, options.timeout or None)
    for note in () if options.name else unknown_terms(text):
        print(f"triptych: note: {note}", file=sys.stderr)
    kind = "ttl" if isinstance(found, Triples) else "table"
    sys.stdout.write(found.write(options.format or kind).rstrip("\n") + "\n")
    if options.cite:
        print(_citation(text, params, graph.reader.number), file=sys.stderr)


def _citation(text: str, params: Mapping[str, str], snapshot: str) -> str:
    from datetime import UTC, datetime  # who asks without citing need not wait for any of this

    from graph.publish import cite_query, imprint

    day = datetime.now(UTC).date().isoformat()
    return cite_query(text, imprint(os.environ), snapshot=snapshot, day=day, values=params)


def _question(name: str) -> str:
    from graph.questions import question  # who asks in SPARQL need not wait for it

    return question(name).sparql


def _pair(text: str) -> tuple[str, str]:
    name, mark, value = text.partition("=")
    if not mark:
        raise BadInput(f"--param {text!r}: expected NAME=VALUE, such as region=ITC1")
    return name, value


def _text(file: str) -> str:
    try:
        return Path(file).read_text(encoding="utf-8")
    except OSError as error:
        raise BadInput(f"{file}: cannot be read ({error.strerror}); check the path and its permissions") from error
    except UnicodeDecodeError as error:
        raise BadInput(f"{file}: is not text in UTF-8 from byte {error.start} on; save it as UTF-8") from error
