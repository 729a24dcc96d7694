"""The process that writes a dump or the catalogue of a store to its standard output: one snapshot, no socket but to
the server that holds the graph.

Started as ``python -I exporter.py STORE FORMAT`` for a dump, and as ``… STORE catalog.FORM ADDRESS IMPRINT`` for the
catalogue of the service at an address, with what is said of whose graph it is as JSON. Persons are in neither. It ends
when nobody reads what it writes.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))  # -I leaves the folder that holds graph/ out

from graph.confinement import no_sockets, one_heap
from graph.export import export
from graph.iri import BASE
from graph.library import Library
from graph.publish.imprint import Imprint
from graph.service.catalog import catalog
from graph.store import open_snapshot


def main(folder: Path, wanted: str, address: str = "", imprint: str = "{}") -> None:
    """Write what is wanted."""
    os.nice(5)  # who asks a question waits for it; a dump can take its time
    one_heap()
    library = Library(folder)
    try:
        base = library.setting("base") or BASE
    finally:
        library.close()
    with open_snapshot(folder) as snapshot:
        if snapshot.files is not None:
            no_sockets()
        kind, _, form = wanted.partition(".")
        if kind == "catalog":
            made = catalog(snapshot, base, address, Imprint(**json.loads(imprint)))
            sys.stdout.buffer.write(made.to_turtle() if form == "ttl" else made.to_jsonld())
        else:
            export(snapshot, sys.stdout.buffer, wanted, base=base)
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:5])
