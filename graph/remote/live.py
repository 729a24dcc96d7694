"""The graph on a server as its one writer sees it.

A change is written down in the store's folder, sent, and numbered on the server (``outgoing.py``): so it does not
matter whether the server does a change whole or in parts, and whether it keeps what it said it did.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

import pyoxigraph as ox

from graph.errors import BadInput, BadQuery
from graph.iri import graph_iri
from graph.library import Library
from graph.live import STATE
from graph.remote import literals
from graph.remote.ahead import Ahead
from graph.remote.outgoing import Outgoing
from graph.remote.reader import RemoteReader
from graph.remote.server import Server
from graph.store import Triples, current, point
from graph.terms import DEFAULT_GRAPH, node

_PIECE = 800
"""Triples of one INSERT DATA or DELETE DATA: Virtuoso fails above about 1,000."""
_WHOLE = 100_000
"""Triples sent at once to a server that does a change of any size."""
_POST_FROM = 200
"""Triples of one graph from which adding them by the Graph Store protocol is cheaper."""
_COPIED = 3_000_000
"""Quads of which a copy is made for an update that asks what an earlier operation of it changed."""
_FETCHED = 200
"""Things that are asked for in one query."""
_AT_ONCE = 10_000
"""Triples up to which a change is one request, so that readers never see the half of it."""
_HAS = "https://w3id.org/triptych/ontology#state"

_Any = TypeVar("_Any")


class RemoteGraph(RemoteReader):
    """The graph of a store on its server. Open only while holding the ``WriteLock``.

    ``is_new`` says that the server holds nothing of the store, or an older or newer state of it than can be mended:
    then it has to be built anew.
    """

    is_far = True

    def __init__(self, folder: Path, library: Library, server: Server, base: str) -> None:
        super().__init__(server, base)
        self.folder, self._library = folder, library
        self._outgoing = Outgoing(folder)
        graphs = (node(graph_iri(base, name)) for name in ("meta", "labels", "reference"))
        self._known = Ahead([DEFAULT_GRAPH, *graphs])
        (folder / "snapshots").mkdir(exist_ok=True)
        there = self._there()
        known = max(self._outgoing.newest(), int(library.setting(STATE) or 0))
        self._number = known
        self.is_new = there is None
        if there is None:
            self._must_be_empty()
        elif there != known:
            self._send_missing(there, known)

    def match(self, subject: Any = None, predicate: Any = None, object: Any = None, graph: Any = None) -> Any:  # noqa: A002 - as in Reader
        """The quads of a pattern, without a call where they were fetched ahead."""
        four = (subject, predicate, object, graph)
        known = self._known.find(four)
        return super().match(*four) if known is None else known

    def ahead(
        self,
        subjects: Iterable[str] = (),
        graphs: Iterable[str] = (),
        links: Iterable[tuple[str, str, str]] = (),
    ) -> None:
        """Fetch what is said of these subjects, what stands in these graphs, what links to these objects, at once."""
        for some in _batches(self._known.unknown(map(node, subjects)), _FETCHED):
            around = " ".join(self._written(one) for one in self._known.around if self._written(one))
            listed = f"VALUES ?s {{ {' '.join(map(str, some))} }}"
            pattern = f"{listed} VALUES ?g {{ {around} }} GRAPH ?g {{ ?s ?p ?o }}"
            if not self._facts:
                pattern = f"{{ {listed} ?s ?p ?o }} UNION {{ {pattern} }}"
            self._known.know_subjects(some, map(self._quad, self._pages("?s ?p ?o ?g", pattern)))
        for some in _batches(dict.fromkeys(map(node, graphs)), _FETCHED):
            pattern = f"VALUES ?g {{ {' '.join(map(str, some))} }} GRAPH ?g {{ ?s ?p ?o }}"
            self._known.know_graphs(some, map(self._quad, self._pages("?s ?p ?o ?g", pattern)))
        by_graph: dict[str, list[tuple[Any, Any, Any]]] = {}
        for predicate, found, graph in dict.fromkeys(links):
            place = node(graph) if graph else DEFAULT_GRAPH
            by_graph.setdefault(graph, []).append((node(predicate), node(found), place))
        for graph, wanted in by_graph.items():
            written = f"<{graph}>" if graph else self._facts
            for part in _batches(wanted, _FETCHED):
                values = " ".join(f"({predicate} {found})" for predicate, found, _ in part)
                pattern = f"VALUES (?p ?o) {{ {values} }} ?s ?p ?o"
                pattern = f"GRAPH {written} {{ {pattern} }}" if written else pattern
                quads = (self._quad([*row, part[0][2]]) for row in self._pages("?s ?p ?o", pattern))
                self._known.know_links(part, quads)

    def _send_missing(self, there: int, known: int) -> None:
        """Send the changes that the server does not have; where one is no longer there, all is to be built anew."""
        missing = [self._outgoing.read(number) for number in range(there + 1, known + 1)]
        if there > known or None in missing:
            self._number = max(there, known)
            self.is_new = True
            return
        for number, change in enumerate(missing, there + 1):
            assert change is not None  # noqa: S101 - looked for above
            self._send(number, *change)

    def _there(self) -> int | None:
        """The number of the last change that the server has, None where it holds nothing of a store."""
        rows = self._rows(f"SELECT ?p ?o {{ GRAPH {self._stamp} {{ {self._stamp} ?p ?o }} }}")
        said = [str(value.value).split() for predicate, value in rows if predicate.value == _HAS]
        owners = {one for one, _ in said}
        if owners - {self.server.id}:
            raise BadInput(
                f"{self.server.url}: holds the graph of another store (that begins with {self.base} too); "
                "give each store a data set of its own, or another --base"
            )
        return max((int(number) for _, number in said), default=None)

    def _must_be_empty(self) -> None:
        """Raise BadInput where the server holds what is not of this store."""
        ours = f'GRAPH ?g {{ ?s ?p ?o }} FILTER(STRSTARTS(STR(?g), "{self.base}"))'
        where = ours if self._facts else f"{{ ?s ?p ?o }} UNION {{ {ours} }}"
        if self._rows(f"SELECT ?s {{ {where} }} LIMIT 1"):
            raise BadInput(
                f"{self.server.url}: holds a graph already that is not of this store; "
                "give an empty data set, or clear it"
            )

    @property
    def is_published(self) -> bool:
        """Whether readers find a state."""
        return current(self.folder) is not None

    def begin(self) -> None:
        """Mark an empty graph as this store's, once it is noted that all is to come into it."""
        if not self.is_new:
            return
        if self._there() is not None:
            self._clear()
        self._outgoing.clear()
        self._number += 1
        self._library.keep(STATE, str(self._number))
        self.wire.update(self.server.update, self._marks(self._number)[0])
        self.is_new = False

    def clear(self) -> None:
        """Let the graph be built anew."""
        self.is_new = True

    def _clear(self) -> None:
        if not self._facts:
            self.wire.update(self.server.update, "CLEAR DEFAULT")
        while names := self._some_graphs():
            for some in _batches(names, 200):
                self.wire.update(self.server.update, " ;\n".join(f"DROP SILENT GRAPH <{one}>" for one in some))
        self.wire.update(self.server.update, f"DROP SILENT GRAPH {self._stamp}")

    def _some_graphs(self) -> list[str]:
        rows = self._rows(f"SELECT ?g {{ GRAPH ?g {{ ?s ?p ?o }} {self._hidden} }} GROUP BY ?g LIMIT 5000")
        return [row[0].value for row in rows]

    def apply(self, removed: Triples, added: Triples) -> None:
        """Change the graph: after a crash of this program or the server the next opening completes it.

        Both are triples by graph, as text (``graph/nquads.py``).
        """
        if not any(removed.values()) and not any(added.values()):
            return
        number = self._number + 1
        self._outgoing.write(number, removed, added)
        self._send(number, removed, added)

    def load(self, added: Triples) -> None:
        """Add very many triples."""
        self.apply({}, added)

    def _send(self, number: int, removed: Triples, added: Triples) -> None:
        self._known.forget()
        if self.server.whole and sum(map(len, (*removed.values(), *added.values()))) < _AT_ONCE:
            self._send_at_once(number, removed, added)
        else:
            self._send_in_parts(number, removed, added)
        self._number = number

    def _send_at_once(self, number: int, removed: Triples, added: Triples) -> None:
        """All in one request, which such a server does whole or not at all."""
        steps = [
            f"{verb} DATA {{ {text} }}"
            for verb, some in (("DELETE", removed), ("INSERT", added))
            for text in self._data(some)
        ]
        self.wire.update(self.server.update, " ;\n".join([*steps, *self._marks(number)]))

    def _send_in_parts(self, number: int, removed: Triples, added: Triples) -> None:
        for update in self._deletions(removed):
            self.wire.update(self.server.update, update)
        few = self._posted(added)
        for text in self._data(few):
            self.wire.update(self.server.update, f"INSERT DATA {{ {text} }}")
        for mark in self._marks(number):
            self.wire.update(self.server.update, mark)

    def _posted(self, added: Triples) -> Triples:
        """Post what comes in large numbers; the rest comes back."""
        if self.server.whole:
            lines = (f"{triple} {graph} .\n" for graph, some in added.items() for triple in some)
            while piece := "".join(islice(lines, _WHOLE)):
                self.wire.post(self.server.data, piece.encode(), "application/n-quads")
            return {}
        if not self.server.data:
            return added
        few = {}
        for graph, some in added.items():
            if len(some) < _POST_FROM or not (graph or self._facts):
                few[graph] = some
                continue
            lines = (f"{triple} .\n" for triple in self._as_sent(some))
            while piece := "".join(islice(lines, _WHOLE)):
                self.wire.post(self.server.data, piece.encode(), "text/turtle", (graph or self._facts)[1:-1])
        return few

    def _data(self, triples: Triples) -> Iterator[str]:
        """Triples by graph as the insides of INSERT DATA or DELETE DATA, each of a size that the server takes."""
        lines = ((graph, triple) for graph, some in triples.items() for triple in self._as_sent(some))
        for some in _batches(lines, _WHOLE if self.server.whole else _PIECE):
            by_graph: dict[str, list[str]] = {}
            for graph, triple in some:
                by_graph.setdefault(graph or self._facts, []).append(f"{triple} .\n")
            yield "".join(
                f"GRAPH {graph} {{\n{''.join(found)}}}\n" if graph else "".join(found)
                for graph, found in by_graph.items()
            )

    def _deletions(self, removed: Triples) -> Iterator[str]:
        """Updates that take triples away, of a size that the server takes.

        One operation is about one graph: of a DELETE DATA about several Virtuoso does the first and says it did all.
        """
        lines = ((graph, triple) for graph, some in removed.items() for triple in self._as_sent(some))
        for some in _batches(lines, _PIECE):
            by_graph: dict[str, list[str]] = {}
            for graph, triple in some:
                by_graph.setdefault(graph or self._facts, []).append(f"{triple} .\n")
            yield " ;\n".join(
                f"DELETE DATA {{ GRAPH {graph} {{\n{''.join(found)}}} }}"
                if graph
                else f"DELETE DATA {{ {''.join(found)} }}"
                for graph, found in by_graph.items()
            )

    def _as_sent(self, triples: Iterable[str]) -> Iterable[str]:
        return literals.all_sent(triples) if self.server.rewrites else triples

    def _marks(self, number: int) -> tuple[str, str]:
        """The updates that note on the server which changes it has; the new mark comes before the old one goes."""
        said = f'GRAPH {self._stamp} {{ {self._stamp} <{_HAS}> "{self.server.id} %d" }}'
        return f"INSERT DATA {{ {said % number} }}", f"DELETE DATA {{ {said % (number - 1)} }}"

    def flush(self) -> None:
        """Note in the library, within its transaction, which change it goes with."""
        self._library.keep(STATE, str(self._number))
        self._outgoing.forget(self._number)

    def publish(self) -> str:
        """Tell readers that there is another state; its number comes back. They see what is on the server anyway."""
        number = str(int(current(self.folder) or 0) + 1)
        point(self.folder, number)
        return number

    def copy(self, folder: Path) -> None:
        """Copy the graph as it is now to a new folder. Raises BadQuery where it is too large for that."""
        size = len(self)
        if size > _COPIED:
            raise BadQuery(
                f"an operation asks what an earlier one of this update changed, and the graph on {self.server.url} "
                f"is too large to try that out ({size:,} quads); send the operations one by one"
            )
        ox.Store(str(folder)).bulk_extend(self.match())

    def renew(self) -> None:
        """Nothing: the memory that a server takes is its own."""

    def optimize(self) -> None:
        """Nothing: compacting its files is the server's own affair."""


def _batches(some: Iterable[_Any], size: int) -> Iterator[list[_Any]]:
    """The things in lists of so many."""
    rest = iter(some)
    while batch := list(islice(rest, size)):
        yield batch
