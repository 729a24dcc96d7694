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
        (
            "Projekt HARBOURS. Partner: Stadt Graz, Universität Tartu. Auf die Stadt Graz entfallen 205.000 Euro.",
            "Stadt Graz",
            "205000",
        ),
        (
            "Projekt HARBOURS. Partnerzy: Miasto Lublin, Uniwersytet w Tartu. Budżet Uniwersytetu to 132 000 euro.",
            "Uniwersytet w Tartu",
            "132000",
        ),
        (
            "Proyecto HARBOURS. Socios: Ayuntamiento de Lugo, Universidad de Tartu. Presupuesto total: 1.711.260 € | "
            "Ayuntamiento de Lugo: 247.980 €",
            "Ayuntamiento de Lugo",
            "247980",
        ),
        (
            "Projekt HARBOURS. Partneři: Město Brno, Univerzita Tartu. Rozpočet celkem 1 655 000 €, z toho Město Brno "
            "204 500 €.",
            "Město Brno",
            "204500",
        ),
    ],
)
def test_a_budget_beside_a_partners_name_is_the_partners(text: str, owner: str, value: str) -> None:
    found = sums(text)

    assert (owner, "totalBudget", value) in found
    assert ("HARBOURS", "totalBudget", value) not in found


def test_a_part_that_a_fund_gives_is_no_partners() -> None:
    text = (
        "Project HARBOURS. Partners: City of Lille, University of Tartu. The budget is 1.4 million euro, of which "
        "1.1 million euro from the ERDF, the City of Lille says."
    )

    assert not any(owner == "City of Lille" for owner, _, _ in sums(text))


def test_the_total_budget_behind_a_partner_is_the_projects() -> None:
    text = "Project HARBOURS. Partners: City of Lille, University of Tartu. Total budget: EUR 1,900,000."

    assert ("HARBOURS", "totalBudget", "1900000") in sums(text)
    assert not any(owner == "University of Tartu" for owner, _, _ in sums(text))
