"""A small web server whose every byte a test decides, and time that passes only when somebody sleeps."""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http.client import HTTPException, HTTPMessage, parse_headers
from io import BytesIO
from typing import Self

Reply = bytes | Callable[[socket.socket], None]


@dataclass(slots=True)
class FakeTime:
    """Seconds that pass only in ``sleep``; ``slept`` are the pauses."""

    now: float = 1000.0
    slept: list[float] = field(default_factory=list)

    def clock(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(round(seconds, 6))
        self.now += seconds


@dataclass(frozen=True, slots=True)
class Asked:
    """A request as it arrived, and when by the test's clock."""

    target: str
    headers: HTTPMessage
    at: float


def reply(
    content: bytes | str = b"",
    status: str = "200 OK",
    headers: Mapping[str, str] | None = None,
    *,
    kind: str = "text/html",
) -> bytes:
    """A whole answer with a right Content-Length, unless ``headers`` say another."""
    content = content.encode() if isinstance(content, str) else content
    told = {"Content-Type": kind, "Content-Length": str(len(content)), "Connection": "close"} | dict(headers or {})
    lines = [f"HTTP/1.1 {status}", *(f"{name}: {value}" for name, value in told.items() if value)]
    return "\r\n".join([*lines, "", ""]).encode("latin-1") + content


MISSING = reply("nothing here", "404 Not Found")


class Site:
    """A server on this machine: ``pages`` maps a request's target to its answer, or several in turn."""

    def __init__(self, pages: Mapping[str, Reply | list[Reply]], *, clock: Callable[[], float] = lambda: 0.0) -> None:
        self.pages = dict(pages)
        self.asked: list[Asked] = []
        self.names: list[str | None] = []
        self._clock = clock
        self._tls: ssl.SSLContext | None = None
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._socket.getsockname()[1]
        threading.Thread(target=self._serve, daemon=True).start()

    def encrypt(self, certificate: str) -> None:
        """Speak TLS from now on, and keep the names that were asked for in ``names``."""
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
        context.sni_callback = lambda _, name, __: self.names.append(name)
        self._tls = context

    def url(self, target: str = "/", host: str = "127.0.0.1", scheme: str = "http") -> str:
        return f"{scheme}://{host}:{self.port}{target}"

    @property
    def targets(self) -> list[str]:
        """What was asked for, in order, without robots.txt."""
        return [one.target for one in self.asked if one.target != "/robots.txt"]

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._socket.close()

    def _serve(self) -> None:
        while True:
            try:
                connection, _ = self._socket.accept()
            except OSError:
                return
            threading.Thread(target=self._answer, args=(connection,), daemon=True).start()

    def _answer(self, connection: socket.socket) -> None:
        try:
            with connection:
                wrapped = self._tls.wrap_socket(connection, server_side=True) if self._tls else connection
                with wrapped, wrapped.makefile("rb") as stream:
                    first = stream.readline()
                    if not first:
                        return
                    target = first.split()[1].decode("ascii")
                    headers = parse_headers(BytesIO(b"".join(iter(stream.readline, b"\r\n")) + b"\r\n"))
                    self.asked.append(Asked(target, headers, self._clock()))
                    found = self.pages.get(target, MISSING)
                    if isinstance(found, list):
                        found = found.pop(0) if len(found) > 1 else found[0]
                    if callable(found):
                        found(wrapped)
                    else:
                        wrapped.sendall(found)
        except (
            OSError,
            LookupError,
            ValueError,
            HTTPException,
        ):  # the client has gone, as it may, or speaks TLS to a plain server
            return
