"""The catalogue: DCAT-AP 3, VoID and PROV about one release, without blank nodes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pyoxigraph as ox

from graph.publish.counts import Counts
from graph.publish.described import Described, full
from graph.publish.settings import Publication
from graph.terms import PREFIXES

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
) -> Described:
    """What is said; ``documents`` are the IRIs of the sources, ``previous`` the release before, '' for none."""
    made = _Made(publication)
    made.catalogue()
    made.dataset(counted, example, previous)
    for one in distributions:
        made.distribution(one)
    made.provenance(documents)
    return made


class _Made(Described):
    """The catalogue in the making."""

    def __init__(self, publication: Publication) -> None:
        super().__init__()
        self.given = publication
        self.base, self.release = publication.base, publication.release_iri
        self.agent = f"{self.base}catalog#publisher"

    def catalogue(self) -> None:
        given = self.given
        self.say(
            f"{self.base}catalog",
            rdf_type=full("dcat:Catalog"),
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
        self.say(self.agent, rdf_type=full("foaf:Agent"), foaf_name=self._text(given.publisher))
        self.say(given.licence, rdf_type=full("dct:LicenseDocument"))
        self.of_authority(self._language(), "dct:LinguisticSystem")
        self.say(f"{self.base}index.html", rdf_type=full("foaf:Document"))

    def dataset(self, counted: Counts, example: str, previous: str) -> None:
        given = self.given
        self.say(
            self.release,
            rdf_type=[full("dcat:Dataset"), full("void:Dataset"), full("prov:Entity")],
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
            void_exampleResource=[example] if example else [],
        )
        if given.doi:
            self.say(self.release, adms_identifier=f"https://doi.org/{given.doi}")
            self.say(f"https://doi.org/{given.doi}", rdf_type=full("adms:Identifier"))
        if previous:
            self.say(self.release, dcat_previousVersion=f"{self.base}release/{previous}")
        self.say(PREFIXES["tri"], rdf_type=full("dct:Standard"))
        self.numbers(self.release, counted)

    def distribution(self, one: Distribution) -> None:
        """One file of the release."""
        given, iri, address = self.given, f"{self.release}/{one.name}", f"{self.base}{one.file}"
        self.say(self.release, dcat_distribution=iri, void_dataDump=address)
        self.file(iri, address, "application/n-quads", "RDF_N_QUADS", packed=True)
        self.say(
            iri,
            dct_title=self._text(f"{given.title}: {one.name}"),
            dct_description=ox.Literal(_ABOUT[one.name], language="en"),
            dcat_byteSize=ox.Literal(str(one.size), datatype=ox.NamedNode(full("xsd:nonNegativeInteger"))),
            dct_issued=self._day(),
            dct_modified=self._day(),
            spdx_checksum=f"{iri}#checksum",
        )
        self._rights(one, iri)
        self.say(
            f"{iri}#checksum",
            rdf_type=full("spdx:Checksum"),
            spdx_algorithm=full("spdx:checksumAlgorithm_sha256"),
            spdx_checksumValue=ox.Literal(one.digest, datatype=ox.NamedNode(full("xsd:hexBinary"))),
        )
        self.say(full("spdx:checksumAlgorithm_sha256"), rdf_type=full("spdx:ChecksumAlgorithm"))

    def _rights(self, one: Distribution, iri: str) -> None:
        """Facts have the publisher's licence; quotations one of their own, or the rights that each source states."""
        licence = self.given.licence if one.name == "facts" else self.given.quotes_licence
        rights = f"{self.base}catalog#rights-of-sources"
        self.say(iri, dct_license=licence or rights)
        if licence:
            self.say(licence, rdf_type=full("dct:LicenseDocument"))
        else:
            said = "Quotations belong to their sources. Each source document states its rights as dct:rights."
            kinds = [full("dct:RightsStatement"), full("dct:LicenseDocument")]
            self.say(iri, dct_rights=rights)
            self.say(rights, rdf_type=kinds, rdfs_label=ox.Literal(said, language="en"))

    def provenance(self, documents: Sequence[str]) -> None:
        """What the release was made from, and by whom."""
        activity = f"{self.release}#publishing"
        self.say(self.release, prov_wasGeneratedBy=activity, prov_wasDerivedFrom=list(documents))
        self.say(activity, rdf_type=full("prov:Activity"), prov_used=list(documents), prov_wasAssociatedWith=self.agent)

    def _text(self, value: str) -> ox.Literal:
        return ox.Literal(value, language=self.given.language)

    def _day(self) -> ox.Literal:
        return ox.Literal(self.given.issued, datatype=ox.NamedNode(full("xsd:date")))

    def _language(self) -> str:
        return full("language:") + _LANGUAGES.get(self.given.language, "ENG")
