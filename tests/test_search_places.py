"""Search by place: what is in a territory, within it or applies to it, and what follows when territories move."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from graph.errors import NotFound
from graph.rdf import node
from graph.search import Index, Named, index_of
from graph.search.feed import PLACES
from ontology import territories, vocabulary
from tests.small_graph import Memory


def iri(code: str) -> str:
    return territories.by_code(code).iri


def quad(subject: str, predicate: str, value: str | ox.Literal) -> ox.Quad:
    target = value if isinstance(value, ox.Literal) else ox.NamedNode(value)
    return ox.Quad(ox.NamedNode(subject), node(predicate), target)


@pytest.fixture
def index() -> Index:
    quads = [
        quad("x:lab", "basedIn", iri("geonames:3165524")),
        quad(iri("geonames:3165524"), "withinTerritory", iri("ITC11")),
        quad(iri("ITC11"), "withinTerritory", iri("ITC1")),
        quad(iri("ITC1"), "withinTerritory", iri("ITC")),
        quad(iri("ITC"), "withinTerritory", iri("IT")),
        quad("x:plan", "appliesTo", iri("ITC1")),
        quad("x:action", "targets", iri("ITC4")),
        quad(iri("ITC4"), "withinTerritory", iri("ITC")),
        quad("x:valley", "withinTerritory", iri("ITC11")),
        quad("x:mill", "basedIn", "x:valley"),
    ]
    named = {"x:lab": "Lab", "x:plan": "Plan", "x:action": "Action", "x:valley": "Val Sorba", "x:mill": "Mill"}
    quads += [quad(thing, "rdfs:label", ox.Literal(f"Green {name}", language="en")) for thing, name in named.items()]
    quads += [quad("x:valley", "rdf:type", vocabulary.term("Territory"))]
    quads += [quad(iri("ITC11"), "rdfs:label", ox.Literal("Torino", language="it"))]
    quads += [quad(iri("ITC11"), "rdf:type", vocabulary.term("Region"))]
    return index_of(Memory(iter(quads)))


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        ("ITC11", ["x:lab", "x:mill", "x:valley"]),
        ("ITC1", ["x:lab", "x:mill", "x:plan", "x:valley"]),
        ("ITC", ["x:action", "x:lab", "x:mill", "x:plan", "x:valley"]),
        ("IT", ["x:action", "x:lab", "x:mill", "x:plan", "x:valley"]),
        ("Piedmont", ["x:lab", "x:mill", "x:plan", "x:valley"]),
        ("Πεδεμόντιο", ["x:lab", "x:mill", "x:plan", "x:valley"]),
        ("http://data.europa.eu/nuts/code/ITC4", ["x:action"]),
        ("geonames:3165524", ["x:lab"]),
        ("Green Val Sorba", ["x:mill", "x:valley"]),
        ("ITC3", []),
    ],
)
def test_a_place_has_what_is_within_it_however_deep(index: Index, place: str, expected: list[str]) -> None:
    assert sorted(hit.iri for hit in index.find("green", place=place)) == expected


def test_place_and_kind_hold_together(index: Index) -> None:
    assert [hit.iri for hit in index.find("green", kind="Territory", place="ITC1")] == ["x:valley"]


def test_a_territory_is_in_itself(index: Index) -> None:
    assert [hit.iri for hit in index.find("torino", place="ITC11")] == [iri("ITC11")]


def test_a_code_of_another_year_means_the_region_of_today() -> None:
    index = Index()
    index.replace([Named("x:a", "Organization", (("Kouvola", "fi"),), (iri("FI1C4"),))])
    index.commit("1")

    assert [hit.iri for hit in index.find("kouvola", place="FI1C7")] == ["x:a"]


def test_a_place_that_nothing_is_called_is_told_with_what_is_like_it(index: Index) -> None:
    with pytest.raises(NotFound, match="Val Sorba"):
        index.find("green", place="Green Val Sorbo")
    with pytest.raises(NotFound, match="NUTS code such as ITC1"):
        index.find("green", place="Qwxyzzz")


def test_every_property_of_places_of_the_ontology_counts() -> None:
    spatial = {"http://purl.org/dc/terms/spatial"}
    above = [
        (triple.subject.value, triple.object.value)
        for triple in vocabulary.quads()
        if triple.predicate.value.endswith("#subPropertyOf")
    ]
    for _ in above:
        spatial |= {lower for lower, upper in above if upper in spatial}

    names = {vocabulary.local(one) for one in spatial - {"http://purl.org/dc/terms/spatial"}}
    assert {*PLACES} == names | {"withinTerritory"}
