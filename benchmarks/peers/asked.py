"""A peer that answers queries: run by the Python of its own environment, as ``asked.py PEER FACTS.nt``.

It reads the facts, says how long that took, and then for each line of JSON (a query) says the seconds of one answer,
all rows taken, and how many rows there were. Nothing of this project is imported.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable

ENOUGH = 0.05
"""Seconds after which a query is not repeated."""


def rdflib(facts: str) -> Callable[[str], int]:
    """Rdflib with its store in memory."""
    import rdflib

    graph = rdflib.Graph()
    graph.parse(facts, format="nt")
    return lambda sparql: len(list(graph.query(sparql)))


def oxrdflib(facts: str) -> Callable[[str], int]:
    """Rdflib over Oxigraph's store in memory."""
    import rdflib

    graph = rdflib.Graph(store="Oxigraph")
    graph.parse(facts, format="ox-nt", transactional=False)
    return lambda sparql: len(list(graph.query(sparql)))


def maplib(facts: str) -> Callable[[str], int]:
    """maplib, whose answers are data frames: of the rest only whether there is an answer is asked."""
    from maplib import Model

    model = Model()
    model.read(facts, format="ntriples")

    def ask(sparql: str) -> int:
        found = model.query(sparql)
        return len(found) if hasattr(found, "__len__") else 1

    return ask


def taken(ask: Callable[[str], int], sparql: str) -> dict[str, float]:
    """Seconds of one answer, the mean of as many as fit into a moment, and its rows."""
    rows, began, times = 0, time.perf_counter(), 0
    while True:
        rows = ask(sparql)
        times += 1
        took = time.perf_counter() - began
        if took > ENOUGH or times == 1000:
            return {"seconds": took / times, "rows": rows}


def main() -> None:
    """Answer until nobody asks any more."""
    began = time.perf_counter()
    ask = {"rdflib": rdflib, "oxrdflib": oxrdflib, "maplib": maplib}[sys.argv[1]](sys.argv[2])
    print(json.dumps({"seconds": time.perf_counter() - began}), flush=True)
    for line in sys.stdin:
        try:
            print(json.dumps(taken(ask, json.loads(line))), flush=True)
        except Exception as error:  # noqa: BLE001 - whatever a peer cannot do is told, not guarded against
            print(json.dumps({"error": f"{type(error).__name__}: {error}"[:200]}), flush=True)


if __name__ == "__main__":
    main()
