"""Names in quotes that a text says are actions: by their noun and number, or as one of a plan in a later sentence."""

import pytest

from loaders.extract.rules import extract
from loaders.readers.text import document_from


def kinds(text: str) -> dict[str, str]:
    """The class of each thing with a name in quotes, by that name."""
    rows = extract(document_from(text))
    return {s.subject.names[0].text: s.subject.kind for s in rows if s.subject.names}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("2025. gada jūnijā padome programmā iekļāva rīcību R3.4 „Zaļais komplekts“.", "Zaļais komplekts"),
        ("Skupština je na sjednici Planu dodala mjeru 2.5.3 „Dvorac u najam“ za obnovu zgrada.", "Dvorac u najam"),
        ("El Ayuntamiento abrió la “Senda Azul” en mayo. Es la tercera acción de su plan de acción.", "Senda Azul"),
        ("Stadt Jena eröffnete im Mai den „Leihladen“. Er ist Maßnahme 2 im Aktionsplan der Stadt.", "Leihladen"),
        ("Община Русе откри през май „Дай-вземи“. Тя е действие № 3 в плана за действие.", "Дай-вземи"),
    ],
)
def test_a_name_is_an_action_that_the_text_says_is_one(text: str, name: str):
    assert kinds(text).get(name) == "Action"


def test_what_is_not_in_the_plan_is_no_action_of_it():
    text = "Die Stadt Jena eröffnete im Mai den „Leihladen“. Er ist keine Maßnahme im Aktionsplan der Stadt."

    assert kinds(text).get("Leihladen") != "Action"


def test_a_year_before_the_quotes_is_no_number_of_an_axis():
    text = "Op Gran Canaria bezochten we in februari 2025 „Salmuera Cero“, een goede praktijk van het eiland."

    assert kinds(text).get("Salmuera Cero") == "GoodPractice"


def test_a_model_that_the_next_sentence_says_an_action_follows_is_no_action():
    text = (
        "Le groupe a vu à Östersund la bonne pratique « Servicepunkt », un réseau de boutiques. "
        "Le plan d'action occitan s'en inspire dans son action 1."
    )

    assert kinds(text).get("Servicepunkt") == "GoodPractice"
