"""The routes of the service and what must happen before the first and after the last call."""

from __future__ import annotations

import os
import socket
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from anyio import CapacityLimiter, to_thread
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import Request as Call
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from graph.iri import BASE
from graph.library import Library
from graph.service import sparql, things
from graph.service.limits import Limits, Refused, Reply, Request
from graph.service.pool import Pool
from graph.store import current

_READ = ["GET", "HEAD", "OPTIONS"]
_OURS = ("id", "doc", "vocab", "graph", "data", "page", "sparql", "dumps")
Handler = Callable[[Call], Awaitable[Response]]


class Service:
    """SPARQL and linked data over one store, as routes that any Starlette application can take.

    ``origins`` are the websites whose scripts may read the answers (``*`` for all). By default none may:
    the store may hold what is not public, and any page open in the same browser could ask.
    """

    def __init__(self, folder: Path, limits: Limits | None = None, origins: Sequence[str] = ()) -> None:
        self.folder, self.origins = folder, tuple(origins)
        self.pool = Pool(folder, limits)
        # threads of their own: queries that wait must not keep Streamlit from serving its files
        self._threads = CapacityLimiter(self.pool.limits.workers + self.pool.limits.queue + 1)

    def routes(self) -> list[BaseRoute]:
        """The routes; each brings its own CORS, since the explorer's own addresses must stay closed to others.

        Every other address under our prefixes is 404: Streamlit answers 200 with its page for what it does not know.
        """
        sharing = Middleware(CORSMiddleware, allow_origins=self.origins, allow_methods=["*"], allow_headers=["*"])
        shared = [sharing] if self.origins else []

        def route(path: str, handler: Handler, methods: list[str]) -> Route:
            return Route(path, handler, methods=methods, middleware=shared)

        return [
            route("/sparql", self._sparql, [*_READ, "POST"]),
            route("/id/{kind}/{key:path}", self._thing, _READ),
            route("/doc/{key:path}", self._thing, _READ),
            route("/data/{path:path}", self._data, _READ),
            Route("/health", self._health, methods=["GET", "HEAD"]),
            *(Route(f"/{name}/{{rest:path}}", _nothing, methods=[*_READ, "POST"]) for name in _OURS),
        ]

    @asynccontextmanager
    async def lifespan(self, _: Any) -> AsyncIterator[None]:
        """Open for calls inside, workers ended afterwards."""
        answer_at_once()
        try:
            yield
        finally:
            self.pool.close()

    async def ask(self, request: Request) -> Reply:
        """The whole answer to a query; raises Refused."""
        return await to_thread.run_sync(self.pool.ask, request, limiter=self._threads)

    def base(self) -> str:
        """What the IRIs of the store's things begin with."""
        if not (self.folder / "library.sqlite").exists():
            return BASE
        library = Library(self.folder)
        try:
            return library.setting("base") or BASE
        finally:
            library.close()

    async def _sparql(self, call: Call) -> Response:
        return await sparql.answer(call, self.ask, self.pool.limits.text)

    async def _thing(self, call: Call) -> Response:
        return await things.redirect(call, self.ask, self.base())

    async def _data(self, call: Call) -> Response:
        return await things.data(call, self.ask, self.base())

    async def _health(self, _: Call) -> Response:
        return JSONResponse({"status": "ok", "snapshot": current(self.folder)}, headers={"Cache-Control": "no-store"})


async def _nothing(call: Call) -> Response:
    return sparql.refused(Refused(404, f"{call.url.path}: nothing here"))


def answer_at_once() -> int:
    """The number of listening sockets of this process that were told to send small answers without delay.

    Streamlit makes its socket without a protocol number, so asyncio leaves Nagle's algorithm on and every answer on a
    kept connection waits some 40 ms for the client's acknowledgement. Accepted sockets inherit the option.
    """
    told = 0
    for path in sorted(Path("/dev/fd").iterdir()) if Path("/dev/fd").is_dir() else []:
        try:
            copy = socket.socket(fileno=os.dup(int(path.name)))
        except OSError:
            continue  # no socket, or already closed
        with copy:
            if (
                copy.type == socket.SOCK_STREAM
                and copy.family in (socket.AF_INET, socket.AF_INET6)
                and not _connected(copy)
            ):
                copy.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                told += 1
    return told


def _connected(one: socket.socket) -> bool:
    try:
        one.getpeername()
    except OSError:
        return False
    return True
