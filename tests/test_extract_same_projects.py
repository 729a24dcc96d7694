"""Two names of one project: its acronym and its title, or its names in two languages."""

import pytest

from loaders.extract.rules import read
from loaders.readers.text import document_from


def projects(text: str) -> list[set[str]]:
    """The names of each project of a text read line by line."""
    return [{name.text for name in thing.names} for thing in read(document_from(text)).found("Project")]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Projekt „Szara woda” (ang. GREYWATER) trwa. W ramach projektu GREYWATER działa pięciu partnerów.",
            {"GREYWATER", "Szara woda"},
        ),
        (
            "Das Projekt GRAUWASSER (englisch: GREYWATER) läuft. Im Projekt GREYWATER sind fünf Partner.",
            {"GRAUWASSER", "GREYWATER"},
        ),
        (
            "The project GREYWATER – “Rain in Small Towns” began in 2023. The project “Rain in Small Towns” is long.",
            {"GREYWATER", "Rain in Small Towns"},
        ),
        (
            "1. Title: Rain in Small Towns - GREYWATER\nProgramme: Interreg Europe\n\nThe project GREYWATER helps.",
            {"GREYWATER", "Rain in Small Towns"},
        ),
        (
            "Progetto PIOGGIA – Interreg Euro-MED\n\nTitolo: Rain, Roofs (acronimo: GREYWATER)\n"
            "Il progetto GREYWATER riunisce sei partner.",
            {"GREYWATER", "PIOGGIA"},
        ),
    ],
)
def test_two_names_of_a_project_are_one_project(text: str, names: set[str]) -> None:
    found = projects(text)

    assert len(found) == 1
    assert names <= found[0]


@pytest.mark.parametrize(
    "text",
    [
        "The project GREYWATER (successor of the project HARDROCK) is led by partners.",
        "The projects GREYWATER and HARDROCK are funded by Interreg Europe.",
    ],
)
def test_two_projects_stay_two(text: str) -> None:
    assert len(projects(text)) == 2


def test_the_number_of_a_project_is_no_name_of_it() -> None:
    assert projects('Monitoring report\n\nProject PGI01234 "GREYWATER" / Partner: Liguria Region') == [{"GREYWATER"}]


def test_a_heading_in_capitals_about_projects_names_none() -> None:
    text = "PROJECTS COMPLETED\nGREYWATER (Interreg Europe, 2018-2023)"

    assert projects(text) == [{"GREYWATER"}]
