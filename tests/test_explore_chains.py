"""Chains and gaps: what leads from a practice to a change, what is missing, and what was read."""

from __future__ import annotations

import pytest

from graph.errors import BadInput
from graph.explore import chains, gaps, quotes
from tests.small_graph import iri, small_graph, with_more

PLAN, APE = iri("plan/circpro/ITC1"), iri("initiative/ITC11/rete-ape")
FIRST, SECOND = iri("action/circpro/ITC1/1"), iri("action/circpro/ITC1/2")
STRATEGY, CHANGE = iri("instrument/ITC1/strategia"), iri("change/circpro/ITC1/1")
BARE = """<id/plan/other/ITC4> a tri:ActionPlan ; dct:title "Other plan"@en ; tri:inProject <id/project/circe> ;
  tri:actionCount 2 ."""


def things(chain) -> list[str]:
    return [part.iri for part in chain.parts]


def test_a_chain_leads_from_the_practice_to_the_change() -> None:
    first = chains(small_graph(), "Rete APE")[0]

    assert things(first) == [APE, SECOND, PLAN, STRATEGY, CHANGE]
    assert first.complete
    assert first.parts[2].status == "validated"


def test_each_part_has_the_facts_that_link_it_to_the_one_before_with_their_quotes() -> None:
    reader = small_graph()
    change = chains(reader, "Rete APE")[0].parts[4]

    assert {fact.predicate.rpartition("#")[2] for fact in change.facts} == {"changedInstrument", "resultOf"}
    assert [one.quote for _, found in quotes(reader, change.facts) for one in found] == ["the strategy was changed"] * 3


def test_a_gap_says_what_was_read() -> None:
    partial = chains(small_graph(), FIRST)[0]

    assert things(partial) == ["", FIRST, PLAN, STRATEGY, CHANGE]
    assert partial.gaps == ("No source practice is named in the one document about this action.",)
    assert partial.parts[0].read == ("https://w3id.org/triptych/doc/aaaa",)
    assert chains(small_graph(), FIRST, "it")[0].gaps == (
        "Nel solo documento letto su questa azione non è indicata alcuna pratica di origine.",
    )


def test_complete_chains_come_first() -> None:
    assert [len(chain.gaps) for chain in chains(small_graph())] == [0, 1]


def test_a_plan_without_actions_is_a_chain_with_gaps() -> None:
    found = chains(with_more(BARE), iri("plan/other/ITC4"))[0]

    assert things(found) == ["", "", iri("plan/other/ITC4"), "", ""]
    assert found.gaps[1] == "No action is named in the one document about this plan."


def test_a_practice_that_nobody_took_up_is_a_chain_of_its_own() -> None:
    found = chains(small_graph(), "Centri del riuso")[0]

    assert things(found) == [iri("initiative/ITC4/riuso"), "", "", "", ""]
    assert found.gaps[0] == "No action is named in the one document about this practice."


def test_a_change_of_the_instrument_that_results_from_something_else_is_not_put_in_the_chain() -> None:
    other = """<id/change/x> a tri:PolicyChange ; tri:changedInstrument <id/instrument/x> ;
        tri:resultOf <id/project/circe> .
      <id/instrument/x> a tri:PolicyInstrument . <id/action/circpro/ITC1/1> tri:implements <id/instrument/x> ."""
    found = [chain for chain in chains(with_more(other), FIRST) if chain.parts[3].iri == iri("instrument/x")]

    assert [chain.parts[4].iri for chain in found] == [""]


def test_what_is_only_suggested_is_a_gap_that_says_so() -> None:
    reader = with_more("<id/action/circpro/ITC1/1> tri:buildsOn <id/initiative/ITC4/riuso> .", status="suggested")

    assert chains(reader, FIRST)[0].gaps == (
        "No source practice is named in the 2 documents about this action. "
        "One is suggested, and waits for a person to review it.",
    )


@pytest.mark.parametrize("name", ["CircPro", "Piedmont Region", "nuts:ITC1", STRATEGY, CHANGE, PLAN, SECOND])
def test_chains_are_found_from_any_of_their_parts_and_from_what_stands_around_them(name: str) -> None:
    assert [APE, SECOND, PLAN, STRATEGY, CHANGE] in [things(chain) for chain in chains(small_graph(), name)]


def test_gaps_of_a_plan_are_what_its_shape_and_its_chain_want() -> None:
    said = [str(gap) for gap in gaps(with_more(BARE), iri("plan/other/ITC4"))]

    assert said == [
        "Not stated in the one document about Other plan: developed by.",
        "Not stated in the one document about Other plan: status.",
        "No action is named in the one document about this plan.",
        "No source practice is named in the one document about this plan.",
        "No policy instrument is named in the one document about this plan.",
        "No policy change is named in the one document about this plan.",
        "Actions: 2 stated, 0 named in the documents about Other plan.",
    ]


def test_gaps_are_said_in_italian() -> None:
    said = [str(gap) for gap in gaps(with_more(BARE), iri("plan/other/ITC4"), "it")]

    assert said[1] == "Non indicato nel solo documento letto su Other plan: stato."
    assert said[-1] == "Azioni: 2 dichiarate, 0 indicate nei documenti su Other plan."


def test_a_promise_is_a_gap_until_a_plan_is_named_and_never_a_plan() -> None:
    promised = [gap for gap in gaps(small_graph(), "CircE") if gap.missing == "commitsTo"]

    assert [gap.sentence for gap in promised] == [
        "Committed to an action plan, of whom no document read names one: Comune di Sofia and Regione Lombardia."
    ]
    kept = f"""{BARE} <id/plan/other/ITC4> tri:developedBy <id/org/it-regione-lombardia> .
      <id/project/circe> tri:hasActionPlan <id/plan/other/ITC4> ."""
    left = [gap.sentence for gap in gaps(with_more(kept), "CircE") if gap.missing == "commitsTo"]
    assert left == ["Committed to an action plan, of whom no document read names one: Comune di Sofia."]


def test_a_project_is_looked_at_with_its_plans_and_actions() -> None:
    looked_at = {gap.thing for gap in gaps(small_graph(), "CircPro")}

    assert {iri("project/circpro"), FIRST} <= looked_at


def test_gaps_of_a_theme_are_refused() -> None:
    with pytest.raises(BadInput, match="something else than was asked for"):
        gaps(small_graph(), "theme:circular-economy")
