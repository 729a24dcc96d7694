"""The catalogue of a running service: DCAT-AP 3 and VoID about its graph, its dumps and its endpoint."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox

from graph.export.lines import facts, parsed
from graph.export.persons import hiding
from graph.publish.counts import Counts
from graph.publish.described import Described, full
from graph.publish.imprint import Imprint
from graph.terms import PREFIXES

if TYPE_CHECKING:
    from graph.store import Reader

DUMPS = {
    "nq.gz": ("application/n-quads", "RDF_N_QUADS", "facts with their evidence"),
    "nq": ("application/n-quads", "RDF_N_QUADS", "facts with their evidence"),
    "trig": ("application/trig", "RDF_TRIG", "facts with their evidence"),
    "jsonld": ("application/ld+json", "JSON_LD", "facts with their evidence"),
    "nt": ("application/n-triples", "RDF_N_TRIPLES", "what is held true"),
    "ttl": ("text/turtle", "RDF_TURTLE", "what is held true"),
    "rdf": ("application/rdf+xml", "RDF_XML", "what is held true"),
}
"""The dumps by format, the first for who has no wish: media type, its code in the EU's file types, what is in it."""
_ABOUT = "Partners, practices and policies of interregional cooperation, each fact with the passage that says so."
_SOURCES = "Facts were read from documents, and quotations belong to these: each states its rights as dct:rights."


def dump_name(form: str) -> str:
    """What the file of a dump is called.

    >>> dump_name("nq.gz")
    'graph.nq.gz'
    """
    return f"graph.{form}"


def catalog(reader: Reader, base: str, address: str, imprint: Imprint) -> Described:
    """What the service at an address (that ends in no slash) has of a store whose IRIs begin with ``base``."""
    counted = Counts(base)
    example = ""
    for line in map(parsed, facts(reader, hiding(reader, shown=False))):
        counted.hear(line)
        if not example and line.subject.startswith(f"<{base}id/"):
            example = line.subject[1:-1]
    made, dataset, agent = Described(), f"{address}/catalog#dataset", f"{address}/catalog#publisher"
    rights, service = f"{address}/catalog#rights", f"{address}/catalog#sparql"
    title, about = ox.Literal(imprint.name, language="en"), ox.Literal(_ABOUT, language="en")
    common = {"dct_title": title, "dct_description": about, "dct_publisher": agent}
    made.say(f"{address}/catalog", rdf_type=full("dcat:Catalog"), dcat_dataset=dataset, dcat_service=service, **common)
    made.say(
        dataset,
        rdf_type=[full("dcat:Dataset"), full("void:Dataset")],
        dct_conformsTo=PREFIXES["tri"],
        void_sparqlEndpoint=f"{address}/sparql",
        void_exampleResource=[example] if example else [],
        **common,
    )
    made.numbers(dataset, counted)
    for form, (media, code, words) in DUMPS.items():
        url = f"{address}/dumps/{dump_name(form)}"
        _distribution(made, dataset, url, (media, code, words))
        made.say(f"{url}#distribution", dct_rights=rights, dct_license=[imprint.licence] if imprint.licence else [])
    made.say(
        service,
        rdf_type=full("dcat:DataService"),
        dct_title=ox.Literal("SPARQL 1.1", language="en"),
        dcat_endpointURL=f"{address}/sparql",
        dcat_endpointDescription=f"{address}/openapi.json",
        dcat_servesDataset=dataset,
    )
    publisher = imprint.publisher or "Who runs this service"
    made.say(f"{address}/sparql", rdf_type=full("rdfs:Resource"))
    made.say(f"{address}/openapi.json", rdf_type=full("rdfs:Resource"))
    made.say(agent, rdf_type=full("foaf:Agent"), foaf_name=ox.Literal(publisher, language="en"))
    made.say(
        rights, rdf_type=full("dct:RightsStatement"), rdfs_label=ox.Literal(_said_of_rights(imprint), language="en")
    )
    if imprint.licence:
        made.say(dataset, dct_license=imprint.licence)
        made.say(imprint.licence, rdf_type=full("dct:LicenseDocument"))
    if imprint.release:
        made.say(dataset, dct_isFormatOf=imprint.release)
    made.say(PREFIXES["tri"], rdf_type=full("dct:Standard"))
    return made


def _said_of_rights(imprint: Imprint) -> str:
    if imprint.licence:
        return f"The licence holds for the facts. {_SOURCES}"
    return f"Whoever runs this service states no licence. {_SOURCES}"


def _distribution(made: Described, dataset: str, url: str, told: tuple[str, str, str]) -> None:
    media, code, words = told
    iri = f"{url}#distribution"
    made.say(dataset, dcat_distribution=iri, void_dataDump=url)
    made.file(iri, url, media, code, packed=url.endswith(".gz"))
    made.say(
        iri,
        dct_title=ox.Literal(url.rpartition("/")[2], language="en"),
        dct_description=ox.Literal(f"{words}, without persons".capitalize(), language="en"),
    )
