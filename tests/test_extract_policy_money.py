"""What policies have to spend, and which funds pay for them."""

import pytest

from graph.model import document_of
from loaders.extract.rules import extract


def money(text: str) -> set[tuple[str, str, str]]:
    found = [s for s in extract(document_of(text)) if s.status == "asserted"]
    sums = {
        (s.subject.kind, s.predicate, s.object.value) for s in found if s.predicate in ("totalBudget", "erdfBudget")
    }
    return sums | {(s.subject.kind, s.predicate, s.object.names[0].text) for s in found if s.predicate == "fundedBy"}


@pytest.mark.parametrize(
    "text",
    [
        "Strategia Rozwoju Województwa Pomorskiego 2030 ma budżet 84 mln euro.",
        "Das Budget der Innovationsstrategie des Landes Brandenburg beträgt 84 Millionen Euro.",
        "Doté d'un budget de 84 millions d'euros, la Stratégie régionale d'innovation de la Normandie a été adoptée.",
        "Vidzemes plānošanas reģiona attīstības stratēģijas budžets ir 84 miljoni eiro.",
    ],
)
def test_a_sentence_gives_the_budget_of_its_policy(text: str):
    assert ("Strategy", "totalBudget", "84000000") in money(text)


@pytest.mark.parametrize(
    "text",
    [
        "Budget: 210,000 euro from the Regional Innovation Strategy of Connacht.",
        "The measure has a budget of 84 million euro under the Regional Innovation Strategy of Connacht.",
        "The Regional Innovation Strategy of Connacht does not have a budget of 84 million euro.",
    ],
)
def test_what_a_measure_gets_is_not_the_budget_of_its_policy(text: str):
    assert not {row for row in money(text) if row[0] == "Strategy" and row[1] == "totalBudget"}


def test_a_fund_that_pays_for_a_strategy_does_not_pay_for_the_project():
    text = (
        "HARBOURS ist ein Projekt des Programms Interreg Europe. "
        "Die Innovationsstrategie des Landes Brandenburg hat ein Budget von 84 Millionen Euro und wird aus dem EFRE "
        "kofinanziert."
    )

    assert {row for row in money(text) if row[1] == "fundedBy"} == {("Strategy", "fundedBy", "EFRE")}
