"""Titles of projects: where they stand, and what is none; and the values that stand below their labels."""

import pytest

from graph.model import Literal, Mention
from loaders.extract.rules import extract
from loaders.readers.text import document_from


def said(text: str, predicate: str) -> set[str]:
    """The values of a property of the projects of a text."""
    return {
        s.object.value
        for s in extract(document_from(text))
        if s.predicate == predicate
        and isinstance(s.subject, Mention)
        and s.subject.kind == "Project"
        and isinstance(s.object, Literal)
    }


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "Project title: Better harbours for small towns\nProject acronym: HARBOURS",
            "Better harbours for small towns",
        ),
        (
            "Project title Better harbours for small towns 31 / 300 characters\n\nProject acronym HARBOURS",
            "Better harbours for small towns",
        ),
        (
            'TYTUŁ PROJEKTU: "Lepsze porty w małych miastach" (Akronim: HARBOURS).',
            "Lepsze porty w małych miastach",
        ),
        (
            'W projekcie HARBOURS "Lepsze porty w małych miastach" są dwie gminy.',
            "Lepsze porty w małych miastach",
        ),
        (
            "W ramach projektu HARBOURS - Lepsze porty w małych miastach. Trwa do 2020 roku.",
            "Lepsze porty w małych miastach",
        ),
        (
            "Derularea proiectului ‘HARBOURS – Porturi mai bune in orase mici’ a inceput si continua.",
            "Porturi mai bune in orase mici",
        ),
        (
            "Proyectos siguientes:\n\n  1. HARBOURS: Puertos mejores en ciudades pequeñas. Está "
            "liderado por Lugo.\n  2. MINAS: Minas.",
            "Puertos mejores en ciudades pequeñas",
        ),
        (
            "This is how the HARBOURS project was born (Healthy And Resilient BOats Under Rough Seas).",
            "Healthy And Resilient BOats Under Rough Seas",
        ),
        ("The HABORA project is about HArbours and BOats in the RAin.", "HArbours and BOats in the RAin"),
        (
            "Projekts “Labākas ostas mazās pilsētās (HARBOURS)” ir sācies un tas turpinās.",
            "Labākas ostas mazās pilsētās",
        ),
        ("Das Projekt HARBOURS („Better Ports in Small Towns“) hat begonnen.", "Better Ports in Small Towns"),
        ("The project HARBOURS, full title: Better Ports in Small Towns, has begun.", "Better Ports in Small Towns"),
        ("Het project HARBOURS, voluit Betere havens in kleine steden, is begonnen.", "Betere havens in kleine steden"),
        ("Projeto: HARBOURS – Portos melhores em vilas pequenas\nParceiro: Lugo", "Portos melhores em vilas pequenas"),
        (
            "The HARBOURS project has begun.\n\nHARBOURS - Better ports in small towns is a project of eight towns.",
            "Better ports in small towns",
        ),
        (
            "HARBOURS\n\nDes ports meilleurs dans les petites villes du littoral\n\nLe projet HARBOURS "
            "est fini et les villes sont là.",
            "Des ports meilleurs dans les petites villes du littoral",
        ),
    ],
)
def test_a_title_stands_beside_its_acronym(text: str, title: str):
    assert title in said(text, "title")


@pytest.mark.parametrize(
    "text",
    [
        "The project HARBOURS: City of Lille - Anna Petrova, Project Manager",
        "Výstup projektu HARBOURS – Akčný plán pre prístavy v malých mestách bol schválený.",
        "The HARBOURS project ended (more about this on the pages of the city).",
    ],
)
def test_plans_persons_and_remarks_are_no_titles(text: str):
    assert said(text, "title") == set()


@pytest.mark.parametrize(
    ("text", "predicate", "value"),
    [
        (
            "HARBOURS is a project.\n\nDate de début\n\n01-07-2016\n\nDate de fin\n\n31-03-2021",
            "startDate",
            "2016-07-01",
        ),
        (
            "HARBOURS is a project.\n\nDate de début\n\n01-07-2016\n\nDate de fin\n\n31-03-2021",
            "endDate",
            "2021-03-31",
        ),
        ("Il progetto HARBOURS.\n\nTEMPISTICA\nottobre 2019 – giugno 2022", "endDate", "2022-06"),
        (
            "Het project HARBOURS.\n\nProjectperiode\n\n1 januari 2014 tot 31 december 2023",
            "startDate",
            "2014-01-01",
        ),
        ("HARBOURS is a project.\n\nDuration\n36 months", "duration", "P36M"),
        ("HARBOURS is a project.\n\nTotal budget\n1 699 193,15 €", "totalBudget", "1699193.15"),
        (
            "Das ist das Projekt HARBOURS, und es ist gut.\n\nLaufzeit\n01.06.2018 - 31.05.2023",
            "endDate",
            "2023-05-31",
        ),
        (
            "To jest projekt HARBOURS i jest on dobry.\n\nOkres realizacji\n01.06.2018 - 31.05.2023",
            "startDate",
            "2018-06-01",
        ),
        ("El proyecto HARBOURS finalizará en diciembre del año 2021.", "endDate", "2021-12"),
    ],
)
def test_values_stand_below_their_labels(text: str, predicate: str, value: str):
    assert said(text, predicate) == {value}


