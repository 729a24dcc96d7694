"""The conversation with a graph server over HTTP: one request, one answer, and what goes wrong in one sentence.

No redirect is followed, no proxy and no file of passwords is looked for. Name and password are those of
``TRIPTYCH_GRAPH_USER`` and ``TRIPTYCH_GRAPH_PASSWORD``; they are sent when the server asks, as Digest or Basic, and
stand nowhere else.
"""

from __future__ import annotations

import os
import weakref
from collections.abc import Generator, Iterable, Iterator, Mapping
from contextlib import contextmanager

import httpx

from graph.errors import BadQuery, StoreError
from graph.remote.server import masked

USER, PASSWORD = "TRIPTYCH_GRAPH_USER", "TRIPTYCH_GRAPH_PASSWORD"
SECONDS = 600.0
"""Seconds without a byte after which a request is given up; a query of a user has its own, shorter bound."""
_SAID = 300
"""Characters of a server's own words that are shown."""
_PIECE = 1 << 20


class Unreachable(StoreError):
    """A graph server that does not answer."""

    code = "server"


class NotLetIn(StoreError):
    """A graph server that asks for another name and password."""

    code = "server"


class Declined(StoreError):
    """A change that a graph server does not do; ``status`` is the HTTP status that it gave."""

    def __init__(self, message: str, status: int) -> None:
        super().__init__(message)
        self.status = status


class Wire:
    """Connections to one server; ``close`` lets go of them."""

    def __init__(self, url: str, environment: Mapping[str, str] = os.environ) -> None:
        self.url = url
        self._user, self._password = environment.get(USER, ""), environment.get(PASSWORD, "")
        self._auths: dict[str, _AsAsked] = {}
        self._client = httpx.Client(timeout=httpx.Timeout(SECONDS, connect=10.0), trust_env=False)
        weakref.finalize(self, self._client.close)  # readers fall out of caches without a word

    def close(self) -> None:
        """Let go of the connections."""
        self._client.close()

    def ask(self, address: str, sparql: str, accept: str, parameters: Iterable[tuple[str, str]] = ()) -> httpx.Response:
        """The whole answer to a query. Raises BadQuery for what the server cannot read or answer, StoreError else."""
        form: dict[str, list[str]] = {"query": [sparql]}
        for name, value in parameters:
            form.setdefault(name, []).append(value)
        with self._sent("POST", address, data=form, headers={"accept": accept}) as response:
            response.read()
            self._must_be_whole(response)
            return response

    @contextmanager
    def stream(self, address: str, accept: str) -> Iterator[Iterator[bytes]]:
        """What stands at an address, piece by piece."""
        with self._sent("GET", address, headers={"accept": accept}) as response:
            self._must_be_whole(response)
            yield response.iter_bytes(_PIECE)

    def update(self, address: str, sparql: str) -> None:
        """Do an update. Raises StoreError where the server refuses it."""
        headers = {"content-type": "application/sparql-update; charset=utf-8"}
        self._write("POST", address, {}, sparql.encode(), headers)

    def post(self, address: str, lines: bytes, media: str, graph: str | None = None) -> None:
        """Add triples to a graph, or quads to all graphs, by the Graph Store protocol."""
        where = {} if graph is None else {"graph": graph}
        self._write("POST", address, where, lines, {"content-type": media})

    def _write(
        self, method: str, address: str, parameters: Mapping[str, str], body: bytes, headers: Mapping[str, str]
    ) -> None:
        with self._sent(method, address, params=parameters or None, content=body, headers=headers) as response:
            if response.is_success:
                response.read()
                return
            raise Declined(
                f"{self.url}: the graph server refused a change ({self._said(response)})", response.status_code
            )

    def _must_be_whole(self, response: httpx.Response) -> None:
        """Raises where the server could not answer, or gives a part of the answer as if it were all."""
        if not response.is_success:
            said = self._said(response)
            if response.status_code in {400, 500, 501}:  # Virtuoso says 500 for what it cannot compute, too
                raise BadQuery(f"the graph server at {self.url} cannot answer: {said}")
            raise StoreError(f"{self.url}: the graph server did not answer ({said})")
        if "x-sql-state" in response.headers:  # Virtuoso's answer when its own time is over
            said = masked(response.headers.get("x-sql-message", ""))[:_SAID]
            raise BadQuery(f"the graph server at {self.url} gave a part of the answer only: {said}; ask for less")

    @contextmanager
    def _sent(self, method: str, address: str, **parts: object) -> Iterator[httpx.Response]:
        auth = self._auths.setdefault(address, _AsAsked(self._user, self._password))
        try:
            request = self._client.build_request(method, address, **parts)  # type: ignore[arg-type] # handed on as given
            response = self._client.send(request, auth=auth, stream=True)
            try:
                self._must_be_let_in(response, address)
                yield response
            finally:
                response.close()
        except httpx.TimeoutException as error:
            raise Unreachable(
                f"{self.url}: the graph server does not answer in time; is it busy, or is this another service?"
            ) from error
        except httpx.HTTPError as error:
            raise Unreachable(
                f"{self.url}: the graph server cannot be reached ({masked(str(error)) or type(error).__name__}); "
                "start it, or check the address"
            ) from error

    def _must_be_let_in(self, response: httpx.Response, address: str) -> None:
        if response.status_code in {401, 403}:
            given = "refuses this name and password" if self._user else "asks for a name and password"
            raise NotLetIn(f"{address}: the graph server {given}; set {USER} and {PASSWORD} to those of its user")
        if response.is_redirect:
            to = masked(response.headers.get("location", "elsewhere"))
            raise StoreError(f"{address}: the graph server sends on to {to}; give that address")

    def _said(self, response: httpx.Response) -> str:
        """The status, and the first words of what the server says of it."""
        response.read()
        words = " ".join(masked(response.text).split("\n\n", 1)[0].split())
        return f"{response.status_code}: {words[:_SAID]}" if words else str(response.status_code)


class _AsAsked(httpx.Auth):
    """Name and password as the server asks for them: not at all, by Digest, or by Basic."""

    requires_response_body = False

    def __init__(self, user: str, password: str) -> None:
        self._user, self._password = user, password
        self._chosen: httpx.Auth | None = None

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        """The request as it is, and again with what the server asks for; from then on with that at once."""
        if self._chosen is None:
            response = yield request
            if response.status_code != 401 or not self._user:
                return
            asked = response.headers.get("www-authenticate", "").lower()
            kind = httpx.DigestAuth if "digest" in asked else httpx.BasicAuth
            self._chosen = kind(self._user, self._password)
        yield from self._chosen.auth_flow(request)
