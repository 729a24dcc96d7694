"""What VoID says of a set of triples: how many there are, of what, by class and property, and with whom they link."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

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
    """The counts of some triples; ``links`` are those from a thing of ours to data of others, by the latter's name."""

    triples: int = 0
    subjects: set[str] = field(default_factory=set)
    objects: set[str] = field(default_factory=set)
    properties: Counter[str] = field(default_factory=Counter)
    classes: Counter[str] = field(default_factory=Counter)
    links: Counter[str] = field(default_factory=Counter)
    entities: set[str] = field(default_factory=set)

    @property
    def vocabularies(self) -> list[str]:
        """Namespaces of the properties and classes used, sorted."""
        found = {iri[: max(iri.rfind("#"), iri.rfind("/")) + 1] for iri in (*self.properties, *self.classes)}
        return sorted(found & set(vocabulary.NAMESPACES.values()))


def counts(lines: Iterable[Line], base: str) -> Counts:
    """The counts of the lines of the default graph; lines of other graphs are passed over.

    >>> found = counts([Line("<https://e.org/id/a>", "<x:p>", '"1"', ""), Line("<x:b>", "<x:p>", "<x:c>", "<x:g>")],
    ...                "https://e.org/")
    >>> found.triples, len(found.entities)
    (1, 1)
    """
    found = Counts()
    for line in lines:
        if line.graph:
            continue
        found.triples += 1
        found.subjects.add(line.subject)
        found.objects.add(line.object)
        found.properties[line.predicate[1:-1]] += 1
        if line.predicate == _TYPE:
            found.classes[line.object[1:-1]] += 1
        if line.subject.startswith(f"<{base}"):
            found.entities.add(line.subject)
        for name, start in LINKED.items():
            if line.object.startswith(f"<{start}") and not line.subject.startswith(f"<{start}"):
                found.links[name] += 1
    return found
