"""Which state of the store an answer was made from, so that a client need not fetch again what it has."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Awaitable, Callable
from pathlib import Path

from starlette.requests import Request as Call
from starlette.responses import Response

from graph import sparql as text_of
from graph.service.state import edition

_VOLATILE = frozenset(["NOW", "RAND", "UUID", "STRUUID", "BNODE"])
_SUSPECT = re.compile(r"NOW|RAND|UUID|BNODE|\\u", re.IGNORECASE)


def etag(state: str, *parts: str) -> str:
    """The entity tag of what these parts ask for in one state of the store.

    Weak, since two workers may give the rows of one unordered query in different order.

    >>> etag("1.5", "ASK { }", "json") == etag("1.5", "ASK { }", "json"), etag("1.5", "a") == etag("2.6", "a")
    (True, False)
    """
    return f'W/"{hashlib.sha256(chr(0).join((state, *parts)).encode()).hexdigest()[:32]}"'


def is_volatile(sparql: str) -> bool:
    r"""Whether a query may answer otherwise on the same data: by the time, by chance, or by what others answer.

    >>> is_volatile("SELECT (NOW() AS ?n) { }"), is_volatile("SELECT ?now { ?now a 'NOW' }")
    (True, False)
    """
    if text_of.outside_call(sparql) is not None:
        return True
    if not _SUSPECT.search(sparql):
        return False
    return "\\u" in sparql.lower() or any(
        one.kind == "word" and one.text.upper() in _VOLATILE for one in text_of.tokens(sparql)
    )


async def unless_known(
    call: Call, folder: Path, parts: tuple[str, ...], make: Callable[[], Awaitable[Response]]
) -> Response:
    """The response with its entity tag, or 304 where the client's If-None-Match says that it has it."""
    before = edition(folder)
    tag = etag(before, *parts) if before else ""
    if tag and call.method in {"GET", "HEAD"} and _names(call.headers.get("if-none-match"), tag):
        return Response(status_code=304, headers={"ETag": tag, "Vary": "Accept", "Cache-Control": "no-cache"})
    response = await make()
    if tag and response.status_code == 200 and edition(folder) == before:
        response.headers["ETag"] = tag
        response.headers["Cache-Control"] = "no-cache"  # keep it, but ask whether it still holds
    return response


def _names(header: str | None, tag: str) -> bool:
    known = [part.strip() for part in (header or "").split(",")]
    return "*" in known or any(one.removeprefix("W/") == tag.removeprefix("W/") for one in known)
