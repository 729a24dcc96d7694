"""Connections that go where an address was checked, and end when a page's time is over."""

from __future__ import annotations

import math
import ssl
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpcore

from loaders.web.addresses import Resolve, reachable


class Deadline:
    """When the page that is being fetched has to be here; there is none before the first ``start``."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._end = math.inf

    def start(self, seconds: float) -> None:
        """Begin anew: the page has this long from now."""
        self._end = self._clock() + seconds

    def put_off(self, seconds: float) -> None:
        """Give back what was spent on waiting out of politeness."""
        self._end += seconds

    @property
    def is_over(self) -> bool:
        """Whether the time is up."""
        return self._clock() >= self._end

    def within(self, timeout: float | None) -> float:
        """Seconds that the next step may take; raises httpcore.ReadTimeout when the time is up."""
        if self.is_over:
            raise httpcore.ReadTimeout("the page's time is over")
        return min(math.inf if timeout is None else timeout, self._end - self._clock())


class TimedStream(httpcore.NetworkStream):
    """A connection each step of which ends by the deadline.

    A time-out alone would not do: who sends a byte a second never lets one pass.
    """

    def __init__(self, stream: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """The next bytes there are, at most so many."""
        return self._stream.read(max_bytes, self._deadline.within(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Send bytes."""
        self._stream.write(buffer, self._deadline.within(timeout))

    def close(self) -> None:
        """End the connection."""
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        """The same connection, encrypted."""
        inner = self._stream.start_tls(ssl_context, server_hostname, self._deadline.within(timeout))
        return TimedStream(inner, self._deadline)

    def get_extra_info(self, info: str) -> Any:
        """What the connection knows of itself."""
        return self._stream.get_extra_info(info)


class CheckedBackend(httpcore.NetworkBackend):
    """Opens connections to the very addresses that were checked, so that no second look-up can lead elsewhere.

    The name of the host stays that of the request: certificates and the Host header are held to
    it. ``checks`` is False for the way to a proxy, which the user named.
    """

    def __init__(self, deadline: Deadline, resolve: Resolve, *, allow_private: bool, checks: bool = True) -> None:
        self._deadline = deadline
        self._resolve = resolve
        self._allow_private = allow_private
        self._checks = checks
        self._backend = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """A connection to the first of a host's addresses that answers.

        Raises Unreachable for a shut or unknown host, httpcore.ConnectError where none answers.
        """
        addresses = self._addresses(host, port) if self._checks else (host,)
        for number, address in enumerate(addresses, 1):
            try:
                stream = self._backend.connect_tcp(
                    address, port, self._deadline.within(timeout), local_address, socket_options
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                if number == len(addresses):
                    raise
            else:
                return TimedStream(stream, self._deadline)
        raise httpcore.ConnectError("there is no address to connect to")

    def _addresses(self, host: str, port: int) -> tuple[str, ...]:
        """The checked addresses; a look-up knows no time-out, so it runs beside and is left to itself when late."""
        beside = ThreadPoolExecutor(1, "look-up")
        try:
            found = beside.submit(reachable, host, port, self._resolve, allow_private=self._allow_private)
            return found.result(self._deadline.within(None))
        except TimeoutError as error:
            raise httpcore.ConnectTimeout(f"{host} was not found in time") from error
        finally:
            beside.shutdown(wait=False)
