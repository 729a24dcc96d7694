"""The floor of storing: quads as text and into a store on disk; ``python -m benchmarks.bulk_once QUADS.tsv FOLDER``.

The columns are those of ``benchmarks/peers/added.py``. Reading them is not counted; prints seconds by the clock and of
the processor. With ``--file FACTS`` a file of N-Quads or N-Triples is loaded as it is.
"""

from __future__ import annotations

import io
import json
import sys
import time
from pathlib import Path

import pyoxigraph as ox

from graph.nquads import text

XSD_STRING = "http://www.w3.org/2001/XMLSchema#string"


def main(arguments: list[str]) -> None:
    """Write and load, or load alone."""
    if arguments[0] == "--file":
        began, worked = time.perf_counter(), time.process_time()
        store = ox.Store(arguments[2])
        form = ox.RdfFormat.N_TRIPLES if arguments[1].endswith(".nt") else ox.RdfFormat.N_QUADS
        store.bulk_load(path=arguments[1], format=form, lenient=True)
    else:
        rows = [line.split("\t") for line in Path(arguments[0]).read_text(encoding="utf-8").split("\n")[:-1]]
        began, worked = time.perf_counter(), time.process_time()
        store = ox.Store(arguments[1])
        lines = (
            f"<{subject}> <{predicate}> {_object(value, language, datatype)} {f'<{graph}>' if graph else ''} .\n"
            for subject, predicate, value, language, datatype, graph in rows
        )
        store.bulk_load(io.BytesIO("".join(lines).encode()), format=ox.RdfFormat.N_QUADS, lenient=True)
    store.flush()
    print(json.dumps([time.perf_counter() - began, time.process_time() - worked]))


def _object(value: str, language: str, datatype: str) -> str:
    if not datatype:
        return f"<{value}>"
    if language or datatype == XSD_STRING:
        return text(value, language or None)
    return f'"{value}"^^<{datatype}>'


if __name__ == "__main__":
    main(sys.argv[1:])
