"""Practices that a text names one after another behind words that announce them, without quotes."""

import pytest

from graph.model import document_of
from loaders.extract.rules import read


def practices(text: str) -> set[str]:
    """The names of the practices in a text."""
    return {thing.label for thing in read(document_of(text)).found("GoodPractice")}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Two examples were shown: Rush Lanterns, run by the City of Lille since 2015, and Lähituki"
            " (University of Oulu, 2019).",
            {"Rush Lanterns", "Lähituki"},
        ),
        (
            "Sono stati mostrati due esempi: Schilfpaten, con cui la Stadt Bamberg cura i fossati, e Réserves"
            " partagées (Commune de Sauve, 2020).",
            {"Schilfpaten", "Réserves partagées"},
        ),
        (
            "Przedstawiono trzy inicjatywy: Oficina Aberta, prowadzoną od 2017 r. przez Câmara Municipal de Beja;"
            " Yhdessä mukaan (Oulun yliopisto, 2019).",
            {"Oficina Aberta", "Yhdessä mukaan"},
        ),
        (
            "Trois expériences ont été présentées. D'abord Lähituki, un service que gère l'University of Oulu depuis"
            " 2018. Ensuite Kotiapu, portée par la ville.",
            {"Lähituki", "Kotiapu"},
        ),
        (
            "The plan follows the Slovenian example of Rush Incubator Bled, which the Municipality of Bled set up.",
            {"Rush Incubator Bled"},
        ),
        (
            "In Drenthe they had seen the Fonds Nieuw Riet, with which the Province of Drenthe lends money to firms.",
            {"Fonds Nieuw Riet"},
        ),
        (
            "Skąd pomysł? Pochodzi z Saksonii. Moor Weide, prowadzona od 2018 r. przez Landkreis Stade, jest znana.",
            {"Moor Weide"},
        ),
        ("L'azione è ispirata a Vass på hjul di Region Dalarna.", {"Vass på hjul"}),
    ],
)
def test_what_follows_a_name_makes_a_practice_of_it(text: str, names: set[str]) -> None:
    assert practices(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "Two examples were shown by the partners: City of Lille (France), Municipality of Bled (Slovenia).",
        "Two examples were shown: a store of mowers and a free bus, run by the City of Lille since 2015.",
        "The examples were not shown: Rush Lanterns, run by the City of Lille since 2015.",
        "Three examples were shown. First Anna Rossi, who has run the office since 2015, spoke.",
    ],
)
def test_bodies_persons_and_nouns_in_a_row_are_no_practices(text: str) -> None:
    assert practices(text) == set()


def test_brackets_of_marks_alone_may_end_a_text() -> None:
    assert practices("Two good practices were presented: Rush Lanterns (...)") == {"Rush Lanterns"}
