"""Text whose blanks were typed twice, or come from justified lines, reads like any other."""

import pytest

from graph.model import Block, Literal, document_of
from loaders.extract.even_blanks import evened
from loaders.extract.rules import extract

ONCE = (
    "The project CircPro has a total budget of EUR 2 583 600. It runs from 1 June 2018 to 31 May 2023. "
    "The lead partner is Kouvola Innovation Ltd from Finland."
)


def values(text: str) -> set[tuple[str, str]]:
    return {(s.predicate, s.object.value) for s in extract(document_of(text)) if isinstance(s.object, Literal)}


def names(text: str) -> set[tuple[str, str]]:
    return {(p, " ".join(value.split())) for p, value in values(text) if p in ("label", "acronym", "title")}


def test_double_blanks_change_no_date_and_no_amount():
    assert values(ONCE) >= {("totalBudget", "2583600"), ("startDate", "2018-06-01"), ("endDate", "2023-05-31")}
    assert values(ONCE.replace(" ", "  ")) - names(ONCE) >= values(ONCE) - names(ONCE)


def test_double_blanks_cut_no_name():
    assert names(ONCE.replace(" ", "  ")) == names(ONCE)


@pytest.mark.parametrize("blanks", ["   ", "      "])
def test_more_blanks_set_columns_apart(blanks: str):
    assert ("label", "Regione Piemonte") in names(f"Regione Piemonte{blanks}Kouvola Innovation Ltd")


def test_a_text_with_two_blanks_everywhere_says_the_same_and_its_quotes_stand_in_it():
    twice = ONCE.replace(" ", "  ")

    def said(text: str) -> list[tuple[str, str, str]]:
        return [
            (one.predicate, one.rule, " ".join(text[one.start : one.end].split())) for one in extract(document_of(text))
        ]

    assert said(twice) == said(ONCE)
    assert not any(
        twice[one.start : one.end] != twice[one.start : one.end].strip() for one in extract(document_of(twice))
    )


def test_two_blanks_that_set_things_apart_are_left():
    document = document_of("Share  Print  Contact  " + ONCE)

    assert evened(document).document is document


def test_cells_of_a_row_move_with_its_text():
    row = Block("row", 0, 23, cells=((0, 8, "who"), (9, 23, "where")))
    even = evened(document_of("City  of\tA  small  town", blocks=(row,))).document

    assert [even.text[start:end] for start, end, _ in even.blocks[0].cells] == ["City of", "A small town"]
