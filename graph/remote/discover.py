"""What a graph server is like, found out by asking it before anything of a store comes to it.

SPARQL says how to ask and how to change, not under which address; not every server has a graph without a name; some
change values. So each of these is tried out, with a few triples in the store's own mark, which go again.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from urllib.parse import urljoin
from uuid import uuid4

import pyoxigraph as ox

from graph.errors import BadInput, BadQuery, StoreError
from graph.iri import graph_iri
from graph.remote.literals import XSD
from graph.remote.reader import RemoteReader, stamp
from graph.remote.server import Server, Wanted
from graph.remote.wire import Declined, NotLetIn, Unreachable, Wire

LAYOUTS = (
    ("query", "update", "store"),  # Oxigraph
    ("sparql", "sparql-auth", "sparql-graph-crud-auth"),  # Virtuoso
    ("sparql-auth", "sparql-auth", "sparql-graph-crud-auth"),  # Virtuoso, where only who has a password may ask
    ("query", "update", "data"),  # Fuseki: a data set below its server
    ("sparql", "update", "data"),
    ("", "statements", "rdf-graphs/service"),  # RDF4J and its kin
    ("", "", ""),
)
"""Addresses below a server's own under which servers are asked, changed, and given whole graphs."""
_MOST_FOREIGN = 200
"""Graphs that may be on a server beside those of the store."""
_TRIED = "https://w3id.org/triptych/ontology#tried"
_VALUES = (
    f'"P2Y6M"^^<{XSD}duration>',
    f'"true"^^<{XSD}boolean>',
    f'"5000000000"^^<{XSD}integer>',
    '"città \\"\\n"@it',
)


def found(wanted: Wanted, base: str) -> Server:
    """The server at an address, ready to take the graph of a store whose IRIs begin with ``base``.

    Raises StoreError where none answers, or none that can be changed; BadInput where it holds what is in the way.
    """
    wire = Wire(wanted.url.rstrip("/"))
    try:
        server = _answering(wire, wanted)
        _must_be_free(RemoteReader(server, base, wire), base)
        server = _changeable(wire, wanted, server, base)
        try:
            server = _described(wire, server, base)
        finally:
            _cleared(wire, server, base)
        return replace(server, id=uuid4().hex[:16])
    finally:
        wire.close()


def _answering(wire: Wire, wanted: Wanted) -> Server:
    """The server with the address that answers questions."""
    last: StoreError | BadQuery | None = None
    for query, _, _ in LAYOUTS:
        address = wanted.endpoints.get("query") or _below(wire.url, query)
        try:
            response = wire.ask(address, "ASK {}", "application/sparql-results+json")
            ox.parse_query_results(response.content, ox.QueryResultsFormat.JSON)
        except Unreachable:
            raise
        except (StoreError, BadQuery, SyntaxError, ValueError) as error:
            if isinstance(error, NotLetIn) or (last is None and isinstance(error, StoreError | BadQuery)):
                last = error
            continue
        return Server(wire.url, address, "")
    if isinstance(last, NotLetIn):
        raise last
    raise StoreError(
        f"{wire.url}: no SPARQL service answers there{f' ({last})' if last else ''}; check the address, or name its "
        "endpoints with --graph-endpoint query=URL"
    ) from last


def _changeable(wire: Wire, wanted: Wanted, server: Server, base: str) -> Server:
    """The server with the addresses that take changes."""
    refused: StoreError | None = None
    for query, update, data in LAYOUTS:
        if "query" not in wanted.endpoints and _below(wire.url, query) != server.query:
            continue
        address = wanted.endpoints.get("update") or _below(wire.url, update)
        try:
            wire.update(address, f"INSERT DATA {{ {_mark(base, '1')} }}")
        except Declined as error:
            refused = error if refused is None or refused.args[0].count("404") else refused
            continue
        return replace(server, update=address, data=wanted.endpoints.get("data") or _below(wire.url, data))
    raise StoreError(
        f"{wire.url}: answers questions and takes no changes ({refused}); start it so that it does, or name the "
        "endpoint with --graph-endpoint update=URL"
    ) from refused


def _described(wire: Wire, server: Server, base: str) -> Server:
    """The server with how it takes and gives graphs and values."""
    here = f"<{stamp(base)}>"
    in_default, in_named = f"{{ {here} <{_TRIED}> ?o }}", f"{{ GRAPH ?g {{ {here} <{_TRIED}> ?o }} }}"
    if _is_so(wire, server, in_default):
        server = replace(server, facts=graph_iri(base, "facts"))
        if _is_so(wire, server, in_default) or not _is_so(wire, server, in_named):
            raise BadInput(
                f"{server.url}: takes the union of all graphs for the default graph, and asked for one graph as the "
                "default it does not show the others; choose a server or a setting with a default graph of its own"
            )
    server = _giving(wire, server, base)
    return replace(_valued(wire, server, base), foreign=_foreign(wire, server, base))


