"""Practices without quotes: behind "practice", behind what was modelled, at the label of examples."""

import pytest

from tests.test_extract_numbered_actions import named


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Opatrenie vychádza z parížskej praxe Cours Verte. Mesto ho zaplatí.", "Cours Verte"),
        ("La segunda acción está inspirada en Eau-Vigne, práctica del centro francés.", "Eau-Vigne"),
        ("Inspiracją była praktyka Fab-Bus, prowadzona przez izbę.", "Fab-Bus"),
        ("L'azione si ispira alla buona pratica Molins de la Muga, curata dal Comune.", "Molins de la Muga"),
        ("Nasce dall'esperienza estone Külapood, promossa dal Comune.", "Külapood"),
        ("Förebild är The Greywater Inn, en god praxis från Malta.", "The Greywater Inn"),
        (
            "Projekt je že stekel in bo trajal še tri leta.\n\nZgled: Fachkräftebörse Lausitz (vodi jo zbornica).",
            "Fachkräftebörse Lausitz",
        ),
    ],
)
def test_what_something_was_modelled_on_is_a_practice(text: str, name: str):
    assert name in named(text, "GoodPractice")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Il piano nasce da MAREAS, progetto approvato nel 2018.", "MAREAS"),
        ("Wzór zaczerpnięto z Umbrii i z Toskanii.", "Umbrii"),
        ("Possibilities for transfer: Practice taken up in two towns.", "Practice"),
        ("The plan is modelled on the Regional Development Plan of Tuscany.", "Regional Development Plan"),
        ("L'idea viene dalla Regione Toscana, che la finanzia.", "Regione Toscana"),
    ],
)
def test_projects_places_policies_and_bodies_are_none(text: str, name: str):
    assert name not in named(text, "GoodPractice")
