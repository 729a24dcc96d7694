"""What an update would change, found out without changing anything.

The conditions are asked as queries, and templates are filled by the engine in a store of their own in memory; so the
quads that come back are exact whatever the text was, and can be held against what is allowed before any of it is done.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from graph.change import Change
from graph.embedded import EmbeddedGraph
from graph.errors import BadQuery
from graph.iri import graph_iri, is_fact_graph
from graph.query import explained
from graph.sparql import tokens
from graph.store import LiveGraph, Reader
from graph.terms import DEFAULT_GRAPH, prefixes
from graph.updates.log import Quad, Update
from graph.updates.operations import Dataset, Forbidden, Operation, operations
from graph.updates.standing import Standing

_ROWS = 1_000
"""Solutions that are put into the templates at a time."""
_FEW = 3


class TooMuch(BadQuery):
    """An update that would change more than allowed."""


@dataclass(frozen=True, slots=True)
class Delta:
    """The quads that an update takes away and those that it puts in; only what is not so already."""

    removed: tuple[Quad, ...] = ()
    added: tuple[Quad, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.removed or self.added)


class Evaluation:
    """One update over the live graph of a store.

    What it says without a graph is said in ``graph/curated``: the default graph follows from the graphs of facts.
    ``anywhere`` allows all graphs, else this one alone is changed. ``most`` is the size of the change in characters.
    ``scratch`` is a folder for a copy of the graph, made where a later operation asks what an earlier one changed.
    """

    def __init__(
        self, live: LiveGraph, base: str, scratch: Path, *, anywhere: bool = False, most: int = 64_000_000
    ) -> None:
        self._live, self._base, self._scratch, self._most = live, base, scratch, most
        self._anywhere = anywhere
        self._curated = f"<{graph_iri(base, 'curated')}>"
        self._options: dict[str, Any] = {"prefixes": prefixes(base), "base_iri": base}

    def delta(self, text: str, dataset: Dataset | None = None) -> Delta:
        """What a text changes; ``dataset`` is that of the call. Raises BadQuery, Forbidden or TooMuch."""
        found = operations(text)
        if dataset and any(one.with_ or one.using or one.using_named for one in found):
            raise BadQuery(
                "the call names graphs with using-graph-uri or using-named-graph-uri, and the update with USING or "
                "WITH; do only one of both"
            )
        self._must_be_readable(text, found)
        last: dict[Quad, bool] = {}
        seen: Reader = self._live
        copy: LiveGraph | None = None
        try:
            for number, one in enumerate(found):
                if last and copy is None and (one.kind != "DATA" or one.delete):
                    seen = copy = self._copied(last)
                step = dict(self._step(seen, one, dataset or Dataset(), number))
                self._must_be_small(step)
                last |= step
                self._must_be_small(last)
                if copy is not None:
                    _enter(copy, self._base, step)
        finally:
            if copy is not None:
                copy.close()
                shutil.rmtree(self._scratch, ignore_errors=True)
        return self._changing(last)

    def _must_be_readable(self, text: str, found: Sequence[Operation]) -> None:
        """Raise BadQuery, in words, for what the engine cannot read.

        It knows no PREFIX behind a semicolon, though SPARQL has it: so the operations are tried one by one, too.
        """
        whole = self._unread(text)
        each = [self._unread(one.prologue + one.text) for one in found]
        if whole is not None and any(each):
            raise whole

    def _unread(self, text: str) -> BadQuery | None:
        try:
            ox.Store().update(text, **self._options)
        except SyntaxError as error:
            return explained(text, str(error), self._options["prefixes"])
        except (ValueError, RuntimeError, OSError):
            return None  # a graph that it names is not in an empty store
        return None

    def _copied(self, last: dict[Quad, bool]) -> LiveGraph:
        shutil.rmtree(self._scratch, ignore_errors=True)
        self._scratch.mkdir()
        self._live.copy(self._scratch / "graph")
        copy = EmbeddedGraph(self._scratch)
        _enter(copy, self._base, last)
        return copy

    def _step(self, seen: Reader, one: Operation, dataset: Dataset, number: int) -> Iterator[tuple[Quad, bool]]:
        """Quads in the order in which they go (False) and come (True)."""
        try:
            if one.kind == "DATA":
                for block, come in ((one.delete, False), (one.insert, True)):
                    quads = _quads(self._filled(one, f"DATA {_braced(block)}"))
                    yield from self._placed(seen, quads, come).items()
            elif one.kind == "MODIFY":
                yield from self._modified(seen, one, dataset)
            elif one.kind in {"CLEAR", "DROP"}:
                yield from self._cleared(seen, one.targets[0], one)
            elif one.kind != "CREATE":  # a graph is there as long as it holds something
                yield from self._moved(seen, one)
        except SyntaxError as error:
            raise BadQuery(f"operation {number + 1} of the update cannot be read: {error}") from error

    def _modified(self, seen: Reader, one: Operation, dataset: Dataset) -> Iterator[tuple[Quad, bool]]:
        templates = one.delete + one.insert
        names = sorted({token.text[1:] for token in tokens(templates) if token.kind == "variable"})
        rows = self._solutions(seen, one, dataset, names)
        removed: dict[Quad, bool] = {}
        added: dict[Quad, bool] = {}
        while some := list(islice(rows, _ROWS)):
            values = _values(names, some)
            if one.delete:
                removed |= self._placed(seen, _quads(self._filled(one, _braced(one.delete), values)), False)
            if one.insert:
                added |= self._placed(seen, _quads(self._filled(one, _braced(one.insert), values)), True)
            self._must_be_small([*removed, *added])
        yield from removed.items()
        yield from added.items()

    def _solutions(self, seen: Reader, one: Operation, dataset: Dataset, names: Sequence[str]) -> Iterator[Any]:
        chosen = Dataset(
            tuple(self._iri(one, name) for name in one.using) or dataset.default,
            tuple(self._iri(one, name) for name in one.using_named) or dataset.named,
        )
        options = dict(self._options)
        if chosen:
            options["default_graph"] = [ox.NamedNode(iri) for iri in chosen.default]
            options["named_graphs"] = [ox.NamedNode(iri) for iri in chosen.named]
        elif one.with_:
            options["default_graph"] = [ox.NamedNode(self._iri(one, one.with_))]
        wanted = " ".join(f"?{name}" for name in names) or "(1 AS ?found)"
        limit = "" if names else " LIMIT 1"
        return iter(
            seen.query(f"{one.prologue}SELECT DISTINCT {wanted} WHERE {_braced(one.where or '')}{limit}", **options)
        )

    def _filled(self, one: Operation, template: str, values: str | None = None) -> ox.Store:
        """A store in memory with the quads of a template."""
        made = ox.Store()
        with_ = f"WITH {one.with_} " if one.with_ else ""
        tail = "" if values is None else f" WHERE {{ {values} }}"
        made.update(f"{one.prologue}{with_}INSERT {template}{tail}", **self._options)
        return made

    def _placed(self, seen: Reader, quads: Iterable[ox.Quad], come: bool) -> dict[Quad, bool]:
        """The quads with a graph for what was said without one: what goes goes from wherever it is held true."""
        found: dict[Quad, bool] = {}
        for quad in quads:
            if any(isinstance(one, ox.BlankNode) for one in (quad.subject, quad.object, quad.graph_name)):
                raise BadQuery("blank nodes have no name by which they could be found again; give an IRI instead")
            if isinstance(quad.object, ox.Triple):
                raise BadQuery("triples about triples are not stored; the evidence of a fact stands in graphs")
            triple = str(quad.triple)
            if not isinstance(quad.graph_name, ox.DefaultGraph):
                found[str(quad.graph_name), triple] = come
            elif come:
                found[self._curated, triple] = True
            else:
                found |= dict.fromkeys(((graph, triple) for graph in self._supporters(seen, quad)), False)
        return found

    def _supporters(self, seen: Reader, quad: ox.Quad) -> list[str]:
        held = seen.match(quad.subject, quad.predicate, quad.object, None)
        names = [str(one.graph_name) for one in held if not isinstance(one.graph_name, ox.DefaultGraph)]
        return sorted(name for name in names if is_fact_graph(self._base, name[1:-1]))

    def _cleared(self, seen: Reader, target: str, one: Operation) -> Iterator[tuple[Quad, bool]]:
        if target == "DEFAULT":
            yield from self._placed(seen, seen.match(None, None, None, DEFAULT_GRAPH), False).items()
            return
        graph = None if target in {"NAMED", "ALL"} else ox.NamedNode(self._iri(one, target))
        for quad in seen.match(None, None, None, graph):
            if not isinstance(quad.graph_name, ox.DefaultGraph):
                yield (str(quad.graph_name), str(quad.triple)), False

    def _moved(self, seen: Reader, one: Operation) -> Iterator[tuple[Quad, bool]]:
        source, target = (
            DEFAULT_GRAPH if name == "DEFAULT" else ox.NamedNode(self._iri(one, name)) for name in one.targets
        )
        if source == target:
            return
        quads = list(seen.match(None, None, None, source))
        if one.kind != "ADD":
            yield from self._cleared(seen, one.targets[1], one)
        yield from self._placed(
            seen, (ox.Quad(quad.subject, quad.predicate, quad.object, target) for quad in quads), True
        ).items()
        if one.kind == "MOVE":
            yield from self._placed(seen, quads, False).items()

    def _iri(self, one: Operation, written: str) -> str:
        """The IRI of a graph as it was written."""
        found: Any = ox.Store().query(f"{one.prologue}SELECT ({written} AS ?graph) {{ }}", **self._options)
        return str(next(found)["graph"].value)

    def _must_be_small(self, quads: Iterable[Quad]) -> None:
        quads = list(quads)
        if sum(len(graph) + len(triple) for graph, triple in quads) > self._most:
            self._must_be_allowed(graph for graph, _ in quads)
            raise TooMuch(f"the update changes more than {self._most:,} bytes; do it in several")

    def _changing(self, last: dict[Quad, bool]) -> Delta:
        """What is not so already; raises Forbidden where that is not allowed."""
        sides: dict[bool, list[Quad]] = {False: [], True: []}
        for (graph, triple), come in last.items():
            if self._is_there(graph, triple) != come:
                sides[come].append((graph, triple))
        self._must_be_allowed(graph for quads in sides.values() for graph, _ in quads)
        return Delta(tuple(sorted(sides[False])), tuple(sorted(sides[True])))

    def _must_be_allowed(self, graphs: Iterable[str]) -> None:
        others = sorted(set(graphs) - {self._curated})
        if others and not self._anywhere:
            raise Forbidden(
                f"the update would change {', '.join(others[:_FEW])}{' …' if others[_FEW:] else ''}: updates may "
                f"change {self._curated} only; what documents say is judged ('triptych decide') or withdrawn "
                "('triptych forget')"
            )

    def _is_there(self, graph: str, triple: str) -> bool:
        quad = next(iter(ox.parse(f"{triple} {graph} .", format=ox.RdfFormat.N_QUADS)))
        return (
            next(iter(self._live.match(quad.subject, quad.predicate, quad.object, quad.graph_name)), None) is not None
        )


def _enter(copy: LiveGraph, base: str, last: dict[Quad, bool]) -> None:
    """Bring a copy to what an operation leaves."""
    change = Change(copy, base)
    sides = [tuple(quad for quad, came in last.items() if came == come) for come in (False, True)]
    Standing([Update("", "", sides[0], sides[1])]).enter(change)
    change.follow_in_default_graph()
    change.apply()


def _quads(store: ox.Store) -> Iterable[ox.Quad]:
    return store.quads_for_pattern(None, None, None, None)


def _braced(text: str) -> str:
    return f"{{{text}\n}}"  # the line end closes a comment


def _values(names: Sequence[str], rows: Sequence[Any]) -> str:
    """Solutions as a VALUES clause."""
    if not names:
        return "VALUES () { () }" if rows else "VALUES () { }"
    lines = []
    for row in rows:
        terms = [row[name] for name in names]
        if any(isinstance(one, ox.BlankNode) for one in terms):
            raise BadQuery("blank nodes have no name by which they could be found again; give an IRI instead")
        lines.append(f"({' '.join('UNDEF' if one is None else str(one) for one in terms)})")
    return f"VALUES ({' '.join('?' + name for name in names)}) {{ {' '.join(lines)} }}"
