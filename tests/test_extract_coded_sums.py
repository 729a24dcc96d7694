"""Partners' money in a row of codes below their list, and the total of the row."""

import pytest

from loaders.extract.rules import extract
from loaders.readers.text import document_from

LIST = "{head}\n\nP1 Stadt Graz\nP2 Gemeinde Gmunden\nP3 Land Salzburg\n\n"


def budgets(text: str) -> dict[tuple[str, str], str]:
    """The sums of partners and project by who has them and which they are."""
    found = extract(document_from(text))
    bodies = {s.subject: s.object.names[0].text for s in found if s.predicate == "participant"}
    return {
        (bodies.get(s.subject) or s.subject.names[0].text, s.predicate): s.object.value
        for s in found
        if s.predicate in ("totalBudget", "erdfBudget") and s.status == "asserted"
    }


@pytest.mark.parametrize(
    ("head", "row"),
    [
        ("WOODLOOP is a project of Interreg Europe. Partners", "Budgets: P1 90 000 € / P2 80 000 € / P3 70 000 €"),
        ("WOODLOOP ist ein Projekt von Interreg Europe. Partner", "Budget (EUR)\nP1 90.000 · P2 80.000 · P3 70.000"),
        ("WOODLOOP to projekt programu Interreg Europa. Partnerzy", "Kwoty w EUR: P1: 90 000, P2: 80 000, P3: 70 000"),
        (
            "WOODLOOP è un progetto di Interreg Europe. Partner",
            "RIPARTIZIONE (€)   P1 90.000,00   P2 80.000,00   P3 70.000,00",
        ),
    ],
)
def test_each_code_of_a_row_gives_its_partner_a_budget(head: str, row: str):
    found = budgets(LIST.format(head=head) + row)
    assert {sum_ for (_, which), sum_ in found.items() if which == "totalBudget"} >= {"90000", "80000", "70000"}


def test_the_number_that_a_row_adds_up_to_is_the_project_s():
    text = LIST.format(head="WOODLOOP is a project of Interreg Europe. Partners")
    found = budgets(
        text
        + "Budgets in EUR (ERDF)\nP1 90 000 (72 000) P2 80 000 (64 000) P3 70 000 (56 000)\nTotal 240 000 (192 000)"
    )
    assert found["WOODLOOP", "totalBudget"] == "240000"
    assert found["WOODLOOP", "erdfBudget"] == "192000"


def test_codes_of_other_things_give_nobody_money():
    text = LIST.format(head="WOODLOOP is a project of Interreg Europe. Partners")
    assert budgets(text + "Visitors by route: R1 90 000, R2 80 000, R3 70 000") == {}
