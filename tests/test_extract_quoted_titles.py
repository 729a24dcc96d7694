"""Titles of projects in quotes a little behind their acronyms, and projects that such a title tells."""

import pytest

from graph.model import Literal, document_of
from loaders.extract.rules import extract


def titles(text: str) -> set[str]:
    """The titles that a text gives its projects."""
    rows = extract(document_of(text))
    return {s.object.value for s in rows if s.predicate == "title" and isinstance(s.object, Literal)}


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "Il est l'aboutissement de VELOFERME – « Cycling between farms and small towns » –, projet européen mené "
            "par sept collectivités.",
            "Cycling between farms and small towns",
        ),
        (
            "Diese Seite stellt das Projekt HEUWENDE vor (Interreg Central Europe, CE0200999; „From hay to heat: "
            "warming small valleys“).",
            "From hay to heat: warming small valleys",
        ),
        (
            "The project HARBOURS (Interreg Europe, 01C0200; “Better ports in small towns”) began in May.",
            "Better ports in small towns",
        ),
    ],
)
def test_a_title_in_quotes_behind_an_acronym_is_the_projects(text: str, title: str):
    assert title in titles(text)


def test_a_quoted_sentence_behind_a_name_in_capitals_is_no_title_where_no_project_is_spoken_of():
    assert titles("The mayor of SLOWTOWN – “We have never seen so many bicycles here” – smiled.") == set()


@pytest.mark.parametrize(
    ("text", "acronym", "title"),
    [
        (
            'The plenary meeting of the ADRICRAFT Project "ADRIatic CRAFT routes for all seasons" took place in Graz.',
            "ADRICRAFT",
            "ADRIatic CRAFT routes for all seasons",
        ),
        (
            "The TRAWEL project “Travel and wellness in small towns” started in 2019.",
            "TRAWEL",
            "Travel and wellness in small towns",
        ),
    ],
)
def test_a_title_in_quotes_may_stand_behind_the_noun_that_follows_the_acronym(text: str, acronym: str, title: str):
    found = [s for s in extract(document_of(text)) if s.subject.kind == "Project"]
    assert {s.object.value for s in found if s.predicate == "acronym"} == {acronym}
    assert {s.object.value for s in found if s.predicate == "title"} == {title}
