"""The graph as nodes and edges: what GraphML and GEXF are written from."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from operator import itemgetter
from typing import IO, TYPE_CHECKING, NamedTuple

from graph.export.passages import HELD, Claim, claims
from graph.export.persons import persons_of
from graph.export.things import Things, Where
from graph.links import NO_THINGS, linking
from ontology import vocabulary

if TYPE_CHECKING:
    from graph.store import Reader

_TYPE = f"<{vocabulary.expand('rdf:type')}>"


class Node(NamedTuple):
    """A thing: its name in one language, its class by local name ('Concept' for a theme), and where it is."""

    iri: str
    label: str
    kind: str
    where: Where


class Edge(NamedTuple):
    """A fact that links two things: how many documents say it, 0 where it comes from tables, and how surely.

    ``confidence`` is that of the best passage, 1 where no passage says it.
    """

    source: str
    target: str
    label: str
    property: str
    documents: int
    confidence: float


class Network:
    """The network of what is held true: things with a class of the ontology, what they are linked to, and the links.

    Read once as a stream: the things' IRIs are kept in memory, with their numbers in order, the links in a file.
    """

    def __init__(self, reader: Reader, base: str, language: str, persons: bool) -> None:
        hidden = persons_of(reader, persons)
        self._things = Things(reader, base, language, hidden)
        self._links = tempfile.TemporaryFile("w+", encoding="utf-8")  # noqa: SIM115 - gone with the network
        found: set[str] = set()
        held = (claim for claim in claims(reader, base, hidden) if claim.standing in HELD)
        for (subject, predicate, value), same in groupby(held, key=itemgetter(0, 1, 2)):
            found.update(_ends(subject, predicate, value))
            _keep(self._links, subject, predicate, value, same)
        self.numbers: Mapping[str, int] = {iri: number for number, iri in enumerate(sorted(found))}

    def nodes(self) -> Iterator[Node]:
        """The things by IRI."""
        for iri in self.numbers:
            facts = self._things.facts(iri)
            kinds = self._things.kinds(facts)
            concept = any(line.predicate == _TYPE and line.object.endswith("skos/core#Concept>") for line in facts)
            kind = kinds[0] if kinds else "Concept" if concept else ""
            yield Node(iri, self._things.label(iri), kind, self._things.where(facts))

    def edges(self) -> Iterator[Edge]:
        """The links by the IRIs of their first thing, their property and their second thing."""
        self._links.seek(0)
        for line in self._links:
            source, name, target, documents, confidence = json.loads(line)
            label = vocabulary.label(vocabulary.term(name), self._things.language)
            yield Edge(source, target, label, vocabulary.term(name), documents, confidence)


def _ends(subject: str, predicate: str, value: str) -> Iterator[str]:
    """The things that a fact makes part of the network."""
    name = vocabulary.local(predicate[1:-1])
    if predicate == _TYPE:
        kind = vocabulary.local(value[1:-1])
        if vocabulary.is_class(kind) and kind not in NO_THINGS:
            yield subject[1:-1]
    elif name in linking() and value.startswith("<"):
        yield subject[1:-1]
        yield value[1:-1]


def _keep(file: IO[str], subject: str, predicate: str, value: str, same: Iterable[Claim]) -> None:
    name = vocabulary.local(predicate[1:-1])
    if name not in linking() or not value.startswith("<"):
        return
    said = [claim.passage for claim in same if claim.passage]
    confidence = max((one.confidence for one in said), default=1.0)
    documents = len({one.document for one in said})
    file.write(json.dumps([subject[1:-1], name, value[1:-1], documents, confidence]) + "\n")