def _giving(wire: Wire, server: Server, base: str) -> Server:
    """The server with whether whole graphs, or all of them at once, can be given to the server."""
    here = stamp(base)
    with suppress(StoreError):
        wire.post(server.data, f'<{here}> <{_TRIED}> "2" <{here}> .\n'.encode(), "application/n-quads")
        if _is_so(wire, server, f'{{ GRAPH <{here}> {{ <{here}> <{_TRIED}> "2" }} }}') and not server.facts:
            return replace(server, whole=True)
    with suppress(StoreError):
        wire.post(server.data, f'<{here}> <{_TRIED}> "3" .\n'.encode(), "text/turtle", here)
        if _is_so(wire, server, f'{{ GRAPH <{here}> {{ <{here}> <{_TRIED}> "3" }} }}'):
            return server
    return replace(server, data="")


def _valued(wire: Wire, server: Server, base: str) -> Server:
    """The server with whether values come back as they were given, and in which format answers come back whole."""
    here = stamp(base)
    for value in _VALUES:
        with suppress(Declined):  # Virtuoso does not even take a duration
            wire.update(server.update, f"INSERT DATA {{ {_mark(base, value)} }}")
    asked = f"SELECT ?o {{ GRAPH <{here}> {{ <{here}> <{_TRIED}> ?o }} }}"
    kept = {}
    for form in ("tsv", "json"):
        reader = RemoteReader(replace(server, rows=form, rewrites=False), base, wire)
        with suppress(SyntaxError, ValueError):
            rows = reader.query(asked)
            kept[form] = {str(row[0]) for row in rows}
    if "json" not in kept:
        raise StoreError(f"{server.url}: gives answers that are not SPARQL results in JSON; choose another server")
    is_same = kept["json"] >= {str(_term(value)) for value in _VALUES}
    rows = "tsv" if is_same and kept.get("tsv") == kept["json"] else "json"
    return replace(server, rewrites=not is_same, rows=rows)


def _foreign(wire: Wire, server: Server, base: str) -> tuple[str, ...]:
    """The graphs on the server that are not the store's."""
    asked = (
        f"SELECT ?g {{ GRAPH ?g {{ ?s ?p ?o }} }} GROUP BY ?g LIMIT {_MOST_FOREIGN + 1}"  # Virtuoso hangs on DISTINCT
    )
    names = sorted(row[0].value for row in RemoteReader(server, base, wire).query(asked))
    if len(names) > _MOST_FOREIGN:
        raise BadInput(
            f"{server.url}: holds more than {_MOST_FOREIGN} other graphs; give the store a data set of its own"
        )
    return tuple(name for name in names if not name.startswith(base))


def _must_be_free(reader: RemoteReader, base: str) -> None:
    """Raise BadInput where a graph of such a store is on the server already."""
    asked = f'SELECT ?g {{ GRAPH ?g {{ ?s ?p ?o }} FILTER(STRSTARTS(STR(?g), "{base}")) }} LIMIT 1'
    if any(True for _ in reader.query(asked)):
        raise BadInput(
            f"{reader.server.url}: holds graphs already that begin with {base}; give an empty data set, clear it, "
            "or choose another --base"
        )


def _cleared(wire: Wire, server: Server, base: str) -> None:
    """Take away what was tried out."""
    wire.update(server.update, f"DROP SILENT GRAPH <{stamp(base)}>")


def _is_so(wire: Wire, server: Server, pattern: str) -> bool:
    return bool(RemoteReader(server, server.facts, wire).query(f"ASK {pattern}"))


def _mark(base: str, value: str) -> str:
    return f"GRAPH <{stamp(base)}> {{ <{stamp(base)}> <{_TRIED}> {value} }}"


def _term(value: str) -> object:
    (quad,) = ox.parse(f"<x:s> <x:p> {value} .", format=ox.RdfFormat.N_TRIPLES)
    return quad.object


def _below(url: str, name: str) -> str:
    """An address below a server's own; where that ends like an endpoint, beside it."""
    last = url.rsplit("/", 1)[-1]
    if name and last in {query for query, _, _ in LAYOUTS if query}:
        return urljoin(url, name)
    return f"{url}/{name}" if name else url
