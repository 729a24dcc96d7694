"""Practices and actions without quotes, by all that sentences tell around their names."""

from __future__ import annotations

import pytest

from tests.read_out import said


def _of_kind(text: str, kind: str) -> set[str]:
    return {name for name, value in said(text)["type"] if kind in value}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "La deuxième action transpose une expérience de Galice, Oveja Formada, que la Fundación Monte de Lugo"
            " conduit depuis 2016.",
            "Oveja Formada",
        ),
        (
            "Prvu mjeru potaknuo je primjer iz Danske, Haven Madhus, što ga od 2014. vodi Kommune Aarhus.",
            "Haven Madhus",
        ),
    ],
)
def test_a_name_is_a_practice_where_a_model_and_who_runs_it_are_told_around_it(text: str, name: str) -> None:
    assert name in _of_kind(text, "GoodPractice")


def test_a_name_behind_the_noun_for_actions_is_an_action() -> None:
    text = (
        "El plan de acción de Fyn quedó aprobado el 15-12-2020 y contiene una sola acción, Havetønden, que ejecuta Fyn"
        " Spildevand."
    )

    assert "Havetønden" in _of_kind(text, "Action")


@pytest.mark.parametrize(
    "text",
    [
        "En Lugo hay una empresa pública, Limpa, que lleva desde 2016 el modelo de colchones.",
        "The partners saw three good practices. The visit ended in Kotka, where the group had lunch.",
        "La deuxième action ne transpose pas une expérience de Galice, Oveja Formada, que la Fundación Monte de Lugo"
        " conduit depuis 2016.",
    ],
)
def test_companies_places_and_what_is_denied_are_no_practices(text: str) -> None:
    assert _of_kind(text, "GoodPractice") == set()
