"""The whole graph as files, and the catalogue that tells of them: each streamed from a process of its own."""

from __future__ import annotations

import json
import time
from collections.abc import AsyncIterator
from dataclasses import asdict
from pathlib import Path

from anyio import CapacityLimiter, WouldBlock, fail_after, to_thread
from starlette.requests import Request as Call
from starlette.responses import RedirectResponse, Response
from starlette.types import Receive, Scope, Send

from graph.child import Child, Ended
from graph.publish.imprint import Imprint
from graph.publish.template import escaped
from graph.service.catalog import DUMPS, dump_name
from graph.service.edition import unless_known
from graph.service.limits import Refused
from graph.service.negotiation import choose
from graph.service.pages import framed
from graph.service.sending import answer
from graph.service.sparql import refused
from graph.service.state import edition

_EXPORTER = Path(__file__).with_name("exporter.py")
_CATALOG = {"ttl": "text/turtle", "jsonld": "application/ld+json"}
_FORMS = {kind: name for name, kind in _CATALOG.items()}
_AT_ONCE = 2
"""Dumps that are written at once; who comes then is asked to come again."""
_SILENT = 600.0
"""Seconds in which an exporter says something: it sorts all before the first line."""


class Dumps:
    """The dumps and the catalogue of a store; ``patience`` is how long a client may take for a piece."""

    def __init__(self, folder: Path, patience: float, imprint: Imprint) -> None:
        self._folder, self._patience, self._imprint = folder, patience, imprint
        self._running = CapacityLimiter(_AT_ONCE)

    async def listing(self, call: Call) -> Response:
        """The page that lists the dumps, or the way to the catalogue for who wants data; 406."""
        media = choose(call.headers.get("accept"), ["text/html", *_CATALOG.values()])
        if media is None:
            return refused(Refused(406, "the list of dumps comes as HTML, Turtle or JSON-LD"))
        if media != "text/html":
            return RedirectResponse(f"/catalog.{_FORMS[media]}", status_code=303, headers={"Vary": "Accept"})

        async def made() -> Response:
            rows = "".join(
                f'<tr><td><a href="/dumps/{dump_name(form)}">{dump_name(form)}</a></td><td>{escaped(words)}</td></tr>'
                for form, (_, _, words) in DUMPS.items()
            )
            about = '<p>Without persons. The <a href="/catalog">catalogue</a> tells of them as data.</p>'
            body = f"<h1>Dumps</h1>{about}<table>{rows}</table>"
            page = answer(framed("Dumps", "en", [], body), "text/html", self._patience)
            page.headers["Vary"] = "Accept"
            return page

        return await unless_known(call, self._folder, ("dumps",), made)

    async def dump(self, call: Call) -> Response:
        """One dump, as the address ends; 404 for another."""
        name = call.path_params["name"]
        form = next((form for form in DUMPS if dump_name(form) == name), None)
        if form is None:
            known = ", ".join(map(dump_name, DUMPS))
            return refused(Refused(404, f"{call.url.path}: nothing here; the dumps are {known}"))
        media = "application/gzip" if form.endswith(".gz") else DUMPS[form][0]
        return await self._answer(call, form, [], media, {"Content-Disposition": f'attachment; filename="{name}"'})

    async def catalog(self, call: Call) -> Response:
        """The catalogue in the form that the client takes, or that the address ends in; 404, 406."""
        form = call.path_params.get("form")
        if form is None:
            media = choose(call.headers.get("accept"), list(_CATALOG.values()))
            if media is None:
                return refused(Refused(406, "the catalogue comes as Turtle or JSON-LD"))
            form = _FORMS[media]
        if form not in _CATALOG:
            return refused(Refused(404, f"{call.url.path}: nothing here; the catalogue comes as .ttl or .jsonld"))
        told = [str(call.base_url).rstrip("/"), json.dumps(asdict(self._imprint))]
        return await self._answer(call, f"catalog.{form}", told, _CATALOG[form], {"Vary": "Accept"})

    async def _answer(
        self, call: Call, wanted: str, arguments: list[str], media: str, headers: dict[str, str]
    ) -> Response:
        async def made() -> Response:
            if edition(self._folder) is None:
                return refused(Refused(503, "there is no store to give out"))
            if call.method == "HEAD":
                return _without_length(Response(media_type=media, headers=headers))
            streamed = _Streamed(self._running, [str(self._folder), wanted, *arguments], media, headers)
            streamed.patience = self._patience
            try:
                await streamed.begin()
            except WouldBlock:
                return refused(Refused(429, f"{_AT_ONCE} dumps are being written already; come again"))
            except (Ended, TimeoutError):
                return refused(Refused(503, "it could not be written; the store may have just gone"))
            return streamed

        return await unless_known(call, self._folder, (wanted, *arguments), made)


class _Streamed(Response):
    """What an exporter writes, piece by piece; one that fails midway breaks the connection, so that half looks it."""

    patience = 30.0

    def __init__(self, running: CapacityLimiter, arguments: list[str], media: str, headers: dict[str, str]) -> None:
        super().__init__(media_type=media, headers=headers)
        _without_length(self)
        self._running, self._arguments = running, arguments
        self._child: Child | None = None
        self._first = b""

    async def begin(self) -> None:
        """Start the exporter and wait for its first bytes. Raises WouldBlock, Ended or TimeoutError."""
        self._running.acquire_on_behalf_of_nowait(self)
        try:
            self._child = Child(_EXPORTER, self._arguments)
            self._first = await to_thread.run_sync(self._piece)
        except BaseException:
            self._end()
            raise

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send it; a client that does not take a piece in time is left."""
        client = Call(scope, receive)
        try:
            await send({"type": "http.response.start", "status": self.status_code, "headers": self.raw_headers})
            async for piece in self._pieces():
                with fail_after(self.patience):
                    await send({"type": "http.response.body", "body": piece, "more_body": bool(piece)})
                if piece and await client.is_disconnected():
                    break
        finally:
            self._end()

    async def _pieces(self) -> AsyncIterator[bytes]:
        piece = self._first
        while piece:
            yield piece
            piece = await to_thread.run_sync(self._piece)
        yield b""

    def _piece(self) -> bytes:
        assert self._child is not None  # noqa: S101 - begun
        return self._child.piece(time.monotonic() + _SILENT)

    def _end(self) -> None:
        if self._child is not None:
            self._child.end()
        self._running.release_on_behalf_of(self)


def _without_length(response: Response) -> Response:
    """The response, whose length is known only when all of it is made."""
    del response.headers["content-length"]
    return response
