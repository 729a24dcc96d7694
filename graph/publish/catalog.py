"""The catalogue: DCAT-AP 3, VoID and PROV about one release, without blank nodes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import pyoxigraph as ox

from graph.publish.counts import LINKED, Counts
from graph.publish.settings import Publication
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
    "adms",
    "dcat",
    "dct",
    "file",
    "foaf",
    "iana",
    "language",
    "owl",
    "prov",
    "rdf",
    "rdfs",
    "spdx",
    "tri",
    "void",
    "xsd",
)
_LANGUAGES = {"en": "ENG", "it": "ITA", "de": "DEU", "fr": "FRA", "es": "SPA", "pl": "POL", "pt": "POR", "nl": "NLD"}
_ABOUT = {
    "facts": "Facts with their provenance: which passage of which document, read by which rule, how sure.",
    "quotes": "The words of the passages that facts were read from, shortened; they belong to their sources.",
}


@dataclass(frozen=True, slots=True)
class Distribution:
    """A file of the release: its short name, path within the folder, bytes and SHA-256."""

    name: str
    file: str
    size: int
    digest: str


def catalogue(
    publication: Publication,
    distributions: Sequence[Distribution],
    counted: Counts,
    documents: Sequence[str],
    example: str,
    previous: str,
) -> ox.Dataset:
    """The triples; ``documents`` are the IRIs of the sources, ``previous`` the release before, '' for none."""
    made = _Made(publication)
    made.catalogue()
    made.dataset(counted, example, previous)
    for one in distributions:
        made.distribution(one)
    made.provenance(documents)
    return ox.Dataset(made.quads)


def to_turtle(dataset: ox.Dataset) -> bytes:
    """The catalogue as Turtle, in a fixed order."""
    data = ox.serialize(_ordered(dataset), format=ox.RdfFormat.TURTLE, prefixes={key: _NS[key] for key in _USED}) or b""
    lines = data.splitlines(keepends=True)
    head = sorted(line for line in lines if line.startswith(b"@prefix"))  # they come in an order of their own
    return b"".join([*head, *lines[len(head) :]])


def to_jsonld(dataset: ox.Dataset) -> bytes:
    """The catalogue as JSON-LD, in a fixed order."""
    return ox.serialize(_ordered(dataset), format=ox.RdfFormat.JSON_LD) or b""


def _ordered(dataset: ox.Dataset) -> Iterator[ox.Triple]:
    return (quad.triple for quad in sorted(dataset, key=str))


class _Made:
    """The catalogue in the making."""

    def __init__(self, publication: Publication) -> None:
        self.given, self.quads = publication, []  # type: tuple[Publication, list[ox.Quad]]
        self.base, self.release = publication.base, publication.release_iri
        self.agent = f"{self.base}catalog#publisher"

    def say(self, subject: str, **said: Any) -> None:
        """Add triples; keywords are prefixed names with _ for the colon, values IRIs or literals."""
        for name, value in said.items():
            for one in value if isinstance(value, list) else [value]:
                node = ox.NamedNode(one) if isinstance(one, str) else one
                self.quads.append(ox.Quad(ox.NamedNode(subject), ox.NamedNode(_full(name.replace("_", ":", 1))), node))

    def catalogue(self) -> None:
        given = self.given
        self.say(
            f"{self.base}catalog",
            rdf_type=_full("dcat:Catalog"),
            dct_title=self._text(given.title),
            dct_description=self._text(f"{given.title}: linked data read from documents of interregional cooperation."),
            dct_publisher=self.agent,
            dct_license=given.licence,
            dct_language=self._language(),
            dct_issued=self._day(),
            dct_modified=self._day(),
            dcat_dataset=self.release,
            foaf_homepage=f"{self.base}index.html",
        )
        self.say(self.agent, rdf_type=_full("foaf:Agent"), foaf_name=self._text(given.publisher))
        self.say(given.licence, rdf_type=_full("dct:LicenseDocument"))
        self.say(self._language(), rdf_type=_full("dct:LinguisticSystem"))
        self.say(f"{self.base}index.html", rdf_type=_full("foaf:Document"))

    def dataset(self, counted: Counts, example: str, previous: str) -> None:
        given = self.given
        self.say(
            self.release,
            rdf_type=[_full("dcat:Dataset"), _full("void:Dataset"), _full("prov:Entity")],
            dct_title=self._text(given.title),
            dct_description=self._text(f"{given.title}, release {given.release}."),
            dct_publisher=self.agent,
            dct_license=given.licence,
            dct_language=self._language(),
            dct_issued=self._day(),
            dct_modified=self._day(),
            dct_identifier=[
                ox.Literal(self.release),
                *([ox.Literal(f"https://doi.org/{given.doi}")] if given.doi else []),
            ],
            dcat_version=ox.Literal(given.release),
            owl_versionInfo=ox.Literal(given.release),
            dcat_isVersionOf=f"{self.base}dataset",
            dcat_landingPage=f"{self.base}index.html",
            dct_conformsTo=PREFIXES["tri"],
            void_triples=_whole(counted.triples),
            void_distinctSubjects=_whole(counted.subjects),
            void_distinctObjects=_whole(counted.objects),
            void_properties=_whole(len(counted.properties)),
            void_classes=_whole(len(counted.classes)),
            void_entities=_whole(counted.entities),
            void_uriSpace=ox.Literal(self.base),
            void_exampleResource=[example] if example else [],
            void_vocabulary=counted.vocabularies,
        )
        if given.doi:
            self.say(self.release, adms_identifier=f"https://doi.org/{given.doi}")
            self.say(f"https://doi.org/{given.doi}", rdf_type=_full("adms:Identifier"))
        if previous:
            self.say(self.release, dcat_previousVersion=f"{self.base}release/{previous}")
        self.say(PREFIXES["tri"], rdf_type=_full("dct:Standard"))
        self._partitions(counted)
        self._linksets(counted)

    def _partitions(self, counted: Counts) -> None:
        for kind, found in sorted(counted.classes.items()):
            part = f"{self.release}#class-{kind.rpartition('/')[2].rpartition('#')[2]}"
            self.say(self.release, void_classPartition=part)
            self.say(part, void_class=kind, void_entities=_whole(found))
        for number, (iri, found) in enumerate(sorted(counted.properties.items()), 1):
            part = f"{self.release}#property-{number}"
            self.say(self.release, void_propertyPartition=part)
            self.say(part, void_property=iri, void_triples=_whole(found))

    def _linksets(self, counted: Counts) -> None:
        for name, found in sorted(counted.links.items()):
            part, target = f"{self.release}#links-{name}", f"{self.release}#target-{name}"
            self.say(self.release, void_subset=part)
            self.say(part, rdf_type=_full("void:Linkset"), void_triples=_whole(found))
            self.say(part, void_subjectsTarget=self.release, void_objectsTarget=target)
            self.say(target, rdf_type=_full("void:Dataset"), void_uriSpace=ox.Literal(LINKED[name]))

    def distribution(self, one: Distribution) -> None:
        """One file of the release."""
        given, iri, address = self.given, f"{self.release}/{one.name}", f"{self.base}{one.file}"
        media, packed = _full("iana:application/n-quads"), _full("iana:application/gzip")
        self.say(self.release, dcat_distribution=iri, void_dataDump=address)
        self.say(
            iri,
            rdf_type=_full("dcat:Distribution"),
            dct_title=self._text(f"{given.title}: {one.name}"),
            dct_description=ox.Literal(_ABOUT[one.name], language="en"),
            dcat_accessURL=address,
            dcat_downloadURL=address,
            dcat_byteSize=ox.Literal(str(one.size), datatype=ox.NamedNode(_full("xsd:nonNegativeInteger"))),
            dcat_mediaType=media,
            dcat_compressFormat=packed,
            dct_format=_full("file:RDF_N_QUADS"),
            dct_issued=self._day(),
            dct_modified=self._day(),
            spdx_checksum=f"{iri}#checksum",
        )
        self._rights(one, iri)
        self.say(
            f"{iri}#checksum",
            rdf_type=_full("spdx:Checksum"),
            spdx_algorithm=_full("spdx:checksumAlgorithm_sha256"),
            spdx_checksumValue=ox.Literal(one.digest, datatype=ox.NamedNode(_full("xsd:hexBinary"))),
        )
        self.say(media, rdf_type=_full("dct:MediaType"))
        self.say(packed, rdf_type=_full("dct:MediaType"))
        self.say(_full("file:RDF_N_QUADS"), rdf_type=_full("dct:MediaTypeOrExtent"))
        self.say(_full("spdx:checksumAlgorithm_sha256"), rdf_type=_full("spdx:ChecksumAlgorithm"))

    def _rights(self, one: Distribution, iri: str) -> None:
        """Facts have the publisher's licence; quotations one of their own, or the rights that each source states."""
        licence = self.given.licence if one.name == "facts" else self.given.quotes_licence
        rights = f"{self.base}catalog#rights-of-sources"
        self.say(iri, dct_license=licence or rights)
        if licence:
            self.say(licence, rdf_type=_full("dct:LicenseDocument"))
        else:
            said = "Quotations belong to their sources. Each source document states its rights as dct:rights."
            kinds = [_full("dct:RightsStatement"), _full("dct:LicenseDocument")]
            self.say(iri, dct_rights=rights)
            self.say(rights, rdf_type=kinds, rdfs_label=ox.Literal(said, language="en"))

    def provenance(self, documents: Sequence[str]) -> None:
        """What the release was made from, and by whom."""
        activity = f"{self.release}#publishing"
        self.say(self.release, prov_wasGeneratedBy=activity, prov_wasDerivedFrom=list(documents))
        self.say(
            activity, rdf_type=_full("prov:Activity"), prov_used=list(documents), prov_wasAssociatedWith=self.agent
        )

    def _text(self, value: str) -> ox.Literal:
        return ox.Literal(value, language=self.given.language)

    def _day(self) -> ox.Literal:
        return ox.Literal(self.given.issued, datatype=ox.NamedNode(_full("xsd:date")))

    def _language(self) -> str:
        return _NS["language"] + _LANGUAGES.get(self.given.language, "ENG")


def _full(name: str) -> str:
    prefix, _, rest = name.partition(":")
    return _NS[prefix] + rest


def _whole(number: int) -> ox.Literal:
    return ox.Literal(str(number), datatype=ox.NamedNode(_full("xsd:integer")))
