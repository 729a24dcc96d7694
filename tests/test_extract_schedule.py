"""Phases, lengths of time, numbers of partners and partners' money, in several languages."""

import pytest

from graph.model import Literal, Mention
from loaders.extract.rules import extract
from loaders.readers.text import document_from


def said(text: str, kind: str, predicate: str) -> list[str]:
    """The values of a property of the things of a class, in order of place."""
    return [
        s.object.value
        for s in extract(document_from(text))
        if s.predicate == predicate
        and isinstance(s.subject, Mention)
        and s.subject.kind == kind
        and isinstance(s.object, Literal)
    ]


@pytest.mark.parametrize(
    ("text", "predicate", "value"),
    [
        ("The first phase of the HARBOURS project covers 5 semesters and is about learning.", "duration", "P2Y6M"),
        (
            "Dans le projet HARBOURS, une première phase d’échanges entre les régions aura duré trois ans.",
            "duration",
            "P3Y",
        ),
        ("In the project HARBOURS the 2nd phase lasts until its end in July 2023.", "endDate", "2023-07"),
        (
            "Dans le projet HARBOURS, la deuxième phase, à partir du mois d’août 2022 jusqu’en juillet 2023, est là.",
            "startDate",
            "2022-08",
        ),
    ],
)
def test_a_numbered_phase_has_its_own_dates(text: str, predicate: str, value: str):
    assert said(text, "ProjectPhase", predicate) == [value]
    assert said(text, "Project", predicate) == []


@pytest.mark.parametrize(
    "text",
    [
        "The project HARBOURS is led by Lille. Phase 1 ends on 31 July 2021 and phase 2 lasts until 31 July 2023.",
        "Le projet HARBOURS est là. La phase 1 s’achève le 31 juillet 2021 et la phase 2 s’achève le 31 juillet 2023.",
        "Il progetto HARBOURS è qui. La prima fase termina il 31 luglio 2021, la seconda termina il 31 luglio 2023.",
    ],
)
def test_a_project_ends_with_its_second_phase_where_both_are_told(text: str):
    assert said(text, "Project", "endDate") == ["2023-07-31"]
    assert said(text, "Project", "startDate") == []


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        (
            "Hanke HARBOURS. Toteutusaika: 1.8.2019–31.7.2022 (vaihe 1) ja 1.8.2022–31.7.2023 (vaihe 2).",
            "2019-08-01",
            "2023-07-31",
        ),
        (
            "Project HARBOURS. Period: 1/8/2019–31/7/2022 (phase 1), 1/8/2022–31/7/2023 (phase 2).",
            "2019-08-01",
            "2023-07-31",
        ),
        (
            "Proiectul HARBOURS. Perioada: 01.01.2017-31.12.2020, faza 2 începe la 1 ianuarie 2020.",
            "2017-01-01",
            "2020-12-31",
        ),
    ],
)
def test_the_period_before_a_phase_is_the_projects_unless_brackets_make_it_the_phases(text: str, first: str, last: str):
    assert said(text, "Project", "startDate") == [first]
    assert said(text, "Project", "endDate") == [last]


def test_the_second_phase_without_its_noun_has_its_length():
    text = "Le projet HARBOURS est là. La première phase a duré 30 mois, la seconde 24 mois."

    assert said(text, "ProjectPhase", "duration") == ["P2Y6M", "P24M"] or said(text, "ProjectPhase", "duration") == [
        "P30M",
        "P24M",
    ]


def test_a_project_runs_from_its_first_phase_to_the_end_of_its_last():
    text = (
        "Project acronym HARBOURS\n\nPhase 1 Duration 30 Months Start date 01/01/2016 End date 30/06/2018\n\n"
        "Phase 2 Duration 24 Months Start date 01/07/2018 End date 30/06/2020"
    )

    assert said(text, "Project", "startDate") == ["2016-01-01"]
    assert said(text, "Project", "endDate") == ["2020-06-30"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("HARBOURS è un progetto di quattro anni finanziato dal programma.", "P4Y"),
        ("HARBOURS is a three-year project about ports.", "P3Y"),
        ("HARBOURS est un projet de trois ans sur les ports et les villes.", "P3Y"),
        ("El proyecto HARBOURS tiene una duración de 30 meses.", "P30M"),
    ],
)
def test_a_length_beside_the_class_noun_is_the_projects(text: str, value: str):
    assert said(text, "Project", "duration") == [value]


def test_the_length_of_an_extension_is_not_the_projects():
    text = "Občina Kranj je oddala vlogo za podaljšanje projekta HARBOURS za obdobje 6 mesecev, ki so jo potrdili."

    assert said(text, "Project", "duration") == []


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("At the meeting of the HARBOURS project were 12 partners from Italy, Greece and Croatia.", ["12"]),
        ("In the HARBOURS project there are two partners from Italy and more from elsewhere.", []),
    ],
)
def test_partners_of_several_countries_are_all_of_them(text: str, count: list[str]):
    assert said(text, "Project", "partnerCount") == count


def test_amounts_in_as_many_lines_as_there_are_partners_are_theirs():
    text = (
        "HARBOURS is a European project.\n\nPartner Budgets\nProvince of Brescia, IT\nRegion of Attica, EL\n"
        "Rogaland County Council, NO\n269 750 €\n209 550 €\n195 955 €\n\nNews"
    )

    assert said(text, "Participation", "totalBudget") == ["269750", "209550", "195955"]


