"""RDF 1.2 and Web Annotations of the evidence: what other tools read back is what the graph holds."""

from __future__ import annotations

import io
import json
import random
from typing import Any

import pyoxigraph as ox
import pytest
import rdflib

from graph.export import export
from graph.iri import BASE, is_fact_graph
from ontology import vocabulary
from tests.small_graph import Memory, small_graph
from tests.with_persons import ADA, WORDS, with_persons

READ12 = {"nt12": ox.RdfFormat.N_TRIPLES, "ttl12": ox.RdfFormat.TURTLE}
ALL = [*READ12, "annotations.jsonld"]
REIFIES = vocabulary.expand("rdf:reifies")
OA = "http://www.w3.org/ns/oa#"
AS = "https://www.w3.org/ns/activitystreams#"
ANNO = {  # those terms of http://www.w3.org/ns/anno.jsonld that the export uses: tests fetch nothing
    "id": "@id",
    "type": "@type",
    "Annotation": OA + "Annotation",
    "AnnotationCollection": AS + "OrderedCollection",
    "AnnotationPage": AS + "OrderedCollectionPage",
    "TextQuoteSelector": OA + "TextQuoteSelector",
    "TextPositionSelector": OA + "TextPositionSelector",
    "label": "http://www.w3.org/2000/01/rdf-schema#label",
    "body": {"@id": OA + "hasBody", "@type": "@id"},
    "target": {"@id": OA + "hasTarget", "@type": "@id"},
    "source": {"@id": OA + "hasSource", "@type": "@id"},
    "selector": {"@id": OA + "hasSelector", "@type": "@id"},
    "motivation": {"@id": OA + "motivatedBy", "@type": "@vocab"},
    "describing": OA + "describing",
    "exact": OA + "exact",
    "start": {"@id": OA + "start", "@type": "http://www.w3.org/2001/XMLSchema#nonNegativeInteger"},
    "end": {"@id": OA + "end", "@type": "http://www.w3.org/2001/XMLSchema#nonNegativeInteger"},
    "first": {"@id": AS + "first", "@type": "@id"},
    "items": {"@id": AS + "items", "@type": "@id", "@container": "@list"},
    "startIndex": AS + "startIndex",
    "total": AS + "totalItems",
}


def exported(reader: Memory, form: str, **wanted: object) -> bytes:
    out = io.BytesIO()
    export(reader, out, form, **wanted)
    return out.getvalue()


def collection(reader: Memory, **wanted: object) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(exported(reader, "annotations.jsonld", **wanted))
    return found


def offline(reader: Memory) -> str:
    """The annotations with the context that tests have in place of the one on the web."""
    made = collection(reader)
    assert made["@context"][0] == "http://www.w3.org/ns/anno.jsonld"
    return json.dumps({**made, "@context": [ANNO, *made["@context"][1:]]})


def evidence(reader: Memory) -> set[ox.Quad]:
    return {quad for quad in reader.match() if "/ev/" in str(quad.graph_name)}


@pytest.mark.parametrize("form", READ12)
def test_the_asserted_triples_are_those_held_true_and_what_is_said_of_passages(form):
    reader = small_graph()
    held = {quad.triple for quad in reader.match(graph=ox.DefaultGraph())}
    about = {quad.triple for quad in reader.match(graph=ox.NamedNode(f"{BASE}graph/meta"))}
    read = {quad.triple for quad in ox.parse(exported(reader, form), format=READ12[form])}

    assert {triple for triple in read if triple.predicate.value != REIFIES} == held | about


@pytest.mark.parametrize("form", READ12)
def test_each_passage_reifies_the_facts_that_stand_in_its_graph(form):
    reader = small_graph()
    read = [quad.triple for quad in ox.parse(exported(reader, form), format=READ12[form])]

    assert {(one.subject, one.object) for one in read if one.predicate.value == REIFIES} == {
        (quad.graph_name, quad.triple) for quad in evidence(reader)
    }


def test_a_fact_that_is_not_held_true_is_reified_and_not_asserted():
    text = exported(small_graph(), "ttl12").decode()

    assert (
        "<doc/bbbb/ev/50-90/budget.1/conflicting> a tri:EvidenceGraph ;\n"
        '  rdf:reifies <<( <id/project/circpro> tri:totalBudget "1650000"^^xsd:decimal )>> ;\n'
    ) in text
    assert '  tri:totalBudget "1700000"^^xsd:decimal ~ <doc/aaaa/ev/50-90/budget.1> ' in text


def test_ntriples_are_sorted():
    lines = exported(small_graph(), "nt12").splitlines()

    assert lines == sorted(set(lines))


@pytest.mark.parametrize("form", ALL)
def test_the_order_in_which_quads_were_added_does_not_change_a_byte(form):
    quads = list(small_graph().match())
    random.Random(5).shuffle(quads)

    assert exported(Memory(iter(quads)), form) == exported(small_graph(), form)


