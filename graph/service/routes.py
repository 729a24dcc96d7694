"""The routes of the service and what must happen before the first and after the last call."""

from __future__ import annotations

import os
import socket
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from anyio import CapacityLimiter, to_thread
from starlette.convertors import Convertor, register_url_convertor
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import Request as Call
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route
from starlette.types import Receive, Scope, Send

from graph.errors import StoreError
from graph.iri import BASE
from graph.library import Library
from graph.publish.imprint import Imprint
from graph.service import sparql, terms, things
from graph.service.description import Holding, description, holding
from graph.service.dumps import Dumps
from graph.service.feed import feed
from graph.service.limits import Limits, Page, Refused, Reply, Request
from graph.service.openapi import openapi
from graph.service.permission import Permission
from graph.service.pool import Pool
from graph.service.record import Record, Write
from graph.service.state import edition
from graph.service.updating import Change, Changed, Updater
from graph.store import current

_READ = ("GET", "HEAD", "OPTIONS")
_OURS = (
    "id",
    "doc",
    "vocab",
    "graph",
    "data",
    "page",
    "sparql",
    "dumps",
    "ontology",
    "catalog",
    "feed.atom",
    "health",
    "openapi.json",
)
_EXPLORERS = "data"
"""Of these, what names a page of the explorer, too: ``/data`` is the page, ``/data/…`` ours."""
Handler = Callable[[Call], Awaitable[Response]]


class _Anything(Convertor[str]):
    r"""Any text in a route; Starlette's own stops at a line end, so ``/id/a%0Ab`` would fall through to Streamlit."""

    regex = r"[\s\S]*"

    def convert(self, value: str) -> str:
        """The text itself."""
        return value

    def to_string(self, value: str) -> str:
        """The text itself."""
        return value


register_url_convertor("anything", _Anything())


