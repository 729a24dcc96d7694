"""Judgements: what stands, what they mean, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph import ledger
from graph.errors import BadInput
from graph.model import Judgement


def judged(left: str, right: str, verdict: str) -> Judgement:
    return Judgement(left, right, verdict, "anna", "2026-01-01T00:00:00+00:00")


def test_what_is_the_same_as_the_same_is_the_same() -> None:
    found = ledger.rulings([judged("x:a", "x:b", "same"), judged("x:b", "x:c", "same")])
    assert {found.redirect(iri) for iri in ("x:a", "x:b", "x:c")} == {"x:a"}


def test_the_order_of_judgements_changes_nothing() -> None:
    made = [judged("x:a", "x:b", "same"), judged("x:d", "x:c", "same"), judged("x:b", "x:c", "same")]
    assert ledger.rulings(made) == ledger.rulings(made[::-1])


def test_undo_takes_a_judgement_back_whichever_way_it_is_written() -> None:
    found = ledger.rulings([judged("x:a", "x:b", "same"), judged("x:b", "x:a", "undo")])
    assert found == ledger.Rulings()


def test_a_contradiction_is_refused_and_named() -> None:
    made = [judged("x:a", "x:b", "same"), judged("x:b", "x:c", "same"), judged("x:a", "x:c", "different")]
    with pytest.raises(BadInput, match="x:a and x:c are judged different"):
        ledger.rulings(made)


def test_a_broken_line_is_named(tmp_path: Path) -> None:
    path = tmp_path / "decisions.jsonl"
    ledger.append(path, judged("x:a", "x:b", "same"))
    with path.open("a") as out:
        out.write('{"left": "x:a"\n')
    with pytest.raises(BadInput, match=r"decisions\.jsonl, line 2: not a judgement"):
        ledger.read(path)


def test_a_ledger_reads_back_what_was_written(tmp_path: Path) -> None:
    made = [judged("x:à", "x:b", "same"), judged("d#1", "", "reject")]
    for one in made:
        ledger.append(tmp_path / "decisions.jsonl", one)
    assert ledger.read(tmp_path / "decisions.jsonl") == tuple(made)
