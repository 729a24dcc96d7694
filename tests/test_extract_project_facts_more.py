"""Dates, sums and addresses of projects in the layouts of fact lists and last paragraphs."""

import pytest

from loaders.extract.rules import extract
from loaders.readers.text import document_from


def values(text: str, predicate: str) -> set[str]:
    """The values of a property of projects, as asserted."""
    rows = extract(document_from(text))
    return {
        s.object.value
        for s in rows
        if s.predicate == predicate and s.subject.kind == "Project" and s.status == "asserted"
    }


def test_dutch_and_danish_periods_in_figures() -> None:
    dutch = "Project HARBOURS\nProgramma: Interreg Europe\nLooptijd: 1-5-2024 t/m 31-7-2028\n"
    danish = "Projektet HARBOURS kører 1/9 2023 til 28/2 2027 under Interreg."

    assert values(dutch, "startDate") == {"2024-05-01"}
    assert values(dutch, "endDate") == {"2028-07-31"}
    assert values(danish, "endDate") == {"2027-02-28"}


@pytest.mark.parametrize(
    ("text", "whole", "part"),
    [
        (
            "Il progetto HARBOURS è finanziato da Interreg Europe (FESR, 1.012.000 euro su un totale di 1.265.000).",
            "1265000",
            "1012000",
        ),
        (
            "The project HARBOURS began in 2024. It has EUR 1.38 million ERDF in a budget of EUR 1.725 million.",
            "1725000",
            "1380000",
        ),
        (
            "El proyecto HARBOURS mejora los puertos de las ciudades pequeñas.\n\nDatos: programa Interreg Europe "
            "2014-2020, en la convocatoria cuarta · Coste total del proyecto 1.689.220 € · FEDER 1.421.337 €",
            "1689220",
            "1421337",
        ),
    ],
)
def test_the_whole_may_stand_behind_the_part_that_a_fund_gives(text: str, whole: str, part: str) -> None:
    assert values(text, "totalBudget") == {whole}
    assert values(text, "erdfBudget") == {part}


def test_facts_in_the_last_paragraph_are_the_projects_though_actions_were_told_before() -> None:
    text = (
        "The regional action plan was signed. The action “Night boats” is run by the City of Lille.\n\n"
        "About the project HARBOURS\n\nInterreg Europe, call 2. Start: 1 April 2024. End: 30 June 2028.\n"
    )

    assert values(text, "startDate") == {"2024-04-01"}
    assert values(text, "endDate") == {"2028-06-30"}


def test_an_address_that_is_the_acronym_is_the_projects_website() -> None:
    assert values("The project HARBOURS has begun. Read more: harbours.example", "homepage") == {"harbours.example"}
    assert values("The project HARBOURS has begun. Mail: info@harbours.example", "homepage") == set()
