"""What the index of names is fed with: each thing's kind and all its names, from the facts held true."""

from __future__ import annotations

from collections import defaultdict

import pyoxigraph as ox

from graph.change import DEFAULT, Change
from graph.nquads import term
from graph.rdf import TYPE, node
from graph.store import Reader
from ontology import vocabulary

_NAMES = ("skos:prefLabel", "skos:altLabel", "rdfs:label", "dct:title", "acronym")


def names_of(reader: Reader, iri: str) -> tuple[str, list[tuple[str, str]]] | None:
    """(kind, [(name, language)]) of a thing, preferred names first; None for what has no name or is not there."""
    said: dict[ox.NamedNode, list[tuple[str, str]]] = defaultdict(list)
    kinds = []
    for quad in reader.match(ox.NamedNode(iri), None, None, ox.DefaultGraph()):
        value = quad.object
        if isinstance(value, ox.Literal):
            said[quad.predicate].append((value.value, value.language or ""))
        elif quad.predicate == TYPE and isinstance(value, ox.NamedNode):
            kinds.append(value.value)
    found = dict.fromkeys(one for name in _NAMES for one in sorted(said.get(node(name), ()), key=_best_known))
    return (most_exact(kinds), list(found)) if found else None


def renamed(change: Change, live: Reader) -> set[str]:
    """IRIs of the things that will have other names or kinds after a change that the live graph has yet to see."""
    shown = {term(name) for name in (*_NAMES, "rdf:type")}
    lost = {str(triple.subject) for text, triple in change.removed[DEFAULT].items() if text.split(" ", 2)[1] in shown}
    come = [text for text in change.added[DEFAULT] if text.split(" ", 2)[1] in shown]
    default = ox.DefaultGraph()
    for quad in ox.parse(" .\n".join([*come, ""]), format=ox.RdfFormat.N_TRIPLES):
        subject = str(quad.subject)
        if subject not in lost and next(live.match(quad.subject, quad.predicate, quad.object, default), None) is None:
            lost.add(subject)
    return {subject[1:-1] for subject in lost}


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
