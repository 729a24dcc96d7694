"""A worker's answer as values again."""

from __future__ import annotations

import pyoxigraph as ox

from graph.results import Answer, Results, Table, Triples
from graph.service.limits import Reply


def values(reply: Reply) -> Results:
    """The rows, triples, or yes or no of an answer in ``json`` or ``nt``.

    >>> bool(values(Reply("json", b'{"head": {}, "boolean": true}')))
    True
    """
    if reply.form == "nt":
        return Triples(tuple(quad.triple for quad in ox.parse(reply.body, format=ox.RdfFormat.N_TRIPLES)))
    found = ox.parse_query_results(reply.body, ox.QueryResultsFormat.JSON)
    if isinstance(found, ox.QueryBoolean):
        return Answer(bool(found))
    if isinstance(found, ox.QueryTriples):
        raise TypeError("a SPARQL result in JSON holds rows or a truth value")
    return Table(tuple(one.value for one in found.variables), tuple(tuple(row) for row in found))
