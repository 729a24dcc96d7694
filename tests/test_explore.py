"""The network: what is linked to what, and how to say it."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from graph.errors import NotFound
from graph.explore import neighbourhood, paths, to_networkx
from graph.links import linking
from graph.phrases import phrase
from graph.query import run
from graph.terms import PREFIXES
from ontology import vocabulary
from tests.small_graph import Memory, iri, small_graph

TRI = PREFIXES["tri"]
OBJECT = PREFIXES["owl"] + "ObjectProperty"
KINDS = {
    (quad.subject.value, quad.object.value) for quad in vocabulary.quads() if isinstance(quad.object, ox.NamedNode)
}


@pytest.fixture
def reader():
    return small_graph()


def test_things_are_nodes_with_label_and_kind(reader):
    nodes = to_networkx(reader, "it").nodes

    assert nodes[iri("org/it-regione-piemonte")] == {"label": "Regione Piemonte", "kind": "Organization"}
    assert nodes[PREFIXES["theme"] + "circular-economy"] == {"label": "economia circolare", "kind": ""}


def test_a_fact_is_one_edge_however_many_sources_it_has(reader):
    graph = to_networkx(reader)

    assert graph.number_of_edges(iri("project/circpro"), iri("org/it-regione-piemonte")) == 1
    assert graph.edges[iri("project/circpro"), iri("org/it-regione-piemonte"), "hasPartner"] == {
        "predicate": TRI + "hasPartner"
    }


def test_what_is_only_suggested_or_evidence_is_no_part_of_the_network(reader):
    graph = to_networkx(reader)

    assert not graph.has_edge(iri("change/circpro/ITC1/1"), iri("project/circpro"))
    assert [one for one in graph if "/ev/" in one or "/doc/" in one] == []


def test_a_path_is_said_as_a_sentence(reader):
    first = paths(reader, "CircPro", "Arpa Piemonte")[0]

    assert str(first) == "CircPro shares the practice Rete APE, which is supported by Arpa Piemonte."
    assert first.things == (iri("project/circpro"), iri("initiative/ITC11/rete-ape"), iri("org/it-arpa-piemonte"))
    assert [(step.predicate, step.forward) for step in first.steps] == [
        (TRI + "sharesPractice", True),
        (TRI + "supportedBy", True),
    ]


def test_a_path_may_run_against_the_facts(reader):
    first = paths(reader, "Regione Piemonte", "Stepping up green criteria", language="it")[0]

    assert first.sentence == (
        "La Regione Piemonte ha sviluppato il CircPro Regional Action Plan, "
        "che prevede l'azione «Stepping up green criteria»."
    )


def test_paths_come_shortest_first_and_no_more_than_asked_for(reader):
    found = paths(reader, "CircPro", "Arpa Piemonte", k=3)

    assert len(found) == 3
    assert [len(path.steps) for path in found] == sorted(len(path.steps) for path in found)


def test_two_partners_are_not_linked_by_both_being_partners(reader):
    used = {
        step.predicate for path in paths(reader, "Regione Piemonte", "Regione Lombardia", k=5) for step in path.steps
    }

    assert TRI + "role" not in used


def test_the_same_paths_come_every_time(reader):
    assert paths(reader, "CircPro", "CircE", k=5) == paths(small_graph(), "CircPro", "CircE", k=5)


def test_what_nothing_links_has_no_path(reader):
    island = [
        ox.Quad(ox.NamedNode(iri(one)), ox.NamedNode(TRI + "hasPhase"), ox.NamedNode(iri(other)))
        for one, other in [("project/a", "phase/a/1"), ("project/b", "phase/b/1")]
    ]

    assert paths(Memory(iter(island)), iri("project/a"), iri("phase/b/1")) == ()
    with pytest.raises(NotFound, match="no link to any other thing"):
        paths(reader, "CircPro", "status:validated")


def test_a_neighbourhood_is_bounded_and_counts_the_rest(reader):
    graph = neighbourhood(reader, "CircPro", limit=4)

    assert len(graph) == 5
    assert graph.graph["left_out"][("hasPartner", False)] == 1


def test_a_large_enough_neighbourhood_leaves_nothing_out(reader):
    graph = neighbourhood(reader, "CircPro", limit=100)

    assert graph.graph["left_out"] == {}
    assert {iri("org/fi-kouvola"), iri("org/it-regione-piemonte")} < set(graph)


def test_triples_of_a_query_become_a_network(reader):
    graph = run(reader, "DESCRIBE <id/project/circe>").to_networkx()

    assert graph.has_edge(iri("project/circe"), iri("org/it-regione-lombardia"))
    assert graph.nodes[iri("project/circe")][TRI + "partnerCount"] == [2]


def test_a_link_without_a_phrase_is_said_by_its_label():
    assert phrase(TRI + "acronym", True) == "→ acronym →"
    assert phrase(TRI + "acronym", False, "it") == "← acronimo ←"


def test_every_link_between_things_is_said_in_words(reader):
    unsaid = {
        name
        for name in linking()
        for forward in (True, False)
        for language in ("en", "it")
        if "→" in phrase(TRI + name, forward, language) or "←" in phrase(TRI + name, forward, language)
    }

    assert {name for name in unsaid if (TRI + name, OBJECT) in KINDS} == set()
