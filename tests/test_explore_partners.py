"""Who works with whom, and whom to work with."""

from __future__ import annotations

import networkx as nx
import pytest

from graph.errors import BadInput
from graph.explore import partner_network, quotes, suggest_partners
from graph.explore.bridging import estimated
from graph.terms import PREFIXES
from tests.small_graph import iri, small_graph, with_more

TRI = PREFIXES["tri"]
PIEMONTE, KOUVOLA = iri("org/it-regione-piemonte"), iri("org/fi-kouvola")
CITY, LOMBARDIA = iri("org/it-citta-metropolitana-di-torino"), iri("org/it-regione-lombardia")
FAR = """
  <id/project/green> a tri:Project ; tri:acronym "Green" ; tri:hasPartner <id/org/lv-zemgale> ;
    tri:theme th:green-public-procurement .
  <id/org/lv-zemgale> a org:Organization ; skos:prefLabel "Zemgale Planning Region"@en, "Regione di Zemgale"@it ;
    tri:basedIn nuts:LV00 .
  nuts:LV00 a tri:Region, tri:Territory ; skos:prefLabel "Latvia (region)"@en ; tri:withinTerritory country:LVA .
  country:LVA a tri:Country, tri:Territory ; skos:prefLabel "Latvia"@en, "Lettonia"@it .
  <id/practice/bonus> a tri:GoodPractice, tri:Initiative ; dct:title "Green bonus"@en ;
    tri:practiceOwner <id/org/lv-zemgale> ;
    tri:theme th:green-public-procurement .
  <id/plan/green/LV> a tri:ActionPlan ; tri:developedBy <id/org/lv-zemgale> ; tri:developedWithin <id/instrument/lv> .
  <id/instrument/lv> a tri:PolicyInstrument ; dct:title "Latvian Strategy 2030"@en ; tri:instrumentType itp:strategy .
"""


@pytest.fixture
def far():
    return with_more(FAR)


def test_organisations_are_linked_by_what_they_did_together() -> None:
    found = partner_network(small_graph())

    assert found.between(PIEMONTE, KOUVOLA) == (iri("project/circpro"),)
    assert found.between(CITY, iri("org/it-arpa-piemonte")) == (iri("initiative/ITC11/rete-ape"),)
    assert found.between(PIEMONTE, LOMBARDIA) == ()
    assert found.components == (2, 2, 2)


def test_who_worked_with_most_others_comes_first_and_bridges() -> None:
    hub = "<id/project/circpro> tri:hasPartner <id/org/it-regione-lombardia> ."
    first = partner_network(with_more(hub)).standings[0]

    assert (first.iri, first.partners, first.shared, first.group) == (LOMBARDIA, 3, 2, 1)
    assert first.bridging == pytest.approx(0.2)  # two of the ten pairs of the five others
    assert partner_network(with_more(hub), bridging=False).standings[0].bridging is None


@pytest.mark.parametrize(
    ("only", "bodies"),
    [
        ({"project": "CircE"}, {LOMBARDIA, iri("org/bg-stolichna-obshtina")}),
        ({"region": "ITC4"}, {LOMBARDIA, iri("org/bg-stolichna-obshtina")}),
        ({"region": "Italy", "project": "CircPro"}, {PIEMONTE, KOUVOLA, CITY, iri("org/it-arpa-piemonte")}),
        ({"theme": "acquisti verdi"}, {PIEMONTE, KOUVOLA, CITY, iri("org/it-arpa-piemonte")}),
    ],
)
def test_a_network_is_that_of_a_region_a_theme_or_a_project(only: dict[str, str], bodies: set[str]) -> None:
    assert set(partner_network(small_graph(), **only).graph) == bodies


def test_a_theme_includes_narrower_ones() -> None:
    narrower = with_more("<id/project/circpro> tri:theme th:circular-procurement .")

    assert PIEMONTE in partner_network(narrower, theme="circular economy").graph
    assert PIEMONTE not in partner_network(small_graph(), theme="circular economy").graph


