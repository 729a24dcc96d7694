"""Which project a text is about, however its short name is written."""

import pytest

from graph.model import Literal, Mention, document_of
from loaders.extract.acronymtitles import acronym_of
from loaders.extract.rules import extract, read


def projects(text: str) -> set[str]:
    """The acronyms and titles of the projects that a text names."""
    return {s.object.value for s in extract(document_of(text)) if s.predicate in ("acronym", "title") and named(s)}


def named(statement: object) -> bool:
    """Whether a statement names a project."""
    subject, value = statement.subject, statement.object
    return isinstance(subject, Mention) and subject.kind == "Project" and isinstance(value, Literal)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The launch of the Interreg Europe LEON project took place in May.", "LEON"),
        ("The City of Lille is a partner in the FARM CON EUROPE project.", "FARM CON EUROPE"),
        ("La prima riunione del progetto EU WHEEL si è tenuta a Torino.", "EU WHEEL"),
        ("Il progetto europeo Interreg TOOLSHARE prende il via.", "TOOLSHARE"),
        ("Le projet Relais-ALPSEA est piloté par la Région Bretagne.", "Relais-ALPSEA"),
        ("El proyecto REDCOM_MINHO busca una red de comunidades.", "REDCOM_MINHO"),
        ("Project acronym: TO-Hub", "TO-Hub"),
        ("It was drawn up in the Lenitar project. All partners of the Lenitar project took part.", "Lenitar"),
        ("The Lenitar kick-off meeting was held in Lille. Five cities show their Lenitar activities.", "Lenitar"),
        ("We met in Lille at the TOOLSHARE kick-off meeting on 8-10 May 2023.", "TOOLSHARE"),
        ("TOOLSHARE begins today. All TOOLSHARE partners are cities.", "TOOLSHARE"),
        ("Rozpoczęcie realizacji projektu „NOWINKA! – Rewitalizacja miast”, który trwa dwa lata.", "NOWINKA"),
        ("First meeting of the Interreg CENTRAL EUROPE TOOLSHARE project.", "TOOLSHARE"),
        ("The idea builds on the “Quiet Roads” project, which ended in 2022.", "Quiet Roads"),
        ("Projektet SALT & SOIL har fået støtte.", "SALT & SOIL"),
        ("На срещата в града беше представен проектът TOOLSHARE.lights на областта.", "TOOLSHARE.lights"),
        ("All partners of the project WATER 4 TOWNS met.", "WATER 4 TOWNS"),
        ("Il progetto PORT:OurHarbours prende il via.", "PORT:OurHarbours"),
        ("Viename projekte Build+I Lietuvos partneris yra pagrindinis partneris.", "Build+I"),
    ],
)
def test_a_project_is_named_by_the_word_beside_it(text: str, name: str):
    assert projects(text) == {name}


def test_two_projects_with_their_titles_are_two():
    text = "Two projects, HEATLESS – Less Heat in Every School and COLD HOUSE – Cold Houses for Warm People, met."

    assert {"HEATLESS", "COLD HOUSE"} <= projects(text)


@pytest.mark.parametrize(
    "text",
    [
        "The EU project ended.",
        "An ERDF project was presented.",
        "Pilot project ideas and a Pilot project",
        "ITALY project of the year",
        "INTERREG IVC projects were funded.",
        "Das Projekt Klimawandel wird von der Gemeinde und der Region gefördert. Das Projekt Klimawandel endet.",
    ],
)
def test_funds_programmes_countries_and_common_words_name_no_project(text: str):
    assert projects(text) == set()


def test_a_previous_project_is_not_what_the_text_is_about():
    text = "Five of the partners carried out a previous project, PIKEROAD. The total budget is 1 million euro."

    assert read(document_of(text)).project is None


def facts(text: str, predicate: str) -> set[tuple[str, str]]:
    """Acronym of the project and value of each statement with a predicate."""
    rows = [s for s in extract(document_of(text)) if s.predicate == predicate]
    return {
        (s.subject.names[0].text, s.object.value if isinstance(s.object, Literal) else s.object.names[0].text)
        for s in rows
    }


