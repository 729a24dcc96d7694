"""Checks a graph against the shapes and says in plain sentences what is wrong or missing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal as OneOf
from typing import cast

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, Triple

from ontology.shapes import SH, Facts, Rule, S, rules
from ontology.vocabulary import RDF, TRI, is_class, is_property, local

Severity = OneOf["Violation", "Warning", "Info"]
_IRI = re.compile(r"(https?://|urn:)[^\s<>\"{}|\\^`]+")
_RANK = {"Violation": 0, "Warning": 1, "Info": 2}
_NOT_COUNTED = tuple(  # ends of the graphs whose facts do not count
    f"/{status}" for status in ("conflicting", "less-exact", "quarantined", "rejected", "suggested")
)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a shape found wrong (Violation), missing (Warning) or worth knowing (Info)."""

    severity: Severity
    focus: str  # IRI of the thing, or _:label of a blank node
    path: str | None  # IRI of the property, with ^ before it where it was followed backwards
    value: str | None  # the offending value, where it is one value's fault
    message: str
    shape: str  # local name in shapes.ttl
    refuse: tuple[str, ...] = ()  # local names of the properties whose statements about the thing are unsound


def check(quads: Iterable[Quad | Triple], *, warnings: bool = True) -> tuple[Finding, ...]:
    """All findings, worst first, then by thing, shape and property.

    Of quads, the default graph and graph/meta are judged: they are what the store holds true and why. Where there is no
    default graph (the evidence graphs of one document), the graphs whose facts are accepted are judged together.
    With ``warnings=False`` violations alone.

    >>> from pyoxigraph import NamedNode, Triple
    >>> plan, kind = NamedNode("https://w3id.org/triptych/id/plan/circpro/ITC1"), NamedNode(TRI + "ActionPlan")
    >>> for finding in check([Triple(plan, NamedNode(RDF + "type"), kind)]):
    ...     print(finding.severity, finding.message)
    Warning Who developed this action plan is not known.
    Warning The project of this action plan is not known.
    Warning The status of this action plan is not known.
    """
    listed = list(quads)
    facts = Facts.of(_judged(listed))
    found = [*_broken(facts), *_empty_graphs(listed, facts)]
    for rule in rules():
        if warnings or rule.severity == "Violation":
            found += _findings(rule, facts)
    return _sorted(found)


def gate(quads: Iterable[Quad | Triple]) -> tuple[Finding, ...]:
    """The violations for which a document cannot be loaded as it is: what it contradicts by itself.

    Gaps and clashes with other documents are not among them; those ``check`` finds in the whole graph.
    """
    facts = Facts.of(_judged(list(quads)))
    found = list(_broken(facts))
    for rule in rules():
        if rule.refuses and rule.severity == "Violation":
            found += _findings(rule, facts)
    return _sorted(found)


def to_turtle(findings: Iterable[Finding]) -> str:
    """The findings as a SHACL validation report in Turtle, in their order.

    A report conforms if it holds no result at all, as SHACL has it: a warning is a result too.

    >>> print(to_turtle([]), end="")
    @prefix s: <https://w3id.org/triptych/shapes#> .
    @prefix sh: <http://www.w3.org/ns/shacl#> .
    [] a sh:ValidationReport ; sh:conforms true .
    """
    results = [_result(finding) for finding in findings]
    body = "false ; sh:result\n  " + " ,\n  ".join(results) if results else "true"
    return f"@prefix s: <{S}> .\n@prefix sh: <{SH}> .\n[] a sh:ValidationReport ; sh:conforms {body} .\n"


def _result(finding: Finding) -> str:
    """One result, as a blank node of Turtle."""
    said = [
        f"a sh:ValidationResult ; sh:resultSeverity sh:{finding.severity}",
        f"sh:focusNode {_node(finding.focus)}",
        f"sh:sourceShape s:{finding.shape}",
        f"sh:resultMessage {Literal(finding.message, language='en')}",
    ]
    if finding.path:
        step = NamedNode(finding.path.removeprefix("^"))
        said.append(f"sh:resultPath {f'[ sh:inversePath {step} ]' if finding.path.startswith('^') else step}")
    if finding.value is not None:
        said.append(f"sh:value {_node(finding.value)}")
    return f"[ {' ; '.join(said)} ]"


def _node(name: str) -> str:
    """A thing or value as Turtle writes it; what does not look like an IRI is text."""
    if name.startswith("_:"):
        return name
    return str(NamedNode(name) if _IRI.fullmatch(name) else Literal(name))


def _sorted(found: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(
        sorted(
            set(found),
            key=lambda f: (_RANK[f.severity], f.focus, f.shape, f.path or "", f.value or "", f.message),
        )
    )


def _judged(quads: list[Quad | Triple]) -> Iterator[Triple]:
    """The triples that count."""
    whole = any(isinstance(quad, Triple) or isinstance(quad.graph_name, DefaultGraph) for quad in quads)
    for quad in quads:
        if isinstance(quad, Triple):
            yield quad
        elif isinstance(quad.graph_name, DefaultGraph):
            yield quad.triple
        elif whole:
            if quad.graph_name.value.endswith("/graph/meta"):
                yield quad.triple
        elif not quad.graph_name.value.endswith(_NOT_COUNTED):
            yield quad.triple


def _findings(rule: Rule, facts: Facts) -> Iterator[Finding]:
    severity, refuse = cast("Severity", rule.severity), tuple(map(local, rule.refuses))
    for focus, value in rule.offences(facts):
        yield Finding(severity, focus, rule.path, value, rule.message, rule.shape, refuse)


def _broken(facts: Facts) -> Iterator[Finding]:
    """What no shape can say: blank nodes, and terms in the ontology's namespace that it does not define."""
    for triple in facts.triples:
        for node in (triple.subject, triple.object):
            if isinstance(node, BlankNode):
                message = "This thing has no address of its own (it is a blank node), so nothing can refer to it."
                yield Finding("Violation", str(node), None, None, message, "BlankNode")
    for predicate, subjects in facts.values.items():
        if predicate.startswith(TRI) and not is_property(predicate):
            for focus in subjects:
                message = "The ontology has no such property."
                yield Finding("Violation", focus, predicate, None, message, "UnknownTerm", (local(predicate),))
    for kind, things in facts.instances.items():
        if kind.startswith(TRI) and not is_class(kind):
            for focus in things:
                yield Finding("Violation", focus, RDF + "type", kind, "The ontology has no such class.", "UnknownTerm")


def _empty_graphs(quads: list[Quad | Triple], facts: Facts) -> Iterator[Finding]:
    """Evidence graphs without a single fact; nothing where the named graphs were not given."""
    named = {q.graph_name.value for q in quads if isinstance(q, Quad) and isinstance(q.graph_name, NamedNode)}
    if not any(not name.endswith("/graph/meta") for name in named):
        return
    for focus in facts.instances.get(TRI + "EvidenceGraph", ()):
        if focus not in named:
            yield Finding("Violation", focus, None, None, "This evidence graph holds no fact.", "EmptyGraph")
