"""What the panels of the triptych light up, and why."""

from __future__ import annotations

import pytest

from graph.facets import Facets, facets_of
from graph.linked import CHAIN, FACT, PROJECT, REGION, Link, linked, things_of
from graph.terms import PREFIXES
from tests.small_graph import Memory, iri, small_graph

TRI = PREFIXES["tri"]
PRACTICE, ACTION, PLAN = iri("initiative/ITC11/rete-ape"), iri("action/circpro/ITC1/2"), iri("plan/circpro/ITC1")
OWNER, REGION_OF_ACTION = iri("org/it-citta-metropolitana-di-torino"), iri("org/it-regione-piemonte")


@pytest.fixture(scope="module")
def reader() -> Memory:
    return small_graph()


@pytest.fixture(scope="module")
def facets(reader: Memory) -> Facets:
    return facets_of(reader)


def test_each_panel_has_its_kinds_with_those_below(facets: Facets) -> None:
    assert PRACTICE in things_of(facets, "practice")
    assert {PLAN, ACTION, iri("instrument/ITC1/strategia")} <= set(things_of(facets, "policy"))
    assert iri("project/circpro") not in {
        one for panel in ("partner", "practice", "policy") for one in things_of(facets, panel)
    }


def test_a_fact_links_closest_whoever_says_it(reader: Memory, facets: Facets) -> None:
    assert linked(reader, facets, PRACTICE)[OWNER] == Link(FACT, (TRI + "practiceOwner",))
    assert linked(reader, facets, OWNER)[PRACTICE] == Link(FACT, (TRI + "practiceOwner",))


def test_a_chain_says_what_lies_between(reader: Memory, facets: Facets) -> None:
    assert linked(reader, facets, PRACTICE)[PLAN] == Link(CHAIN, (TRI + "buildsOn", TRI + "hasAction"), (ACTION,))


def test_a_common_project_links_and_is_named(reader: Memory, facets: Facets) -> None:
    assert linked(reader, facets, PRACTICE)[iri("org/fi-kouvola")] == Link(PROJECT, (), (iri("project/circpro"),))


def test_a_common_region_links_last_and_is_named(reader: Memory, facets: Facets) -> None:
    found = linked(reader, facets, OWNER)[REGION_OF_ACTION]

    assert (found.level, found.through) == (REGION, (PREFIXES["nuts"] + "ITC1",))


def test_no_chain_goes_over_a_project_or_a_country(reader: Memory, facets: Facets) -> None:
    shared = {iri("project/circpro"), iri("project/circe"), PREFIXES["country"] + "ITA"}
    for panel in ("partner", "practice", "policy"):
        for one in things_of(facets, panel):
            assert [
                link
                for link in linked(reader, facets, one).values()
                if link.level == CHAIN and shared & {*link.through}
            ] == []


def test_every_step_of_a_chain_is_a_fact_of_the_graph(reader: Memory, facets: Facets) -> None:
    from graph.terms import DEFAULT_GRAPH, node

    def is_fact(one: str, property_: str, other: str) -> bool:
        ways = ((one, other), (other, one))
        return any(next(reader.match(node(a), node(property_), node(b), DEFAULT_GRAPH), None) for a, b in ways)

    for start in (PRACTICE, PLAN, OWNER):
        for end, link in linked(reader, facets, start).items():
            if link.level <= CHAIN:
                stops = (start, *link.through, end)
                assert all(map(is_fact, stops, link.properties, stops[1:]))


def test_what_is_not_counted_is_linked_to_nothing(reader: Memory, facets: Facets) -> None:
    assert linked(reader, facets, "https://nothing.example/") == {}
