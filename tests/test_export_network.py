"""GraphML and GEXF: the network reads back in networkx as it stands in the graph, with the weight of its evidence."""

from __future__ import annotations

import io

import networkx as nx
import pyoxigraph as ox
import pytest
from lxml import etree

from graph.explore import to_networkx
from graph.export import export
from graph.export.centres import centre
from graph.iri import BASE
from tests.small_graph import Memory, iri, small_graph
from tests.with_persons import ADA, WORDS, with_persons

FORMS = ["graphml", "gexf"]


def exported(reader: Memory, form: str, **wanted: object) -> bytes:
    out = io.BytesIO()
    export(reader, out, form, **wanted)
    return out.getvalue()


def read(data: bytes, form: str) -> nx.MultiDiGraph:
    """The network by IRI, as networkx reads it."""
    if form == "gexf":
        return nx.read_gexf(io.BytesIO(data), version="1.3")
    graph = nx.read_graphml(io.BytesIO(data), force_multigraph=True)
    return nx.relabel_nodes(graph, {node: graph.nodes[node]["iri"] for node in graph})


@pytest.mark.parametrize("form", FORMS)
def test_networkx_reads_the_links_that_the_graph_has(form):
    network = read(exported(small_graph(), form), form)
    own = to_networkx(small_graph())

    assert network.is_directed()
    assert sorted((a, b, said["property"]) for a, b, said in network.edges(data=True)) == sorted(
        (a, b, said["predicate"]) for a, b, said in own.edges(data=True)
    )
    assert {node: network.nodes[node]["label"] for node in own} == {node: own.nodes[node]["label"] for node in own}


@pytest.mark.parametrize("form", FORMS)
def test_a_thing_has_its_class_country_region_and_a_point(form):
    node = read(exported(small_graph(), form), form).nodes[iri("org/it-citta-metropolitana-di-torino")]
    latitude, longitude = centre("ITC1")

    assert {name: node[name] for name in ("class", "country", "nuts", "latitude", "longitude")} == {
        "class": "Organization",
        "country": "IT",
        "nuts": "ITC11",
        "latitude": latitude,
        "longitude": longitude,
    }


@pytest.mark.parametrize("form", FORMS)
def test_a_participation_is_where_its_participant_is(form):
    node = read(exported(small_graph(), form), form).nodes[iri("participation/circpro/fi-kouvola")]

    assert node["nuts"] == "FI1C"


@pytest.mark.parametrize("form", FORMS)
def test_a_link_says_how_many_documents_say_it_and_how_surely(form):
    network = read(exported(small_graph(), form), form)
    links = network.get_edge_data(iri("project/circpro"), iri("org/it-regione-piemonte")).values()
    tables = network.get_edge_data("http://data.europa.eu/nuts/code/ITC1", "http://data.europa.eu/nuts/code/ITC")

    assert [(one["label"], one["documents"], one["confidence"]) for one in links] == [("has partner", 2, 0.96)]
    assert [(one["documents"], one["confidence"]) for one in tables.values()] == [(0, 1.0)]


@pytest.mark.parametrize("form", FORMS)
def test_what_is_only_suggested_is_no_link(form):
    network = read(exported(small_graph(), form), form)

    assert not network.has_edge(iri("change/circpro/ITC1/1"), iri("project/circpro"))


@pytest.mark.parametrize("form", FORMS)
def test_labels_are_in_the_language_asked_for(form):
    network = read(exported(small_graph(), form, language="it"), form)

    assert network.nodes[iri("org/it-regione-piemonte")]["label"] == "Regione Piemonte"
    links = network.get_edge_data(iri("project/circpro"), iri("org/fi-kouvola")).values()
    assert sorted(one["label"] for one in links) == ["capofila", "ha partner"]


@pytest.mark.parametrize("form", FORMS)
def test_persons_are_in_a_network_only_if_asked_for(form):
    without, with_her = exported(with_persons(), form), exported(with_persons(), form, persons=True)

    assert [word for word in WORDS if word in without.decode()] == []
    assert read(with_her, form).nodes[ADA]["label"] == "Ada Kask"
    assert read(with_her, form).has_edge(ADA, iri("org/fi-kouvola"))


@pytest.mark.parametrize("form", FORMS)
def test_names_with_markup_and_characters_that_xml_cannot_hold_are_written(form):
    name = 'R&D <"office">\x0b\t1'
    quads = [
        ox.Quad(ox.NamedNode("x:a"), ox.NamedNode(str(predicate)), value)
        for predicate, value in [
            ("http://www.w3.org/1999/02/22-rdf-syntax-ns#type", ox.NamedNode("http://www.w3.org/ns/org#Organization")),
            ("http://www.w3.org/2000/01/rdf-schema#label", ox.Literal(name)),
        ]
    ]
    graph = ox.NamedNode(f"{BASE}graph/reference")
    reader = Memory(iter([*quads, *(ox.Quad(*quad.triple, graph) for quad in quads)]))

    assert read(exported(reader, form), form).nodes["x:a"]["label"] == name.replace("\x0b", "\ufffd")


def test_graphml_has_no_identifier_that_its_schema_forbids():
    tree = etree.fromstring(exported(small_graph(), "graphml"))
    identifiers = tree.xpath("//@id")

    assert [one for one in identifiers if not one.isalnum()] == []
    assert len(identifiers) == len(set(identifiers))
    keys = set(tree.xpath("//*[local-name()='key']/@id"))
    assert set(tree.xpath("//*[local-name()='data']/@key")) == keys


def test_the_kinds_of_links_between_two_things_are_kept_apart_in_gexf():
    tree = etree.fromstring(exported(small_graph(), "gexf"))
    project, kouvola = iri("project/circpro"), iri("org/fi-kouvola")
    links = [edge for edge in tree.iter("{*}edge") if (edge.get("source"), edge.get("target")) == (project, kouvola)]

    assert sorted(edge.get("kind") for edge in links) == ["has partner", "lead partner"]
