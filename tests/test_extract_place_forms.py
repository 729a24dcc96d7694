"""Places by names of several words in case forms, by abbreviations, and areas that are no NUTS regions."""

import pytest

from graph.model import Mention, document_of
from loaders.extract.rules import extract


def places(text: str) -> set[tuple[str, str, str]]:
    """Name, class and NUTS or country code of the places of a text; of an area the code of the region it lies in."""
    found = [s.subject for s in extract(document_of(text)) if s.predicate == "type"]
    return {
        (one.names[0].text, one.kind, one.code or one.place or "")
        for one in found
        if isinstance(one, Mention) and one.kind in ("Country", "Region", "City") and one.names
    }


@pytest.mark.parametrize(
    ("text", "name", "code"),
    [
        ("Last year many guests from the UK came to see the new plant.", "UK", "GB"),
        ("W zeszłym roku wielu gości przyjechało z Wielkiej Brytanii w tym celu.", "Wielkiej Brytanii", "GB"),
        ("W zeszłym roku wielu gości przyjechało z Dolnego Śląska w tym celu.", "Dolnego Śląska", "PL51"),
        ("Loni přijelo mnoho hostů z České republiky, aby viděli nový závod.", "České republiky", "CZ"),
        ("Prošle godine mnogi su gosti došli iz Crne Gore zbog toga.", "Crne Gore", "ME"),
        ("L'an dernier, beaucoup de gens sont venus de République tchèque pour cela.", "République tchèque", "CZ"),
        ("Kokous pidettiin Lapissa vuonna 2020, ja mukana oli paljon ihmisiä.", "Lapissa", "FI1D7"),
    ],
)
def test_places_are_known_by_their_names_in_any_case(text: str, name: str, code: str):
    assert (name, "Country" if len(code) == 2 else "Region", code) in places(text)


@pytest.mark.parametrize(
    ("text", "name", "region"),
    [
        ("The workshop was held in Valtellina, where the practice began.", "Valtellina", "ITC44"),
        ("Kohtumine toimus eelmisel aastal Harjumaal ning tulemusi tutvustati kõigile.", "Harjumaal", "EE001"),
    ],
)
def test_areas_are_regions_within_a_known_one(text: str, name: str, region: str):
    assert (name, "Region", region) in places(text)


@pytest.mark.parametrize(
    "text",
    [
        "IT services and ES modules are used by all partners of the network.",
        "La reunión se celebró el 3 de Mayo de 2019 con muchos invitados.",
        "Clare Smith opened the meeting and thanked all of the guests.",
    ],
)
def test_words_months_and_given_names_are_no_places(text: str):
    assert places(text) == set()
