"""Things that may be one: which pairs are found, how they are weighed, and what a person reads of them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import triptych
from graph.candidates import candidates, pairs, probability, weights
from graph.comparing import LEVELS, Subject, compared, subject, told
from graph.model import Judgement, Mention, Name


def body(
    iri: str, name: str, language: str = "en", *, documents: str = "1", strong: bool = False, **clues: Any
) -> Subject:
    mention = Mention("d", "Organization", 0, 5, (Name(name, language),), **clues)
    return subject(f"x:/id/org/{iri}", "org", [mention], documents.split(), strong=strong)


def test_one_body_under_a_longer_name_is_asked_about() -> None:
    place = {"country": "DE", "place": "DE929", "body": "university"}
    short = body("a", "Nordhafen Universität Hannover", "de", documents="1", **place)
    long = body("b", "Freie Nordhafen Universität Hannover", "de", documents="2", **place)
    (found,) = candidates([short, long])
    assert (found.left, found.right) == (short.iri, long.iri)
    assert found.score > 0.5
    assert "one name holds all words of the other, in de" in found.reason


def test_two_lines_of_one_document_are_two_bodies() -> None:
    place = {"country": "DE", "place": "DE929", "body": "university"}
    short = body("a", "Nordhafen Universität Hannover", "de", documents="1", **place)
    long = body("b", "Freie Nordhafen Universität Hannover", "de", documents="1", **place)
    assert candidates([short, long]) == []


def test_what_rests_on_codes_or_rows_on_both_sides_is_never_asked_about() -> None:
    one = body("a", "Agenzia Piemonte Lavoro", "it", country="IT", strong=True)
    other = body("b", "Agenzia Piemonte Lavori", "it", documents="2", country="IT", strong=True)
    assert list(pairs([one, other])) == []


def test_names_alike_in_two_countries_are_not_asked_about() -> None:
    one = body("a", "Institute Example Research", country="FI")
    other = body("b", "Institute Example Research Centre", documents="2", country="EE")
    assert candidates([one, other]) == []


def test_a_name_a_letter_apart_is_asked_about_and_never_joined() -> None:
    one = body("a", "Universidad de Lora del Río", "es", country="ES", body="university")
    slip = body("b", "Uiversidad de Lora del Río", "es", documents="2", country="ES", body="university")
    assert [(found.left, found.right) for found in candidates([one, slip])] == [(one.iri, slip.iri)]


def test_two_periods_are_no_slip() -> None:
    one = body("a", "Regional Strategy 2014-2020 of Piemonte", country="IT")
    next_one = body("b", "Regional Strategy 2021-2027 of Piemonte", documents="2", country="IT")
    assert compared(one, next_one)["name"] not in ("near", "alike")


def test_the_order_of_things_changes_nothing() -> None:
    place = {"country": "PL", "place": "PL711"}
    things = [
        body(str(n), f"Instytut Przykładowy {word}", "pl", documents=str(n), **place) for n, word in enumerate("abc")
    ]
    assert candidates(things) == candidates(reversed(things))


def test_each_level_speaks_for_one_thing_as_it_should() -> None:
    better = [
        ("name", "words", "other"),
        ("country", "same", "differ"),
        ("place", "same", "differ"),
        ("kind", "same", "differ"),
    ]
    table = weights()
    for feature, strong, weak in better:
        assert table[feature, strong] > table[feature, weak]
    assert {feature for feature, _ in table} - {"prior"} <= set(LEVELS)
    assert probability({"name": "words", "country": "same"}) > 0.9


def test_reasons_can_be_read() -> None:
    clues = {"country": "BG", "place": "BG411", "body": "municipality"}
    one = body("a", "Sofia Municipality", **clues)
    other = body("b", "Столична община", "bg", documents="2", **clues)
    assert told(one, other, compared(one, other)).endswith(
        "BG; the same place, Sofia (stolitsa); the same kind of body, municipality"
    )


@pytest.fixture
def graph(tmp_path: Path) -> triptych.KnowledgeGraph:
    texts = {
        "one": "Partners of the project RECORA:\n- Nordhafen Universität Hannover (Germany)\n",
        "two": "Partners of the project RECORA:\n- Freie Nordhafen Universität Hannover (Germany)\n",
    }
    for name, text in texts.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    found = triptych.open(tmp_path / "store")
    found.load(*(tmp_path / f"{name}.txt" for name in texts))
    return found


def test_a_judgement_takes_the_pair_off_the_list_and_undoing_it_puts_it_back(graph: triptych.KnowledgeGraph) -> None:
    (asked,) = graph.twins()
    left, right = asked.candidate.left, asked.candidate.right
    assert asked.names == ("Nordhafen Universität Hannover", "Freie Nordhafen Universität Hannover") or (
        asked.names == ("Freie Nordhafen Universität Hannover", "Nordhafen Universität Hannover")
    )
    graph.decide(Judgement(left, right, "unsure", "anna", "2026-01-01"))
    assert [one.unsure for one in graph.twins()] == ["anna"]
    graph.decide(Judgement(left, right, "different", "anna", "2026-01-02"))
    assert graph.twins() == ()
    graph.decide(Judgement(left, right, "undo", "anna", "2026-01-03"))
    graph.decide(Judgement(left, right, "same", "anna", "2026-01-04"))
    assert graph.twins() == ()
