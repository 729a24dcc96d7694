"""Names for people: which label of a thing to show, and which thing a name means."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from graph.choice import chosen
from graph.errors import BadInput, NotFound
from graph.iri import BASE, graph_iri
from graph.search import Hit, Index, index_of
from graph.terms import DEFAULT_GRAPH, PREFIXES, iri_of, node, short, shown, texts
from ontology import vocabulary

if TYPE_CHECKING:
    from graph.store import Reader

LABELS = ("skos:prefLabel", "rdfs:label", "dct:title", "tri:acronym", "dct:description")
"""Properties of names, the best first."""
_PARTS: Mapping[str, tuple[str, ...]] = {
    "ActionPlan": ("tri:developedBy", "tri:appliesTo", "tri:inProject"),
    "Commitment": ("tri:commitsTo", "tri:inProject", "tri:inPhase"),
    "Event": ("tri:eventType", "tri:heldIn", "tri:date", "tri:startDate"),
    "GoodPracticeSet": ("tri:inProject", "tri:practiceCount"),
    "Participation": ("tri:participant", "tri:inProject"),
    "PolicyChange": ("tri:changedInstrument", "tri:date"),
    "ProjectPhase": ("tri:phaseNumber",),
    "Result": ("tri:value", "tri:unit", "tri:year"),
    "StakeholderGroup": ("tri:convenedBy", "tri:inProject"),
    "StatusReport": ("tri:reportsOn", "tri:status", "tri:date"),
}
"""What tells a thing apart that nobody gives a name, by its class."""
_IRI = re.compile(r"(https?://|urn:)\S+")
_CLOSE = 0.6
"""Likeness below which a name is no guess worth making."""


def label(reader: Reader, iri: str, language: str = "en", base: str = BASE) -> str:
    """The name to show for a thing: in the language asked for, else in English, else as ``chosen`` says.

    Preferred labels come before names as texts write them. A project goes by its acronym unless a person named it
    in the language, a document by its title, a thing that nobody names by its kind and what tells it apart, such as
    "participation: Kouvola, CircPro".
    """
    thing = node(iri)
    if is_project(iri):
        given = texts(
            reader.match(thing, node(vocabulary.expand("skos:prefLabel")), None, node(graph_iri(base, "curated")))
        )
        if language in {spoken for _, spoken in given}:
            return chosen(given, language)
        acronyms = texts(reader.match(thing, node(vocabulary.expand("tri:acronym")), None, DEFAULT_GRAPH))
        if acronyms:
            return chosen(acronyms, language)
    for graph in (DEFAULT_GRAPH, node(graph_iri(base, "meta"))):
        for predicate in LABELS:
            found = texts(reader.match(thing, node(vocabulary.expand(predicate)), None, graph))
            if found:
                return chosen(found, language)
    parts = _parts(reader, iri, language, base)
    if parts:
        return parts
    shipped = vocabulary.labels(iri)
    return chosen([(text, tag) for tag, text in shipped.items()], language) if shipped else short(iri)


def is_project(iri: str) -> bool:
    """Whether an IRI is that of a project, which goes by its acronym."""
    return "/id/project/" in iri


def _parts(reader: Reader, iri: str, language: str, base: str) -> str:
    for kind in kinds_of(reader, iri):
        found = []
        for name in _PARTS.get(kind, ()):
            quads = sorted(reader.match(node(iri), node(vocabulary.expand(name)), None, DEFAULT_GRAPH), key=str)
            found += [
                label(reader, iri_of(one.object), language, base) if iri_of(one.object) else shown(one.object)
                for one in quads[:1]
            ]
        if found:
            return f"{vocabulary.label(vocabulary.term(kind), language)}: {', '.join(found)}"
    return ""


def resolve(reader: Reader, text: str, *, kind: str | None = None, index: Index | None = None, base: str = BASE) -> str:
    """The IRI of the one thing that a text means: an IRI, a short IRI, a territory's code, or a name.

    The very name wins, then the only name that begins so, then the only one that is like it; among several that fit
    alike, the one that is shown under that name.
    Raises NotFound, with what was found, where nothing or more than one thing fits. Without an
    ``index`` one is built for the occasion, which takes seconds for a large graph.
    """
    if not isinstance(text, str):
        raise BadInput(f"{text!r}: no thing; give its name, its IRI or a territory's code as text")
    text = text.strip()
    found = identified(reader, text, base)
    if found:
        return successor(reader, found, base)
    if _IRI.fullmatch(text):
        raise NotFound(f"{text}: nothing in this store has this IRI; look for it by name", code="unknown")
    hits = (index or index_of(reader)).find(text, kind=kind)
    for fits in ((1.0, 2.0), (0.9, 1.0), (_CLOSE, 0.9)):
        within = [hit for hit in hits if fits[0] <= hit.score < fits[1]]
        shown_so = [hit for hit in within if hit.label.casefold() == text.casefold()]
        if len(within) == 1 or len(shown_so) == 1:
            return (shown_so or within)[0].iri
        if within:
            raise _unclear(text, within)
    raise _unclear(text, ())


def is_there(reader: Reader, iri: str) -> bool:
    """Whether anything held true speaks of the IRI."""
    thing = node(iri)
    asked = (reader.match(thing, None, None, DEFAULT_GRAPH), reader.match(None, None, thing, DEFAULT_GRAPH))
    return any(next(iter(quads), None) is not None for quads in asked)


def identified(reader: Reader, text: str, base: str = BASE) -> str | None:
    """The IRI of the thing that an IRI, a short IRI or a territory's code means, None where nothing is there."""
    return next((iri for iri in possible_iris(text, base) if is_there(reader, iri)), None)


