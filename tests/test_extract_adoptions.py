"""When plans and policies were adopted, as sentences and the foot of a plan say it."""

import pytest

from graph.model import Literal, document_of
from loaders.extract.rules import extract
from loaders.readers.text import document_from

KINDS = ("ActionPlan", "Strategy", "PolicyInstrument", "PolicyFramework", "Law")


def days(text: str, *, lines: bool = False) -> set[str]:
    """The dates of the documents that a text speaks of."""
    document = document_from(text) if lines else document_of(text)
    return {
        s.object.value
        for s in extract(document)
        if s.predicate == "date" and s.subject.kind in KINDS and isinstance(s.object, Literal)
    }


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (
            "The Food Strategy of Lapland 2020-2025 was adopted by the Regional Council on 24 November 2020.",
            "2020-11-24",
        ),
        (
            "La Strategia regionale per l'innovazione 2021-2027 è stata approvata dal Consiglio regionale il 12 maggio "
            "2021.",
            "2021-05-12",
        ),
        (
            "Die Tourismusstrategie Burgenland 2022+ wurde von der Landesregierung am 3. Mai 2021 beschlossen.",
            "2021-05-03",
        ),
        (
            "La Stratégie régionale de l'innovation 2021-2027 a été adoptée par le Conseil régional le 18 mai 2021.",
            "2021-05-18",
        ),
        ("Am Montag beschloss der Stadtrat am 3. Mai 2021 den Aktionsplan „Schnee“.", "2021-05-03"),
        ("Den 3. maj 2021 sagde Byrådet ja til Handlingsplan for grønne havne.", "2021-05-03"),
        ("Dnia 3 maja 2021 r. Rada Miasta przyjęła Plan działań „Zima”.", "2021-05-03"),
    ],
)
def test_a_policy_is_of_the_day_on_which_it_was_adopted(text: str, day: str) -> None:
    assert days(text) == {day}


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (
            "The Food Strategy of Lapland 2020-2025 goes with the Climate Strategy of Lapland. It was approved by the "
            "Regional Council on 24 November 2020.",
            "2020-11-24",
        ),
        (
            "The instrument is the Food Strategy of Lapland 2020-2025. It was approved by the Regional Council on "
            "24 November 2020.",
            "2020-11-24",
        ),
        (
            "Lo strumento è la Strategia regionale per l'innovazione 2021-2027. Il documento è stato approvato dal "
            "Consiglio regionale il 12 maggio 2021.",
            "2021-05-12",
        ),
    ],
)
def test_the_document_of_the_sentence_before_has_the_day(text: str, day: str) -> None:
    assert days(text) == {day}


@pytest.mark.parametrize(
    "text",
    [
        "The Food Strategy of Lapland 2020-2025 was not adopted by the Regional Council on 24 November 2020.",
        "The Food Strategy of Lapland 2026-2030 will be adopted by the Regional Council on 24 November 2026.",
        "The instrument is the Food Strategy of Lapland 2020-2025. The Regional Council approved the budget of the "
        "theatre on 24 November 2020.",
    ],
)
def test_what_is_denied_announced_or_of_another_thing_dates_no_policy(text: str) -> None:
    assert days(text) == set()


@pytest.mark.parametrize(
    ("foot", "day"),
    [
        ("Date: 27.06.2019", "2019-06-27"),
        ("Fecha: 14/07/2021", "2021-07-14"),
        ("Graz, den 28.11.2019", "2019-11-28"),
    ],
)
def test_the_last_line_of_a_plan_dates_it(foot: str, day: str) -> None:
    text = (
        "ACTION PLAN\n\nPart I – General information\n\nProject: HARBOURS\n\nPartner organisation: City of Lille\n\n"
        "Country: France\n\nPart II – Policy context\n\nPart III – Details of the actions envisaged\n\n"
        f"ACTION 1: Quiet quays\n\nThe background: nights are loud.\n\nCosts: none.\n\n{foot}"
    )

    assert days(text, lines=True) == {day}
