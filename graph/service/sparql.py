"""The SPARQL 1.1 Protocol, for queries: what is asked, how the answer is written, what is refused."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from urllib.parse import parse_qsl

from starlette.requests import Request as Call
from starlette.responses import PlainTextResponse, RedirectResponse, Response

from graph.errors import GraphError
from graph.service.description import description
from graph.service.limits import Refused, Reply, Request, refusal
from graph.service.negotiation import ROWS, TRIPLES, choose

Ask = Callable[[Request], Awaitable[Reply]]
FORM = "application/x-www-form-urlencoded"
QUERY = "application/sparql-query"
UPDATE = "application/sparql-update"
_READ_ONLY = "updates are switched off: this service only reads; load documents to add to the graph"


async def answer(call: Call, ask: Ask, longest: int) -> Response:
    """The response to a call of ``/sparql``; ``longest`` is the longest body in bytes."""
    try:
        fields = await _fields(call, longest)
        if not _values(fields, "query") and call.method != "POST":
            return _described(call)
        request = _request(fields)
        accept = call.headers.get("accept")
        rows, triples = (choose(accept, [kind for kind, _ in offers]) for offers in (ROWS, TRIPLES))
        if rows is None and triples is None:
            raise Refused(
                406,
                "no form of answer is acceptable: ask for JSON, XML, CSV, TSV, Turtle, N-Triples, RDF/XML or JSON-LD",
            )
        bounded = Request(
            request.sparql,
            dict(ROWS)[rows] if rows else None,
            dict(TRIPLES)[triples] if triples else None,
            request.default,
            request.named,
        )
        reply = await ask(bounded)
    except GraphError as error:
        return refused(refusal(error))
    media = rows if rows and reply.form == dict(ROWS)[rows] else triples
    return Response(reply.body, media_type=media, headers={"Vary": "Accept"})


def refused(error: Refused) -> Response:
    """The error as one line of plain text with its status."""
    headers = {"Retry-After": "1"} if error.status in {429, 503} else {}
    return PlainTextResponse(f"{error}\n", status_code=error.status, headers=headers)


async def _fields(call: Call, longest: int) -> list[tuple[str, str]]:
    """The fields of the address and the body; raises Refused for a body that is too long or of another kind."""
    fields = parse_qsl(call.url.query, keep_blank_values=True)
    if call.method != "POST":
        return fields
    kind = call.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind not in {FORM, QUERY, UPDATE}:
        raise Refused(415, f"content type {kind or 'missing'!r}: send {QUERY} or {FORM}")
    body = b""
    async for part in call.stream():
        body += part
        if len(body) > longest:
            raise Refused(413, f"the query is longer than {longest:,} bytes")
    try:
        text = body.decode()
    except UnicodeDecodeError as error:
        raise Refused(400, f"the query is not UTF-8 ({error.reason} at byte {error.start})") from error
    if kind == FORM:
        return fields + parse_qsl(text, keep_blank_values=True)
    return [*fields, ("query" if kind == QUERY else "update", text)]


def _values(fields: list[tuple[str, str]], name: str) -> list[str]:
    return [value for key, value in fields if key == name]


def _request(fields: list[tuple[str, str]]) -> Request:
    if _values(fields, "update"):
        raise Refused(403, _READ_ONLY)
    queries = _values(fields, "query")
    if len(queries) != 1:
        raise Refused(400, f"{len(queries)} queries were sent; send one, as 'query'")
    default, named = tuple(_values(fields, "default-graph-uri")), tuple(_values(fields, "named-graph-uri"))
    either = bool(default or named)
    return Request(queries[0], default=default if either else None, named=named if either else None)


def _described(call: Call) -> Response:
    """What the service is, in RDF; a browser is sent to the page where people ask."""
    offers = [kind for kind, _ in TRIPLES[:4]]
    media = choose(call.headers.get("accept"), [*offers, "text/html"])
    if media is None:
        return refused(Refused(406, "the description of the service comes in Turtle, N-Triples, RDF/XML or JSON-LD"))
    if media == "text/html":
        return RedirectResponse("/ask", status_code=303, headers={"Vary": "Accept"})
    text = description(str(call.url.replace(query="", fragment="")), dict(TRIPLES)[media])
    return Response(text, media_type=media, headers={"Vary": "Accept"})
