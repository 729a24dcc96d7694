"""What lines of facts, and sentences that go on about a project, say of its dates and money."""

import pytest

from graph.model import Literal, document_of
from loaders.extract.rules import extract


def facts(text: str) -> set[tuple[str, str]]:
    """The dates, sums and lengths of the projects of a text."""
    return {
        (s.predicate, s.object.value)
        for s in extract(document_of(text))
        if s.subject.kind == "Project" and isinstance(s.object, Literal) and s.status == "asserted"
    }


@pytest.mark.parametrize(
    "text",
    [
        "HARBOURS ist ein Projekt von Interreg Europe. Die Stadt Graz hat das Pilotprojekt „Algenhaus“ eröffnet.\n\n"
        "Zahlen auf einen Blick\nLaufzeit              01.03.2023 bis 28.02.2026\n"
        "Förderfähige Kosten   1.120.400,00 EUR\n"
        "davon EFRE            840.300,00 EUR",
        "Projekt HARBOURS (Interreg Europa) pomaga rybakom. Miasto Lublin otworzyło działanie pilotażowe „Dom alg”."
        "\n\nOkres realizacji: 01.03.2023 – 28.02.2026\n"
        "Wartość projektu: 1 120 400 EUR\nDofinansowanie z EFRR: 840 300 EUR",
        "Il progetto HARBOURS (Interreg Europe) aiuta chi coltiva alghe. Il Comune di Lecce ha aperto l'azione pilota "
        '"Casa delle alghe".\n\nScheda\nInizio: 01/03/2023\nFine: 28/02/2026\nBudget: € 1.120.400\nFESR: € 840.300',
    ],
)
def test_lines_of_facts_behind_an_action_are_the_projects(text: str) -> None:
    assert {("startDate", "2023-03-01"), ("endDate", "2026-02-28")} <= facts(text)


@pytest.mark.parametrize(
    ("named", "said"),
    [
        ("Das Projekt HARBOURS hilft Fischern.", "Es hat am 1. März 2023 begonnen und soll 48 Monate dauern."),
        ("Het project HARBOURS helpt vissers.", "Het is op 1 maart 2023 begonnen en zal 48 maanden duren."),
        ("El proyecto HARBOURS ayuda a pescadores.", "Empezó el 1 de marzo de 2023 y ha de durar 48 meses."),
        ("Projekt HARBOURS pomaga rybakom.", "Rozpoczął się 1 marca 2023 r. i ma trwać 48 miesięcy."),
        ("Projekt HARBOURS pomáhá rybářům.", "Začal 1. března 2023 a má trvat 48 měsíců."),
    ],
)
def test_a_sentence_goes_on_about_the_project_of_the_one_before(named: str, said: str) -> None:
    assert {("startDate", "2023-03-01"), ("duration", "P48M")} <= facts(f"{named} {said}")


def test_a_status_with_its_value_is_no_label_of_the_line_below() -> None:
    text = "Status: closed\n\n1 January 2017 to 31 December 2021\n\nHARBOURS is a project of Interreg Europe."

    assert ("endDate", "2017-01-01") not in facts(text)


@pytest.mark.parametrize(
    "text",
    [
        "Le projet HARBOURS (Interreg Europe) vaut 1 120 400 euros, que le FEDER rembourse à 60 %.",
        "The project HARBOURS has a budget of 1,120,400 euros (85 % ERDF).",
    ],
)
def test_what_a_fund_pays_a_rate_of_is_the_whole(text: str) -> None:
    assert ("totalBudget", "1120400") in facts(text)
    assert ("erdfBudget", "1120400") not in facts(text)


def test_a_fund_with_its_rate_in_a_bracket_gives_the_sum() -> None:
    assert ("erdfBudget", "840300") in facts("Project HARBOURS (Interreg Europe). ERDF funding: 840,300 € (75 %).")
