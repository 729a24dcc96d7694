"""A store whose queries end: each is answered by a worker process that is stopped when its time is over."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from graph.service.limits import Limits, Request
from graph.service.process import Process
from graph.store import Reader

if TYPE_CHECKING:
    from graph.service.pool import Pool


class BoundedReader:
    """A store's newest state, as `graph.store.Reader`, whose queries run in a worker.

    ``worker`` is the process, or a pool of such: pyoxigraph neither stops nor hears Ctrl+C before a query is over, and
    a process can be ended.
    """

    def __init__(self, reader: Reader, worker: Process | Pool) -> None:
        self._reader, self.worker = reader, worker

    def query(self, sparql: str, **options: Any) -> Any:
        """The answer as pyoxigraph gives it; prefixes and base are the store's. Raises Refused."""
        reply = self.worker.ask(Request(sparql, rows="json", triples="nt"))
        if reply.form == "nt":
            return [quad.triple for quad in ox.parse(reply.body, format=ox.RdfFormat.N_TRIPLES)]
        return ox.parse_query_results(reply.body, ox.QueryResultsFormat.JSON)

    def match(self, subject: Any = None, predicate: Any = None, object: Any = None, graph: Any = None) -> Any:  # noqa: A002 - as in Reader
        """The quads of a pattern, which need no bound."""
        return self._reader.match(subject, predicate, object, graph)


@contextmanager
def bounded(reader: Reader, folder: Path, seconds: float) -> Iterator[BoundedReader]:
    """The same store with so many seconds for each query; answers may be of any size.

    The worker ends with the block, whatever ends that.
    """
    worker = Process(folder, Limits(workers=1, seconds=seconds, bytes=sys.maxsize, memory=0))
    try:
        yield BoundedReader(reader, worker)
    finally:
        worker.end()
