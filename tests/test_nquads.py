"""What is written as text for the store is what the store itself would write."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph import nquads
from graph.model import XSD, Literal

TEXTS = st.text(st.characters(exclude_categories=["Cs"]))


@given(TEXTS)
def test_a_string_is_written_as_the_store_writes_it(text: str) -> None:
    assert nquads.text(text) == str(ox.Literal(text))


@given(TEXTS, st.sampled_from(["it", "en", "EN-gb", "zh-Hant"]))
def test_a_text_in_a_language_is_written_as_the_store_writes_it(text: str, language: str) -> None:
    assert nquads.text(text, language) == str(ox.Literal(text, language=language))


@pytest.mark.parametrize(
    ("value", "kind"),
    [("007", "integer"), ("1200.50", "decimal"), ("2016-08", "gYearMonth"), ("P30M", "duration"), ("x", "anyURI")],
)
def test_a_value_comes_back_from_the_store_as_it_was_written(value: str, kind: str) -> None:
    written = nquads.value(Literal(value, XSD + kind))
    store = ox.Store()
    store.update(f"INSERT DATA {{ <x:a> <x:b> {written} }}")

    assert [str(quad.object) for quad in store] == [written]
