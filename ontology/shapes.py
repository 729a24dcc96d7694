"""The shapes of shapes.ttl, compiled to plain functions over an index of triples.

Only the part of SHACL that shapes.ttl uses is understood, and anything else in that file raises BadData, so no rule can
be passed over in silence. That pySHACL finds the same is what tests/test_check.py shows.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from pathlib import Path

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, QuerySolutions, Store, Triple

from ontology.datatypes import as_number, is_valid
from ontology.errors import BadData
from ontology.vocabulary import RDF, ancestors, read_turtle

SH = "http://www.w3.org/ns/shacl#"
S = "https://w3id.org/triptych/shapes#"
Term = NamedNode | BlankNode | Literal | Triple
_VALUED = (NamedNode, Literal)  # not "NamedNode | Literal": that would be made anew for each of a table's facts
Test = Callable[["Facts", str, list[Term]], Iterable[Term | None]]  # focus and values -> the values that offend


def name_of(node: object) -> str:
    """Key of a node in an index: its IRI, or ``_:`` and its label for a blank node."""
    return node.value if isinstance(node, _VALUED) else str(node)


@dataclass(slots=True)
class Facts:
    """Triples, indexed for checking: values by property and thing, things by class."""

    triples: frozenset[Triple]
    values: dict[str, dict[str, list[Term]]] = field(default_factory=dict)
    types: dict[str, set[str]] = field(default_factory=dict)
    instances: dict[str, set[str]] = field(default_factory=dict)
    _inverse: dict[str, dict[str, list[Term]]] = field(default_factory=dict)
    _store: Store | None = None

    @classmethod
    def of(cls, triples: Iterable[Triple]) -> Facts:
        """Facts of the triples; classes count with all classes above them."""
        facts = cls(frozenset(triples))
        for triple in facts.triples:
            subject, predicate, value = name_of(triple.subject), triple.predicate.value, triple.object
            facts.values.setdefault(predicate, {}).setdefault(subject, []).append(value)
            if predicate == RDF + "type" and isinstance(value, NamedNode):
                above = ancestors(value.value)
                facts.types.setdefault(subject, set()).update(above)
                for kind in above:
                    facts.instances.setdefault(kind, set()).add(subject)
        return facts

    def inverse(self, predicate: str) -> dict[str, list[Term]]:
        """Subjects of a property, by the name of the object."""
        if predicate not in self._inverse:
            found: dict[str, list[Term]] = {}
            for triple in self.triples:
                if triple.predicate.value == predicate:
                    found.setdefault(name_of(triple.object), []).append(triple.subject)
            self._inverse[predicate] = found
        return self._inverse[predicate]

    def select(self, query: str) -> set[str]:
        """Names that a SPARQL query gives for ``$this``."""
        if self._store is None:  # most documents ask no such query
            self._store = Store()
            self._store.extend(Quad(t.subject, t.predicate, t.object, DefaultGraph()) for t in self.triples)
        rows = self._store.query(query)
        if not isinstance(rows, QuerySolutions):
            raise BadData("shapes.ttl: a rule asks something else than SELECT $this; write it as one")
        return {name_of(row["this"]) for row in rows}


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing that a shape demands of its focus nodes."""

    shape: str  # local name in shapes.ttl
    severity: str  # Violation, Warning or Info
    message: str
    target: tuple[str, str]  # ("class" or "subjects", IRI)
    path: str | None  # property, with ^ before it where it is followed backwards; None for a SPARQL rule
    test: Test | None
    query: str | None
    refuses: tuple[str, ...]  # properties of the focus whose statements a document may not bring in with this fault

    def offences(self, facts: Facts) -> Iterator[tuple[str, str | None]]:
        """Focus and offending value (None where the fault is not one value's) of each breach, in no order."""
        how, what = self.target
        nodes = facts.instances.get(what, ()) if how == "class" else facts.values.get(what, {})
        if not nodes:
            return
        if self.query is not None:
            yield from ((focus, None) for focus in facts.select(self.query).intersection(nodes))
        elif self.test is not None and self.path is not None:
            step = self.path.removeprefix("^")
            table = facts.values.get(step, {}) if step == self.path else facts.inverse(step)
            for focus in nodes:
                for value in self.test(facts, focus, table.get(focus, [])):
                    yield focus, None if value is None else name_of(value)


@cache
def rules() -> tuple[Rule, ...]:
    """All rules of shapes.ttl, in the order of their shapes' names."""
    return _Compiler(read_turtle(Path(__file__).with_name("shapes.ttl"))).rules()


