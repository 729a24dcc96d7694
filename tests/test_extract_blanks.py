"""Text whose blanks were typed twice, or come from justified lines, reads like any other."""

import pytest

from graph.model import Literal, document_of
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
