"""Asking a graph server: what it answers is whole, or an error says that it is not.

A server may cut an answer and not say so: Virtuoso gives the first 10,000 rows. Patterns are read page by page until
nothing more comes; the rows of a query are counted by the server where they are many, and read page by page where there
are more. There are no snapshots on a server: who reads sees what is there at that moment.
"""

from __future__ import annotations

import json
from array import array
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import pyoxigraph as ox

from graph import sparql as text_of
from graph.errors import BadQuery, StoreError
from graph.remote import literals
from graph.remote.server import Server
from graph.remote.wire import Wire

_SURELY_WHOLE = 500
"""Rows below which an answer is taken as whole: no server is known to give fewer at most."""
_ASK_FROM = 10_000
"""Rows from which the server is always asked how many there are, and not only where their number is round."""
_MEDIA = {"json": "application/sparql-results+json", "tsv": "text/tab-separated-values"}
_FORMS = {"json": ox.QueryResultsFormat.JSON, "tsv": ox.QueryResultsFormat.TSV}
_NAMES = ("s", "p", "o", "g")


class RemoteReader:
    """The graph of one store on its server, as `graph.store.Reader`."""

    def __init__(self, server: Server, base: str, wire: Wire | None = None) -> None:
        self.server, self.base = server, base
        self.wire = wire or Wire(server.url)
        self._stamp = f"<{stamp(base)}>"
        self._facts = f"<{server.facts}>" if server.facts else ""
        hidden = [self._stamp, *(f"<{one}>" for one in server.foreign)]
        self._hidden = f"FILTER(?g NOT IN ({', '.join(hidden)}))"

    def close(self) -> None:
        """Let go of the connections."""
        self.wire.close()

    # -- patterns -----------------------------------------------------------------------------------------------

    def match(
        self,
        subject: Any = None,
        predicate: Any = None,
        object: Any = None,  # noqa: A002 - as in Reader
        graph: Any = None,
    ) -> Iterator[ox.Quad]:
        """The quads of a pattern. Raises StoreError where the graph changes while they are read."""
        given = (subject, predicate, object, graph)
        if given == (None, None, None, None) and self.server.whole:
            return self._everything()
        terms = [f"?{name}" if one is None else self._written(one) for name, one in zip(_NAMES, given, strict=True)]
        names = [name for name, one in zip(_NAMES, given, strict=True) if one is None]
        return self._matched(names, self._pattern(terms, graph), given)

    def _written(self, one: Any) -> str:
        if isinstance(one, ox.DefaultGraph):
            return self._facts
        return literals.term(one) if self.server.rewrites else str(one)

    def _pattern(self, terms: Sequence[str], graph: Any) -> str:
        triple, place = " ".join(terms[:3]), terms[3]
        if graph is None:
            named = f"GRAPH ?g {{ {triple} }} {self._hidden}"
            return named if self._facts else f"{{ {triple} }} UNION {{ {named} }}"
        return f"GRAPH {place} {{ {triple} }}" if place else triple

    def _matched(self, names: Sequence[str], pattern: str, given: Sequence[Any]) -> Iterator[ox.Quad]:
        places = [names.index(name) if name in names else -1 for name in _NAMES]
        for row in self._pages(" ".join(f"?{name}" for name in names) or "(1 AS ?there)", pattern):
            yield self._quad([one if at < 0 else row[at] for one, at in zip(given, places, strict=True)])

    def _pages(self, chosen: str, pattern: str) -> Iterator[tuple[Any, ...]]:
        """All rows of a pattern that has each once, page by page where the server does not give them at once."""
        seen, read, rows = array("q"), 0, list[tuple[Any, ...]]()
        while True:
            page = f" OFFSET {read} LIMIT {len(rows)}" if read else ""  # without a LIMIT Virtuoso fails here
            rows = self._rows(f"SELECT {chosen} {{ {pattern} }}{page}")
            if read or len(rows) >= _SURELY_WHOLE:
                seen.extend(map(hash, rows))
            yield from rows
            read += len(rows)
            if len(rows) < _SURELY_WHOLE:
                break
        if len(seen) > len(rows):
            self._must_be_all(pattern, read, seen)

    def _must_be_all(self, pattern: str, read: int, seen: array[int]) -> None:
        """Raise StoreError where pages overlapped or left something out: somebody wrote meanwhile."""
        counted = self._count(f"SELECT (COUNT(*) AS ?n) {{ {pattern} }}")
        if counted != read or len(set(seen)) != len(seen):
            raise StoreError(
                f"{self.server.url}: the graph changed while {read:,} quads of it were read; "
                "try again when nobody writes"
            )

    def _quad(self, four: Sequence[Any]) -> ox.Quad:
        subject, predicate, found, graph = four
        if graph is None or (self._facts and graph == ox.NamedNode(self.server.facts)):
            graph = ox.DefaultGraph()
        return ox.Quad(subject, predicate, found, graph)

    def _everything(self) -> Iterator[ox.Quad]:
        """All quads as the server writes them in one piece."""
        hidden = {ox.NamedNode(one) for one in (stamp(self.base), *self.server.foreign)}
        with self.wire.stream(self.server.data, "application/n-quads") as pieces:
            for quad in ox.parse(_File(pieces), format=ox.RdfFormat.N_QUADS):  # type: ignore[arg-type] # read() is all it needs
                if quad.graph_name not in hidden:
                    yield quad

    def __bool__(self) -> bool:
        """True: whether there is a reader is not to cost a count of all that it reads."""
        return True

    def __len__(self) -> int:
        named = self._count(f"SELECT (COUNT(*) AS ?n) {{ GRAPH ?g {{ ?s ?p ?o }} {self._hidden} }}")
        return named if self._facts else named + self._count("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")

    def _count(self, sparql: str) -> int:
        (row,) = self._rows(sparql)
        return int(row[0].value)

    # -- queries ------------------------------------------------------------------------------------------------

    def query(self, sparql: str, **options: Any) -> Any:
        """The answer as pyoxigraph gives it; the options are prefixes, base_iri, default_graph and named_graphs.

        Raises SyntaxError for what is no SPARQL 1.1, BadQuery for what changes the graph, calls other servers, or
        cannot be answered by this one.
        """
        if text_of.form(sparql) == "UPDATE":
            raise BadQuery("the text changes the store: queries only read")
        if text_of.outside_call(sparql) is not None:
            raise BadQuery("SERVICE calls another server, which a store whose graph is on a server never does")
        kind = ox.Store().query(
            sparql, **options
        )  # an engine of our own reads it first: the server's dialect stays out
        head, rest = _parted(sparql, options.get("prefixes") or {}, options.get("base_iri"))
        dataset = self._dataset(options.get("default_graph"), options.get("named_graphs"))
        if self._facts and "named_graphs" not in options:
            rest = _graphs_as_variables(rest)
        if isinstance(kind, ox.QueryTriples):
            return self._triples(head + rest, dataset)
        if isinstance(kind, ox.QueryBoolean):
            return self._truth(head + rest, dataset)
        return self._solutions(head, rest, [one.value for one in kind.variables], dataset)

    def _dataset(self, default: Any = None, named: Any = None) -> list[tuple[str, str]]:
        """The parameters that say which graphs are asked; without any, what is held true is the default graph."""
        if default is None and named is None:
            return [("default-graph-uri", self.server.facts)] if self._facts else []
        chosen = default if isinstance(default, list) else [default] if default is not None else []
        graphs = [self.server.facts if isinstance(one, ox.DefaultGraph) else one.value for one in chosen]
        return [("default-graph-uri", one) for one in graphs] + [("named-graph-uri", one.value) for one in named or ()]

    def _solutions(self, head: str, rest: str, names: Sequence[str], dataset: Sequence[tuple[str, str]]) -> Any:
        found = self._answer(head + rest, dataset)
        if self._may_be_cut(found):
            rows = _rows_in(found)
            total = self._total(head, rest, rows, dataset)
            if total > rows:
                return self._paged(head, rest, names, rows, total, dataset)
        body = _chosen(found.body, names) if self._facts else found.body
        return ox.parse_query_results(body, _FORMS[found.form])

    def _total(self, head: str, rest: str, rows: int, dataset: Sequence[tuple[str, str]]) -> int:
        try:
            (row,) = self._rows(f"{head}SELECT (COUNT(*) AS ?n) {{ {{ {rest}\n}} }}", dataset)
        except BadQuery as error:
            raise BadQuery(
                f"the graph server at {self.server.url} gave {rows:,} rows and cannot say whether there are more "
                f"({error}); ask for less with LIMIT"
            ) from error
        return int(row[0].value)

    def _paged(
        self, head: str, rest: str, names: Sequence[str], size: int, total: int, dataset: Sequence[tuple[str, str]]
    ) -> Any:
        """All rows of an answer that the server cuts after so many, page by page in one order."""
        chosen = " ".join(f"?{name}" for name in names)
        is_ordered = any(one.kind == "word" and one.text.upper() == "ORDER" for one in text_of.tokens(rest))
        inner = rest if is_ordered else f"SELECT {chosen} {{ {{ {rest}\n}} }} ORDER BY {chosen}"
        bindings: list[Any] = []
        while len(bindings) < total:
            page = f"{head}SELECT {chosen} {{ {{ {inner}\n}} }} OFFSET {len(bindings)} LIMIT {size}"
            some = json.loads(self._answer(page, dataset, "json").body)["results"]["bindings"]
            if not some:
                break
            bindings += some
        if len(bindings) != total:
            raise BadQuery(
                f"the graph server at {self.server.url} gave {len(bindings):,} of {total:,} rows; "
                "ask for less with LIMIT"
            )
        text = json.dumps({"head": {"vars": list(names)}, "results": {"bindings": bindings}})
        return ox.parse_query_results(text.encode(), ox.QueryResultsFormat.JSON)

    def _truth(self, sparql: str, dataset: Sequence[tuple[str, str]]) -> ox.QueryBoolean:
        read = json.loads(self._answer(sparql, dataset, "json").body)
        if "boolean" not in read:  # Virtuoso gives one row, of 1 where it is so
            rows = read["results"]["bindings"]
            read = {"boolean": any(cell["value"] == "1" for row in rows for cell in row.values())}
        made = ox.parse_query_results(
            json.dumps({"head": {}, "boolean": bool(read["boolean"])}), ox.QueryResultsFormat.JSON
        )
        assert isinstance(made, ox.QueryBoolean)  # noqa: S101 - written so in the line before
        return made

    def _triples(self, sparql: str, dataset: Sequence[tuple[str, str]]) -> Any:
        response = self.wire.ask(self.server.query, sparql, "application/n-triples", dataset)
        most = response.headers.get("x-sparql-maxrows")
        lines = response.content.count(b"\n")
        if most is not None and lines >= int(most):
            raise BadQuery(
                f"the graph server at {self.server.url} gives {int(most):,} triples at most, and there may be more; "
                "ask for less, or take 'triptych export'"
            )
        held = ox.Store()
        triples = (quad.triple for quad in ox.parse(response.content, format=ox.RdfFormat.N_TRIPLES))
        held.extend(ox.Quad(*self._read_back(triple)) for triple in triples)
        return held.query("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }")

    def _read_back(self, triple: ox.Triple) -> tuple[Any, Any, Any]:
        value = triple.object
        if self.server.rewrites and isinstance(value, ox.Literal) and not value.language:
            text, kind = literals.own(value.value, value.datatype.value)
            value = ox.Literal(text, datatype=ox.NamedNode(kind))
        return triple.subject, triple.predicate, value

    # -- answers ------------------------------------------------------------------------------------------------

    def _answer(self, sparql: str, dataset: Iterable[tuple[str, str]], form: str | None = None) -> _Answer:
        form = form or self.server.rows
        response = self.wire.ask(self.server.query, sparql, _MEDIA[form], dataset)
        body = response.content
        if form == "json" and self.server.rewrites:
            body = _mended(body)
        return _Answer(form, body, "x-sparql-maxrows" in response.headers)

    def _may_be_cut(self, found: _Answer) -> bool:
        rows = _rows_in(found)
        is_round = rows >= _SURELY_WHOLE and rows % 100 == 0
        return found.is_cut or rows >= _ASK_FROM or is_round

    def _rows(self, sparql: str, dataset: Iterable[tuple[str, str]] = ()) -> list[tuple[Any, ...]]:
        found = self._answer(sparql, dataset)
        read = ox.parse_query_results(found.body, _FORMS[found.form])
        assert isinstance(read, ox.QuerySolutions)  # noqa: S101 - asked with SELECT
        return [tuple(row) for row in read]


