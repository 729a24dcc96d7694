"""The access log: what was asked for and how it went, without who asked unless that is wanted."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from urllib.parse import quote, unquote

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from graph.errors import BadInput

Write = Callable[[str], object]


def log_to(file: str) -> Write | None:
    """What writes a line of the access log at once to a file, ``-`` for standard error, None for ``none``."""
    if file == "none":
        return None
    try:
        out = sys.stderr if file == "-" else open(file, "a", encoding="utf-8")  # noqa: SIM115, PTH123 - open as long as it serves
    except OSError as error:
        raise BadInput(f"{file}: the access log cannot be written ({error.strerror})") from error
    return lambda line: print(line, file=out, flush=True)


class Record:
    """An application that writes one line for each call of another.

    The line holds the time, the method, the path, the status, the bytes and the milliseconds. What follows the ``?``
    is left out: a query can name people. ``addresses`` puts the client's address before them.
    """

    def __init__(
        self,
        app: ASGIApp,
        write: Write,
        addresses: bool = False,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._app, self._write, self._addresses, self._clock = app, write, addresses, clock

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer the call, and write its line when the answer is out, or when there is none."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        begun, status, sent = time.monotonic(), 0, 0

        async def counted(message: Message) -> None:
            nonlocal status, sent
            if message["type"] == "http.response.start":
                status = message["status"]
            elif message["type"] == "http.response.body":
                sent += len(message.get("body", b""))
            await send(message)

        try:
            await self._app(scope, receive, counted)
        finally:
            took = round((time.monotonic() - begun) * 1000)
            who = [str((scope.get("client") or ["-"])[0])] if self._addresses else []
            when = self._clock().strftime("%Y-%m-%dT%H:%M:%SZ")
            self._write(
                " ".join([*who, when, scope["method"], _path(scope), str(status or "-"), str(sent), f"{took}ms"])
            )


def _path(scope: Scope) -> str:
    """The path without what could begin a line of its own."""
    raw = scope.get("raw_path") or quote(scope["path"]).encode()
    return quote(unquote(raw.decode("ascii", "replace").partition("?")[0]), safe="/:@!$&'()*+,;=-._~")
