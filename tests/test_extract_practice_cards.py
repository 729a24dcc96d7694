"""Catalogues of good practices: cards with a title or a sentence, and below it where the practice is."""

import pytest

from loaders.extract.rules import extract
from loaders.readers.text import document_from


def said(text: str, predicate: str) -> set[tuple[str, str]]:
    rows = [s for s in extract(document_from(text)) if s.predicate == predicate and s.status == "asserted"]
    return {(s.subject.names[0].text, s.object.names[0].text) for s in rows if s.subject.names and s.object.names}


def named(text: str, *kinds: str) -> set[str]:
    found = [s.subject for s in extract(document_from(text)) if s.predicate == "type" and s.subject.kind in kinds]
    return {one.names[0].text for one in found if one.names}


CARDS = (
    "Good practices\n\nGreen Sheds is a shop for used tools.\n{place}: Regione Lazio, Italy (Italia)\n\n"
    "The Museum of Mills lends its tools. Mill Tools is a service of it.\n{place}: Lubelskie, Poland (Polska)\n"
)


@pytest.mark.parametrize("place", ["Location", "Localisation", "Ort", "Ubicazione", "Ubicación"])
def test_the_place_of_a_card_is_that_of_its_practice(place: str):
    text = CARDS.format(place=place)
    assert ("Green Sheds", "Regione Lazio") in said(text, "appliesTo")
    assert not {body for body, place in said(text, "basedIn") if place == "Lubelskie"}


def test_behind_the_label_of_a_place_stands_a_region_and_not_its_government():
    text = CARDS.format(place="Location")
    assert "Regione Lazio" in named(text, "Region")
    assert "Regione Lazio" not in named(text, "PublicOrganisation")
    assert "Regione Lazio" in named(
        "The project HARBOURS. Partners: Regione Lazio, City of Turku", "PublicOrganisation"
    )


@pytest.mark.parametrize(
    ("text", "practices"),
    [
        (
            "Good practices | HARBOURS - Interreg Europe\n\nGood practices\n\nAll good practices\n\nWater Routes\n"
            "Water Routes is a chain of quays.\nLocation: Lubelskie, Poland\n\nMill Days\n"
            "Mill Days is a yearly festival.\nLocation: Lazio, Italy\n",
            {"Water Routes", "Mill Days"},
        ),
        (
            "Good practices of HARBOURS\n\nStreet couriers are volunteers who bring parcels by bike.\n"
            "Location: Lazio, Italy\n\nGreen Sheds is a shop.\nLocation: Lubelskie, Poland\n",
            {"Street couriers", "Green Sheds"},
        ),
        (
            "HARBOURS is a project.\nMeanwhile the Social Starter scheme was selected as a good practice.\n",
            {"Social Starter scheme"},
        ),
        (
            "HARBOURS ist ein Projekt.\nInzwischen wurde gearbeitet. Die Werkzeugkiste Graz ist eine gute Praxis.\n",
            {"Werkzeugkiste Graz"},
        ),
    ],
)
def test_headings_of_a_site_and_words_that_open_a_sentence_are_no_names(text: str, practices: set[str]):
    assert named(text, "GoodPractice") == practices


def test_by_and_a_body_end_the_title_of_a_practice():
    text = (
        "HARBOURS is a project.\nThe group chose three good practices:\n\nDeposit system for boxes by Kala-Apaja Oy\n\n"
        "Sorting of plastics by the City of Pori\n\nSchool travel by Bike\n"
    )
    assert named(text, "GoodPractice") == {"Deposit system for boxes", "Sorting of plastics", "School travel by Bike"}
    assert said(text, "implementedBy") == {
        ("Deposit system for boxes", "Kala-Apaja Oy"),
        ("Sorting of plastics", "City of Pori"),
    }


def test_what_somebody_says_in_quotes_is_no_practice():
    text = "HARBOURS has good practices.\n\n“Without HARBOURS we would still be talking”, said Paula Reis from Évora.\n"
    assert not named(text, "GoodPractice")
