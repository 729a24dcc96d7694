"""RDF terms: nodes of the ontology's terms, literals as the store keeps them, and the triples of a statement."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache

import pyoxigraph as ox

from graph.model import XSD, Literal, Mention, Statement
from ontology import vocabulary

TYPE = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
NAMED = frozenset(
    {
        "Organization",
        "PublicOrganisation",
        "StakeholderGroup",
        "Person",
        "Territory",
        "Country",
        "Region",
        "City",
        "Fund",
    }
)
"""Classes whose names are labels; the names of all others are titles."""


@cache
def node(name: str) -> ox.NamedNode:
    """The node of an ontology term by its short name, of a prefixed name, or of an IRI as it is."""
    if "://" in name:
        return ox.NamedNode(name)
    return ox.NamedNode(vocabulary.expand(name) if ":" in name else vocabulary.term(name))


def triples(statement: Statement, iri_of: Mapping[str, str]) -> Iterator[ox.Triple]:
    """The triples that a statement makes, mentions replaced by what they were found to be."""
    subject = ox.NamedNode(iri_of[statement.subject.id])
    if statement.predicate == "type":
        kind = getattr(statement.object, "name", statement.subject.kind)
        for name in kinds_of(kind):
            yield ox.Triple(subject, TYPE, node(name))
        return
    predicate = node(property_of(statement))
    if isinstance(statement.object, Mention):
        yield ox.Triple(subject, predicate, ox.NamedNode(iri_of[statement.object.id]))
    elif isinstance(statement.object, Literal):
        yield ox.Triple(subject, predicate, literal(statement.object))
    else:
        yield ox.Triple(subject, predicate, node(statement.object.name))


def property_of(statement: Statement) -> str:
    """The property of a statement, by a name that ``node`` knows: what is called a title may be a label."""
    if statement.predicate in ("title", "label"):
        return "rdfs:label" if statement.subject.kind in NAMED else "dct:title"
    return statement.predicate


@cache
def kinds_of(kind: str) -> tuple[str, ...]:
    """A class and those above it that belong to our world: a strategy is a policy framework too."""
    return (kind, *vocabulary.superclasses(kind))


def literal(value: Literal) -> ox.Literal:
    """The literal in the form that the store keeps, so that what is written compares with what is read."""
    if value.language:
        return ox.Literal(value.value, language=value.language.lower())
    text = value.value
    if value.datatype == XSD + "decimal":
        text = format(Decimal(text).normalize(), "f")
    elif value.datatype == XSD + "integer":
        text = str(int(text))
    elif value.datatype == XSD + "duration":
        text = _duration(text)
    return ox.Literal(text, datatype=ox.NamedNode(value.datatype))


def _duration(text: str) -> str:
    """A duration with months below twelve, as Oxigraph rewrites it.

    >>> _duration("P30M"), _duration("P1Y12M")
    ('P2Y6M', 'P2Y')
    """
    found = re.fullmatch(r"P(?:(\d+)Y)?(?:(\d+)M)?((?:\d+D)?(?:T.+)?)", text)
    if not found:
        return text
    years, months = divmod(int(found[1] or 0) * 12 + int(found[2] or 0), 12)
    made = "P" + (f"{years}Y" if years else "") + (f"{months}M" if months else "") + found[3]
    return made if made != "P" else "PT0S"