def test_other_numbers_of_amounts_are_nobodys():
    text = (
        "HARBOURS is a European project.\n\nPartners\nProvince of Brescia, IT\nRegion of Attica, EL\n269 750 €\n\nNews"
    )

    assert said(text, "Participation", "totalBudget") == []


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("L'agence participe à HARBOURS (2023-2026, Interreg Europe), un projet sur les ports.", ("2023", "2026")),
        ("Nel progetto HARBOURS (Interreg Europe, 2018-2023) si parla di porti.", ("2018", "2023")),
        ("* HARBOURS, Interreg Europe, April 2023 - June 2027. The project is about ports.", ("2023-04", "2027-06")),
        ("Project acronym: HARBOURS\n\nProject duration: 30 months (01.2024 – 06.2026)", ("2024-01", "2026-06")),
        ("The project HARBOURS runs for 42 months, from 1 August 2019.", ("2019-08-01", None)),
        ("El Ayuntamiento de Toledo coordina desde el 1 de marzo de 2023 el proyecto HARBOURS.", ("2023-03-01", None)),
        ("Il progetto HARBOURS avrà inizio nel 2024 per concludersi a gennaio 2026.", ("2024", "2026-01")),
        ("The project HARBOURS (Interreg Europe, 2021-2027) is about ports.", (None, None)),
        ("HARBOURS is a project about ports. Since 2010 we have taken part in five EU projects.", (None, None)),
    ],
)
def test_a_project_has_the_dates_that_stand_beside_its_name(text: str, dates: tuple[str | None, str | None]):
    found = [next(iter(said(text, "Project", name)), None) for name in ("startDate", "endDate")]

    assert found == list(dates)


@pytest.mark.parametrize(
    "text",
    [
        "HARBOURS è un progetto con una dotazione di € 1.892.400,00 di cui € 1.513.920,00 a valere sul FESR.",
        "Le projet HARBOURS est doté de 1 892 400 € (dont 1 513 920 € de FEDER).",
        "The project HARBOURS has EUR 1,892,400, 80% of which (EUR 1,513,920) comes from the ERDF.",
    ],
)
def test_a_budget_and_the_part_that_the_erdf_gives_are_told_apart(text: str):
    assert said(text, "Project", "totalBudget") == ["1892400"]
    assert said(text, "Project", "erdfBudget") == ["1513920"]


@pytest.mark.parametrize(
    ("text", "total", "erdf"),
    [
        ("Il progetto RIVA dispone di 1.644.000 euro, di cui 1.315.200 FESR.", ["1644000"], ["1315200"]),
        ("El proyecto RIVA suma 1.376.708 euros de presupuesto en total.", ["1376708"], []),
        ("The RIVA project has a total budget of €2.23m.", ["2230000"], []),
        ("The RIVA project starts. RIVA is a €1.2 million international project about ports.", ["1200000"], []),
        ("The RIVA project\n\nProject budget\n\n2 462 279\n\nERDF amount\n\n1 477 367", ["2462279"], ["1477367"]),
        ("The RIVA project has a budget of 9.8 million kronor.", [], []),
        ("RIVA is a project about ports. Interreg Europe has a total budget of EUR 400 million.", [], []),
    ],
)
def test_budgets_are_read_with_and_without_a_currency(text: str, total: list[str], erdf: list[str]):
    assert said(text, "Project", "totalBudget") == total
    assert said(text, "Project", "erdfBudget") == erdf


def test_an_ordinal_is_no_number_of_partners():
    text = "The 3rd partner meeting of the project RIVA took place in Lille."

    assert said(text, "Project", "partnerCount") == []


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        (
            "The project HARBOURS teaches small ports to share boats. From 1 April 2024 until 30 June 2028.",
            ["2024-04-01"],
            ["2028-06-30"],
        ),
        (
            "Projekt HARBOURS uczy małe porty. Projekt kończy się 30 kwietnia 2026 r., ruszył zaś 1 maja 2022 r.",
            ["2022-05-01"],
            ["2026-04-30"],
        ),
        (
            "A projekt neve HARBOURS. A HARBOURS projekt 2024. április 1-jén indult, és 2028. június 30-án zárul.",
            ["2024-04-01"],
            ["2028-06-30"],
        ),
        (
            "Projekt HARBOURS uči majhna pristanišča.\n\nProgram: Interreg Območje Alp | Začetek: 1. 9. 2022 | "
            "Konec: 31. 8. 2025",
            ["2022-09-01"],
            ["2025-08-31"],
        ),
        (
            "Il progetto HARBOURS insegna ai piccoli porti. Avvio il 1° giugno 2022, chiusura 31 dicembre 2024.",
            ["2022-06-01"],
            ["2024-12-31"],
        ),
        (
            "Projekts HARBOURS māca mazās ostas.\n\nĪstenošana 01.04.2024.–30.06.2028.",
            ["2024-04-01"],
            ["2028-06-30"],
        ),
        ("The HARBOURS project began in June 2018 and terminates in May 2022.", ["2018-06"], ["2022-05"]),
    ],
)
def test_a_project_begins_and_ends_as_lines_and_short_sentences_say(text: str, start: list[str], end: list[str]):
    assert (said(text, "Project", "startDate"), said(text, "Project", "endDate")) == (start, end)
