"""The properties by which documents speak of things: from which classes they lead, and to what."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from ontology import vocabulary
from ontology.vocabulary import HERE, OWL, RDF, RDFS, SCHEMES, TRI, read_turtle

LANG_STRING = RDF + "langString"
DATES = ("date", "gYearMonth", "gYear")
"""Datatypes of a date, as exact as it is stated."""

_SKOS_CONCEPT = vocabulary.SKOS + "Concept"
_DCT = vocabulary.NAMESPACES["dct"]
_XSD = vocabulary.NAMESPACES["xsd"]
# What the store says of itself and its sources, not what a text says of the world.
_BOOKKEEPING = frozenset({"SourceDocument", "EvidenceGraph", "InferenceGraph", "ExtractionRule"})
_OF_THE_STORE = frozenset({"provisional", "nutsCode", "withinTerritory", "budgetCurrency"})
_NAMELESS = frozenset({"Participation", "Commitment", "StatusReport", "GoodPracticeSet"})


@dataclass(frozen=True, slots=True)
class Property:
    """A property by its local name.

    ``subjects`` are the classes that its domain admits, lower ones included. One of the others is filled:
    ``objects`` are classes of things, ``terms`` names of concepts or classes (``role/partner``), ``datatypes`` full
    IRIs.
    """

    name: str
    subjects: tuple[str, ...]
    objects: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()
    datatypes: tuple[str, ...] = ()

    @property
    def meaning(self) -> str:
        """What it means, in English: its comment, or its label where it has none."""
        iri = vocabulary.term(self.name)
        return vocabulary.definition(iri) or vocabulary.label(iri)


@cache
def named_classes() -> tuple[str, ...]:
    """The classes of things that a text calls by a name, by local name, sorted.

    Left out are what is bookkeeping, what consists of its parts alone (a participation), and the classes
    of concepts, whose terms a vocabulary lists.

    >>> "Project" in named_classes(), "Participation" in named_classes(), "TargetGroup" in named_classes()
    (True, False, False)
    """
    names = (vocabulary.local(iri) for iri in vocabulary.terms() if vocabulary.is_class(iri))
    unnamed = _BOOKKEEPING | _NAMELESS
    return tuple(sorted(name for name in names if name not in unnamed and scheme_of(name) is None))


def scheme_of(name: str) -> str | None:
    """The concept scheme that a class or property is called after, or None.

    >>> scheme_of("organisationKind"), scheme_of("TargetGroup"), scheme_of("Project")
    ('organisation-kind', 'target-group', None)
    """
    scheme = re.sub(r"(?<=[a-z])(?=[A-Z])", "-", name).lower()
    return scheme if scheme in SCHEMES else None


@cache
def stated() -> tuple[Property, ...]:
    """The properties that a text can state of things with names, sorted by name; made from core.ttl alone.

    >>> lead = next(one for one in stated() if one.name == "leadPartner")
    >>> lead.subjects, lead.objects
    (('Project',), ('Organization', 'PublicOrganisation'))
    """
    said: dict[str, dict[str, list[str]]] = {}
    for triple in read_turtle(HERE / "core.ttl"):
        iri, value = getattr(triple.subject, "value", ""), getattr(triple.object, "value", "")
        said.setdefault(iri, {}).setdefault(triple.predicate.value, []).append(value)
    found = (_property(iri, about) for iri, about in said.items() if iri.startswith(TRI))
    return tuple(sorted((one for one in found if one is not None), key=lambda one: one.name))


def _property(iri: str, about: dict[str, list[str]]) -> Property | None:
    """The property as a text can state it; None for a class, for bookkeeping, and where no value is known."""
    kinds, name = about.get(RDF + "type", []), vocabulary.local(iri)
    domain, reach = (next(iter(about.get(RDFS + part, [])), "") for part in ("domain", "range"))
    subjects = _below(domain) if domain else named_classes()
    if not subjects or name in _OF_THE_STORE:
        return None
    if OWL + "DatatypeProperty" in kinds:
        datatypes = (reach,) if reach else _dates(about.get(RDFS + "subPropertyOf", []))
        return Property(name, subjects, datatypes=datatypes) if datatypes else None
    if OWL + "ObjectProperty" not in kinds:
        return None
    if reach == _SKOS_CONCEPT:
        scheme = scheme_of(name)
        terms = tuple(map(vocabulary.local, vocabulary.concepts(scheme))) if scheme else ()
        return Property(name, subjects, terms=terms) if terms else None
    if reach == OWL + "Class":
        return Property(name, subjects, terms=named_classes())
    objects = _below(reach) if reach else named_classes()
    return Property(name, subjects, objects=objects) if objects else None


def _below(iri: str) -> tuple[str, ...]:
    """A class and those below it, as far as texts name their things."""
    name = vocabulary.local(iri)
    return tuple(one for one in named_classes() if one in {name, *vocabulary.subclasses(name)})


def _dates(above: list[str]) -> tuple[str, ...]:
    return tuple(_XSD + one for one in DATES) if _DCT + "date" in above else ()
