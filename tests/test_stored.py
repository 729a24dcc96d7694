"""Tables that one process builds and others read back."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

import pytest

from loaders.extract.phrases import PhraseIndex
from loaders.extract.tokens import tokens
from ontology import stored as storing
from ontology.stored import stored


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    place = tmp_path / "tables-now"
    monkeypatch.setattr(storing, "_folder", lambda: place)
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    return place


def _squares(built: list[int], most: int) -> Mapping[int, int]:
    built.append(most)
    return MappingProxyType({n: n * n for n in range(most)})


def test_a_table_is_built_once_and_read_back_by_the_next_process(folder: Path) -> None:
    built: list[int] = []

    def squares(most: int) -> Mapping[int, int]:
        return _squares(built, most)

    first, second = stored(squares), stored(squares)  # each as in a process of its own

    assert first(3) == second(3) == {0: 0, 1: 1, 2: 4}
    assert isinstance(second(3), MappingProxyType)
    assert first(4) != first(3)
    assert built == [3, 4]
    assert len(list(folder.iterdir())) == 2


def test_a_broken_file_is_built_again(folder: Path) -> None:
    built: list[int] = []

    def squares(most: int) -> Mapping[int, int]:
        return _squares(built, most)

    stored(squares)(3)
    (path,) = folder.iterdir()
    whole = path.read_bytes()
    for broken in (b"", whole[:10], whole[:-1], b"no pickle"):
        path.write_bytes(broken)
        assert stored(squares)(3) == {0: 0, 1: 1, 2: 4}
        assert path.read_bytes() == whole


def test_nothing_is_stored_where_python_stores_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)

    assert stored(lambda: [1])() == [1]
    assert not folder.exists()


def test_where_nothing_can_be_written_tables_are_built(folder: Path) -> None:
    folder.write_text("in the way", encoding="utf-8")

    assert stored(lambda: [1])() == [1]


def test_tables_of_before_are_thrown_away(folder: Path) -> None:
    before = folder.with_name("tables-before")
    before.mkdir()
    (before / "one.pickle").write_bytes(b"")

    stored(lambda: [1])()

    assert not before.exists()
    assert folder.exists()


def test_phrases_that_were_stored_are_found_as_before(folder: Path) -> None:
    def index() -> PhraseIndex[str]:
        return PhraseIndex([("*kammer", "chamber"), ("partner*", "partner"), ("lead partner", "lead")])

    words = tokens("die Wirtschaftskammer, lead partner, und ihre Partnerinnen")
    stored(index)()

    assert list(stored(index)().hits(words)) == list(index().hits(words)) != []


def test_whatever_changes_a_file_changes_the_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(storing, "_ROOT", tmp_path)
    for package in ("graph", "loaders", "ontology"):
        (tmp_path / package / "__pycache__").mkdir(parents=True)
    table = tmp_path / "ontology" / "words.tsv"
    found = set()
    for text in ("a", "ab"):
        table.write_text(text, encoding="utf-8")
        found.add(storing._folder.__wrapped__())
    (tmp_path / "ontology" / "__pycache__" / "words.pyc").write_text("", encoding="utf-8")

    assert len(found) == 2
    assert storing._folder.__wrapped__() in found


def test_a_process_that_exchanges_tables_reads_and_stores_none(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(storing, "_anew", [])
    built: list[int] = []

    def squares(most: int) -> Mapping[int, int]:
        return _squares(built, most)

    stored(squares)(3)
    storing.build_anew()

    assert stored(squares)(3) == {0: 0, 1: 1, 2: 4}
    assert stored(squares)(4)[3] == 9
    assert built == [3, 3, 4]
    assert len(list(folder.iterdir())) == 1
