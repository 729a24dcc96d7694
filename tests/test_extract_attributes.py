"""Dates, sums, numbers of partners and lengths of projects as texts of many languages write them."""

import pytest

from graph.model import Literal, Mention, document_of
from loaders.extract.dates import periods
from loaders.extract.reading import begin
from loaders.extract.rules import extract
from loaders.readers.text import document_from


def said(text: str, predicate: str) -> list[str]:
    """The values of a property of projects, in order of place."""
    return [
        s.object.value
        for s in extract(document_from(text))
        if s.predicate == predicate
        and isinstance(s.subject, Mention)
        and s.subject.kind == "Project"
        and isinstance(s.object, Literal)
    ]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Vykdymo laikotarpis: 2023 m. balandžio 1 d. – 2027 m. birželio 30 d.", "2023-04-01", "2027-06-30"),
        ("A projekt 2023. március 1. és 2026. február 28. között valósul meg.", "2023-03-01", "2026-02-28"),
        ("Projektet løber fra januar 2024 til og med december 2026.", "2024-01", "2026-12"),
        ("Īstenošana ilgst no 01.04.2024. līdz 30.06.2028.", "2024-04-01", "2028-06-30"),
        ("Projekta periods ir no 2023.gada 1.janvāra līdz 2025.gada 31.decembrim.", "2023-01-01", "2025-12-31"),
        ("Проектът се изпълнява в периода м. февруари 2014г. - м. април 2015г.", "2014-02", "2015-04"),
        ("Trajanje: 1. 3. 2019 – 31. 8. 2021.", "2019-03-01", "2021-08-31"),
        ("Durata: 1/3/2024 - 31/8/2026.", "2024-03-01", "2026-08-31"),
        ("Projekti kestab 2020. aasta maist 2021. aasta aprillini.", "2020-05", "2021-04"),
        ("Okres: styczeń 2021 – koniec 2022 r.", "2021-01", "2022"),
        ("It ran from 1 March 2020 to the end of May 2023.", "2020-03-01", "2023-05"),
    ],
)
def test_a_period_is_read_in_the_order_of_its_language(text: str, first: str, last: str) -> None:
    reading = begin(document_of(text))
    found = [(p.first.value, p.last.value) for s in reading.sentences for p in periods(reading, s.start, s.end)]

    assert found == [(first, last)]


def test_two_dates_joined_by_and_on_are_no_period() -> None:
    reading = begin(document_of("The project met on 5 May 2020 and on 6 May 2021."))

    assert [p for s in reading.sentences for p in periods(reading, s.start, s.end)] == []


@pytest.mark.parametrize(
    "text",
    [
        "Project HARBOURS\n\n2019 - 2023\n\nThe project HARBOURS is about ports.",
        "Projekt HARBOURS | Interreg Central Europe | 2019–2023 | Gesamtbudget 2.745.000 €",
        "HARBOURS is an Interreg Europe project for 2019-2023.",
    ],
)
def test_a_period_in_a_line_or_cell_of_its_own_or_behind_the_word_project_is_the_projects(text: str) -> None:
    assert (said(text, "startDate"), said(text, "endDate")) == (["2019"], ["2023"])


@pytest.mark.parametrize(
    "text",
    [
        "The project HARBOURS was approved in the first call of Interreg Europe for the period 2021-2027.",
        "The project HARBOURS is about ports.\n\nApplications can be sent until 30 September 2023.",
    ],
)
def test_the_time_of_a_programme_or_a_call_is_not_the_projects(text: str) -> None:
    assert (said(text, "startDate"), said(text, "endDate")) == ([], [])


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("The project HARBOURS unites six institutions from five European countries.", ["6"]),
        ("Na projektu HARBOURS se podílí jedenáct partnerů ze čtyř zemí.", ["11"]),
        ("A parceria do projeto HARBOURS é formada por seis parceiros de Espanha, dois de França e dois de Portugal.",
         ["10"]),
        ("The meeting of the project HARBOURS gathered 60 participants from five countries.", []),
    ],
)  # fmt: skip
def test_partners_are_counted_by_any_word_for_them_and_participants_are_not(text: str, count: list[str]) -> None:
    assert said(text, "partnerCount") == count


@pytest.mark.parametrize(
    ("text", "predicate", "value"),
    [
        ("HARBOURS-hanke alkoi. Hankkeen budjetti: 4,1M€.", "totalBudget", ["4100000"]),
        ("The project HARBOURS has a total budget of 2.1 M EUR.", "totalBudget", ["2100000"]),
        ("Das Projekt HARBOURS läuft. Die EFRE-Förderung beläuft sich auf € 845.999,43.", "erdfBudget", ["845999.43"]),
        ("Il progetto HARBOURS. Quota FESR: 1.967.215,44 euro.", "erdfBudget", ["1967215.44"]),
        ("The project HARBOURS has a budget of 4 euro.", "totalBudget", []),
        ("The project HARBOURS is about a programme.\n\nTotal budget: EUR 395 million", "totalBudget", []),
    ],
)
def test_a_budget_is_read_with_its_magnitude_and_its_share(text: str, predicate: str, value: list[str]) -> None:
    assert said(text, predicate) == value


def test_what_running_text_calls_an_event_or_a_strategy_is_no_title() -> None:
    found = extract(document_of("The council adopted the Green Valley 2040 Roadmap in spring."))

    assert {s.predicate for s in found if isinstance(s.object, Literal) and s.object.value.startswith("Green")} == {
        "label"
    }


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Vedoucí partner čtyřletého projektu HARBOURS sídlí v Brně.", "P4Y"),
        ("HARBOURS är ett treårigt projekt om hamnar.", "P3Y"),
        ("HARBOURS ist ein dreijähriges Projekt über kleine Häfen.", "P3Y"),
        ("The five-year-long project HARBOURS is about ports.", "P5Y"),
        ("HARBOURS is a 4 year INTERREG project on ports.", "P4Y"),
        ("HARBOURS is a 4.5 year INTERREG funded project on ports.", "P4Y6M"),
        ("HARBOURS is a three-year European project on ports.", "P3Y"),
        ("HARBOURS ist ein dreijähriges EU-Projekt über kleine Häfen.", "P3Y"),
        ("Progetto HARBOURS. Durata del progetto: 01.10.2023 – 30.09.2025 (24 mesi).", "P24M"),
    ],
)
def test_a_length_is_said_by_an_adjective_or_in_brackets_behind_the_dates(text: str, value: str) -> None:
    assert said(text, "duration") == [value]


def test_an_adjective_of_length_beside_another_noun_is_not_the_projects() -> None:
    assert said("Mit dem Projekt HARBOURS beginnt die zweijährige Umsetzung des Plans.", "duration") == []
