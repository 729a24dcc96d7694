"""The service's own description for programs that speak HTTP: OpenAPI 3.1."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from graph.service.catalog import DUMPS
from graph.service.negotiation import ROWS, TRIPLES

_TEXT = {"schema": {"type": "string"}}
_REFUSALS = {
    "400": "The query cannot be read.",
    "401": "An update needs a token that is known.",
    "403": "What is asked for is not allowed.",
    "406": "No form of answer that the client takes.",
    "408": "The client sent too slowly.",
    "413": "The query or its answer is too large; an answer is never cut short.",
    "429": "Too many queries are waiting.",
    "503": "The query took too long or too much memory, or there is nothing to ask.",
}
_CATALOG = ("text/turtle", "application/ld+json")
_SEE = {"303": {"description": "The address of the page or the data, by Accept."}}


def openapi(server: str) -> Mapping[str, Any]:
    """The description of the service at an address.

    >>> sorted(openapi("http://localhost:8600")["paths"]["/sparql"])
    ['get', 'post']
    """
    return {
        "openapi": "3.1.0",
        "info": {"title": "Triptych", "version": "1", "summary": "A knowledge graph with its evidence."},
        "servers": [{"url": server}],
        "paths": {
            "/sparql": {"get": _query(), "post": _posted()},
            "/id/{path}": {"get": _thing("A thing of this graph.")},
            "/doc/{path}": {"get": _thing("A source document, or a passage of one.")},
            "/vocab/{path}": {"get": _thing("A concept of a vocabulary.")},
            "/graph/{path}": {"get": _thing("A named graph.")},
            "/ontology": {"get": _read("Classes, properties, concepts.", _triples() | _kinds("text/html"), path=False)},
            "/ontology.{path}": {"get": _read("The same as ttl, nt, rdf, jsonld or html.", _triples())},
            "/page/{path}": {
                "get": _read("A thing's page, without scripts, by Accept-Language or ?lang=.", _kinds("text/html"))
            },
            "/data/{path}": {
                "get": _read("All that is said of a thing; ends in .ttl, .nt, .rdf or .jsonld.", _triples())
            },
            "/dumps": {"get": _read("The list of dumps.", _kinds("text/html"), path=False)},
            "/dumps/{path}": {"get": _read("The whole graph as a file, without persons.", _dumps())},
            "/catalog": {"get": _read("DCAT and VoID about all this.", _kinds(*_CATALOG), path=False)},
            "/catalog.{path}": {"get": _read("The same as ttl or jsonld.", _kinds(*_CATALOG))},
            "/feed.atom": {"get": _feed()},
            "/health": {"get": _read("Whether there is a store to ask.", _kinds("application/json"), path=False)},
            "/openapi.json": {"get": _read("This description.", _kinds("application/json"), path=False)},
        },
    }


def _feed() -> dict[str, Any]:
    return {
        "summary": "What the documents that came last say, newest first, as Atom.",
        "parameters": [
            _parameter("class", "query", "Only things of a class of the ontology, such as GoodPractice."),
            _parameter("project", "query", "Only things of a project, by its name or IRI."),
            _parameter("lang", "query", "en or it; else by Accept-Language."),
        ],
        "responses": {
            "200": {"description": "The feed.", "content": _kinds("application/atom+xml")},
            "404": {"description": "There is no such project."},
        }
        | _refused("400", "503"),
    }


def _kinds(*kinds: str) -> dict[str, Any]:
    return dict.fromkeys(kinds, _TEXT)


def _triples() -> dict[str, Any]:
    return _kinds(*(kind for kind, _ in TRIPLES[:4]))


def _dumps() -> dict[str, Any]:
    return _kinds("application/gzip", *(media for media, _, _ in DUMPS.values()))


def _refused(*statuses: str) -> dict[str, Any]:
    return {status: {"description": _REFUSALS[status], "content": _kinds("text/plain")} for status in statuses}


def _answers() -> dict[str, Any]:
    content = _kinds(*dict.fromkeys(kind for kind, _ in (*ROWS, *TRIPLES)))
    return {"200": {"description": "The whole answer.", "content": content}} | _refused(*_REFUSALS)


def _parameter(name: str, place: str, words: str, many: bool = False) -> dict[str, Any]:
    schema = {"type": "array", "items": {"type": "string"}} if many else {"type": "string"}
    return {"name": name, "in": place, "required": place == "path", "description": words, "schema": schema}


def _datasets() -> list[dict[str, Any]]:
    return [
        _parameter("default-graph-uri", "query", "Graphs whose union is asked.", many=True),
        _parameter("named-graph-uri", "query", "Graphs that GRAPH sees.", many=True),
    ]


def _query() -> dict[str, Any]:
    return {
        "summary": "The answer to a SPARQL 1.1 query; without one, the description of the service.",
        "parameters": [_parameter("query", "query", "SELECT, ASK, CONSTRUCT or DESCRIBE."), *_datasets()],
        "responses": _answers(),
    }


def _posted() -> dict[str, Any]:
    return {
        "summary": "The answer to a SPARQL 1.1 query, or what an update changed, where updates are switched on.",
        "parameters": [
            *_datasets(),
            _parameter(
                "using-graph-uri", "query", "Graphs whose union an update's conditions are asked of.", many=True
            ),
            _parameter("using-named-graph-uri", "query", "Graphs that GRAPH sees in them.", many=True),
        ],
        "requestBody": {
            "required": True,
            "content": {
                "application/sparql-query": _TEXT,
                "application/sparql-update": _TEXT,
                "application/x-www-form-urlencoded": {
                    "schema": {
                        "type": "object",
                        "properties": {"query": {"type": "string"}, "update": {"type": "string"}},
                        "oneOf": [{"required": ["query"]}, {"required": ["update"]}],
                    }
                },
            },
        },
        "responses": _answers() | {"415": {"description": "A body of another kind."}},
    }


def _thing(words: str) -> dict[str, Any]:
    responses = _SEE | _refused("406") | {"404": {"description": "Nothing has this address."}}
    return {"summary": words, "parameters": [_parameter("path", "path", "What follows.")], "responses": responses}


def _read(words: str, content: dict[str, Any], path: bool = True) -> dict[str, Any]:
    return {
        "summary": words,
        "responses": {"200": {"description": words, "content": content}, "503": {"description": "No store."}},
    } | ({"parameters": [_parameter("path", "path", "What follows.")]} if path else {})
