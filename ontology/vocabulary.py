"""The terms of the ontology: full IRIs from short names, labels, and how classes and properties relate."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, parse

from ontology.errors import BadData, UnknownTerm
from ontology.stored import stored

HERE = Path(__file__).parent
TRI = "https://w3id.org/triptych/ontology#"
VOCAB = "https://w3id.org/triptych/vocab/"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
OWL = "http://www.w3.org/2002/07/owl#"
SKOS = "http://www.w3.org/2004/02/skos/core#"

SCHEMES = {  # concept scheme -> its file in vocabularies/
    "change-type": "change-types.ttl",
    "event-type": "event-types.ttl",
    "evidence-status": "evidence-statuses.ttl",
    "governance-level": "governance-levels.ttl",
    "instrument-type": "instrument-types.ttl",
    "organisation-kind": "organisation-kinds.ttl",
    "role": "roles.ttl",
    "status": "statuses.ttl",
    "target-group": "target-groups.ttl",
    "theme": "themes.ttl",
}

NAMESPACES = {  # prefix -> namespace; the concept schemes are prefixes too
    "tri": TRI,
    "rdf": RDF,
    "rdfs": RDFS,
    "owl": OWL,
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "skos": SKOS,
    "dct": "http://purl.org/dc/terms/",
    "org": "http://www.w3.org/ns/org#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "prov": "http://www.w3.org/ns/prov#",
    "cv": "http://data.europa.eu/m8g/",
    "geo": "http://www.opengis.net/ont/geosparql#",
    "schema": "https://schema.org/",
    "nuts": "http://data.europa.eu/nuts/code/",
    "country": "http://publications.europa.eu/resource/authority/country/",
    "currency": "http://publications.europa.eu/resource/authority/currency/",
    "lang": "http://publications.europa.eu/resource/authority/language/",
    "sdg": "http://metadata.un.org/sdg/",
    "evoc": "http://eurovoc.europa.eu/",
    "geonames": "https://sws.geonames.org/",
} | {scheme: f"{VOCAB}{scheme}/" for scheme in SCHEMES}


@dataclass(frozen=True, slots=True)
class _Terms:
    """What one or more Turtle files say about their terms, by full IRI."""

    labels: dict[str, dict[str, str]]  # term -> language -> label
    notes: dict[str, dict[str, str]]  # term -> language -> comment or definition
    kinds: dict[str, frozenset[str]]  # term -> its types
    names: tuple[tuple[str, str, str], ...]  # (concept, text, language) of all its labels, in source order
    parents: dict[str, tuple[str, ...]]  # class -> superclasses, concept -> broader concepts, in source order
    flags: frozenset[str]  # what is of high stakes


def read_turtle(path: Path) -> list[Triple]:
    """Triples of a Turtle file shipped with the ontology, in source order.

    Raises BadData where the file cannot be read.
    """
    try:
        return [quad.triple for quad in parse(path=path, format=RdfFormat.TURTLE)]
    except (OSError, SyntaxError, ValueError) as error:
        raise BadData(f"{path.name}: cannot be read as Turtle ({error}); install the package again") from error


def _gather(triples: list[Triple]) -> _Terms:
    """The terms that the triples describe."""
    labels: dict[str, dict[str, str]] = {}
    notes: dict[str, dict[str, str]] = {}
    kinds: dict[str, set[str]] = {}
    names: list[tuple[str, str, str]] = []
    parents: dict[str, list[str]] = {}
    flags: set[str] = set()
    for triple in triples:
        subject, predicate, value = triple.subject, triple.predicate.value, triple.object
        if not isinstance(subject, NamedNode):
            raise BadData("ontology: a blank node is described; terms need an IRI")
        if isinstance(value, Literal):
            if predicate in (SKOS + "prefLabel", SKOS + "altLabel"):
                names.append((subject.value, value.value, value.language or ""))
            if predicate in (RDFS + "label", SKOS + "prefLabel"):
                labels.setdefault(subject.value, {})[value.language or ""] = value.value
            elif predicate in (RDFS + "comment", SKOS + "definition"):
                notes.setdefault(subject.value, {})[value.language or ""] = value.value
            elif predicate == TRI + "highStakes" and value.value == "true":
                flags.add(subject.value)
        elif isinstance(value, NamedNode):
            if predicate == RDF + "type":
                kinds.setdefault(subject.value, set()).add(value.value)
            elif predicate in (RDFS + "subClassOf", SKOS + "broader"):
                parents.setdefault(subject.value, []).append(value.value)
    return _Terms(
        labels,
        notes,
        {iri: frozenset(types) for iri, types in kinds.items()},
        tuple(names),
        {iri: tuple(above) for iri, above in parents.items()},
        frozenset(flags),
    )


@stored
def _core() -> _Terms:
    return _gather(read_turtle(HERE / "core.ttl"))


@stored
def _scheme(name: str) -> _Terms:
    return _gather(read_turtle(HERE / "vocabularies" / SCHEMES[name]))


@cache
def _names() -> dict[str, str]:
    """Local name of each class and property -> its full IRI."""
    names: dict[str, str] = {}
    for iri, types in _core().kinds.items():
        if OWL + "Ontology" in types:
            continue
        name = _tail(iri)
        if names.setdefault(name, iri) != iri:
            raise BadData(f"core.ttl: {names[name]} and {iri} share the local name {name!r}; rename one")
    return names


def _tail(iri: str) -> str:
    return iri[max(iri.rfind("#"), iri.rfind("/")) + 1 :]


def _known(iri: str) -> bool:
    scheme = _scheme_of(iri)
    return iri in (_scheme(scheme).kinds if scheme else _core().kinds)


def _scheme_of(iri: str) -> str | None:
    """The concept scheme in whose namespace an IRI stands, or None."""
    if not iri.startswith(VOCAB):
        return None
    name = iri[len(VOCAB) :].partition("/")[0]
    return name if name in SCHEMES else None


def expand(curie: str) -> str:
    """Full IRI of a prefixed name; the term need not be one of the ontology's.

    Raises UnknownTerm for a prefix that is not in NAMESPACES.

    >>> expand("nuts:ITC1")
    'http://data.europa.eu/nuts/code/ITC1'
    """
    prefix, colon, rest = curie.partition(":")
    if not colon or prefix not in NAMESPACES:
        raise UnknownTerm(f"{curie!r}: no such prefix; known are {', '.join(sorted(NAMESPACES))}")
    return NAMESPACES[prefix] + rest


def compact(iri: str) -> str:
    """Prefixed name of an IRI, or the IRI itself where no namespace fits.

    >>> compact("https://w3id.org/triptych/vocab/theme/circular-economy")
    'theme:circular-economy'
    >>> compact("https://w3id.org/triptych/id/plan/circpro/ITC1")
    'https://w3id.org/triptych/id/plan/circpro/ITC1'
    """
    for prefix, namespace in NAMESPACES.items():
        rest = iri.removeprefix(namespace)
        if rest != iri and rest and not set(rest) & set("/#:?"):
            return f"{prefix}:{rest}"
    return iri


def term(name: str) -> str:
    """Full IRI of a class, property or concept of the ontology.

    Takes a local name ("Project", "title"), a prefixed name ("dct:title", "role:partner"), a concept as
    scheme/term ("role/partner") or a full IRI. Raises UnknownTerm, which names the nearest terms.

    >>> term("hasPartner")
    'https://w3id.org/triptych/ontology#hasPartner'
    >>> term("role/lead-partner")
    'https://w3id.org/triptych/vocab/role/lead-partner'
    >>> term("hasPartners")
    Traceback (most recent call last):
    ontology.errors.UnknownTerm: 'hasPartners': not a term of the ontology; did you mean 'hasPartner', ...?
    """
    found = _term(name)
    if found:
        return found
    raise _unknown(name)


def _term(name: str) -> str:
    """As ``term``, but '' for what is no term."""
    found = _names().get(name)
    if found:
        return found
    if name.partition("/")[0] in SCHEMES:
        iri = VOCAB + name
    elif ":" in name and name.partition(":")[0] in NAMESPACES:
        iri = expand(name)
    else:
        iri = name
    return iri if _known(iri) else ""


def _unknown(name: str) -> UnknownTerm:
    """The error for a name that is no term, with the nearest names that are."""
    from difflib import get_close_matches  # costs 5 ms, which no correct program needs to pay

    scheme = name.replace(":", "/", 1).partition("/")[0]
    pool = [local(iri) for iri in concepts(scheme)] if scheme in SCHEMES else [*_names(), *(f"{s}/" for s in SCHEMES)]
    wanted = name.replace(":", "/", 1) if scheme in SCHEMES else name.rpartition(":")[2]
    near = get_close_matches(wanted, pool, 3, 0.5) or sorted(pool)[:3]
    return UnknownTerm(f"{name!r}: not a term of the ontology; did you mean {', '.join(map(repr, near))}?")


def local(iri: str) -> str:
    """Short name of a term, which ``term`` turns back: "Project", or "role/partner" for a concept.

    >>> local("https://w3id.org/triptych/vocab/role/partner"), local("http://purl.org/dc/terms/title")
    ('role/partner', 'title')
    """
    return iri[len(VOCAB) :] if _scheme_of(iri) else _tail(iri)


def terms() -> tuple[str, ...]:
    """IRIs of all classes and properties, sorted."""
    return tuple(sorted(_names().values()))


def concepts(scheme: str) -> tuple[str, ...]:
    """IRIs of the concepts of one scheme, sorted. Raises UnknownTerm for a scheme that does not exist.

    >>> [local(iri) for iri in concepts("evidence-status")][:2]
    ['evidence-status/accepted', 'evidence-status/conflicting']
    """
    if scheme not in SCHEMES:
        raise UnknownTerm(f"{scheme!r}: no such concept scheme; known are {', '.join(SCHEMES)}")
    return tuple(sorted(iri for iri in _scheme(scheme).kinds if iri.startswith(f"{VOCAB}{scheme}/")))


def is_class(name: str) -> bool:
    """Whether a local name, prefixed name or IRI is a class of the ontology.

    >>> is_class("Project"), is_class("hasPartner")
    (True, False)
    """
    return OWL + "Class" in _kinds(name)


def is_property(name: str) -> bool:
    """Whether a local name, prefixed name or IRI is a property of the ontology.

    >>> is_property("dct:title"), is_property("Project")
    (True, False)
    """
    return any(kind.endswith("Property") for kind in _kinds(name))


def _kinds(name: str) -> frozenset[str]:
    return _core().kinds.get(_term(name), frozenset())  # to look for the nearest terms would take 5 ms


@cache
def superclasses(name: str) -> tuple[str, ...]:
    """Local names of the classes above one, nearest first; classes of other vocabularies are left out.

    Raises UnknownTerm.

    >>> superclasses("Country"), superclasses("PublicOrganisation"), superclasses("Project")
    (('Territory',), ('Organization',), ())
    """
    found: list[str] = []
    front = [term(name)]
    while front:
        front = [above for iri in front for above in _core().parents.get(iri, ()) if is_class(above)]
        found += [local(iri) for iri in front if local(iri) not in found]
    return tuple(found)


@cache
def ancestors(iri: str) -> frozenset[str]:
    """IRIs of a class and of all classes above it, those of other vocabularies too.

    >>> "http://xmlns.com/foaf/0.1/Project" in ancestors(term("Project"))
    True
    """
    return frozenset({iri}).union(*(ancestors(above) for above in _core().parents.get(iri, ())))


@cache
def subclasses(name: str) -> tuple[str, ...]:
    """Local names of all classes below one, sorted. Raises UnknownTerm.

    >>> subclasses("Territory")
    ('City', 'Country', 'Region')
    """
    wanted = local(term(name))
    return tuple(sorted(n for n, iri in _names().items() if is_class(iri) and wanted in superclasses(n)))


def names(scheme: str) -> tuple[tuple[str, str, str], ...]:
    """(IRI, text, language) of every preferred and other label of a scheme's concepts, sorted by concept.

    Raises UnknownTerm for a scheme that does not exist.

    >>> [text for iri, text, language in names("role") if iri == term("role/lead-partner")]
    ['lead partner', 'capofila']
    """
    wanted = frozenset(concepts(scheme))
    return tuple(sorted((row for row in _scheme(scheme).names if row[0] in wanted), key=lambda row: row[0]))


def broader(iri: str) -> tuple[str, ...]:
    """IRIs of the concepts just above one, in the order of the file.

    >>> broader(term("role/lead-partner"))
    ('https://w3id.org/triptych/vocab/role/partner',)
    """
    scheme = _scheme_of(iri)
    return _scheme(scheme).parents.get(iri, ()) if scheme else ()


def narrower(iri: str, wider: str) -> bool:
    """Whether one concept stands below another of its scheme, at any depth: it says the same more exactly.

    >>> narrower(term("role/lead-partner"), term("role/partner"))
    True
    """
    return wider in broader(iri) or any(narrower(step, wider) for step in broader(iri))


@cache
def functional() -> frozenset[str]:
    """IRIs of the properties of which a thing has one value: two different ones are a conflict."""
    return frozenset(iri for iri, types in _core().kinds.items() if OWL + "FunctionalProperty" in types)


@cache
def high_stakes() -> frozenset[str]:
    """IRIs of what is accepted only from a proven rule or a person.

    Properties, classes (as the type of a thing) and concepts (as a value) stand in it together: a statement is of
    high stakes if its predicate or its object does.

    >>> term("validationDate") in high_stakes(), term("status/validated") in high_stakes()
    (True, True)
    """
    flagged = [_scheme(name).flags for name in SCHEMES if name != "theme"]  # themes are never of high stakes
    return frozenset().union(_core().flags, *flagged)


def labels(iri: str) -> dict[str, str]:
    """Labels of a term by language (ISO 639-1), empty for what is no term."""
    scheme = _scheme_of(iri)
    return dict((_scheme(scheme) if scheme else _core()).labels.get(iri, {}))


def label(iri: str, language: str = "en") -> str:
    """Label of a term in a language, else in English, else its short name.

    >>> label(term("ActionPlan"), "it"), label(term("role/partner"), "fi")
    ("piano d'azione", 'partner')
    """
    known = labels(iri)
    return known.get(language) or known.get("en") or local(iri)


def definition(iri: str, language: str = "en") -> str:
    """What a term means, in a language, else in English, else an empty text."""
    scheme = _scheme_of(iri)
    known = (_scheme(scheme) if scheme else _core()).notes.get(iri, {})
    return known.get(language) or known.get("en") or ""


def quads() -> Iterator[Triple]:
    """All triples of the core and the vocabularies, in the order of the files: the content of graph/ontology."""
    yield from read_turtle(HERE / "core.ttl")
    for file in SCHEMES.values():
        yield from read_turtle(HERE / "vocabularies" / file)
