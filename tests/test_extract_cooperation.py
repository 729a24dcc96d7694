"""Programmes of cooperation, projects that are "called", and who takes part in them, in many languages."""

import pytest

from graph.model import Literal, document_of
from loaders.extract.rules import read


def named(text: str, *kinds: str) -> list[str]:
    """The names of the things of some classes, as the text writes them, in order."""
    return [thing.label for thing in read(document_of(text)).found(*kinds)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Proiectul face parte din Programul de Cooperare Transfrontalieră Ungaria-România 2007-2013.",
            "Programul de Cooperare Transfrontalieră Ungaria-România 2007-2013",
        ),
        (
            "Środki daje Program Współpracy Transgranicznej Litwa – Polska 2007-2013 i gmina.",
            "Program Współpracy Transgranicznej Litwa – Polska 2007-2013",
        ),
        (
            "A projektet a Szlovénia – Magyarország Határon Átnyúló Együttműködési Program 2007-2013 segíti.",
            "Szlovénia – Magyarország Határon Átnyúló Együttműködési Program 2007-2013",
        ),
        (
            "Projekt běží v programu INTERREG V-A Rakousko-Česká republika do května.",
            "INTERREG V-A Rakousko-Česká republika",
        ),
    ],
)
def test_programmes_of_cooperation_are_named_with_countries_and_period(text: str, name: str) -> None:
    assert name in named(text, "Programme")


def test_the_cooperation_programme_without_a_country_is_no_name() -> None:
    assert named("Projekt vznikl díky programu přeshraniční spolupráce.", "Programme") == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Obec sa zapojila do projektu s názvom: „Tiché chodníky“ a teší sa.", "Tiché chodníky"),
        ("Ο δήμος μετέχει στο έργο με τον τίτλο «Ήσυχα Μονοπάτια» από τον Μάιο.", "Ήσυχα Μονοπάτια"),
        (
            "Općina će sljedeće godine provoditi projekt pod nazivom „Tihe staze“ u kojem sudjeluju udruge.",
            "Tihe staze",
        ),
    ],
)
def test_what_stands_in_quotes_behind_called_is_the_project(text: str, name: str) -> None:
    assert name in named(text, "Project")


def test_a_part_of_a_project_that_is_called_something_is_no_project() -> None:
    text = "Projekt TIHOST ima paket pod nazivom „Zeleni put“. Partner projekta TIHOST je Grad Sisak."
    assert "Zeleni put" not in named(text, "Project")


def test_the_last_partner_of_a_list_ends_where_the_sentence_goes_on() -> None:
    text = (
        "Partneri projekta TIHOST su Grad Sisak, Općina Lipik i Prirodoslovni muzej Slovenije iz Ljubljane. "
        "Projekt TIHOST počeo je u svibnju."
    )
    assert "Prirodoslovni muzej Slovenije" in named(text, "Organization", "PublicOrganisation")


def test_countries_in_a_list_of_partners_are_no_bodies() -> None:
    text = "Projekt TIHOTA poteka v sodelovanju s partnerji iz Avstrije, Bolgarije, Hrvaške in Srbije."
    assert named(text, "Organization", "PublicOrganisation") == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Управляващ орган е Министерството на икономиката, търговията и туризма.",
            "Министерството на икономиката, търговията и туризма",
        ),
        ("Prišel je tudi župan Občine Litija Jože Novak.", "Občine Litija"),
        ("Przyjechał Burmistrz Miasta Sopot z zespołem.", "Miasta Sopot"),
    ],
)
def test_bodies_have_all_their_topics_and_none_of_their_officers(text: str, name: str) -> None:
    assert name in named(text, "Organization", "PublicOrganisation")


def test_a_role_in_the_line_below_a_partner_is_not_that_partners() -> None:
    text = (
        "Parteneri ai proiectului SERENITAS:\n- Orașul Idrija (Slovenia);\n- Universitatea din Oviedo, Spania.\n\n"
        "Lider de proiect este Regiunea Lombardia."
    )
    reading = read(document_of(text))
    (region,) = [thing for thing in reading.found("PublicOrganisation") if thing.label == "Regiunea Lombardia"]
    assert [c.object for c in reading.claims.by("leadPartner")] == [region]


def test_all_subjects_of_a_verb_of_taking_part_are_partners() -> None:
    text = "Međimurska energetska agencija i Grad Prelog sudjeluju u projektu SERENITAS, koji traje dvije godine."
    reading = read(document_of(text))
    bodies = reading.found("Organization", "PublicOrganisation")
    assert [body.label for body in bodies] == ["Međimurska energetska agencija", "Grad Prelog"]
    assert {id(c.object) for c in reading.claims.by("hasPartner")} == {id(body) for body in bodies}


def test_a_label_may_give_month_and_year_in_figures() -> None:
    text = "Početak projekta: 5/2014\nZavršetak projekta: 10/2014\nGrad Sisak je partner projekta SERENITAS."
    claims = read(document_of(text)).claims
    said = [c.object for name in ("startDate", "endDate") for c in claims.by(name)]
    assert [one.value for one in said if isinstance(one, Literal)] == ["2014-05", "2014-10"]
