"""Columns of a table that was copied as text: two blanks or more between what stands in them."""

from __future__ import annotations

from graph.model import document_of
from loaders.extract.sentences import sentences
from loaders.extract.tokens import tokens
from tests.read_out import bodies


def test_two_blanks_part_columns_where_a_line_has_several_such_gaps() -> None:
    text = "1  Regione Molise  IT  Molise\n2  Kraj Vysočina  CZ  Vysočina\nThe city of  Lille met them."
    document = document_of(text)
    found = [text[s.start : s.end] for s in sentences(document, tokens(text))]
    columns = ["1", "Regione Molise", "IT", "Molise", "2", "Kraj Vysočina", "CZ", "Vysočina"]
    assert found == [*columns, "The city of  Lille met them."]


def test_figures_in_a_column_stay_with_their_label() -> None:
    text = "Total  budget of the project  1 120 400 EUR  from 2023"
    assert [s.start for s in sentences(document_of(text), tokens(text))] == [0]


def test_no_name_goes_over_two_columns() -> None:
    text = (
        "The project DRIFTWOOD is funded by Interreg Europe.\n"
        "PP1  Lead partner  Mayo County Council  IE  Northern and Western\n"
        "PP2  Partner  Agder fylkeskommune  NO  Agder og Sør-Østlandet\n"
    )
    assert bodies(text) == {"Mayo County Council", "Agder fylkeskommune"}
