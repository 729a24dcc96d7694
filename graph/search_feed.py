"""What the index of names is fed with: each thing's kind and all its names, from the facts held true."""

from __future__ import annotations

import pyoxigraph as ox

from graph.rdf import TYPE, node
from graph.store import Reader
from ontology import vocabulary

_NAMES = ("skos:prefLabel", "skos:altLabel", "rdfs:label", "dct:title", "acronym")


def names_of(reader: Reader, iri: str) -> tuple[str, list[tuple[str, str]]] | None:
    """(kind, [(name, language)]) of a thing, preferred names first; None for what has no name or is not there."""
    thing, default = ox.NamedNode(iri), ox.DefaultGraph()
    found: dict[tuple[str, str], None] = {}
    for name in _NAMES:
        values = [quad.object for quad in reader.match(thing, node(name), None, default)]
        literals = [(one.value, one.language or "") for one in values if isinstance(one, ox.Literal)]
        found.update(dict.fromkeys(sorted(literals, key=_best_known)))
    if not found:
        return None
    kinds = [
        quad.object.value for quad in reader.match(thing, TYPE, None, default) if isinstance(quad.object, ox.NamedNode)
    ]
    return most_exact(kinds), list(found)


def _best_known(name: tuple[str, str]) -> tuple[int, str, str]:
    """English names first, then those without a language, for the first name is the one that is shown."""
    text, language = name
    return {"en": 0, "": 1}.get(language, 2), language, text


def most_exact(kinds: list[str]) -> str:
    """Local name of the class that is below all others of the list, '' for none.

    >>> most_exact([vocabulary.term("Territory"), vocabulary.term("Region")])
    'Region'
    """
    names = sorted({vocabulary.local(kind) for kind in kinds if vocabulary.is_class(kind)})
    above = {one for name in names for one in vocabulary.superclasses(name)}
    return next((name for name in names if name not in above), "")
