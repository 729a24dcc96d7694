"""``triptych serve``: SPARQL and linked data over HTTP, without the explorer."""

from __future__ import annotations

import argparse
import os
import sys

import triptych
from graph import store
from graph.errors import BadInput
from graph.publish.imprint import imprint
from graph.service import Service
from graph.service.limits import limits_of
from graph.service.permission import permission
from graph.service.record import log_to


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
    allowed = permission(options.updates, options.host, options.tokens, os.environ, options.update_any_graph)
    service = Service(
        folder,
        limits_of([*os.environ.get("TRIPTYCH_LIMITS", "").split(), *options.limit]),
        origins=[*os.environ.get("TRIPTYCH_ORIGINS", "").split(), *options.origin],
        log=log_to(options.log),
        addresses=options.log_addresses,
        permission=allowed,
        servers=[*os.environ.get("TRIPTYCH_SERVERS", "").split(), *options.server],
        imprint=imprint(
            os.environ,
            title=options.title,
            publisher=options.publisher,
            licence=options.licence,
            release=options.release,
        ),
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