def successor(reader: Reader, iri: str, base: str = BASE) -> str:
    """The IRI that took the place of this one by a person's judgement, else itself."""
    replaced = node(vocabulary.expand("dct:isReplacedBy"))
    merges = reader.match(node(iri), replaced, None, node(graph_iri(base, "merges")))
    return next((iri_of(quad.object) for quad in merges), iri)


def possible_iris(text: str, base: str = BASE) -> Iterable[str]:
    """What a text may mean if it is an IRI, a short IRI or a territory's code.

    >>> list(possible_iris("id:project/circe")), list(possible_iris("two words"))
    (['https://w3id.org/triptych/id/project/circe'], [])
    """
    if re.search(r"[\s<>\"{}|\\^`]", text):
        return
    if _IRI.fullmatch(text):
        yield text
        return
    prefix, mark, rest = text.partition(":")
    if mark and prefix in PREFIXES:
        yield (base + f"{prefix}/" if prefix in {"id", "doc", "graph"} else PREFIXES[prefix]) + rest
    if text.startswith(("id/", "doc/")):
        yield base + text
    if re.fullmatch(r"[A-Z]{2}[0-9A-Z]{0,3}", text):
        yield PREFIXES["nuts"] + text
        yield PREFIXES["country"] + text


def _unclear(text: str, hits: Iterable[Hit]) -> NotFound:
    listed = "; ".join(f"{hit.label} ({hit.kind}, {short(hit.iri)})" for hit in list(hits)[:8])
    if not listed:
        return NotFound(
            f"{text!r}: no name in this store is like it; try fewer words or another language", code="unlike"
        )
    return NotFound(
        f"{text!r}: could be {listed}; type the full name of the one you mean, or its IRI as it stands here",
        code="several",
    )


def kinds_of(reader: Reader, iri: str) -> tuple[str, ...]:
    """Local names of the classes of a thing, the most exact ones alone, sorted."""
    found = {
        iri_of(quad.object) for quad in reader.match(node(iri), node(PREFIXES["rdf"] + "type"), None, DEFAULT_GRAPH)
    }
    names = {vocabulary.local(one) for one in found if vocabulary.is_class(vocabulary.local(one))}
    above = {one for name in names for one in vocabulary.superclasses(name)}
    return tuple(sorted(names - above))
