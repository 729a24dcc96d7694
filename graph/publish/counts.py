"""What VoID says of a set of triples: how many there are, of what, by class and property, and with whom they link."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from hashlib import blake2b

from graph.export.lines import Line
from ontology import vocabulary

_TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
LINKED = {
    "nuts": "http://data.europa.eu/nuts/code/",
    "eu-vocabularies": "http://publications.europa.eu/resource/authority/",
    "eurovoc": "http://eurovoc.europa.eu/",
    "sdg": "http://metadata.un.org/sdg/",
    "geonames": "https://sws.geonames.org/",
    "wikidata": "http://www.wikidata.org/entity/",
}
"""Data of others that ours link to, by a short name."""


@dataclass(slots=True)
class Counts:
    """The counts of the triples held true; ``links`` are those from a thing of ours to data of others, by its name.

    >>> found = Counts("https://e.org/")
    >>> found.hear(Line("<https://e.org/id/a>", "<x:p>", '"1"', ""))
    >>> found.hear(Line("<x:b>", "<x:p>", "<x:c>", "<x:graph>"))
    >>> found.triples, found.entities
    (1, 1)
    """

    base: str
    triples: int = 0
    subjects: int = 0
    entities: int = 0
    properties: Counter[str] = field(default_factory=Counter)
    classes: Counter[str] = field(default_factory=Counter)
    links: Counter[str] = field(default_factory=Counter)
    _subject: str = ""
    _objects: set[bytes] = field(default_factory=set)

    @property
    def objects(self) -> int:
        """How many things and values are the object of a triple."""
        return len(self._objects)

    @property
    def vocabularies(self) -> list[str]:
        """Namespaces of the properties and classes used, sorted."""
        found = {iri[: max(iri.rfind("#"), iri.rfind("/")) + 1] for iri in (*self.properties, *self.classes)}
        return sorted(found & set(vocabulary.NAMESPACES.values()))

    def hear(self, line: Line) -> None:
        """Count a line if it is of the default graph; lines come ordered by their subjects."""
        if line.graph:
            return
        self.triples += 1
        if line.subject != self._subject:
            self._subject = line.subject
            self.subjects += 1
            self.entities += line.subject.startswith(f"<{self.base}")
        self._objects.add(blake2b(line.object.encode(), digest_size=12).digest())  # texts themselves may be long
        self.properties[line.predicate[1:-1]] += 1
        if line.predicate == _TYPE:
            self.classes[line.object[1:-1]] += 1
        for name, start in LINKED.items():
            if line.object.startswith(f"<{start}") and not line.subject.startswith(f"<{start}"):
                self.links[name] += 1