def test_programme_and_number_of_partners_are_those_of_the_nearest_project():
    text = (
        "The project TOOLSHARE is funded by Interreg Europe. It goes on from the project HARBOURS, financed by "
        "Horizon 2020 with 22 partners, whose results TOOLSHARE takes up."
    )

    assert facts(text, "fundedUnder") == {("TOOLSHARE", "Interreg Europe"), ("HARBOURS", "Horizon 2020")}
    assert facts(text, "partnerCount") == {("HARBOURS", "22")}


def test_projects_of_one_row_have_the_programme_together():
    text = "The projects TOOLSHARE, HARBOURS and WATERWAY are funded by Interreg Europe."

    assert {name for name, _ in facts(text, "fundedUnder")} == {"TOOLSHARE", "HARBOURS", "WATERWAY"}


def test_a_person_between_a_body_and_the_role_does_not_make_the_body_lead():
    text = "Agenda of the project TOOLSHARE: University of Turin - Maria Rossi, Project Coordinator"

    assert facts(text, "leadPartner") == set()


def test_a_labelled_name_is_the_title_of_the_labelled_acronym():
    text = "Project name: Clean Harbour Institute\n\nProject acronym: CH-Inst\n\nDuration: January 2024 – June 2026"

    assert projects(text) == {"CH-Inst", "Clean Harbour Institute"}


def test_a_motto_in_the_line_below_the_word_project_is_no_project():
    assert projects("Introducing the TOOLSHARE project\n“Your tools are my treasure” is what they say.") == {
        "TOOLSHARE"
    }


def test_what_a_sentence_about_something_else_says_of_its_beginning_is_not_the_projects():
    text = "The project TOOLSHARE is a network. A telephone service was launched in spring 2021."

    assert facts(text, "startDate") == set()


def test_plans_of_several_regions_are_no_plan():
    text = "The partners of the project TOOLSHARE write Action Plans on Clean Water. TOOLSHARE Action Plans come next."

    assert {s.subject.kind for s in extract(document_of(text))} & {"ActionPlan"} == set()


def test_the_remaining_partners_are_not_all_partners():
    assert facts("The remaining 5 partners of the project TOOLSHARE share practices.", "partnerCount") == set()


def test_the_aim_of_a_plan_is_not_the_projects():
    text = "The project TOOLSHARE asks for a regional action plan aiming to improve the harbours of the region."

    assert facts(text, "aim") == set()


@pytest.mark.parametrize(
    "text",
    [
        "Se trata de los proyectos 'Slow Boats' y 'Quiet Roads'.",
        "Sutartys pasirašytos su apskrities administracija projektų „Slow Boats“ ir „Quiet Roads“ įgyvendinimui.",
        "Ook in de INTERREG-projecten “Slow Boats” en “Quiet Roads” staat het water centraal.",
    ],
)
def test_several_projects_stand_in_quotes_behind_the_plural(text: str):
    assert projects(text) == {"Slow Boats", "Quiet Roads"}


def test_an_acronym_in_brackets_before_the_class_noun_is_the_name():
    text = "The Translation and Technology Transfer in Ageing (TITAGE) project was launched in 2016."

    assert "TITAGE" in projects(text)


def test_capitals_within_the_words_of_a_title_spell_its_acronym():
    assert acronym_of("EMBRACE", "intErconnecting MoBility acRoss europeAn CitiEs")


def test_a_project_is_of_the_period_that_its_years_or_its_programme_give():
    texts = ["The project QUORUM (2009-2012) built a harbour.", "The project QUORUM is funded by INTERREG IVC."]
    found = [next(s.subject for s in extract(document_of(t)) if s.subject.kind == "Project") for t in texts]

    assert [project.period for project in found] == ["2007-2013", "2007-2013"]
