"""Projects of the authority tables in texts: where an acronym is one, and which project it means."""

import pytest

from graph.model import Mention, document_of
from loaders.extract.knownprojects import known_project, known_projects
from loaders.extract.reading import begin
from loaders.extract.rules import extract


def found(text: str) -> list[tuple[str, str | None]]:
    """Name and key of each project that the tables alone show in a text."""
    return [(text[h.start : h.end], h.authority) for h in known_projects(begin(document_of(text)))]


def meant(text: str, name: str) -> str | None:
    """The key of the project that a name means in a text."""
    return known_project(begin(document_of(text)), name)


def subjects(text: str) -> set[str]:
    """The keys of the projects of which a whole reading says something."""
    return {
        s.subject.authority
        for s in extract(document_of(text))
        if isinstance(s.subject, Mention) and s.subject.kind == "Project" and s.subject.authority
    }


def test_mixed_case_is_enough_for_a_name_of_the_table():
    assert found("The towns learned of it from e-MOTICON last year.") == [
        ("e-MOTICON", "project/e-moticon-alpine-space-2014-2020")
    ]
    assert found("Ideas came from CircPro.") == [("CircPro", "project/circpro")]


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("The towns learned of it from PROSESC last year.", False),
        ("The partners of PROSESC met last year.", True),
        ("The towns know the projects well; PROSESC is one.", True),
        ("INTERREG IVC has ended. The towns learned of it from PROSESC.", True),
        ("The Agency for Research and Technology (PROSESC) and its partners met.", False),
        ("INTERREG IVC: PROSESC-PLUS is new.", False),
        ("INTERREG IVC: PROSESC 2 is new.", False),
    ],
)
def test_capitals_alone_need_a_cue_or_the_programme_and_must_be_the_whole_name(text: str, known: bool):
    assert found(text) == ([("PROSESC", "project/prosesc-ivc-2007-2013")] if known else [])


def test_an_acronym_is_recognised_only_as_the_table_writes_it():
    assert found("INTERREG IVC: Prosesc met.") == []


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("INTERREG IVC: the towns learned of it from POWER.", ["project/power-ivc-2007-2013"]),
        ("INTERREG IVC: the towns learned of it from the power of water.", []),
        ("INTERREG IVC: WIND POWER AND WATER in the towns.", []),
        ("The partners know that POWER is dear.", []),
        ("Interreg Europe: the towns learned of it from POWER.", []),
    ],
)
def test_an_ordinary_word_needs_its_programme_and_capitals_of_its_own(text: str, keys: list[str]):
    assert [key for _, key in found(text)] == keys


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Interreg Central Europe funds AMiCE.", "project/amice"),
        ("Interreg North-West Europe funded AMICE.", "project/amice-north-west-europe-2007-2013"),
        ("In 2014-2020 there was AMICE.", "project/amice"),
        ("AMiCE is the Alliance for Advanced Manufacturing in Central Europe.", "project/amice"),
        ("They met in AMiCE.", "project/amice"),
        ("They met in Amice.", None),
        ("Interreg Danube Region funds AMICE.", None),
    ],
)
def test_of_two_projects_programme_title_period_or_spelling_decide(text: str, key: str | None):
    assert meant(text, "AMICE" if "AMICE" in text else "AMiCE" if "AMiCE" in text else "Amice") == key


def test_another_programme_than_those_named_gives_a_project_without_a_key():
    assert found("Interreg Europe and its partners speak of PROSESC.") == [("PROSESC", None)]


def test_a_long_title_means_its_project_though_the_acronym_is_a_word():
    text = "The network “Citizens' participation in small and medium-sized cities” has begun."
    assert found(text) == [
        ("Citizens' participation in small and medium-sized cities", "project/active-citizens-urbact-2014-2020")
    ]


def test_a_project_named_in_passing_under_another_programme_is_not_what_the_text_is_about():
    text = "Interreg Europe reports for 2018.\nA cluster took up good ideas (PROSESC). The work ended in June 2019."

    assert not {s.predicate for s in extract(document_of(text))} & {"endDate", "startDate"}


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("It was good for Resolve partners to meet.", True),
        ("It was good for RESOLVE partners to meet.", True),
        ("Il Primo Festival del turismo si apre in laguna.", False),
        ("A MEETING OF SMART PARTNERS.", False),
    ],
)
def test_an_ordinary_word_beside_partners_is_a_project_only_where_it_stands_out(text: str, known: bool):
    projects = {s.subject for s in extract(document_of(text)) if isinstance(s.subject, Mention)}
    assert any(one.kind == "Project" for one in projects) == known


def test_the_key_of_the_table_is_the_projects_in_the_whole_reading():
    text = "The project PROSESC of INTERREG IVC has nine partners."
    assert subjects(text) == {"project/prosesc-ivc-2007-2013"}
