"""Things side by side, and who else did something like it."""

from __future__ import annotations

import pytest

from graph.errors import BadInput
from graph.explore import side_by_side, who_else
from graph.explore.beside import Beside
from graph.terms import PREFIXES
from tests.small_graph import iri, small_graph, with_more

PLAN = iri("plan/circpro/ITC1")
OTHER = """<id/plan/circe/ITC4> a tri:ActionPlan ; dct:title "Lombard plan"@en ;
  tri:developedBy <id/org/it-regione-lombardia> ;
  tri:status st:validated ; tri:validationDate "2020-01-31"^^xsd:date ;
  tri:hasAction <id/action/circe/ITC4/1> .
  <id/action/circe/ITC4/1> a tri:Action ; dct:title "Buying less"@en ; tri:theme th:green-public-procurement ;
    tri:buildsOn <id/initiative/ITC11/rete-ape> ; tri:implements <id/instrument/it> .
  <id/instrument/it> a tri:PolicyInstrument ; dct:title "Strategy of Lombardy"@en ; tri:instrumentType itp:strategy ."""
ACTION = iri("action/circe/ITC4/1")


def rows(found: Beside) -> dict[str, tuple[str, list[str], list[list[str]]]]:
    return {
        row.name: (row.standing, [one.words for one in row.shared], [[one.words for one in own] for own in row.own])
        for row in found.rows
    }


def test_two_plans_are_compared_property_by_property() -> None:
    found = side_by_side(with_more(OTHER), [PLAN, iri("plan/circe/ITC4")])

    assert found.labels == ("CircPro Regional Action Plan", "Lombard plan")
    assert rows(found)["status"] == ("same", ["validated"], [[], []])
    assert rows(found)["validationDate"] == ("differs", [], [["2021-10-07"], ["2020-01-31"]])
    assert rows(found)["appliesTo"] == ("some", [], [["Piedmont"], []])
    assert [row.standing for row in found.rows] == sorted(
        (row.standing for row in found.rows), key=["differs", "some", "same"].index
    )


def test_each_value_has_its_sources() -> None:
    found = side_by_side(with_more(OTHER), [PLAN, iri("plan/circe/ITC4")])
    date = next(row for row in found.rows if row.name == "validationDate")

    assert [[one.quote for one in cell.evidence] for own in date.own for cell in own] == [
        ["the plan was validated on 7 October 2021"],
        ["dddd"],
    ]


def test_what_only_conflicts_is_not_compared() -> None:
    found = side_by_side(small_graph(), ["CircPro", "CircE"])

    assert rows(found)["totalBudget"] == ("some", [], [["1700000"], []])


def test_regions_are_compared_by_what_is_done_there() -> None:
    found = side_by_side(small_graph(), ["nuts:ITC1", "nuts:ITC4"], "it")

    assert found.labels == ("Piemonte", "Lombardia")
    assert rows(found)["practices"] == ("differs", [], [["Rete APE"], ["Centri del riuso"]])
    assert rows(found)["projects"] == ("differs", [], [["CircPro"], ["CircE"]])
    assert next(row.words for row in found.rows if row.name == "plans") == "piani d'azione"


@pytest.mark.parametrize("names", [["CircPro"], ["CircPro", "CircPro"], ["CircPro", "nuts:ITC1"]])
def test_what_cannot_be_compared_is_refused(names: list[str]) -> None:
    with pytest.raises(BadInput, match="compared"):
        side_by_side(small_graph(), names)


def test_who_else_did_this_is_explained() -> None:
    found = who_else(with_more(OTHER), iri("action/circpro/ITC1/2"))
    other = next(one for one in found if one.iri == ACTION)

    assert [(reason.feature, reason.sentence) for reason in other.reasons] == [
        ("practice", "Both build on Rete APE."),
        ("theme", "Both are on the theme “green public procurement”."),
    ]
    assert other.bodies == ((iri("org/it-regione-lombardia"), "Regione Lombardia"),)


def test_what_serves_an_instrument_of_the_same_type_is_alike() -> None:
    found = who_else(with_more(OTHER), iri("action/circpro/ITC1/1"), language="it")
    other = next(one for one in found if one.iri == ACTION)

    assert "Entrambi riguardano uno strumento politico di tipo «strategia»." in [str(one) for one in other.reasons]


def test_a_practice_is_alike_to_what_builds_on_it_and_to_others_on_its_theme() -> None:
    found = {one.iri: one.reasons[0].sentence for one in who_else(with_more(OTHER), "Rete APE")}

    assert found[ACTION] == "It builds on Rete APE."


def test_an_action_is_not_alike_to_its_own_plan() -> None:
    found = {one.iri for one in who_else(with_more(OTHER), iri("action/circpro/ITC1/2"))}

    assert not found & {PLAN, iri("action/circpro/ITC1/1")}


def test_the_themes_of_a_common_practice_are_no_reason_of_their_own() -> None:
    practice = who_else(small_graph(), "Rete APE")[0]

    assert practice.iri == iri("action/circpro/ITC1/2")
    assert [reason.feature for reason in practice.reasons] == ["practice", "theme"]
    assert practice.reasons[1].facts[-1].subject == practice.iri


def test_named_themes_are_those_of_the_vocabulary() -> None:
    assert PREFIXES["theme"] + "green-public-procurement" in {
        fact.object for one in who_else(small_graph(), "Rete APE") for reason in one.reasons for fact in reason.facts
    }