class Service:
    """SPARQL and linked data over one store, as routes that any Starlette application can take.

    ``origins`` are the websites whose scripts may read the answers (``*`` for all). By default none may:
    the store may hold what is not public, and any page open in the same browser could ask. ``log`` is told
    a line for each call, with the client's address where ``addresses`` is set. ``permission`` says who may update:
    nobody, where it is not given. ``servers`` are those that queries may call by SERVICE. ``imprint`` is what is said
    of whose graph it is.
    """

    def __init__(
        self,
        folder: Path,
        limits: Limits | None = None,
        origins: Sequence[str] = (),
        *,
        log: Write | None = None,
        addresses: bool = False,
        permission: Permission | None = None,
        servers: Sequence[str] = (),
        imprint: Imprint | None = None,
    ) -> None:
        self.imprint = imprint or Imprint()
        self.folder, self.origins = folder, tuple(origins)
        self.pool = Pool(folder, limits, servers)
        self.permission = permission or Permission()
        self.updater = Updater(folder, self.pool.limits, anywhere=self.permission.anywhere)
        self._dumps = Dumps(folder, self.pool.limits.patience, self.imprint)
        self._held: tuple[str | None, Holding] = None, Holding()
        self._log, self._addresses, self._alone = log, addresses, False
        # threads of their own: queries that wait must not keep Streamlit from serving its files
        self._threads = CapacityLimiter(self.pool.limits.workers + self.pool.limits.queue + 1)
        self._writing = CapacityLimiter(self.pool.limits.queue + 2)

    def routes(self, alone: bool = False) -> list[BaseRoute]:
        """The routes; each brings its own CORS, since the explorer's own addresses must stay closed to others.

        Every other address under our prefixes is 404, and every other method 405: Streamlit answers 200 with its
        page for what it does not know. ``alone`` is for a server without the explorer.
        """
        self._alone = alone
        logged = [Middleware(Record, write=self._log, addresses=self._addresses)] if self._log else []
        sharing = Middleware(
            CORSMiddleware,
            allow_origins=self.origins,
            allow_methods=["*"],
            allow_headers=["*"],
            expose_headers=["ETag", "Link"],
        )
        shared = [*logged, sharing] if self.origins else logged

        def route(path: str, handler: Handler, *methods: str, open_to_others: bool = True) -> list[BaseRoute]:
            middleware = shared if open_to_others else logged
            return [
                Route(path, handler, methods=methods, middleware=middleware),
                Route(path, _Only(methods), middleware=logged),
            ]

        return [
            *route("/sparql", self._sparql, *_READ, "POST"),
            *route("/id/{kind}/{key:anything}", self._thing, *_READ),
            *route("/doc/{key:anything}", self._thing, *_READ),
            *route("/vocab/{key:anything}", self._thing, *_READ),
            *route("/graph/{key:anything}", self._thing, *_READ),
            *route("/ontology", terms.ontology, *_READ),
            *route("/ontology.{form}", terms.ontology, *_READ),
            *route("/page/{path:anything}", self._page, *_READ),
            *route("/data/{path:anything}", self._data, *_READ),
            *route("/dumps", self._dumps.listing, *_READ),
            *route("/dumps/{name}", self._dumps.dump, *_READ),
            *route("/catalog", self._dumps.catalog, *_READ),
            *route("/catalog.{form}", self._dumps.catalog, *_READ),
            *route("/feed.atom", self._feed, *_READ),
            *route("/health", self._health, "GET", "HEAD", open_to_others=False),
            *route("/openapi.json", self._openapi, *_READ),
            *(
                Route(f"/{name}{rest}", _Only(None), middleware=logged)
                for name in _OURS
                for rest in ("", "/{rest:anything}")
                if alone or (name, rest) != (_EXPLORERS, "")
            ),
            *([Route("/{rest:anything}", _Only(None), middleware=logged)] if alone else []),
        ]

    @asynccontextmanager
    async def lifespan(self, _: Any) -> AsyncIterator[None]:
        """Open for calls inside, workers ended afterwards."""
        answer_at_once()
        try:
            yield
        finally:
            self.pool.close()
            self.updater.close()

    async def ask(self, request: Request | Page) -> Reply:
        """The whole answer to a query, or a page; raises Refused."""
        return await to_thread.run_sync(self.pool.ask, request, limiter=self._threads)

    async def update(self, change: Change) -> Changed:
        """Do an update, whole; raises Refused."""
        return await to_thread.run_sync(self.updater.update, change, limiter=self._writing)

    @property
    def _endpoint(self) -> sparql.Endpoint:
        return sparql.Endpoint(
            self.folder,
            self.pool.limits,
            self.permission,
            self.ask,
            self.update,
            self._described,
            self.imprint.release,
        )

    async def _described(self, address: str, form: str) -> str:
        """The service's description; what it holds is counted once for each state of the store."""
        state = edition(self.folder)
        if state is not None and self._held[0] != state:
            self._held = state, await to_thread.run_sync(holding, self.pool, limiter=self._threads)
        held = self._held[1] if state is not None else None
        return description(address, form, held, updates=bool(self.permission), federation=self.pool.servers)

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
        return await sparql.answer(call, self._endpoint)

    async def _thing(self, call: Call) -> Response:
        return await things.redirect(call, self.ask, self.base())

    async def _page(self, call: Call) -> Response:
        return await things.page(call, self.ask, self.base(), self.folder, self.pool.limits.patience, not self._alone)

    async def _data(self, call: Call) -> Response:
        return await things.data(call, self.ask, self.base(), self.folder, self.pool.limits.patience)

    async def _feed(self, call: Call) -> Response:
        limits = self.pool.limits
        return await feed(call, self.folder, limits.seconds, limits.patience, not self._alone)

    async def _health(self, _: Call) -> Response:
        try:
            number = current(self.folder)
        except StoreError:
            number = None
        status = "ok" if number else "no store"
        known = {"status": status, "snapshot": number}
        return JSONResponse(known, status_code=200 if number else 503, headers={"Cache-Control": "no-store"})

    async def _openapi(self, call: Call) -> Response:
        return JSONResponse(openapi(str(call.base_url).rstrip("/")))


class _Only:
    """What answers for an address the calls that are not for it: 405 where it takes other methods, else 404."""

    def __init__(self, methods: Sequence[str] | None) -> None:
        self._methods = methods

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse the call."""
        path = Call(scope).url.path
        if self._methods is None:
            made = sparql.refused(Refused(404, f"{path}: nothing here"))
        else:
            made = sparql.refused(Refused(405, f"{path}: takes {', '.join(self._methods)}"))
            made.headers["Allow"] = ", ".join(self._methods)
        await made(scope, receive, send)


def answer_at_once() -> int:
    """The number of listening sockets of this process that were told to send small answers without delay.

    Streamlit makes its socket without a protocol number, so asyncio leaves Nagle's algorithm on and every answer on a
    kept connection waits some 40 ms for the client's acknowledgement. Accepted sockets inherit the option.
    """
    told = 0
    for path in sorted(Path("/dev/fd").iterdir()) if Path("/dev/fd").is_dir() else []:
        try:
            number = os.dup(int(path.name))
        except OSError:
            continue  # already closed
        try:
            copy = socket.socket(fileno=number)
        except OSError:
            os.close(number)  # no socket
            continue
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
