r"""RDF terms written as N-Quads: the text that the store takes in, ten times cheaper than objects for each term.

A triple is ``<subject> <predicate> object`` and a graph ``<iri>`` or, for the default graph, ``''``. Both are written
as pyoxigraph writes them, so that what is wanted compares with what is there.
"""

from __future__ import annotations

import re
from functools import cache

import pyoxigraph as ox

from graph.model import XSD, Literal
from graph.rdf import literal, node

_ESCAPED = re.compile('[\x00-\x1f"\\\\\x7f\ufffe\uffff]')


def iri(name: str) -> str:
    """An IRI as a term.

    >>> iri("x:a")
    '<x:a>'
    """
    return f"<{name}>"


@cache
def term(name: str) -> str:
    """A term of the ontology by its short name, or a prefixed name, as a term.

    >>> term("hasPartner")
    '<https://w3id.org/triptych/ontology#hasPartner>'
    """
    return f"<{node(name).value}>"


def text(value: str, language: str | None = None) -> str:
    r"""A string, or a text in a language, as a term.

    >>> print(text('the "Region"', "en"), text("CircE"))
    "the \"Region\""@en "CircE"
    """
    quoted = str(ox.Literal(value)) if _ESCAPED.search(value) else f'"{value}"'
    return f"{quoted}@{language.lower()}" if language else quoted


def value(given: Literal) -> str:
    """A value as a term, in the form that the store keeps.

    >>> print(value(Literal("007", XSD + "integer")))
    "7"^^<http://www.w3.org/2001/XMLSchema#integer>
    """
    if given.language or given.datatype == XSD + "string":
        return text(given.value, given.language)
    return str(literal(given))
