"""Bodies under a part of their names: an office alone, the acronym that a longer name begins with."""

import pytest

from graph.model import document_of
from loaders.extract.mentions import BODIES
from loaders.extract.rules import read
from tests.read_out import bodies


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        ("Mayo County Council leads the plan. It was adopted by the County Council in May 2021.", "County Council"),
        ("Plan przygotował Zarząd Województwa Podlaskiego. Przyjął go zarząd województwa.", "zarząd województwa"),
    ],
)
def test_an_office_alone_is_that_of_the_body_whose_name_has_it(text: str, alone: str):
    assert alone not in _apart(text)
    assert len(_apart(text)) == 1


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The strategy was adopted by the Regional Council on 24 November 2020.", "Regional Council"),
        ("Le schéma, adopté par l'assemblée départementale le 8 avril 2022, vaut.", "assemblée départementale"),
        ("La ampliación fue dispuesta por el Consejo Comarcal en mayo de 2022.", "Consejo Comarcal"),
    ],
)
def test_an_office_is_a_body_where_no_name_has_it(text: str, name: str):
    assert name in bodies(text)


def test_an_acronym_alone_is_the_body_whose_name_begins_with_it():
    text = "Le plan fut préparé avec l'EPLX Saint-Palais et la Chambre d'agriculture du Gers. Elle revient à l'EPLX."

    assert "EPLX" not in _apart(text)


def _apart(text: str) -> list[str]:
    """The first names of the bodies of a text."""
    return [body.label for body in read(document_of(text)).found(*BODIES)]
