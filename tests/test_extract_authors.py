"""Who wrote a plan, strategy or programme, in sentences of any order and language."""

import pytest

from graph.model import Mention, document_of
from loaders.extract.rules import extract


def authors(text: str) -> set[str]:
    """The bodies that a text says wrote its documents."""
    return {
        s.object.names[0].text
        for s in extract(document_of(text))
        if s.predicate == "developedBy" and s.status == "asserted" and isinstance(s.object, Mention)
    }


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        (
            "Die Tourismusstrategie Burgenland 2030, die der Landkreis Görlitz zusammen mit der Universität Kassel "
            "geschrieben hat, gilt seit Mai.",
            {"Landkreis Görlitz", "Universität Kassel"},
        ),
        (
            "Es gilt die Tourismusstrategie Burgenland 2030. Ausgearbeitet wurde sie vom Landkreis Görlitz.",
            {"Landkreis Görlitz"},
        ),
        (
            "Bylo to na základě Strategie rozvoje Zlínského kraje 2030, kterou zpracovala Univerzita Palackého.",
            {"Univerzita Palackého"},
        ),
    ],
)
def test_who_wrote_a_document_is_the_agent_or_subject_of_a_verb_of_writing(text: str, bodies: set[str]):
    assert authors(text) >= bodies


@pytest.mark.parametrize(
    "text",
    [
        "Die Tourismusstrategie Burgenland 2030 wird vom Landkreis Görlitz nicht erarbeitet.",
    ],
)
def test_who_wrote_something_else_wrote_no_document(text: str):
    assert authors(text) == set()
