"""The page of the data: counts, files, rules, and what it says without a store."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.app_pages import opened, words
from tests.explorer_store import make_store


def test_the_data_page_counts_links_the_files_and_names_the_rules(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TRIPTYCH_STORE", str(make_store(tmp_path / "store")))
    test = opened("data.py")

    tables = [frame.value for frame in test.dataframe]
    assert dict(tables[0].itertuples(index=False))["Projects"] == 1
    assert dict(tables[1].itertuples(index=False)) == {"English": 1, "Italian": 1}
    rules = [list(row) for row in tables[2].itertuples(index=False)]
    assert [row[0] for row in rules] == ["by-hand"]
    assert rules[0][1] > 10
    assert rules[0][2] is None or rules[0][2] != rules[0][2]  # nobody measured it: no figure is shown
    assert "/dumps/graph.nq.gz" in words(test)
    assert "WCAG 2.2" in words(test)


def test_without_a_store_the_accessibility_statement_is_still_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TRIPTYCH_STORE", str(tmp_path / "none"))
    said = words(opened("data.py", lang="it"))

    assert "EN 301 549" in said
