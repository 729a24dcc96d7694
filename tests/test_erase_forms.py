"""How texts write the name of a person who was erased, and what is left alone."""

from __future__ import annotations

import pytest

from graph.errors import BadInput
from graph.model import Block, document_of
from graph.personal_names import forms
from graph.redacted import redacted_document
from graph.redaction import covered, covered_place, find
from graph.tombstones import Seal, Tombstones, tombstone

SEAL = Seal("0f" * 32)


def stones(*names: str, **more: object) -> Tombstones:
    return Tombstones(SEAL, (tombstone(SEAL, names, **more),))  # type: ignore[arg-type] - told by name


def without(text: str, *names: str, **more: object) -> str:
    held = stones(*(names or ("Ada Kask",)), **more)
    return covered(text, find(text, held))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Ada Kask", "Ada Kask"),
        ("Ada Kask", "ADA KASK"),
        ("Ada Kask", "ada kask"),
        ("Ada Kask", "Kask, Ada"),
        ("Ada Kask", "KASK Ada"),
        ("Ada Kask", "A. Kask"),
        ("Ada Kask", "Kask A."),
        ("Ada Kask", "A Kask"),
        ("Ada Kask", "Ada\u00a0Kask"),
        ("Ada Kask", "Ada\nKask"),
        ("Ada Kask", "Ada-Maria Kask"),
        ("Ada Kask", "Ada M. Kask"),
        ("Ada Kask", "Ada Maria Kask"),
        ("Ada Kask", "A\u00adda Kask"),
        ("Ada Maria Kask", "Ada Kask"),
        ("Ada Maria Kask", "A. M. Kask"),
        ("Ada Maria Kask", "A.M. Kask"),
        ("Ada Maria Kask", "AM Kask"),
        ("Kask, Ada", "Ada Kask"),
        ("Žofie Müller", "Zofie Muller"),
        ("Žofie Müller", "ZOFIE MUELLER"),
        ("Zofie Mueller", "Žofie Müller"),
        ("Søren Ågård", "Soren Agard"),
        ("Søren Ågård", "SOEREN AAGAARD"),
        ("Иван Петров", "Ivan Petrov"),
        ("Ivan Petrov", "Иван Петров"),
        ("Ivan Petrov", "И. Петров"),
        ("Anna van der Berg", "Anna Berg"),
        ("Anna van der Berg", "A. van der Berg"),
        ("Ana García López", "García López, Ana"),
        ("Sinéad O’Neill", "Sinead O'Neill"),
        ("Sinéad O’Neill", "Sinead ONeill"),
        ("Ada Kask", "ada.kask@linn.example"),
        ("Ada Kask", "akask@linn.example"),
        ("Ada Kask", "kask.a@linn.example"),
    ],
)
def test_a_name_is_known_in_the_ways_texts_write_it(name: str, text: str) -> None:
    assert set(without(text, name)) <= set("█\n")


@pytest.mark.parametrize(
    "text",
    [
        "Adam Kask",
        "Jaan Kask",
        "a kask",
        "Ada. The kask",
        "the project ADA",
        "B. Kask",
        "kaskad@linn.example",
        "info@linn.example",
        "2014-2020 and 600 12 34",
    ],
)
def test_what_is_another_name_stays(text: str) -> None:
    assert without(text) == text


def test_a_surname_alone_is_the_persons_where_the_text_names_her() -> None:
    assert without("Kask spoke.") == "Kask spoke."
    assert without("Ada Kask came. Ms Kask spoke.") == "████████ came. Ms ████ spoke."
    assert without("Ada Kask came. A kask is a birch.") == "████████ came. A kask is a birch."
    assert without("Ada Kask came. Ms Kask spoke.", surname=False) == "████████ came. Ms Kask spoke."


def test_a_name_of_one_word_needs_a_capital_in_texts() -> None:
    assert without("Kask and kask, kask@linn.example", "Kask") == "████ and kask, █████████████████"


def test_a_namesake_that_is_to_be_kept_stays() -> None:
    text = "Ada Kask met Jaan Kask. Kask spoke."
    assert without(text, kept=["Jaan Kask"]) == "████████ met Jaan Kask. ████ spoke."
    assert without("Ada Kask Junior met Ada Kask.", kept=["Ada Kask Junior"]) == "Ada Kask Junior met ████████."


def test_addresses_and_numbers_beside_the_name_are_the_persons() -> None:
    text = "Contact: Ada Kask, Town of Linn, office@linn.example, tel. 600 12 34"
    assert without(text) == "Contact: ████████, Town of Linn, ███████████████████, tel. █████████"
    assert without(text, kept=["office@linn.example"]).count("office@linn.example") == 1
    below = "Ada Kask\nProject officer\nTel: +372 600 12 34\noffice@linn.example\n\npost@other.example"
    covered_below = [
        "████████",
        "Project officer",
        "Tel: ██████████████",
        "███████████████████",
        "",
        "post@other.example",
    ]
    assert without(below).split("\n") == covered_below


def test_what_stands_beside_another_name_is_not_the_persons() -> None:
    text = "Ada Kask (ada@linn.example), Jaan Tamm (tamm@linn.example)"
    assert without(text) == "████████ (████████████████), Jaan Tamm (tamm@linn.example)"
    assert without("Ada Kask, Jaan Tamm: tamm@linn.example").endswith("tamm@linn.example")


def test_a_known_contact_is_taken_out_wherever_it_stands() -> None:
    held = {"contacts": ["office@linn.example", "+372 600 1234"]}
    assert without("Write to Office@Linn.example.", **held) == "Write to ███████████████████."
    assert without("Fax 0037 2600 12-34!", **held) == "Fax ███████████████!"


def test_cells_of_a_row_that_are_parts_of_the_name_are_found() -> None:
    text = "Ada\texpert\tKask\tada@linn.example\nJaan\texpert\tTamm\ttamm@linn.example"
    rows = []
    at = 0
    for line in text.split("\n"):
        cells = []
        for cell in line.split("\t"):
            cells.append((at, at + len(cell), ""))
            at += len(cell) + 1
        rows.append(Block("row", cells[0][0], cells[-1][1], cells=tuple(cells)))
    document = document_of(text, blocks=tuple(rows))
    made = redacted_document(document, stones("Ada Kask"))
    assert made.text == "███\texpert\t████\t████████████████\nJaan\texpert\tTamm\ttamm@linn.example"
    assert made.blocks == document.blocks
    assert made.id == document.id


def test_places_stay_apart_and_are_covered_alike_each_time() -> None:
    held = stones("Ada Kask")
    first, second = covered_place("/a/ada_kask.txt", held), covered_place("/a/kask_ada.txt", held)
    assert first != second
    assert covered_place(first, held) == first
    assert covered_place("/a/ada_kask.txt", held) == first
    assert "ada" not in first
    assert first.endswith(".txt")
    assert covered_place("/a/plan.txt", held) == "/a/plan.txt"
    assert covered_place("/a/akask/plan.txt", held).startswith("/a/█████-")


def test_a_tombstone_holds_no_name_in_clear() -> None:
    text = stones("Ada Kask", contacts=["ada@linn.example"], kept=["Jaan Kask"]).to_json().casefold()
    assert [word for word in ("ada", "kask", "jaan", "linn") if f'"{word}' in text or f"{word} " in text] == []
    assert Seal.new().key != Seal.new().key


def test_what_is_no_name_is_refused() -> None:
    with pytest.raises(BadInput):
        forms("—")
    with pytest.raises(BadInput):
        forms("one two three four five six seven eight")
