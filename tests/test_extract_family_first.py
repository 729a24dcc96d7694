"""Persons whose given name stands last, as in Hungarian."""

import pytest

from loaders.extract.rules import read
from loaders.readers.text import document_from


def persons(text: str) -> set[str]:
    """The names of the persons that a text names, as it writes them."""
    reading = read(document_from(text))
    return {reading.text[one.start : one.end] for one in reading.occurrences if one.thing.kind == "Person"}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("A projektről Kakas Béla, a megyei közgyűlés elnöke beszélt.", {"Kakas Béla"}),
        ("Farkas Éva Erzsébet polgármester szerint a projekt sikeres.", {"Farkas Éva Erzsébet"}),
        ("Jelen volt Sonja Vila, Merza Péter és Kis-Nagy Judit.", {"Sonja Vila", "Merza Péter", "Kis-Nagy Judit"}),
        ("A partnerek Tóth Anikóval és Nagy Katalinnal egyeztettek.", {"Tóth Anikóval", "Nagy Katalinnal"}),
        ("A megyei önkormányzat nevében Kovácsné Szabó Ilona beszélt a projektről.", {"Kovácsné Szabó Ilona"}),
    ],
)  # fmt: skip
def test_a_given_name_ends_a_name_in_any_case(text: str, names: set[str]) -> None:
    assert persons(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "A projekt partnere a Szent István Egyetem és a Bács-Kiskun Megyei Katona József Könyvtár.",
        "A rendezvény helyszíne: Kossuth Lajos utca, Szeged.",
        "A partnerek Budapest és Zala megye közös munkáját dicsérték.",
    ],
)
def test_what_is_called_after_a_person_is_none(text: str) -> None:
    assert persons(text) == set()
