"""``triptych app``: the explorer and the SPARQL service in one process."""

from __future__ import annotations

import argparse
import os
import sys
from dataclasses import asdict
from importlib import import_module
from pathlib import Path

import triptych
from graph import store
from graph.publish.imprint import imprint, variable


def run(options: argparse.Namespace) -> None:
    """Serve until interrupted."""
    graph = triptych.open(options.store)
    if store.current(graph.folder) is None:
        print(
            f"triptych: note: {graph.folder} is no store yet; 'triptych load PATH --store {graph.folder}' makes one",
            file=sys.stderr,
        )
    os.environ["TRIPTYCH_STORE"] = str(graph.folder.absolute())
    for name, given in (
        ("TRIPTYCH_LIMITS", options.limit),
        ("TRIPTYCH_ORIGINS", options.origin),
        ("TRIPTYCH_SERVERS", options.server),
    ):
        os.environ[name] = " ".join([os.environ.get(name, ""), *given]).strip()
    told = {"title": options.title, "publisher": options.publisher, "licence": options.licence}
    said = imprint(os.environ, **told, release=options.release)  # what is no licence is refused now
    os.environ |= {variable(name): value for name, value in asdict(said).items()}
    os.environ |= {
        "TRIPTYCH_HOST": options.host,
        "TRIPTYCH_UPDATES": options.updates,
        "TRIPTYCH_TOKENS": options.tokens,
        "TRIPTYCH_UPDATE_ANY_GRAPH": "yes" if options.update_any_graph else "",
        "TRIPTYCH_LOG": options.log,
        "TRIPTYCH_LOG_ADDRESSES": "yes" if options.log_addresses else "",
    }
    home = Path(__file__).resolve().parent.parent
    home = home if (home / "app.py").is_file() else home.parent
    if str(home) not in sys.path:
        sys.path.insert(0, str(home))
    explorer = import_module("app")
    print(f"Triptych: http://{options.host}:{options.port} (store {graph.folder}; stop with Ctrl+C)", flush=True)
    explorer.app.run(config={"server.port": options.port, "server.address": options.host, "server.headless": True})
