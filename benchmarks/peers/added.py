"""rdflib takes quads in, term by term: ``added.py QUADS.tsv`` prints the seconds, by the Python of its environment.

A line holds subject, predicate, object, its language, its datatype ('' for an IRI) and the graph ('' for the default
one), with tabs between. Reading the lines is not counted.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from rdflib import Dataset, Literal, URIRef


def main(file: Path) -> None:
    """Add all quads to a data set in memory."""
    rows = [line.split("\t") for line in file.read_text(encoding="utf-8").split("\n")[:-1]]
    dataset = Dataset()
    began, worked = time.perf_counter(), time.process_time()
    for subject, predicate, value, language, datatype, graph in rows:
        if datatype:
            made = Literal(value, lang=language) if language else Literal(value, datatype=URIRef(datatype))
        else:
            made = URIRef(value)
        where = dataset.graph(URIRef(graph)) if graph else dataset.default_graph
        where.add((URIRef(subject), URIRef(predicate), made))
    print(json.dumps([time.perf_counter() - began, time.process_time() - worked]))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
