"""Projects that only the place of their name tells: before its programme, in the heading of partners, in a title."""

import pytest

from tests.named_projects import projects


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("GREYWATER (Interreg Atlantic Area, 2024-2027). We lead on training.", "GREYWATER"),
        ("Idén kommer från GREYWATER, ett Interreg Aurora-samarbete om vatten.", "GREYWATER"),
        ("Quiet Barns (Interreg Europe): vi är med sedan 2020.", "Quiet Barns"),
        ("GREYWATER – Interreg Europe. O município participa desde 2020.", "GREYWATER"),
        ("• „GREYWATER” (Interreg Europa Środkowa 2021-2027). Gmina Zator jest liderem.", "GREYWATER"),
        (
            "GREYWATER – Projektpartner\n\nStadt Bregenz (AT)\nComune di Trento (IT)\n\n"
            "Das ist die Liste der Einrichtungen, die in dem Vorhaben mit dabei sind.",
            "GREYWATER",
        ),
        ("Les partenaires de GREYWATER\n\nVille de Brest (FR)\nComune di Trento (IT)", "GREYWATER"),
        (
            "Hankkeen toteuttajat\n\n"
            "GREYWATER – Harmaa vesi talteen -hankkeessa on kuusi kumppania, ja se on alkanut nyt.",
            "GREYWATER",
        ),
    ],
)
def test_the_place_of_a_name_tells_a_project(text: str, name: str) -> None:
    assert name in projects(text)


@pytest.mark.parametrize(
    "text",
    [
        "PARTNER WIODĄCY – Gmina Zator",
        "Funds (Interreg Europe) are limited.",
        "Partners of Sweden\n\nStadt Bregenz (AT)",
        "ERDF (Interreg Europe) pays for it.",
    ],
)
def test_labels_funds_and_places_are_no_projects_wherever_they_stand(text: str) -> None:
    assert projects(text) == set()
