"""What one partner has of the project's money is the partner's, and not the project's."""

import pytest

from graph.model import document_of
from loaders.extract.rules import extract


def sums(text: str) -> set[tuple[str, str, str]]:
    """Whose budget is which, suggestions included: money of one partner waits until its rule is measured."""
    return {
        (
            s.subject.names[0].text if s.subject.names else dict(s.subject.parts)["participant"].names[0].text,
            s.predicate,
            s.object.value,
        )
        for s in extract(document_of(text))
        if s.predicate == "totalBudget"
    }


@pytest.mark.parametrize(
    ("text", "owner", "value"),
    [
        (
            "Progetto HARBOURS. Partner: Comune di Udine, Comune di Trento. Budget del Comune di Udine: 214.000 euro.",
            "Comune di Udine",
            "214000",
        ),
        (
            "Hanke HARBOURS. Kumppanit: Lapin liitto, Turun yliopisto. Lapin liiton osuus on 98 000 euroa.",
            "Lapin liitto",
            "98000",
        ),
        (
            "Projekt HARBOURS. Partner: Stadt Graz, Universität Tartu. Gesamtbudget 1,4 Mio. Euro, davon 205.000 Euro "
            "für die Stadt Graz.",
            "Stadt Graz",
            "205000",
        ),
        (
            "Project HARBOURS. Partners: City of Lille, Region of Lazio. The City of Lille's budget is 190,000 euro.",
            "City of Lille",
            "190000",
        ),
    ],
)
def test_a_budget_beside_a_partners_name_is_the_partners(text: str, owner: str, value: str) -> None:
    found = sums(text)

    assert (owner, "totalBudget", value) in found
    assert ("HARBOURS", "totalBudget", value) not in found


def test_the_total_budget_behind_a_partner_is_the_projects() -> None:
    text = "Project HARBOURS. Partners: City of Lille, University of Tartu. Total budget: EUR 1,900,000."

    assert ("HARBOURS", "totalBudget", "1900000") in sums(text)
    assert not any(owner == "University of Tartu" for owner, _, _ in sums(text))