class _Answer:
    """An answer as it came; ``is_cut`` says that the server named a limit."""

    __slots__ = ("body", "form", "is_cut")

    def __init__(self, form: str, body: bytes, is_cut: bool) -> None:
        self.form, self.body, self.is_cut = form, body, is_cut


class _File:
    """Pieces of bytes as a file to read from."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces, self._left = pieces, b""

    def read(self, size: int) -> bytes:
        """The next bytes, at most so many; none at the end."""
        if not self._left:
            self._left = next(self._pieces, b"")
        found, self._left = self._left[:size], self._left[size:]
        return found


def stamp(base: str) -> str:
    """The graph in which a server keeps whose graph it holds, and in which state; no reader sees it."""
    return base + "store"


def _rows_in(found: _Answer) -> int:
    """How many rows an answer has."""
    if found.form == "tsv":
        return max(0, found.body.count(b"\n") - 1)
    return len(json.loads(found.body)["results"]["bindings"])


def _mended(body: bytes) -> bytes:
    """An answer in JSON with the values as they were before the server got them."""
    read = json.loads(body)
    for row in read.get("results", {}).get("bindings", ()):
        for cell in row.values():
            if "datatype" in cell:
                cell["value"], cell["datatype"] = literals.own(cell["value"], cell["datatype"])
    return json.dumps(read).encode()


def _graphs_as_variables(query: str) -> str:
    """A query in which each ``GRAPH <name>`` is a variable that has this value.

    Virtuoso, told which graph is the default, still finds all graphs by a variable, and none by its name.

    >>> _graphs_as_variables("ASK { GRAPH <x:g> { ?s ?p ?o } }")
    'ASK { VALUES ?graph_1_ { <x:g> } GRAPH ?graph_1_ { ?s ?p ?o } }'
    """
    parts, place, named = list[str](), 0, 0
    for token in text_of.tokens(query):
        is_named = bool(parts) and token.kind in {"iri", "name"} and "".join(parts[place:]).strip().upper() == "GRAPH"
        if is_named:
            named += 1
            name = f"?graph_{named}_"
            parts[place:] = [f"VALUES {name} {{ {token.text} }} GRAPH {name}"]
        elif token.kind == "space" and parts:
            parts.append(token.text)
            continue
        else:
            place = len(parts)
            parts.append(token.text)
    return "".join(parts)


def _chosen(body: bytes, names: Sequence[str]) -> bytes:
    """An answer in JSON with these variables alone."""
    read = json.loads(body)
    rows = [{name: row[name] for name in names if name in row} for row in read["results"]["bindings"]]
    return json.dumps({"head": {"vars": list(names)}, "results": {"bindings": rows}}).encode()


def _parted(sparql: str, prefixes: dict[str, str], base: str | None) -> tuple[str, str]:
    """The declarations of a query, the preset ones first, and what follows them."""
    declared: set[str] = set()
    end, awaited = 0, ""
    for token in text_of.tokens(sparql):
        if token.kind == "space":
            continue
        word = token.text.upper() if token.kind == "word" else ""
        if awaited and token.kind in {"name", "iri"}:
            if token.kind == "name":
                declared.add(token.text.partition(":")[0])
            else:
                end, awaited = token.start + len(token.text), ""
        elif word in {"PREFIX", "BASE"}:
            awaited = word
        else:
            break
    preset = [f"BASE <{base}>\n"] if base else []
    preset += [f"PREFIX {name}: <{iri}>\n" for name, iri in prefixes.items() if name not in declared]
    return "".join(preset) + sparql[:end] + "\n", sparql[end:]