@pytest.mark.parametrize(
    "text",
    [
        "The project HARBOURS (Better services in small coastal towns) is about ports.",
        "We take part in the project HARBOURS: Better services in small coastal towns.",
        "We lead the project HARBOURS – Better services in small coastal towns (in short: ports).",
    ],
)
def test_a_title_stands_in_brackets_or_behind_a_mark_and_ends_before_a_bracket(text: str) -> None:
    assert said(text, "title") == {"Better services in small coastal towns"}


@pytest.mark.parametrize(
    "text",
    [
        "The project HARBOURS (Funded by the programme Interreg Europe since last year) is about ports.",
        "Project HARBOURS: Partners meet in the town of Lille again",
    ],
)
def test_a_bracket_that_names_a_programme_and_a_headline_are_no_titles(text: str) -> None:
    assert said(text, "title") == set()


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "HARBOURS – Bessere Häfen für kleine Orte, gefördert von Interreg Europe, läuft. Das Projekt HARBOURS – "
            "Bessere Häfen für kleine Orte umfasst sechs Regionen.",
            "Bessere Häfen für kleine Orte",
        ),
        (
            "The project HARBOURS – Better Ports in Small Towns brings together six regions.",
            "Better Ports in Small Towns",
        ),
        (
            "Projektas „HARBOURS – Geresni uostai mažuose miestuose“ prasidėjo.",
            "Geresni uostai mažuose miestuose",
        ),
    ],
)
def test_a_title_ends_before_what_is_said_of_the_project(text: str, title: str):
    assert said(text, "title") == {title}


@pytest.mark.parametrize(
    "text",
    [
        "Gute Praxis\n\nTitel der Praxis: Nachtbus auf Bestellung\nOrt: Oberpfalz\nProjekt: HARBOURS (Interreg Europe)",
        "Buona pratica\n\nTitolo della buona pratica: Orti in cassa integrazione\nProgetto: HARBOURS (Interreg Europe)",
        "Titolo: Orti in cassa integrazione\nProgetto: HARBOURS (Interreg Europe)\nUbicazione: Piemonte, Italia",
    ],
)
def test_the_title_of_a_practice_is_not_that_of_its_project(text: str):
    assert said(text, "title") == set()


def names(text: str, kind: str, use: str) -> set[str]:
    """The names of one use of the things of one class of a text."""
    return {
        s.object.value
        for s in extract(document_from(text))
        if s.predicate == use
        and isinstance(s.subject, Mention)
        and s.subject.kind == kind
        and isinstance(s.object, Literal)
    }


@pytest.mark.parametrize(
    "heading",
    ["Good practice: the ferry library", "POLICY INSTRUMENT IMPROVED\n\nIn short"],
)
def test_the_title_on_the_page_of_a_practice_or_instrument_is_not_its_projects(heading: str):
    text = f"{heading}\n\nTitle: Books that cross the bay\nSubmitted by the project HARBOURS, Interreg Europe\n"

    assert "Books that cross the bay" not in said(text, "title")


def test_a_title_under_the_heading_of_the_project_is_the_projects():
    text = (
        "Home / Policy instrument 3\n\nThis page belongs to the project HARBOURS.\n\nProject data\n"
        "Title: Better harbours for small towns\nProgramme: Interreg Europe\n"
    )

    assert said(text, "title") == {"Better harbours for small towns"}


def test_the_noun_before_the_title_of_a_practice_is_no_part_of_it():
    text = (
        "Good practice: Library on the ferry\n\nMain institution: Municipality of Burano\n"
        "Location: Veneto, Italy\nStart date: May 2019\n\nDescription\nThe ferry lends books to those who cross.\n"
    )

    assert names(text, "GoodPractice", "title") == {"Library on the ferry"}


def test_who_runs_an_action_is_no_part_of_its_title():
    text = (
        "The action plan has two actions.\n\n"
        "Action 1: Reading corners in harbours, managed by the Municipality of Burano\n"
    )

    assert names(text, "Action", "title") == {"Reading corners in harbours"}


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "A CIM é um dos parceiros do projeto HARBOURS: Novos portos para as vilas, aprovado pelo Interreg Europe.",
            "Novos portos para as vilas",
        ),
        (
            "È la sfida di HARBOURS – Better harbours for small towns, progetto finanziato da Interreg Europe.",
            "Better harbours for small towns",
        ),
        (
            "El proyecto HARBOURS - Nuevos puertos para los pueblos, del que forma parte Soria, empezó en 2023.",
            "Nuevos puertos para los pueblos",
        ),
    ],
)
def test_a_title_ends_at_the_clause_behind_its_comma(text, title):
    assert said(text, "title") == {title}


def test_a_title_behind_a_colon_is_no_partner():
    text = "La Regione è partner del progetto HARBOURS: Nuovi porti per le isole, finanziato da Interreg Europe."
    found = extract(document_from(text))
    assert [s for s in found if s.predicate == "label" and s.subject.kind == "Organization"] == []
