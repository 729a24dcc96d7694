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


@pytest.mark.parametrize(
    "way",
    [
        "Начало » Проекти » HarbourNet\n\nОбщината работи за тихи пристанища в региона.",
        "Domů > Projekty > Probíhající > HarbourNet",
        "Forside › Projekter › HarbourNet",
        "Startseite » Projekte » Laufende Projekte » HarbourNet",
        "Home » Projects » Ongoing » HarbourNet",
        "Inicio > Proyectos > HarbourNet",
        "Etusivu › Hankkeet › HarbourNet",
        "Accueil > Projets > HarbourNet",
        "Naslovnica > Projekti > HarbourNet",
        "Kezdőlap > Projektek > HarbourNet",
        "Home > Progetti > In corso > HarbourNet",
        "Home > Projecten > HarbourNet\n\nDe gemeente werkt aan stille havens in de regio.",
        "Strona główna > Projekty > HarbourNet",
        "Início > Projetos > HarbourNet",
        "Acasă > Proiecte > HarbourNet",
        "Domov > Projekty > HarbourNet",
        "Domov > Projekti > HarbourNet",
        "Hem > Projekt > HarbourNet",
    ],
)
def test_the_way_to_a_page_of_projects_ends_in_the_name_of_one(way: str) -> None:
    assert projects(f"{way}\n\nHarbourNet\n\n1.2.2021 - 31.1.2023") == {"HarbourNet"}


@pytest.mark.parametrize("way", ["Home » Projects » Ongoing", "Home » News » HarbourNet", "Home » Projects » Lille"])
def test_no_other_step_of_the_way_names_a_project(way: str) -> None:
    assert projects(f"{way}\n\nThe town works on quiet harbours since 2021.") == set()
