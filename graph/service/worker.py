"""The process that answers queries: one snapshot, no new files or sockets, ended when its parent is.

Started by ``graph.service.pool`` as ``python -I worker.py STORE SECONDS MEMORY BYTES``, with ``reaching`` at the end
where its one query may call other servers: its pool has read which. It writes the number
of its snapshot as a line, then for each line of JSON it reads (a request) a line of JSON (``status``,
``form``, ``size``, ``message``) and ``size`` bytes.
"""

from __future__ import annotations

import io
import json
import signal
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))  # -I leaves the folder that holds graph/ out

import pyoxigraph as ox

from graph import sparql as text_of
from graph.confinement import confine
from graph.damage import telling, told
from graph.errors import BadQuery, GraphError, NotFound
from graph.iri import BASE
from graph.library import Library
from graph.query import run
from graph.results import Triples
from graph.service.hearing import hearing
from graph.service.limits import CANNOT_OPEN
from graph.service.pages import page
from graph.store import Snapshot, open_snapshot
from graph.terms import DEFAULT_GRAPH, iri_of, prefixes
from ontology import vocabulary

_ROWS = {
    "json": ox.QueryResultsFormat.JSON,
    "xml": ox.QueryResultsFormat.XML,
    "csv": ox.QueryResultsFormat.CSV,
    "tsv": ox.QueryResultsFormat.TSV,
}
_LEAST_TRIPLE = 20
"""Bytes that a triple takes at least in any format: more of them than this allows cannot fit the limit."""


class TooLarge(Exception):
    """The answer is larger than allowed."""


class Bounded(io.BytesIO):
    """A buffer that takes so many bytes and no more."""

    def __init__(self, limit: int) -> None:
        super().__init__()
        self._limit = limit

    def write(self, data: Any) -> int:
        """The number of bytes taken; raises TooLarge."""
        if self.tell() + len(data) > self._limit:
            raise TooLarge
        return super().write(data)


def answer(
    snapshot: Snapshot, base: str, request: dict[str, Any], limit: int, reaching: bool = False
) -> tuple[dict[str, Any], bytes]:
    """The head and body of a reply; ``limit`` is the largest body in bytes."""
    if "iri" in request:
        return _page(snapshot, base, request, limit)
    text = str(request["sparql"])
    try:
        if text_of.form(text) == "UPDATE" or (text_of.outside_call(text) is not None and not reaching):
            run(snapshot, text, base=base)  # says what is not allowed
        found = _asked(snapshot, base, request)
        return _written(found, request, limit)
    except TooLarge:
        return {"status": 413, "message": f"the answer is larger than {limit:,} bytes; ask for less, or use LIMIT"}, b""
    except BadQuery as error:
        status = 403 if text_of.form(text) == "UPDATE" or _outside(text) else 400
        return {"status": status, "message": str(error), "code": error.code}, b""
    except (GraphError, ValueError, OSError, RuntimeError) as error:
        damaged = told(error, snapshot.folder)
        if damaged:
            return {"status": 503, "message": str(damaged), "code": damaged.code}, b""
        return {"status": 400, "message": f"the query cannot be answered: {error}"}, b""


def _page(snapshot: Snapshot, base: str, request: dict[str, Any], limit: int) -> tuple[dict[str, Any], bytes]:
    try:
        body = page(snapshot, base, str(request["iri"]), str(request["language"]), bool(request["explorer"])).encode()
    except NotFound as error:
        return {"status": 404, "message": str(error)}, b""
    except (GraphError, ValueError, OSError, RuntimeError) as error:
        return {"status": 503, "message": f"the page cannot be made: {told(error, snapshot.folder) or error}"}, b""
    if len(body) > limit:
        return {"status": 413, "message": f"the page is larger than {limit:,} bytes; take the data instead"}, b""
    return {"status": 200, "form": "html"}, body


def _outside(text: str) -> bool:
    return text_of.outside_call(text) is not None


def _asked(snapshot: Snapshot, base: str, request: dict[str, Any]) -> Any:
    options: dict[str, Any] = {"prefixes": prefixes(base), "base_iri": base}
    if request["default"] is not None or request["named"] is not None:
        options["default_graph"] = [ox.NamedNode(iri) for iri in request["default"] or ()]
        options["named_graphs"] = [ox.NamedNode(iri) for iri in request["named"] or ()]
    try:
        return snapshot.query(str(request["sparql"]), **options)
    except SyntaxError:
        run(snapshot, str(request["sparql"]), base=base)  # raises the same, explained
        raise


def _written(found: Any, request: dict[str, Any], limit: int) -> tuple[dict[str, Any], bytes]:
    triples = isinstance(found, ox.QueryTriples)
    form = request["triples" if triples else "rows"]
    if form is None:
        kind = (
            "statements: ask for Turtle, N-Triples, RDF/XML or JSON-LD"
            if triples
            else "rows: ask for JSON, XML, CSV or TSV"
        )
        return {"status": 406, "message": f"the answer is a set of {kind}"}, b""
    if triples:
        some = set()
        for triple in found:
            some.add(triple)
            if len(some) * _LEAST_TRIPLE > limit:
                raise TooLarge
        body = Triples(tuple(sorted(some, key=str))).write(form).encode()
        if len(body) > limit:
            raise TooLarge
        return {"status": 200, "form": form}, body
    out = Bounded(limit)
    found.serialize(out, format=_ROWS[form])
    return {"status": 200, "form": form}, out.getvalue()


def main(store: str, seconds: float, memory: int, limit: int, reaching: bool) -> None:
    """Answer until the parent closes the pipe."""
    requests, out = hearing(), sys.stdout.buffer
    try:
        with telling(Path(store)):
            with Library(Path(store)) as library:
                base = library.setting("base") or BASE
            snapshot = open_snapshot(Path(store))
            _warm(snapshot, base)
    except GraphError as error:
        out.write(f"{CANNOT_OPEN}{' '.join(str(error).split())}\n".encode())
        return
    confine(memory, snapshot.files or Path(store), reaching or snapshot.files is None)
    out.write(f"{snapshot.number}\n".encode())
    out.flush()
    while True:
        request = json.loads(requests.get())
        signal.setitimer(signal.ITIMER_REAL, seconds + 1)
        head, body = answer(snapshot, base, request, limit, reaching)
        signal.setitimer(signal.ITIMER_REAL, 0)
        out.write(json.dumps(head | {"size": len(body)}).encode() + b"\n" + body)
        out.flush()


def _warm(snapshot: Snapshot, base: str) -> None:
    """Import and read what answers need, while files can still be opened."""
    text = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o } LIMIT 1"
    for form in ("ttl", "nt", "rdf", "jsonld"):
        request = {"sparql": text, "rows": None, "triples": form, "default": None, "named": None}
        answer(snapshot, base, request, 1_000_000)
    with suppress(GraphError):  # a store may have no country yet
        page(snapshot, base, vocabulary.expand("tri:Project"), "en", False)
    some = next((iri_of(quad.subject) for quad in snapshot.match(None, None, None, DEFAULT_GRAPH)), "")
    with suppress(GraphError):
        page(snapshot, base, some, "it", False)


if __name__ == "__main__":
    main(sys.argv[1], float(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4]), sys.argv[5:] == ["reaching"])
