"""The files of the ontology: complete, labelled, and made of what survives a round trip."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
import rdflib

from ontology import datatypes, themes
from ontology import vocabulary as v

FILES = [v.HERE / "core.ttl", *sorted((v.HERE / "vocabularies").glob("*.ttl"))]
EU_LANGUAGES = set(themes.LANGUAGES)
COMMENTED_BY_LABEL = {  # properties whose label says it all
    "hasPhase", "hasTask", "participant", "partnerIn", "organisationKind", "heldIn", "withinTerritory", "stakeholder",
    "convenedBy", "instrumentType", "issuedBy", "changedInstrument", "changeType", "hasPractice", "eventType",
    "hostedBy", "hasAction", "validatedBy", "implements", "buildsOn", "targets", "theme", "duration", "validationDate",
    "acronym", "indexNumber", "cciNumber", "homepage", "partnerCount", "actionCount", "phaseNumber", "actionNumber",
    "value", "year", "baselineValue", "targetValue", "aim", "method", "resourcesNeeded", "transferPotential",
    "textHash", "type", "altLabel", "description", "identifier", "issued", "language", "isReferencedBy", "references",
    "rights", "sameAs", "hasGeometry", "asWKT",
}  # fmt: skip


def context() -> dict[str, Any]:
    found: dict[str, Any] = json.loads((v.HERE / "context.jsonld").read_text("utf-8"))["@context"]
    return found


def full(name: str) -> str:
    prefix, _, rest = name.partition(":")
    return context()[prefix] + rest


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_no_file_of_terms_holds_a_blank_node(path: Path) -> None:
    nodes = [node for triple in v.read_turtle(path) for node in (triple.subject, triple.object)]

    assert [node for node in nodes if isinstance(node, ox.BlankNode)] == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_only_literal_types_that_survive_a_round_trip_are_used(path: Path) -> None:
    literals = [triple.object for triple in v.read_turtle(path) if isinstance(triple.object, ox.Literal)]

    assert {value.datatype.value for value in literals} <= datatypes.TYPES


def test_ranges_are_literal_types_of_the_graph() -> None:
    ranges = {t.object.value for t in v.read_turtle(FILES[0]) if t.predicate.value == v.RDFS + "range"}

    assert {iri for iri in ranges if iri.startswith(datatypes.XSD)} <= datatypes.TYPES


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_store_gives_back_what_the_files_say(path: Path) -> None:
    store = ox.Store()
    triples = set(v.read_turtle(path))
    store.extend(ox.Quad(*triple) for triple in triples)

    assert {quad.triple for quad in store} == triples


@pytest.mark.parametrize("path", [*FILES, v.HERE / "alignments.ttl", v.HERE / "shapes.ttl"], ids=lambda path: path.stem)
def test_rdflib_reads_as_many_triples_as_oxigraph(path: Path) -> None:
    assert len(rdflib.Graph().parse(path)) == len(set(v.read_turtle(path)))


def test_every_class_and_property_is_labelled_in_english_and_italian() -> None:
    assert [iri for iri in v.terms() if not {"en", "it"} <= set(v.labels(iri))] == []


def test_every_class_is_defined() -> None:
    assert [iri for iri in v.terms() if v.is_class(iri) and not v.definition(iri)] == []


def test_every_property_is_defined_unless_its_label_says_it_all() -> None:
    undefined = {v.local(iri) for iri in v.terms() if not v.is_class(iri) and not v.definition(iri)}

    assert undefined - COMMENTED_BY_LABEL == set()


def test_domains_and_ranges_in_our_namespace_are_classes_of_the_ontology() -> None:
    named = {
        triple.object.value
        for triple in v.read_turtle(FILES[0])
        if triple.predicate.value in (v.RDFS + "domain", v.RDFS + "range", v.RDFS + "subClassOf")
    }

    assert [iri for iri in sorted(named) if iri.startswith(v.TRI) and not v.is_class(iri)] == []


def test_every_concept_stands_in_its_scheme_and_is_labelled() -> None:
    concepts = [iri for scheme in v.SCHEMES for iri in v.concepts(scheme)]

    assert [iri for iri in concepts if not {"en", "it"} <= set(v.labels(iri))] == []


def test_every_vocabulary_file_is_a_scheme() -> None:
    assert {path.name for path in FILES[1:]} == set(v.SCHEMES.values())


def test_broader_concepts_exist() -> None:
    above = {wider for scheme in v.SCHEMES for iri in v.concepts(scheme) for wider in v.broader(iri)}

    assert [iri for iri in sorted(above) if v.term(v.local(iri)) != iri] == []


def test_no_concept_is_broader_than_itself() -> None:
    concepts = [iri for scheme in v.SCHEMES for iri in v.concepts(scheme)]

    assert [iri for iri in concepts if v.narrower(iri, iri)] == []


def test_there_are_about_sixty_themes_or_more() -> None:
    assert len(v.concepts("theme")) >= 60


def test_the_union_has_twenty_four_languages() -> None:
    assert len(EU_LANGUAGES) == 24


def test_every_theme_is_labelled_in_the_languages_of_the_union() -> None:
    assert {
        iri: EU_LANGUAGES - set(v.labels(iri)) for iri in v.concepts("theme") if set(v.labels(iri)) != EU_LANGUAGES
    } == {}


def test_no_label_of_a_theme_names_another_theme_in_the_same_language() -> None:
    bearers: dict[tuple[str, str], set[str]] = {}
    for iri, text, language in v.names("theme"):
        bearers.setdefault((text.casefold(), language), set()).add(iri)

    assert {name: iris for name, iris in bearers.items() if len(iris) > 1} == {}


def test_alignments_say_nothing_of_terms_that_the_ontology_lacks() -> None:
    subjects = {
        t.subject.value for t in v.read_turtle(v.HERE / "alignments.ttl") if isinstance(t.subject, ox.NamedNode)
    }

    assert [iri for iri in sorted(subjects) if iri.startswith(v.TRI) and v.term(iri) != iri] == []


def test_shapes_name_only_terms_of_the_ontology() -> None:
    named = {
        node.value
        for triple in v.read_turtle(v.HERE / "shapes.ttl")
        for node in (triple.subject, triple.object)
        if isinstance(node, ox.NamedNode) and node.value.startswith((v.TRI, v.VOCAB))
    }

    assert [iri for iri in sorted(named) if v.term(iri) != iri] == []


def test_the_context_has_every_class_and_property() -> None:
    known = {full(entry if isinstance(entry, str) else entry["@id"])
             for name, entry in context().items() if not name.startswith("@") and entry != "@type"
             and not str(entry).endswith(("/", "#"))}  # fmt: skip

    assert set(v.terms()) - known == {v.RDF + "type"}


def test_the_context_names_nothing_that_the_ontology_lacks() -> None:
    entries = [entry["@id"] for entry in context().values() if isinstance(entry, dict)]

    assert [name for name in entries if v.term(name) != full(name)] == []


def test_json_ld_with_the_context_reads_as_the_facts_it_was_written_from() -> None:
    text = json.dumps(
        {
            "@context": context(),
            "@id": "https://w3id.org/triptych/id/project/circe",
            "@type": "Project",
            "acronym": "CircE",
            "partnerCount": "8",
            "startDate": {"@value": "2017", "@type": "xsd:gYear"},
            "theme": "vocab:theme/circular-economy",
            "prefLabel": {"@value": "CircE", "@language": "en"},
        }
    )
    subject = ox.NamedNode("https://w3id.org/triptych/id/project/circe")
    integer, year = ox.NamedNode(datatypes.XSD + "integer"), ox.NamedNode(datatypes.XSD + "gYear")

    assert {quad.triple for quad in ox.parse(input=text, format=ox.RdfFormat.JSON_LD)} == {
        ox.Triple(subject, ox.NamedNode(v.term("type")), ox.NamedNode(v.term("Project"))),
        ox.Triple(subject, ox.NamedNode(v.term("acronym")), ox.Literal("CircE")),
        ox.Triple(subject, ox.NamedNode(v.term("partnerCount")), ox.Literal("8", datatype=integer)),
        ox.Triple(subject, ox.NamedNode(v.term("startDate")), ox.Literal("2017", datatype=year)),
        ox.Triple(subject, ox.NamedNode(v.term("theme")), ox.NamedNode(v.term("theme/circular-economy"))),
        ox.Triple(subject, ox.NamedNode(v.term("prefLabel")), ox.Literal("CircE", language="en")),
    }


def test_the_hand_made_graph_uses_only_terms_of_the_ontology() -> None:
    quads = ox.parse(path=Path(__file__).parent / "data" / "seeds-by-hand.trig", format=ox.RdfFormat.TRIG)
    used = {node.value for q in quads for node in (q.predicate, q.object) if isinstance(node, ox.NamedNode)}

    assert [iri for iri in sorted(used) if iri.startswith((v.TRI, v.VOCAB)) and v.term(iri) != iri] == []


def test_the_default_graph_of_the_hand_made_graph_is_the_union_of_its_fact_graphs() -> None:
    quads = list(ox.parse(path=Path(__file__).parent / "data" / "seeds-by-hand.trig", format=ox.RdfFormat.TRIG))
    default = {q.triple for q in quads if isinstance(q.graph_name, ox.DefaultGraph)}
    named = [q for q in quads if isinstance(q.graph_name, ox.NamedNode)]

    assert {q.triple for q in named if not q.graph_name.value.endswith("/graph/meta")} == default
