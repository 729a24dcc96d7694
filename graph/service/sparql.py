"""The SPARQL 1.1 Protocol: what is asked or changed, how the answer is written, what is refused."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from urllib.parse import parse_qsl

from anyio import fail_after
from starlette.requests import ClientDisconnect
from starlette.requests import Request as Call
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response

from graph.errors import GraphError
from graph.service.edition import is_volatile, unless_known
from graph.service.limits import Limits, Refused, Reply, Request, refusal
from graph.service.negotiation import ROWS, TRIPLES, choose
from graph.service.permission import Permission
from graph.service.sending import answer as whole
from graph.service.updating import Change, Changed

Ask = Callable[[Request], Awaitable[Reply]]
DoUpdate = Callable[[Change], Awaitable[Changed]]
Describe = Callable[[str, str], Awaitable[str]]
FORM = "application/x-www-form-urlencoded"
QUERY = "application/sparql-query"
UPDATE = "application/sparql-update"
_FIELDS = 1_000
_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`]+")
_CHARSET = re.compile(r"charset\s*=\s*\"?([^\s;\"]+)")
_DATASET = ("using-graph-uri", "using-named-graph-uri")


@dataclass(frozen=True, slots=True)
class Endpoint:
    """What answers at ``/sparql``: queries of the store in ``folder``, updates, and the service's description.

    ``release`` is the IRI of the release that the store is, '' where nobody says so: answers name it as what to cite.
    """

    folder: Path
    limits: Limits
    permission: Permission
    ask: Ask
    update: DoUpdate
    describe: Describe
    release: str = ""


async def answer(call: Call, endpoint: Endpoint) -> Response:
    """The response to a call of ``/sparql``."""
    ask, folder, limits = endpoint.ask, endpoint.folder, endpoint.limits
    try:
        fields = await _fields(call, limits)
        if _values(fields, "update"):
            return await _updated(call, fields, endpoint)
        if not _values(fields, "query") and call.method != "POST":
            return await _described(call, endpoint.describe)
        request = _acceptable(_request(fields), call.headers.get("accept"))
    except GraphError as error:
        return refused(refusal(error))

    async def made() -> Response:
        try:
            reply = await ask(request)
        except GraphError as error:
            return refused(refusal(error))
        response = whole(reply.body, _media(call.headers.get("accept"), reply.form), limits.patience)
        response.headers["Vary"] = "Accept"
        if endpoint.release:
            response.headers["Link"] = f'<{endpoint.release}>; rel="cite-as"'  # RFC 8574
        return response

    if is_volatile(request.sparql):
        return await made()
    asked = (repr(request), *(_media(call.headers.get("accept"), form) for form in (request.rows, request.triples)))
    return await unless_known(call, folder, asked, made)


def _acceptable(request: Request, accept: str | None) -> Request:
    """The request with the forms that the client takes; raises Refused where it takes none."""
    rows, triples = (choose(accept, [kind for kind, _ in offers]) for offers in (ROWS, TRIPLES))
    if rows is None and triples is None:
        raise Refused(
            406,
            "no form of answer is acceptable: ask for JSON, XML, CSV, TSV, Turtle, N-Triples, RDF/XML or JSON-LD",
        )
    return replace(
        request, rows=dict(ROWS)[rows] if rows else None, triples=dict(TRIPLES)[triples] if triples else None
    )


def _media(accept: str | None, form: str | None) -> str:
    """The media type under which the client takes a form."""
    for offers in (ROWS, TRIPLES):
        kind = choose(accept, [kind for kind, _ in offers])
        if kind and dict(offers)[kind] == form:
            return kind
    return ""


def refused(error: Refused) -> Response:
    """The error as one line of plain text with its status."""
    headers = {"Retry-After": "1"} if error.status in {429, 503} else {}
    if error.status == 401:
        headers["WWW-Authenticate"] = 'Bearer realm="updates"'
    return PlainTextResponse(f"{error}\n", status_code=error.status, headers=headers)


async def _fields(call: Call, limits: Limits) -> list[tuple[str, str]]:
    """The fields of the address and the body; raises Refused for a body too long, too slow or of another kind."""
    fields = _parsed(call.url.query)
    if call.method != "POST":
        return fields
    kind, _, parameters = call.headers.get("content-type", "").lower().partition(";")
    kind = kind.strip()
    if kind not in {FORM, QUERY, UPDATE}:
        raise Refused(415, f"content type {kind or 'missing'!r}: send {QUERY}, {UPDATE} or {FORM}")
    charset = _CHARSET.search(parameters)
    if charset and charset[1] not in {"utf-8", "utf8", "us-ascii"}:
        raise Refused(415, f"charset {charset[1]!r}: a query is sent in UTF-8")
    try:
        with fail_after(limits.patience):
            body = await _body(call, limits.text)
    except TimeoutError as error:
        raise Refused(408, f"the query did not arrive within {limits.patience:g} seconds") from error
    try:
        text = body.decode()
    except UnicodeDecodeError as error:
        raise Refused(400, f"the query is not UTF-8 ({error.reason} at byte {error.start})") from error
    if kind == FORM:
        return fields + _parsed(text)
    return [*fields, ("query" if kind == QUERY else "update", text)]


async def _body(call: Call, longest: int) -> bytes:
    body = bytearray()
    try:
        async for part in call.stream():
            body += part
            if len(body) > longest:
                raise Refused(413, f"the query is longer than {longest:,} bytes")
    except ClientDisconnect as error:
        raise Refused(400, "the client went away before the query was whole") from error
    return bytes(body)


def _parsed(text: str) -> list[tuple[str, str]]:
    """The fields of a form; raises Refused for escapes that are not UTF-8, or more fields than anybody needs."""
    try:
        return parse_qsl(text, keep_blank_values=True, errors="strict", max_num_fields=_FIELDS)
    except UnicodeDecodeError as error:
        raise Refused(400, f"an escape is not UTF-8 ({error.reason})") from error
    except ValueError as error:
        raise Refused(400, f"more than {_FIELDS:,} fields were sent") from error


def _values(fields: list[tuple[str, str]], name: str) -> list[str]:
    return [value for key, value in fields if key == name]


async def _updated(call: Call, fields: list[tuple[str, str]], endpoint: Endpoint) -> Response:
    """Do an update, and tell in JSON how many quads came and went and which snapshot shows it; raises GraphError."""
    by = endpoint.permission.name(call.headers, call.client.host if call.client else "")
    updates = _values(fields, "update")
    if call.method != "POST" or _values(_parsed(call.url.query), "update"):
        raise Refused(400, "an update is sent as the body of a POST, not in the address")
    if len(updates) != 1 or _values(fields, "query"):
        raise Refused(
            400, f"{len(updates)} updates and {len(_values(fields, 'query'))} queries were sent; send one alone"
        )
    default, named = (tuple(_values(fields, name)) for name in _DATASET)
    _must_be_iris(*default, *named)
    return JSONResponse(asdict(await endpoint.update(Change(updates[0], by, default, named))))


def _must_be_iris(*names: str) -> None:
    for name in names:
        if not _IRI.fullmatch(name):
            raise Refused(400, f"{name!r}: not the IRI of a graph")


def _request(fields: list[tuple[str, str]]) -> Request:
    queries = _values(fields, "query")
    if len(queries) != 1:
        raise Refused(400, f"{len(queries)} queries were sent; send one, as 'query'")
    default, named = tuple(_values(fields, "default-graph-uri")), tuple(_values(fields, "named-graph-uri"))
    _must_be_iris(*default, *named)
    either = bool(default or named)
    return Request(queries[0], default=default if either else None, named=named if either else None)


async def _described(call: Call, describe: Describe) -> Response:
    """What the service is, in RDF; a browser is sent to the page where people ask."""
    offers = [kind for kind, _ in TRIPLES[:4]]
    media = choose(call.headers.get("accept"), [*offers, "text/html"])
    if media is None:
        return refused(Refused(406, "the description of the service comes in Turtle, N-Triples, RDF/XML or JSON-LD"))
    if media == "text/html":
        return RedirectResponse("/ask", status_code=303, headers={"Vary": "Accept"})
    text = await describe(str(call.url.replace(query="", fragment="")), dict(TRIPLES)[media])
    return Response(text, media_type=media, headers={"Vary": "Accept"})
