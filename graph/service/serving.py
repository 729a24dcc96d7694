"""The service by itself, without the explorer: an HTTP server that waits for nobody for ever."""

from __future__ import annotations

import asyncio
import resource
import socket
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import uvicorn
from starlette.applications import Starlette
from uvicorn.protocols.http.h11_impl import H11Protocol

from graph.service.routes import Service

_HEAD = 65_536
"""Bytes of a call's first line and headers together; a longer query is posted."""
_TURN = 0.0005
"""Seconds after which a thread lets another one go on: with Python's own 5 ms answers wait longer than they take."""
_SPARE = 100
"""Numbers of files that are kept for workers and the store."""


def serve(service: Service, host: str, port: int, ready: Callable[[str], None]) -> None:
    """Answer until interrupted; ``ready`` is told the address as soon as calls are taken. Raises OSError."""
    sys.setswitchinterval(_TURN)
    listening = _listen(host, port)
    app = Starlette(routes=service.routes(alone=True), lifespan=service.lifespan)
    config = uvicorn.Config(
        app,
        http=_protocol(service.pool.limits.patience),
        ws="none",
        lifespan="on",
        log_config=None,
        access_log=False,
        server_header=False,
        timeout_keep_alive=max(1, int(service.pool.limits.patience)),
        timeout_graceful_shutdown=1,
        limit_concurrency=_connections(),
        h11_max_incomplete_event_size=_HEAD,
    )
    name = f"[{host}]" if ":" in host else host
    ready(f"http://{name}:{listening.getsockname()[1]}")  # the socket listens: calls wait until they are taken
    with suppress(KeyboardInterrupt):  # uvicorn stops, and sends the signal again
        uvicorn.Server(config).run(sockets=[listening])


def _listen(host: str, port: int) -> socket.socket:
    family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    made = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        made.bind(address)
    except OSError:
        made.close()
        raise
    made.listen(2048)
    return made


def _connections() -> int:
    """How many connections may be open at once: as many as the system allows, some kept back."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    most = min(hard, 65_536) if hard != resource.RLIM_INFINITY else 65_536
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, most), hard))
    return max(64, resource.getrlimit(resource.RLIMIT_NOFILE)[0] - _SPARE)


def _protocol(patience: float) -> type[asyncio.Protocol]:
    class Patient(H11Protocol):
        """A connection that is closed where its first call does not come: uvicorn would wait for ever."""

        def connection_made(self, transport: Any) -> None:
            super().connection_made(transport)
            self.loop.call_later(patience, self._close_if_silent)

        def _close_if_silent(self) -> None:
            if self.cycle is None and not self.transport.is_closing():
                self.transport.close()

    return Patient
