"""Triples about data sets in the making: what DCAT and VoID say of them, without blank nodes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pyoxigraph as ox

from graph.publish.counts import LINKED, Counts
from graph.terms import PREFIXES

_NS = PREFIXES | {
    "dcat": "http://www.w3.org/ns/dcat#",
    "void": "http://rdfs.org/ns/void#",
    "spdx": "http://spdx.org/rdf/terms#",
    "adms": "http://www.w3.org/ns/adms#",
    "file": "http://publications.europa.eu/resource/authority/file-type/",
    "iana": "https://www.iana.org/assignments/media-types/",
}
_USED = (
    "adms", "dcat", "dct", "file", "foaf", "iana", "language", "owl", "prov", "rdf", "rdfs", "skos", "spdx", "tri",
    "void", "xsd",
)  # fmt: skip


class Described:
    """Triples about one data set after the other."""

    def __init__(self) -> None:
        self._quads: list[ox.Quad] = []

    def say(self, subject: str, **said: Any) -> None:
        """Add triples; keywords are prefixed names with _ for the colon, values IRIs or literals, one or a list."""
        for name, value in said.items():
            for one in value if isinstance(value, list) else [value]:
                node = ox.NamedNode(one) if isinstance(one, str) else one
                self._quads.append(ox.Quad(ox.NamedNode(subject), ox.NamedNode(full(name.replace("_", ":", 1))), node))

    def file(self, iri: str, url: str, media: str, form: str, *, packed: bool) -> None:
        """Where the file of a distribution is and what it is: media type, code in the EU's file types, gzip or not."""
        media_type, file_type = full(f"iana:{media}"), full(f"file:{form}")
        self.say(
            iri,
            rdf_type=full("dcat:Distribution"),
            dcat_accessURL=url,
            dcat_downloadURL=url,
            dcat_mediaType=media_type,
            dct_format=file_type,
        )
        self.say(url, rdf_type=full("rdfs:Resource"))
        self.say(media_type, rdf_type=full("dct:MediaType"))
        self.of_authority(file_type, "dct:MediaTypeOrExtent")
        if packed:
            self.say(iri, dcat_compressFormat=full("iana:application/gzip"))
            self.say(full("iana:application/gzip"), rdf_type=full("dct:MediaType"))

    def of_authority(self, iri: str, kind: str) -> None:
        """What a concept of the EU's authority tables is, and of which table: who checks the data may not have them."""
        self.say(iri, rdf_type=full(kind), skos_inScheme=iri.rpartition("/")[0])

    def numbers(self, iri: str, counted: Counts) -> None:
        """What VoID says of a data set: its numbers, by class and property, and whom it links with."""
        self.say(
            iri,
            void_triples=whole(counted.triples),
            void_distinctSubjects=whole(counted.subjects),
            void_distinctObjects=whole(counted.objects),
            void_properties=whole(len(counted.properties)),
            void_classes=whole(len(counted.classes)),
            void_entities=whole(counted.entities),
            void_uriSpace=ox.Literal(counted.base),
            void_vocabulary=counted.vocabularies,
        )
        start = f"{iri}-" if "#" in iri else f"{iri}#"  # an IRI has one fragment
        for kind, found in sorted(counted.classes.items()):
            part = f"{start}class-{kind.rpartition('/')[2].rpartition('#')[2]}"
            self.say(iri, void_classPartition=part)
            self.say(part, void_class=kind, void_entities=whole(found))
        for number, (name, found) in enumerate(sorted(counted.properties.items()), 1):
            part = f"{start}property-{number}"
            self.say(iri, void_propertyPartition=part)
            self.say(part, void_property=name, void_triples=whole(found))
        for name, found in sorted(counted.links.items()):
            part, target = f"{start}links-{name}", f"{start}target-{name}"
            self.say(iri, void_subset=part)
            self.say(part, rdf_type=full("void:Linkset"), void_triples=whole(found))
            self.say(part, void_subjectsTarget=iri, void_objectsTarget=target)
            self.say(target, rdf_type=full("void:Dataset"), void_uriSpace=ox.Literal(LINKED[name]))

    def to_turtle(self) -> bytes:
        """The triples as Turtle, in a fixed order."""
        known = {key: _NS[key] for key in _USED}
        data = ox.serialize(self._ordered(), format=ox.RdfFormat.TURTLE, prefixes=known) or b""
        lines = data.splitlines(keepends=True)
        head = sorted(line for line in lines if line.startswith(b"@prefix"))  # they come in an order of their own
        return b"".join([*head, *lines[len(head) :]])

    def to_jsonld(self) -> bytes:
        """The triples as JSON-LD, in a fixed order."""
        return ox.serialize(self._ordered(), format=ox.RdfFormat.JSON_LD) or b""

    def _ordered(self) -> Iterator[ox.Triple]:
        return (quad.triple for quad in sorted(set(self._quads), key=str))


def full(name: str) -> str:
    """The IRI of a prefixed name.

    >>> full("dcat:Dataset")
    'http://www.w3.org/ns/dcat#Dataset'
    """
    prefix, _, rest = name.partition(":")
    return _NS[prefix] + rest


def whole(number: int) -> ox.Literal:
    """A whole number as a literal."""
    return ox.Literal(str(number), datatype=ox.NamedNode(full("xsd:integer")))