@pytest.mark.parametrize("form", ALL)
def test_persons_and_their_addresses_are_in_the_evidence_only_if_asked_for(form):
    without = exported(with_persons(), form).decode()
    with_her = exported(with_persons(), form, persons=True).decode()

    assert [word for word in WORDS if word in without] == []
    assert [word for word in WORDS if word not in with_her] == []
    assert len(without) < len(with_her)


@pytest.mark.parametrize("form", READ12)
def test_a_passage_that_names_a_person_and_more_is_covered_and_stays(form):
    read = list(ox.parse(exported(with_persons(), form), format=READ12[form]))
    quotes = [quad.object.value for quad in read if quad.predicate.value.endswith("#quote") and "Contact" in str(quad)]
    needs = {quad.object.value for quad in read if quad.predicate.value.endswith("#resourcesNeeded")}

    assert quotes == ["Contact: ████████, █████████████████████, tel. █████████"]
    assert needs == {"ask ████████"}
    assert ADA not in {quad.subject.value for quad in read}


def test_an_annotation_targets_its_passage_by_its_words_and_its_place():
    [one] = [one for one in collection(small_graph())["first"]["items"] if one["id"] == f"{BASE}doc/aaaa/ev/50-90"]

    assert one["target"] == {
        "source": f"{BASE}doc/aaaa",
        "selector": [
            {"type": "TextQuoteSelector", "exact": "a budget of EUR 1.7 million"},
            {"type": "TextPositionSelector", "start": 50, "end": 90},
        ],
    }
    assert [body["id"] for body in one["body"]] == [f"{BASE}doc/aaaa/ev/50-90/budget.1"]


def test_rules_that_read_one_passage_share_an_annotation():
    meta, graph = ox.NamedNode(f"{BASE}graph/meta"), ox.NamedNode(f"{BASE}doc/aaaa/ev/50-90/cost.1")
    first = ox.NamedNode(f"{BASE}doc/aaaa/ev/50-90/budget.1")
    more = [ox.Quad(graph, quad.predicate, quad.object, meta) for quad in small_graph().match(first, None, None, meta)]
    more += [ox.Quad(*quad.triple, graph) for quad in small_graph().match(graph=first)]
    items = collection(Memory(iter([*small_graph().match(), *more])))["first"]["items"]

    assert [len(one["body"]) for one in items if one["id"] == f"{BASE}doc/aaaa/ev/50-90"] == [2]


def test_a_passage_with_a_name_covered_is_told_by_its_place_alone():
    [one] = [one for one in collection(with_persons())["first"]["items"] if one["id"].endswith("/500-560")]

    assert one["target"]["selector"] == [{"type": "TextPositionSelector", "start": 500, "end": 560}]


def test_pyoxigraph_finds_the_evidence_graphs_of_the_store_in_the_annotations():
    read = set(ox.parse(offline(small_graph()), format=ox.RdfFormat.JSON_LD))
    bodies = {quad.object for quad in read if quad.predicate.value == OA + "hasBody"}

    assert {quad for quad in read if quad.graph_name != ox.DefaultGraph()} == evidence(small_graph())
    assert bodies == {quad.graph_name for quad in evidence(small_graph())}


def test_rdflib_finds_them_too():
    read = rdflib.Dataset()
    read.parse(data=offline(small_graph()), format="json-ld")
    again = ox.parse(read.serialize(format="nquads", encoding="utf-8"), format=ox.RdfFormat.N_QUADS)

    assert {quad for quad in again if quad.graph_name != ox.DefaultGraph()} == evidence(small_graph())


def test_the_collection_counts_its_annotations():
    made = collection(small_graph())
    places = {str(quad.graph_name)[1:-1].rsplit("/ev/", 1)[1].split("/")[0] for quad in evidence(small_graph())}

    assert (made["type"], made["total"]) == ("AnnotationCollection", len(made["first"]["items"]))
    assert {one["id"].rsplit("/", 1)[1] for one in made["first"]["items"]} == places


def test_suggested_bodies_say_so():
    bodies = [body for one in collection(small_graph())["first"]["items"] for body in one["body"]]
    other = [body["id"] for body in bodies if not body["tri:status"]["@id"].endswith("/accepted")]

    assert other == [f"{BASE}doc/bbbb/ev/150-190/change.1/suggested", f"{BASE}doc/bbbb/ev/50-90/budget.1/conflicting"]
    assert not any(is_fact_graph(BASE, graph) for graph in other)


def test_annotations_jsonld_is_a_whole_name_too(tmp_path):
    export(small_graph(), tmp_path / "annotations.jsonld")

    assert (tmp_path / "annotations.jsonld").read_bytes() == exported(small_graph(), "annotations.jsonld")
