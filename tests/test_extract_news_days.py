"""The day of a piece of news is that of what was adopted or held "today"; adoptions in other shapes."""

import pytest

from graph.model import document_of
from loaders.extract.dates import day_ranges, moments
from loaders.extract.reading import begin
from loaders.extract.rules import extract
from loaders.readers.text import document_from


def days(text: str, kind: str) -> set[str]:
    """The dates of things of a class, as asserted."""
    rows = extract(document_from(text))
    return {s.object.value for s in rows if s.predicate == "date" and s.subject.kind == kind and s.status == "asserted"}


@pytest.mark.parametrize(
    "text",
    [
        "Lille, 3 May 2022 – The Regional Council today adopted the Food Strategy of Lapland 2020-2025.",
        "Trento, 3 maggio 2022 - Il Consiglio regionale ha approvato oggi la Strategia del Trentino per il cibo.",
    ],
)
def test_today_is_the_day_of_the_news(text: str) -> None:
    assert days(text, "Strategy") == {"2022-05-03"}


def test_without_today_the_day_of_the_news_dates_nothing() -> None:
    text = "Lille, 3 May 2022 – The Regional Council adopted the Food Strategy of Lapland 2020-2025 last year."

    assert days(text, "Strategy") == set()


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (
            "The plan addresses the Mobility Strategy of Lapland, adopted by the Regional Council in May 2019, and the "
            "Food Strategy of Kainuu.",
            "2019-05",
        ),
        (
            "Klima- og Energistrategi for Bornholm gælder til 2030. Strategien er vedtaget af kommunalbestyrelsen den "
            "26. april 2018.",
            "2018-04-26",
        ),
        (
            "The Food Strategy of Lapland 2020-2025 is new. It was adopted by the Council on 24 November 2020 and "
            "follows the National Food Strategy, which was passed in 2017.",
            "2020-11-24",
        ),
    ],
)
def test_the_adopted_document_is_the_one_beside_the_word(text: str, day: str) -> None:
    assert day in days(text, "Strategy")


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Soria, 21 de octubre de 2022. La visita fue del 18 al 20 de octubre.", ["2022-10-21", "2022-10-20"]),
        ("Lille, 4 January 2023 – The council met on 18 December.", ["2023-01-04", "2022-12-18"]),
        ("Rzeszów, 20 września 2024 r. – Zarząd przyjął uchwałę z 17 września.", ["2024-09-20", "2024-09-17"]),
        ("The council met on 18 December. It had met before.", []),
        ("Lille, 4 January 2023 – In December 12 members met.", ["2023-01-04"]),
    ],
)
def test_a_day_without_a_year_is_the_one_nearest_to_the_day_of_the_text(text: str, days: list[str]):
    reading = begin(document_of(text))

    assert [one.value for one in moments(reading, 0, len(text))] == days


def test_a_run_of_days_without_a_year_has_that_of_the_text():
    reading = begin(document_of("Soria, 21 de octubre de 2022. La visita fue del 18 al 20 de octubre.", language="es"))

    assert [(run.first.value, run.last.value) for run in day_ranges(reading, 30, len(reading.text))] == [
        ("2022-10-18", "2022-10-20")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "4 May 2022\n\nThe Regional Council yesterday adopted the Food Strategy of Lapland 2020-2025.",
        "4 maggio 2022\n\nIl Consiglio regionale ha approvato ieri la Strategia del Trentino per il cibo.",
    ],
)
def test_yesterday_is_the_day_before_that_of_the_news(text: str) -> None:
    assert days(text, "Strategy") == {"2022-05-03"}
