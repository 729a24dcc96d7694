"""Every thing at its own address: a redirect to its page or its data, and the data.

An address whose thing was found to be another leads to the address of that one.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path
from urllib.parse import quote, unquote

from starlette.requests import Request as Call
from starlette.responses import RedirectResponse, Response

from graph.errors import GraphError
from graph.service.edition import unless_known
from graph.service.limits import Page, Refused, Reply, Request, refusal
from graph.service.negotiation import TRIPLES, choose
from graph.service.pages import iri_at, page_path
from graph.service.sending import answer as whole
from graph.service.sparql import Ask, refused
from ontology import vocabulary

_DATA = tuple(TRIPLES[:4])
_HTML = "text/html"
_KINDS = ("id/", "doc/", "vocab/", "region/", "country/", "city/")
LANGUAGES = ("en", "it")
"""Languages of the pages, the first where a reader takes none of them."""
AskPage = Callable[[Page], Awaitable[Reply]]
_OFFERS = (_HTML, *(kind for kind, _ in _DATA), "application/xhtml+xml")


async def redirect(call: Call, ask: Ask, base: str) -> Response:
    """303 from the address of a thing to its page or its data, as the client prefers; 404, 406 where there is none."""
    path = _path(call)
    iri = iri_at(path, base)
    offers = [kind for kind, _ in _DATA] if path.startswith("graph/") else _OFFERS
    media = choose(call.headers.get("accept"), offers)
    if media is None:
        return refused(Refused(406, f"{iri}: comes as HTML, Turtle, N-Triples, RDF/XML or JSON-LD"))
    try:
        await _must_be_there(ask, iri, base)
        successor = await _successor(ask, iri, base)
    except GraphError as error:
        return refused(refusal(error))
    if successor:
        # 303, which nobody keeps for good: who took the two for one may take that back
        return RedirectResponse(_address(successor, base), status_code=303, headers={"Vary": "Accept"})
    target = f"/data/{path}.{dict(_DATA)[media]}" if media in dict(_DATA) else f"/page/{page_path(iri, base)}"
    return RedirectResponse(target, status_code=303, headers={"Vary": "Accept"})


async def data(call: Call, ask: Ask, base: str, folder: Path, patience: float) -> Response:
    """All that the graph says of a thing and its evidence, in the format that the address ends in."""
    path, _, form = _path(call).removeprefix("data/").rpartition(".")
    media = {name: kind for kind, name in _DATA}.get(form)
    iri = iri_at(path, base)
    if media is None or not path.startswith((*_KINDS, "graph/")):
        return refused(Refused(404, f"{call.url.path}: nothing here; data ends in .ttl, .nt, .rdf or .jsonld"))

    async def made() -> Response:
        try:
            await _must_be_there(ask, iri, base)
            said = f"CONSTRUCT {{ <{iri}> ?p ?o }} WHERE {{ {_said(iri, base)} }}"
            whole_graph = f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH <{iri}> {{ ?s ?p ?o }} }}"
            reply = await ask(Request(whole_graph if path.startswith("graph/") else said, triples=form))
        except GraphError as error:
            return refused(refusal(error))
        return whole(reply.body, media, patience)

    return await unless_known(call, folder, (call.url.path,), made)


async def page(call: Call, ask: AskPage, base: str, folder: Path, patience: float, explorer: bool) -> Response:
    """The page of a thing, in the language that the reader prefers, or the way to its data."""
    path = _path(call).removeprefix("page/").removesuffix(".html")
    form = path.rpartition(".")[2]
    if form in dict(_DATA).values():
        return RedirectResponse(f"/data/{path}", status_code=303)
    if not path.startswith(_KINDS):
        return refused(Refused(404, f"{call.url.path}: nothing here"))
    language = preferred_language(call)

    async def made() -> Response:
        try:
            reply = await ask(Page(iri_at(path, base), language, explorer))
        except GraphError as error:
            return refused(refusal(error))
        response = whole(reply.body, _HTML, patience)
        response.headers["Content-Language"] = language
        response.headers["Content-Security-Policy"] = "default-src 'none'; style-src 'unsafe-inline'"
        response.headers["Vary"] = "Accept-Language"
        return response

    return await unless_known(call, folder, (path, language, str(explorer)), made)


def preferred_language(call: Call) -> str:
    """The language of ours that a reader prefers, by ``?lang=`` or Accept-Language."""
    wished = call.query_params.get("lang")
    return wished if wished in LANGUAGES else choose(call.headers.get("accept-language"), LANGUAGES) or LANGUAGES[0]


def _said(iri: str, base: str) -> str:
    return f"{{ <{iri}> ?p ?o }} UNION {{ GRAPH <{base}graph/meta> {{ <{iri}> ?p ?o }} }}"


async def _successor(ask: Ask, iri: str, base: str) -> str:
    """The IRI that took the place of this one by a person's judgement, '' where none did."""
    text = f"SELECT ?to {{ GRAPH <{base}graph/merges> {{ <{iri}> <{vocabulary.expand('dct:isReplacedBy')}> ?to }} }}"
    reply = await ask(Request(text, rows="csv"))
    return (reply.body.decode().splitlines()[1:] or [""])[0]


def _address(iri: str, base: str) -> str:
    """Where this service has a thing: things that others name have their address elsewhere."""
    return f"/{iri.removeprefix(base)}" if iri.startswith(base) else iri


async def _must_be_there(ask: Ask, iri: str, base: str) -> None:
    text = f"ASK {{ {_said(iri, base)} UNION {{ ?s ?p <{iri}> }} UNION {{ GRAPH <{iri}> {{ ?s ?p ?o }} }} }}"
    reply = await ask(Request(text, rows="csv"))
    if reply.body.strip() != b"true":
        raise Refused(404, f"{iri}: nothing in this store has this address")


def _path(call: Call) -> str:
    """The path as it was written, percent-escapes and all, safe inside <…>."""
    raw = call.scope.get("raw_path") or quote(call.url.path).encode()
    text = raw.decode("ascii", "replace").partition("?")[0].lstrip("/")
    return quote(unquote(text), safe="/:@!$&'()*+,;=-._~")
