"""Titles of projects before their acronyms in brackets, beside the class noun."""

import pytest

from graph.model import Literal, document_of
from loaders.extract.rules import extract


def told(text: str) -> set[tuple[str, str]]:
    found = [s for s in extract(document_of(text)) if s.subject.kind == "Project" and s.predicate == "title"]
    names = {(name.text, s.object.value) for s in found for name in s.subject.names if isinstance(s.object, Literal)}
    return {pair for pair in names if " " not in pair[0]}


@pytest.mark.parametrize(
    ("text", "acronym", "title"),
    [
        (
            "The meeting was held within the activities of the project SLOW COAST TRAILS (SCOTRA).",
            "SCOTRA",
            "SLOW COAST TRAILS",
        ),
        (
            "The visit was held under the Interreg Europe, Local Heat from Wood and Soil Network (LOHAWOS) project.",
            "LOHAWOS",
            "Local Heat from Wood and Soil Network",
        ),
        (
            "The Region of Istria takes part in the Interreg Europe project Local Heat from Wood and Soil Network "
            "(LOHAWOS).",
            "LOHAWOS",
            "Local Heat from Wood and Soil Network",
        ),
        (
            "Partners came together in Zadar for the project ‘FIRELINES – preparing forests for hotter summers’.",
            "FIRELINES",
            "preparing forests for hotter summers",
        ),
        (
            "Das Treffen fand im Projekt Bessere Wege an kleinen Flüssen (BEWEFLU) statt.",
            "BEWEFLU",
            "Bessere Wege an kleinen Flüssen",
        ),
    ],
)
def test_the_title_stands_before_the_acronym(text: str, acronym: str, title: str):
    assert told(text) == {(acronym, title)}


@pytest.mark.parametrize(
    "text",
    [
        "The project partner Regional Development Agency (REDEA) met in Lund.",
        "Partner projekta Razvojni center Murska Sobota (RCMS) je pripravil delavnico.",
        "The project is run by the Regional Energy Agency of Lund (REALU).",
    ],
)
def test_bodies_with_their_acronyms_are_no_projects(text: str):
    found = extract(document_of(text))

    assert not any(s.subject.kind == "Project" for s in found)
