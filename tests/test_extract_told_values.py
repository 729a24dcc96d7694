"""When practices, actions and plans begin, end and are adopted, and what they cost, as sentences tell it."""

import pytest

from graph.model import Literal, document_of
from loaders.extract.rules import extract
from loaders.readers.text import document_from


def values(text: str, kind: str) -> set[tuple[str, str]]:
    """Properties and values said of the things of a class."""
    return {
        (s.predicate, s.object.value)
        for s in extract(document_of(text))
        if getattr(s.subject, "kind", "") == kind and isinstance(s.object, Literal) and s.object.value[:1].isdigit()
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The good practice “Repair Bus” has been running since 2016.", ("startDate", "2016")),
        ("The good practice “Repair Bus” was launched in March 2016.", ("startDate", "2016-03")),
        ("La buena práctica «Bus de reparación» funciona desde 2016.", ("startDate", "2016")),
        ("Die gute Praxis „Reparaturbus“ wurde 2016 eingeführt.", ("startDate", "2016")),
        ("Dobra praktyka „Autobus napraw” działa od 2016 r.", ("startDate", "2016")),
        ("The good practice “Repair Bus” costs EUR 45,000 a year.", ("cost", "45000")),
    ],
)
def test_a_practice_begins_and_costs_what_its_sentence_says(text: str, expected: tuple[str, str]) -> None:
    assert expected in values(text, "GoodPractice")


def test_a_sentence_without_a_name_tells_of_what_the_one_before_named() -> None:
    text = "The partners visited the good practice “Repair Bus”. It was launched in 2016."

    assert ("startDate", "2016") in values(text, "GoodPractice")


@pytest.mark.parametrize(
    "text",
    [
        "The good practice “Repair Bus” was not launched in 2016.",
        "The good practice “Repair Bus” will be launched in 2026.",
        "The good practice “Repair Bus” could be launched in 2026.",
    ],
)
def test_what_is_denied_announced_or_supposed_has_no_date(text: str) -> None:
    assert not {name for name, _ in values(text, "GoodPractice")} & {"startDate"}


def test_the_date_of_another_thing_is_not_that_of_the_practice() -> None:
    text = "The partners visited the good practice “Repair Bus”. The closing conference was launched in 2016."

    assert ("startDate", "2016") not in values(text, "GoodPractice")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Good practice: Repair Bus\n\nIt serves forty villages.\n\nStart: April 2016.", ("startDate", "2016-04")),
        (
            "Good practice: Repair Bus\n\nIt serves villages.\n\nTimeline: March 2016 – ongoing",
            ("startDate", "2016-03"),
        ),
        ("Gute Praxis: Reparaturbus\n\nEr hilft Dörfern.\n\nKosten: 45.000 Euro im Jahr.", ("cost", "45000")),
    ],
)
def test_a_label_is_said_of_what_stands_in_the_heading_above(text: str, expected: tuple[str, str]) -> None:
    assert expected in {
        (s.predicate, s.object.value) for s in extract(document_from(text)) if isinstance(s.object, Literal)
    }


def test_a_label_below_the_name_of_a_project_is_not_said_of_the_practice_in_the_heading() -> None:
    text = "Good practice: Repair Bus\n\nIt serves villages.\n\nThe project TOOLSHARE pays.\n\nStart: April 2016."

    assert ("startDate", "2016-04") not in values(text, "GoodPractice")


def test_a_practice_begins_in_the_year_of_the_bracket_behind_its_name() -> None:
    text = "The partners visited the good practice “Repair Bus” (City of Graz, 2016)."

    assert ("startDate", "2016") in values(text, "GoodPractice")


def test_a_date_is_that_of_what_its_sentence_says_who_runs() -> None:
    text = 'La buona pratica "Officina mobile" ripara le bici. La gestisce il Comune di Udine dal 2014.'

    assert ("startDate", "2014") in values(text, "GoodPractice")


@pytest.mark.parametrize(
    ("text", "begun"),
    [
        ("Die gute Praxis „Nachtküche“ wird seit 2016 von der Stadt Graz betrieben und kostet wenig.", "2016"),
        (
            "Die Standortagentur Tirol hat im Dezember 2024 die Pilotaktion „Halber Lift, ganzer Berg“ begonnen.",
            "2024-12",
        ),
        ("La Diputación de Lugo puso en marcha en marzo de 2022 la acción piloto «Composta en la aldea».", "2022-03"),
    ],
)
def test_names_and_passives_stand_between_a_beginning_and_its_verb(text: str, begun: str) -> None:
    found = extract(document_of(f"HARBOURS: Interreg Europe. {text}"))

    assert begun in {s.object.value for s in found if s.predicate == "startDate" and isinstance(s.object, Literal)}
