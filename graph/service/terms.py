"""The ontology at its own address: classes, properties and concepts, for programs and for people."""

from __future__ import annotations

from functools import cache

import pyoxigraph as ox
from starlette.requests import Request as Call
from starlette.responses import Response

from graph.publish.index_pages import ontology_page
from graph.results import Triples
from graph.service.limits import Refused
from graph.service.negotiation import TRIPLES, choose
from graph.service.pages import framed, publication
from graph.service.sparql import refused
from graph.service.things import preferred_language
from ontology import vocabulary

_KINDS = (("text/html", "html"), *TRIPLES[:4])


async def ontology(call: Call) -> Response:
    """The ontology with its vocabularies in the form that the client takes, or that the address ends in; 404, 406."""
    form, media = call.path_params.get("form"), None
    if form is not None:
        media = {name: kind for kind, name in _KINDS}.get(form)
        if media is None:
            return refused(
                Refused(404, f"{call.url.path}: nothing here; it comes as .ttl, .nt, .rdf, .jsonld or .html")
            )
    else:
        media = choose(call.headers.get("accept"), [kind for kind, _ in _KINDS])
    if media is None:
        return refused(Refused(406, "the ontology comes as HTML, Turtle, N-Triples, RDF/XML or JSON-LD"))
    language = preferred_language(call)
    name = dict(_KINDS)[media]
    body = _page(language) if name == "html" else _data(name)
    return Response(body, media_type=media, headers={"Vary": "Accept, Accept-Language"})


@cache
def _data(form: str) -> str:
    files = [vocabulary.HERE / "core.ttl", *sorted((vocabulary.HERE / "vocabularies").glob("*.ttl"))]
    found = {quad.triple for file in files for quad in ox.parse(path=file, format=ox.RdfFormat.TURTLE)}
    return Triples(tuple(sorted(found, key=str))).write(form)


@cache
def _page(language: str) -> str:
    made = ontology_page(publication("https://w3id.org/triptych/", language))
    return framed(made.title, language, [], made.body)
