"""``triptych serve``: SPARQL and linked data over HTTP, without the explorer."""

from __future__ import annotations

import argparse
import os
import sys

import triptych
from graph import store
from graph.errors import BadInput
from graph.service import Service
from graph.service.limits import limits_of
from graph.service.record import Write


def run(options: argparse.Namespace) -> None:
    """Serve until interrupted."""
    from graph.service.serving import serve

    graph = triptych.open(options.store)
    folder = graph.folder.absolute()
    if store.current(folder) is None:
        print(
            f"triptych: note: {folder} is no store yet; 'triptych load PATH --store {folder}' makes one",
            file=sys.stderr,
        )
    service = Service(
        folder,
        limits_of([*os.environ.get("TRIPTYCH_LIMITS", "").split(), *options.limit]),
        origins=[*os.environ.get("TRIPTYCH_ORIGINS", "").split(), *options.origin],
        log=_log(options.log),
        addresses=options.log_addresses,
    )
    try:
        serve(
            service,
            options.host,
            options.port,
            lambda at: print(f"Triptych: {at} (store {folder}; stop with Ctrl+C)", flush=True),
        )
    except OSError as error:
        raise BadInput(
            f"{options.host}:{options.port}: cannot listen there ({error.strerror}); choose another --port or --host"
        ) from error


def _log(file: str) -> Write | None:
    """What writes a line of the access log at once."""
    if file == "none":
        return None
    try:
        out = sys.stderr if file == "-" else open(file, "a", encoding="utf-8")  # noqa: SIM115, PTH123 - open as long as it serves
    except OSError as error:
        raise BadInput(f"{file}: the access log cannot be written ({error.strerror})") from error
    return lambda line: print(line, file=out, flush=True)
