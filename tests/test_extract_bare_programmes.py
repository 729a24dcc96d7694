"""Programmes of cooperation that a text names without the name of their family."""

import pytest

from graph.model import document_of
from loaders.extract.rules import read


def programmes(text: str) -> list[str]:
    """The names of the programmes of a text, in order."""
    return [thing.label for thing in read(document_of(text)).found("Programme")]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Projektet finansieras av programmet Botnia-Atlantica och pågår till 2019.", "Botnia-Atlantica"),
        ("Botnia-Atlantica-programmet finansierar projektet Kvarken Flada.", "Botnia-Atlantica"),
        ("Hanke rahoitetaan Botnia-Atlantica -ohjelmasta.", "Botnia-Atlantica"),
        ("Projektet støttes af Øresund-Kattegat-Skagerrak programmet.", "Øresund-Kattegat-Skagerrak"),
        ("Das Projekt wird im Programm Alpenraum gefördert.", "Alpenraum"),
        ("Het project loopt binnen het programma Noordzeeregio.", "Noordzeeregio"),
        ("Baltic Sea Region 2014-2020 funds the project HARBOURS.", "Baltic Sea Region"),
    ],
)
def test_a_programme_is_named_beside_its_class_noun_or_before_its_period(text: str, name: str) -> None:
    assert programmes(text) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "Samarbetet i Botnia-Atlantica har lång tradition.",  # an area, as long as nothing else is said
        "Der Alpenraum leidet unter dem Verkehr.",
    ],
)
def test_the_area_of_a_programme_by_itself_is_none(text: str) -> None:
    assert programmes(text) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Het project CYCLE LOCKS krijgt geld van het Interreg-programma 2 Zeeën.", "2 Zeeën"),
        ("Das Projekt HARBOURS wird im Interreg-Programm Nordsee gefördert.", "Nordsee"),
        ("HARBOURS får stöd av Interreg-programmet Öresund-Kattegat-Skagerrak.", "Öresund-Kattegat-Skagerrak"),
    ],
)
def test_a_known_name_stands_behind_the_family_and_its_noun(text: str, name: str) -> None:
    (programme,) = programmes(text)

    assert programme.endswith(name)
    assert "nterreg-" in programme
