"""A fixed number of worker processes on the newest snapshot, behind a queue that may not grow without end."""

from __future__ import annotations

import threading
from pathlib import Path

from graph.results import Results
from graph.service.answers import values
from graph.service.limits import Limits, Page, Refused, Reply, Request
from graph.service.process import Process
from graph.store import current


class Pool:
    """Workers for one store; asked from any thread. They start when first needed and end with ``close``.

    ``inside`` counts the queries that are being answered or wait.
    """

    def __init__(self, folder: Path, limits: Limits | None = None) -> None:
        self.folder, self.limits = folder, limits or Limits()
        self._free = threading.BoundedSemaphore(self.limits.workers)
        self._guard = threading.Lock()
        self._idle: list[Process] = []
        self._busy: set[Process] = set()
        self.inside = 0
        self._closed = False

    def ask(self, request: Request | Page) -> Reply:
        """The whole answer of a worker that reads the newest snapshot; raises Refused.

        A worker that ran into a limit is replaced by the next question.
        """
        if isinstance(request, Request) and len(request.sparql) > self.limits.text:
            raise Refused(413, f"the query is longer than {self.limits.text:,} characters")
        with self._guard:
            if self.inside >= self.limits.workers + self.limits.queue:
                raise Refused(429, "too many queries are waiting; try again in a moment")
            self.inside += 1
        try:
            with self._free:
                return self._answer(request)
        finally:
            with self._guard:
                self.inside -= 1

    def _answer(self, request: Request | Page) -> Reply:
        worker = self._worker()
        with self._guard:
            self._busy.add(worker)
            if self._closed:
                worker.kill()
        try:
            return worker.ask(request)
        finally:
            with self._guard:
                self._busy.discard(worker)
                keep = worker.is_alive() and not self._closed
                if keep:
                    self._idle.append(worker)
            if not keep:
                worker.end()

    def results(self, sparql: str) -> Results:
        """The answer as values, for pages and prints; raises Refused."""
        reply = self.ask(Request(sparql, rows="json", triples="nt"))
        return values(reply)

    def _worker(self) -> Process:
        newest = current(self.folder)
        if newest is None:
            raise Refused(503, f"{self.folder}: no store here; make one with 'triptych load PATH'")
        with self._guard:
            worker = self._idle.pop() if self._idle else None
        if worker is not None and worker.number == newest and worker.is_alive():
            return worker
        if worker is not None:
            worker.end()
        return Process(self.folder, self.limits)

    def close(self) -> None:
        """End the workers, also those that are answering: whoever stops the service does not wait for a long query."""
        with self._guard:
            self._closed = True
            idle, self._idle = self._idle, []
            for worker in self._busy:
                worker.kill()
        for worker in idle:
            worker.end()
