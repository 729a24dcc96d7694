"""A fixed number of worker processes on the newest snapshot, behind a queue that may not grow without end."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from graph.results import Results
from graph.service.answers import values
from graph.service.limits import Limits, Page, Refused, Reply, Request
from graph.service.process import Process
from graph.service.state import edition
from graph.sparql import called_servers, outside_call
from graph.store import current


class Pool:
    """Workers for one store; asked from any thread. They start when first needed and end with ``close``.

    Once a worker had to be ended, one more than may answer at once waits to take the place of the next: so the
    question after a hostile one does not wait for a process to start. ``inside`` counts the queries that are being
    answered or wait. ``servers`` are the addresses that a query may call by SERVICE; each that does has a process of
    its own, while all others are answered by processes that can make no connection.
    """

    def __init__(self, folder: Path, limits: Limits | None = None, servers: Iterable[str] = ()) -> None:
        self.folder, self.limits, self.servers = folder, limits or Limits(), frozenset(servers)
        self._free = threading.BoundedSemaphore(self.limits.workers)
        self._guard = threading.Lock()
        self._idle: list[Process] = []
        self._busy: set[Process] = set()
        self._spare: Process | None = None
        self._starting: threading.Thread | None = None
        self._wary = False
        self._seen: tuple[str | None, str | None] = None, None
        self.inside = 0
        self._closed = False

    def ask(self, request: Request | Page) -> Reply:
        """The whole answer of a worker that reads the newest snapshot; raises Refused.

        A worker that ran into a limit is replaced.
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
        calling = self.servers and isinstance(request, Request) and outside_call(request.sparql) is not None
        if calling and isinstance(request, Request):
            self._may_call(request)
        worker = self._reaching() if calling else self._worker()
        with self._guard:
            self._busy.add(worker)
            if self._closed:
                worker.kill()
        try:
            return worker.ask(request)
        finally:
            with self._guard:
                self._busy.discard(worker)
                keep = worker.is_alive() and not self._closed and not calling
                if keep:
                    self._idle.append(worker)
            if not keep:
                worker.end()
                self._wary = self._wary or not calling
            if self._wary:
                self._keep_spare()

    def results(self, sparql: str) -> Results:
        """The answer as values, for pages and prints; raises Refused."""
        reply = self.ask(Request(sparql, rows="json", triples="nt"))
        return values(reply)

    def _may_call(self, request: Request) -> None:
        """Raises Refused for a query that calls a server which is not among those allowed, or not by its address."""
        called = called_servers(request.sparql)
        if called is None or not called <= self.servers:
            known = ", ".join(f"<{one}>" for one in sorted(self.servers))
            raise Refused(403, f"SERVICE may call {known} and no other server, each by its whole address, unescaped")

    def _reaching(self) -> Process:
        """A worker for one query that calls other servers."""
        self._required()
        return Process(self.folder, self.limits, reaching=True)

    def _required(self) -> str:
        newest = self._newest()
        if newest is None:
            raise Refused(503, f"{self.folder}: no store here; make one with 'triptych load PATH'", code="no_store")
        return newest

    def _worker(self) -> Process:
        newest = self._required()
        with self._guard:
            worker = self._idle.pop() if self._idle else None
        if worker is None:
            worker = self._taken_spare()
        if worker is not None and worker.number == newest and worker.is_alive():
            return worker
        if worker is not None:
            worker.end()
        return Process(self.folder, self.limits)

    def _taken_spare(self) -> Process | None:
        with self._guard:
            starting = self._starting
        if starting is not None:
            starting.join()  # it began earlier than another that would be started now
        with self._guard:
            spare, self._spare = self._spare, None
        return spare

    def _keep_spare(self) -> None:
        """Begin to start a spare worker where there is none; nobody waits for it."""
        with self._guard:
            if not self._closed and self._spare is None and self._starting is None:
                self._starting = threading.Thread(target=self._start_spare, daemon=True)
                self._starting.start()

    def _start_spare(self) -> None:
        made = None
        with suppress(Refused):  # the next question says what is wrong
            made = Process(self.folder, self.limits)
        with self._guard:
            self._starting = None
            if not self._closed:
                self._spare, made = made, None
        if made is not None:
            made.end()

    def _newest(self) -> str | None:
        """Number of the newest snapshot; the file that names it is read only where it is another than before."""
        state = edition(self.folder)
        seen, number = self._seen
        if state is None or state != seen:
            number = current(self.folder)
            self._seen = state, number
        return number

    def close(self) -> None:
        """End the workers, also those that are answering: whoever stops the service does not wait for a long query."""
        with self._guard:
            self._closed = True
            idle, self._idle = [*self._idle, *([self._spare] if self._spare else [])], []
            self._spare, starting = None, self._starting
            for worker in self._busy:
                worker.kill()
        for worker in idle:
            worker.end()
        if starting is not None:
            starting.join()
