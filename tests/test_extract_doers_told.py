"""Who runs, hosts, wrote and approved something, as nouns, possessives, pronouns and relative clauses tell it."""

import pytest

from tests.read_out import of_any as said


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("The City of Turku presented its good practice “Farm Bus” to the partners.", "City of Turku"),
        ("Die Stadt Zittau stellte ihre gute Praxis „Farm Bus“ vor.", "Stadt Zittau"),
        ("El Ayuntamiento de Lorca presentó su buena práctica «Farm Bus».", "Ayuntamiento de Lorca"),
        ("Gmina Sejny zaprezentowała swoją dobrą praktykę „Farm Bus”.", "Gmina Sejny"),
        ("“Farm Bus” is a good practice. The owner of the practice is the City of Turku.", "City of Turku"),
        ("„Farm Bus“ ist eine gute Praxis. Träger der Praxis ist die Stadt Zittau.", "Stadt Zittau"),
        ("The City of Turku, promoter of the good practice “Farm Bus”, met the partners.", "City of Turku"),
    ],
)
def test_who_runs_a_practice_is_told_by_nouns_and_possessives(text, body):
    assert said(text, "implementedBy") == {body}


def test_the_owner_of_a_practice_leads_no_project():
    text = "TOOLSHARE je projekt. „Farm Bus“ je dobra praksa. Nositelj prakse je Općina Orebić."

    assert said(text, "leadPartner") == set()
    assert said(text, "implementedBy") == {"Općina Orebić"}


@pytest.mark.parametrize(
    "text",
    [
        "TOOLSHARE je projekt programa Interreg Europe. Zadarska županija i Grad Osijek sudjeluju u skupini dionika "
        "projekta.",
        "TOOLSHARE on Interreg Europe -ohjelman hanke. Kainuun liitto ja Turun kaupunki ovat mukana hankkeen "
        "sidosryhmässä.",
        "TOOLSHARE es un proyecto del programa Interreg Europe. El Ayuntamiento de Lorca y la Universidad de Alicante "
        "participan en el grupo de partes interesadas.",
    ],
)
def test_who_takes_part_in_the_group_of_stakeholders_is_no_partner(text):
    assert said(text, "hasPartner") == set()
    assert len(said(text, "stakeholder")) == 2


@pytest.mark.parametrize(
    ("text", "host"),
    [
        ("The host of the study visit on 4 May 2021 was the City of Turku.", "City of Turku"),
        ("Hostitelem studijní návštěvy 4. května 2021 byl Zlínský kraj.", "Zlínský kraj"),
        ("Domaćin studijskog posjeta 4. svibnja 2021. bila je Zadarska županija.", "Zadarska županija"),
    ],
)
def test_the_host_of_an_event_is_told_by_a_noun(text, host):
    assert said(text, "hostedBy") == {host}


@pytest.mark.parametrize(
    ("text", "council"),
    [
        (
            "The action plan of TOOLSHARE was drawn up by Mayo County Council. The Region of Thessaly approved it on "
            "4 May 2021.",
            "Region of Thessaly",
        ),
        (
            "The action plan of the project, which Mayo County Council prepared and the University of Szeged "
            "approved, has three actions.",
            "University of Szeged",
        ),
        (
            "Akční plán projektu, který zpracoval Zlínský kraj a schválila Univerzita Pardubice, má tři opatření.",
            "Univerzita Pardubice",
        ),
        (
            "Projektets handlingsplan, som Aalborg Universitet udarbejdede og Kolding Kommune godkendte, har tre "
            "aktioner.",
            "Kolding Kommune",
        ),
    ],
)
def test_who_approved_a_plan_stands_before_a_pronoun_or_in_a_relative_clause(text, council):
    assert said("TOOLSHARE is a project of Interreg Europe. " + text, "validatedBy") == {council}


def test_a_plan_that_is_not_approved_yet_has_no_one_who_approved_it():
    text = "The action plan was drawn up by Mayo County Council. The Region of Thessaly has not approved it yet."

    assert said(text, "validatedBy") == set()


def test_a_plan_may_stand_far_from_the_verb_that_closes_its_clause():
    text = "TOOLSHARE ist ein Projekt. Der regionale Aktionsplan wurde von der Stadt Zittau im März 2020 erstellt."

    assert said(text, "developedBy") == {"Stadt Zittau"}


@pytest.mark.parametrize(
    ("text", "authors"),
    [
        (
            "TOOLSHARE ist ein Projekt. Verfasser des Aktionsplans sind die Stadt Zittau und die Hochschule Rosenheim.",
            {"Stadt Zittau", "Hochschule Rosenheim"},
        ),
        (
            "TOOLSHARE es un proyecto. Los autores del plan de acción son el Ayuntamiento de Lorca y la Universidad de "
            "Alicante.",
            {"Ayuntamiento de Lorca", "Universidad de Alicante"},
        ),
    ],
)
def test_the_authors_of_a_plan_make_it_a_plan(text, authors):
    assert said(text, "developedBy") == authors
