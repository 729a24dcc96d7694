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


@pytest.mark.parametrize(
    ("before", "said"),
    [
        (
            "Das Ergebnis ist der Aktionsplan Algen.",
            "Der Gemeinderat der Stadt Graz hat ihn am 12. Juni 2024 beschlossen.",
        ),
        (
            "Nació en Lugo el plan de acción «Algas cercanas».",
            "La Diputación de Lugo lo aprobó el 12 de junio de 2024.",
        ),
        (
            "Het resultaat is het actieplan “Groene wieren”.",
            "De gemeenteraad van Gouda stelde het op 12 juni 2024 vast.",
        ),
        ("Así nasceu o plano de ação “Algas verdes”.", "A Câmara Municipal de Tavira aprovou-o a 12 de junho de 2024."),
        ("S-a născut planul de acțiune „Alge verzi”.", "Consiliul Județean Cluj l-a aprobat la 12 iunie 2024."),
        (
            "Radās rīcības plāns „Zaļās aļģes”.",
            "Liepājas valstspilsētas pašvaldības dome to apstiprināja 2024. gada 12. jūnijā.",
        ),
        ("Az eredmény a „Zöld algák” cselekvési terv.", "Zala Vármegye Közgyűlése 2024. június 12-én fogadta el."),
    ],
)
def test_what_was_adopted_is_a_pronoun_or_left_out(before: str, said: str) -> None:
    assert days(f"{before} {said}") == {"2024-06-12"}


@pytest.mark.parametrize(
    "text",
    [
        "By a decision of 12 June 2024 the council changed the Seaweed Strategy 2030.",
        "Die Algenstrategie 2030 wurde um ein Kapitel ergänzt (Beschluss vom 12. Juni 2024).",
        "Thanks to it the City Council of Graz wrote small farms into the Seaweed Strategy 2030 on 12 June 2024.",
        "Instrument: Seaweed Strategy 2030\n\nManager: Region of Umbria\n\nAdopted: Regional Council, 12 June 2024",
    ],
)
def test_decisions_changes_and_lines_of_facts_date_a_policy(text: str) -> None:
    assert days(text) == {"2024-06-12"}


def test_who_adopted_something_else_dates_no_plan() -> None:
    text = (
        "Es gibt den Aktionsplan Algen. Der Gemeinderat der Stadt Graz hat den Haushalt am 12. Juni 2024 beschlossen."
    )

    assert days(text) == set()
