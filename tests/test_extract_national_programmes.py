"""Programmes of states and regions: quotes or a place behind their noun, and a period."""

import pytest

from tests.test_extract_policies import named


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Проектът подобрява Програма „Чисти гори“ 2021–2027 на министерството.", "Програма „Чисти гори“ 2021–2027"),
        (
            "Το έργο επιδιώκει να βελτιώσει το Πρόγραμμα «Καθαρά Δάση» 2021-2027 της χώρας.",
            "Πρόγραμμα «Καθαρά Δάση» 2021-2027",
        ),
        (
            "Cieľom je ovplyvniť Program Slovensko 2021 – 2027, za ktorý zodpovedá ministerstvo.",
            "Program Slovensko 2021 – 2027",
        ),
        (
            "Der Aktionsplan beeinflusst das IBW/EFRE-Programm Österreich 2021-2027 des Bundes.",
            "IBW/EFRE-Programm Österreich 2021-2027",
        ),
        ("Suunnitelman kohteena on Satakunta-ohjelma 2022–2025, joka on voimassa.", "Satakunta-ohjelma 2022–2025"),
    ],
)
def test_a_period_behind_quotes_or_a_place_makes_a_policy_instrument(text: str, name: str):
    assert name in named(text, "PolicyInstrument")


@pytest.mark.parametrize(
    "text",
    [
        "The visit was part of the programme “Meet the Neighbours” on the second day.",
        "Projekt sa realizuje v rámci programu Interreg Europe 2021 – 2027 a trvá štyri roky.",
        "Hanke kuuluu Interreg Europe -ohjelmaan 2021–2027 ja kestää neljä vuotta.",
        "The programme of the Turin meeting was sent to all partners in 2021.",
    ],
)
def test_a_programme_of_a_day_or_of_cooperation_is_none(text: str):
    assert named(text, "PolicyInstrument") == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Priority axis 1, “Clean Transport”, supports the railways of the small towns.", "Priority axis 1"),
        ("El eje 6, «Agua para todos», reúne la mitad de los fondos.", "eje 6"),
        ("Die Prioritätsachse 3, „Saubere Wege“, fördert den Umbau von Gleisen.", "Prioritätsachse 3"),
        ("L'axe 10, « Villes calmes », finance les pôles d'échanges.", "axe 10"),
    ],
)
def test_an_axis_that_a_sentence_is_about_is_an_instrument(text: str, name: str):
    assert any(name in one for one in named(text, "PolicyInstrument"))


@pytest.mark.parametrize(
    "text",
    [
        "The project is financed under priority axis 3, “Clean Transport”, of the programme.",
        "Das Projekt läuft in der Prioritätsachse 3 des Programms.",
        "El proyecto se enmarca en el eje 6 del programa.",
    ],
)
def test_an_axis_that_says_where_something_belongs_is_none(text: str):
    assert not [one for one in named(text, "PolicyInstrument") if one[-1] in "36"]