def test_a_suggestion_gives_its_reasons_in_sentences(far) -> None:
    found = suggest_partners(far, "Piedmont Region")[0]

    assert found.label == "Zemgale Planning Region"
    assert [(reason.feature, reason.sentence) for reason in found.reasons] == [
        (
            "practice",
            "Green bonus belongs to the Zemgale Planning Region and is on the theme “green public procurement”; the "
            "Piedmont Region works on it in CircPro, and no document read names a practice of its own on it.",
        ),
        (
            "theme",
            "Both work on “green public procurement”: the Piedmont Region in CircPro, the Zemgale Planning Region in "
            "Green bonus.",
        ),
        (
            "instrument",
            "Both work on a policy instrument of the type “strategy”: the Piedmont Region on the Regional Strategy for "
            "Sustainable Development, the Zemgale Planning Region on Latvian Strategy 2030.",
        ),
        ("country", "They are at home in two countries: Italy and Latvia."),
        ("territory", "Both are at home in a territory of the same kind (NUTS 2): Piedmont and Latvia (region)."),
    ]
    assert found.score == 5.5
    assert found.apart == "No document read names both in one project (1 project here, 1 project there)."


def test_reasons_are_given_in_italian(far) -> None:
    found = suggest_partners(far, "Piedmont Region", language="it")[0]

    assert found.reasons[1].sentence == (
        "Entrambi lavorano su «acquisti pubblici verdi»: la Regione Piemonte in CircPro, la Regione di Zemgale in "
        "Green bonus."
    )
    assert found.reasons[3].sentence == "Hanno sede in due paesi diversi: l'Italia e la Lettonia."


def test_each_reason_rests_on_facts_with_their_quotes(far) -> None:
    theme = suggest_partners(far, "Piedmont Region")[0].reasons[1]
    quoted = {
        (fact.subject, fact.predicate.removeprefix(TRI)): [one.quote for one in found]
        for fact, found in quotes(far, theme.facts)
    }

    assert quoted == {
        (iri("project/circpro"), "hasPartner"): ["Piedmont Region", "Regione Piemonte"],
        (iri("project/circpro"), "theme"): ["CircPro: Smart circular procurement, …"],
        (iri("practice/bonus"), "practiceOwner"): ["dddd"],
        (iri("practice/bonus"), "theme"): ["dddd"],
    }


def test_who_worked_together_already_is_not_suggested(far) -> None:
    suggested = {one.iri for one in suggest_partners(far, "Piedmont Region")}

    assert KOUVOLA not in suggested
    assert iri("org/lv-zemgale") in suggested


def test_a_region_gets_suggestions_for_the_organisations_at_home_there(far) -> None:
    suggested = {one.iri for one in suggest_partners(far, "ITC1")}

    assert iri("org/lv-zemgale") in suggested
    assert not suggested & {PIEMONTE, CITY, KOUVOLA}


def test_partners_are_suggested_to_organisations_and_territories_alone() -> None:
    with pytest.raises(BadInput, match="organisation or territory"):
        suggest_partners(small_graph(), "CircPro")


def test_bridging_estimated_from_every_node_is_exact() -> None:
    graph = nx.connected_caveman_graph(6, 5)
    graph.add_edges_from([(0, 17), (3, 29), ("alone", "too")])
    graph.add_node("by itself")
    exact, found = nx.betweenness_centrality(graph), estimated(graph, len(graph))

    assert found == {one: pytest.approx(exact[one], abs=1e-12) for one in graph}


def test_bridging_estimated_from_some_is_near_and_always_the_same() -> None:
    graph = nx.connected_caveman_graph(60, 5)
    exact, found = nx.betweenness_centrality(graph), estimated(graph, 100)

    assert estimated(graph, 100) == found
    assert max(abs(exact[one] - found[one]) for one in graph) < 0.1


def test_only_as_many_as_are_wanted_get_their_names() -> None:
    all_named, one_named = partner_network(small_graph()), partner_network(small_graph(), named=1)

    assert one_named.standings[0] == all_named.standings[0]
    assert [one.iri for one in one_named.standings] == [one.iri for one in all_named.standings]
    assert {one.label[:3] for one in one_named.standings[1:]} == {"id:"}


def test_a_network_of_a_region_has_each_pair_with_one_of_its_own_once() -> None:
    found = partner_network(small_graph(), region="Italy")

    assert found.between(PIEMONTE, KOUVOLA) == found.between(KOUVOLA, PIEMONTE) == (iri("project/circpro"),)
