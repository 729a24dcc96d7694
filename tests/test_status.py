"""Which of several values stands, and what waits for a person."""

from __future__ import annotations

from graph.model import Literal, Mention, Statement, Term
from graph.rulings import Rulings
from graph.status import Claim, first_status, settle

PLAN = Mention("d", "ActionPlan", 0, 4)


def verdicts(*claims: Claim) -> dict[str, str]:
    return {key: verdict for key, (verdict, _) in settle(claims).items()}


def budget(statement: str, document: str, value: str, date: str = "") -> Claim:
    return Claim(statement, document, "project", "totalBudget", value, date)


def test_the_value_of_most_documents_stands() -> None:
    found = verdicts(budget("a", "1", "10"), budget("b", "2", "12"), budget("c", "3", "12"))
    assert found == {"a": "conflicting", "b": "accepted", "c": "accepted"}


def test_one_document_that_repeats_itself_counts_once() -> None:
    found = verdicts(budget("a", "1", "12"), budget("b", "1", "12"), budget("c", "2", "10"), budget("d", "3", "10"))
    assert found["c"] == "accepted"


def test_among_equals_the_newest_document_is_believed() -> None:
    found = verdicts(budget("a", "1", "10", "2019"), budget("b", "2", "12", "2021-05"))
    assert found == {"a": "conflicting", "b": "accepted"}


def test_a_document_without_a_date_counts_as_older() -> None:
    assert verdicts(budget("a", "1", "10"), budget("b", "2", "12", "2011"))["b"] == "accepted"


def test_a_year_does_not_contradict_a_day_in_it() -> None:
    found = verdicts(
        Claim("a", "1", "p", "startDate", "2018"),
        Claim("b", "2", "p", "startDate", "2018-06-01"),
        Claim("c", "3", "p", "startDate", "2017"),
    )
    assert found == {"a": "less-exact", "b": "accepted", "c": "conflicting"}


def test_two_leads_of_one_project_are_a_conflict_and_the_role_follows() -> None:
    found = verdicts(
        Claim("a", "1", "p", "leadPartner", "x", "2020"),
        Claim("b", "1", "p", "leadPartner", "x", "2020", "p/x"),
        Claim("c", "2", "p", "leadPartner", "y", "", "p/y"),
        Claim("d", "2", "p/y", "role", "role/partner"),
        Claim("e", "3", "p/x", "role", "role/partner"),
    )
    assert found == {"a": "accepted", "b": "accepted", "c": "conflicting", "d": "accepted", "e": "less-exact"}


def test_a_validation_waits_for_a_person_unless_its_rule_is_measured() -> None:
    weak = Statement(PLAN, "status", Term("status/validated"), 0, 4, "r.1", 0.9)
    strong = Statement(PLAN, "status", Term("status/validated"), 0, 4, "r.1", 0.98)
    assert first_status(weak, Rulings(), {})[0] == "suggested"
    assert first_status(strong, Rulings(), {})[0] == "accepted"
    accepted = Rulings(accepted=frozenset({f"d#{weak.id}"}))
    assert first_status(weak, accepted, {})[0] == "accepted"


def test_money_of_a_partner_is_of_high_stakes_and_money_of_a_project_is_not() -> None:
    amount = Literal("225000", "http://www.w3.org/2001/XMLSchema#decimal")
    partner = Statement(Mention("d", "Participation", 0, 4), "totalBudget", amount, 0, 4, "r.1", 0.9)
    project = Statement(Mention("d", "Project", 0, 4), "totalBudget", amount, 0, 4, "r.1", 0.9)
    assert [first_status(one, Rulings(), {})[0] for one in (partner, project)] == ["suggested", "accepted"]


def test_what_a_person_rejected_stays_out_whatever_else_is_said() -> None:
    one = Statement(PLAN, "aim", Literal("x", language="en"), 0, 4, "r.1", 1.0)
    assert first_status(one, Rulings(rejected=frozenset({f"d#{one.id}"})), {}) == ("rejected", "")


def test_a_programme_does_not_contradict_its_version_of_a_period() -> None:
    programme = "https://w3id.org/triptych/id/programme/"
    found = verdicts(
        Claim("a", "1", "p", "fundedUnder", programme + "interreg-europe"),
        Claim("b", "2", "p", "fundedUnder", programme + "interreg-europe"),
        Claim("c", "3", "p", "fundedUnder", programme + "interreg-europe-2014-2020"),
        Claim("d", "4", "p", "fundedUnder", programme + "horizon-2020"),
    )
    assert found == {"a": "less-exact", "b": "less-exact", "c": "accepted", "d": "conflicting"}