class _Compiler:
    """Reads shapes.ttl once."""

    def __init__(self, triples: list[Triple]) -> None:
        self.nodes: dict[str, dict[str, list[Term]]] = {}
        for triple in triples:
            properties = self.nodes.setdefault(name_of(triple.subject), {})
            properties.setdefault(triple.predicate.value, []).append(triple.object)

    def rules(self) -> tuple[Rule, ...]:
        found: list[Rule] = []
        for name in sorted(self.nodes):
            kinds = {name_of(kind) for kind in self.nodes[name].get(RDF + "type", [])}
            if kinds & {SH + "NodeShape", SH + "PropertyShape"}:
                found += self._shape(name)
        return tuple(found)

    def _shape(self, name: str) -> Iterator[Rule]:
        shape = dict(self.nodes[name])
        targets = [("class", t) for t in shape.pop(SH + "targetClass", [])]
        targets += [("subjects", t) for t in shape.pop(SH + "targetSubjectsOf", [])]
        if len(targets) != 1:
            raise BadData(f"shapes.ttl: {name} needs exactly one target class or property, it has {len(targets)}")
        target = (targets[0][0], name_of(targets[0][1]))
        shape.pop(RDF + "type")
        if SH + "path" in shape:
            yield from self._property(name, shape, target)
            return
        for node in shape.pop(SH + "property", []):
            yield from self._property(name, dict(self.nodes[name_of(node)]), target)
        sparql = shape.pop(SH + "sparql", [])
        severity = name_of(shape.pop(SH + "severity", [NamedNode(SH + "Violation")])[0])
        refuses = _refused(shape)
        self._nothing_left(name, shape)
        for node in sparql:
            inner = self.nodes[name_of(node)]
            message, query = name_of(inner[SH + "message"][0]), name_of(inner[SH + "select"][0])
            yield Rule(_local(name), _local(severity), message, target, None, None, query, refuses)

    def _property(self, name: str, shape: dict[str, list[Term]], target: tuple[str, str]) -> Iterator[Rule]:
        node = name_of(shape.pop(SH + "path")[0])
        path = f"^{name_of(self.nodes[node][SH + 'inversePath'][0])}" if node in self.nodes else node
        severity = name_of(shape.pop(SH + "severity", [NamedNode(SH + "Violation")])[0])
        message = name_of(shape.pop(SH + "message")[0])
        refuses = _refused(shape)
        for constraint in sorted(shape):
            for value in shape[constraint]:
                test = self._test(name, constraint, value)
                yield Rule(_local(name), _local(severity), message, target, path, test, None, refuses)

    def _test(self, name: str, constraint: str, value: Term) -> Test:
        kind = constraint.removeprefix(SH)
        if kind in ("in", "or"):
            items = self._list(value)
            if kind == "in":
                return _offending(lambda _, v: v in items)
            allowed = frozenset(name_of(self.nodes[name_of(item)][SH + "datatype"][0]) for item in items)
            return _offending(lambda _, v: any(is_valid(v, datatype) for datatype in allowed))
        make = _TESTS.get(kind)
        if make is None:
            raise BadData(f"shapes.ttl: {name} uses sh:{kind}, which the checker does not know; add it to shapes.py")
        return make(value)

    def _list(self, head: Term) -> tuple[Term, ...]:
        items = []
        while name_of(head) != RDF + "nil":
            cell = self.nodes[name_of(head)]
            items.append(cell[RDF + "first"][0])
            head = cell[RDF + "rest"][0]
        return tuple(items)

    def _nothing_left(self, name: str, shape: dict[str, list[Term]]) -> None:
        if shape:
            raise BadData(f"shapes.ttl: {name} uses {sorted(shape)}, which the checker does not know")


def _refused(shape: dict[str, list[Term]]) -> tuple[str, ...]:
    """Takes from a shape the properties that it refuses."""
    return tuple(sorted(name_of(one) for one in shape.pop(S + "refuses", [])))


def _local(iri: str) -> str:
    return iri.rpartition("#")[2]


def _offending(good: Callable[[Facts, Term], bool]) -> Test:
    """A test of each value by itself."""
    return lambda facts, _, values: [value for value in values if not good(facts, value)]


def _count(low: float, high: float) -> Test:
    return lambda _, __, values: () if low <= len(values) <= high else (None,)


def _class(wanted: Term) -> Test:
    kind = name_of(wanted)
    return _offending(lambda facts, value: kind in facts.types.get(name_of(value), ()))


def _node_kind(wanted: Term) -> Test:
    if name_of(wanted) != SH + "IRI":
        raise BadData(f"shapes.ttl: sh:nodeKind {name_of(wanted)}; the checker knows sh:IRI only")
    return _offending(lambda _, value: isinstance(value, NamedNode))


def _pattern(wanted: Term) -> Test:
    form = re.compile(name_of(wanted))
    return _offending(lambda _, value: not isinstance(value, BlankNode) and bool(form.search(name_of(value))))


def _bound(wanted: Term, sign: int) -> Test:
    limit = as_number(wanted)
    if limit is None:
        raise BadData(f"shapes.ttl: {wanted} is no number to compare with")

    def within(_: Facts, value: Term) -> bool:
        number = as_number(value)
        return number is not None and sign * (number - limit) >= 0

    return _offending(within)


def _less_than(other: Term) -> Test:
    """One breach for each pair out of order, as SHACL counts them."""

    def test(facts: Facts, focus: str, values: list[Term]) -> list[Term | None]:
        highs = facts.values.get(name_of(other), {}).get(focus, [])
        return [value for value in values for high in highs if not _below(as_number(value), as_number(high))]

    return test


def _below(low: Decimal | None, high: Decimal | None) -> bool:
    return low is not None and high is not None and low < high


def _unique_lang(_: Term) -> Test:
    """One breach for each language that is there twice."""

    def test(_: Facts, __: str, values: list[Term]) -> list[Term | None]:
        languages = [value.language for value in values if isinstance(value, Literal) and value.language]
        return [None for language in set(languages) if languages.count(language) > 1]

    return test


_TESTS: dict[str, Callable[[Term], Test]] = {
    "class": _class,
    "datatype": lambda wanted: _offending(lambda _, value: is_valid(value, name_of(wanted))),
    "lessThan": _less_than,
    "maxCount": lambda limit: _count(0, int(name_of(limit))),
    "maxInclusive": lambda limit: _bound(limit, -1),
    "minCount": lambda limit: _count(int(name_of(limit)), float("inf")),
    "minInclusive": lambda limit: _bound(limit, 1),
    "nodeKind": _node_kind,
    "pattern": _pattern,
    "uniqueLang": _unique_lang,
}
