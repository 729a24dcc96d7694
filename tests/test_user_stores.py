"""Stores as users find them: write-protected, with parts lost, with a load just begun."""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

import triptych
from graph.errors import NotFound, StoreError
from graph.keep import backup, restore
from graph.store import open_snapshot
from graph.write import Writer
from tests.made import canonical
from triptych.__main__ import main

PAGE = "CircE (European regions toward Circular Economy) is an Interreg Europe project with 8 partners.\n"
NOBODY = 65534


@pytest.fixture
def store() -> Iterator[str]:
    """A store of one page in a folder that everybody may look into."""
    above = Path(tempfile.mkdtemp())
    above.chmod(0o755)
    page = above / "page.txt"
    page.write_text(PAGE, encoding="utf-8")
    triptych.open(above / "store").load(page)
    yield str(above / "store")
    shutil.rmtree(above)


@contextmanager
def protected(folder: Path) -> Iterator[None]:
    """Nothing in the folder may be written, not even by the administrator."""
    everything = [folder, *folder.rglob("*")]
    for path in everything:
        path.chmod(0o555 if path.is_dir() else 0o444)
    administrator = os.geteuid() == 0
    if administrator:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        if administrator:
            os.seteuid(0)
        for path in everything:
            path.chmod(0o755 if path.is_dir() else 0o644)


@pytest.mark.parametrize(
    "command",
    [
        ["find", "CircE"],
        ["show", "CircE"],
        ["stats"],
        ["documents"],
        ["query", "ASK {}", "--timeout", "0"],
        ["export", "-"],
        ["check"],
    ],
    ids=" ".join,
)
def test_a_store_that_may_not_be_written_can_be_read(
    command: list[str], store: str, capsys: pytest.CaptureFixture[str]
) -> None:
    main([*command, "--store", store])  # so that all modules are imported
    expected = capsys.readouterr()
    with protected(Path(store)):
        assert main([*command, "--store", store]) == 0
    assert capsys.readouterr() == expected


@pytest.mark.parametrize("command", [["forget", "x"], ["load", "x.txt"], ["optimize"]], ids=" ".join)
def test_writing_to_a_store_that_may_not_be_written_says_so(
    command: list[str], store: str, capsys: pytest.CaptureFixture[str]
) -> None:
    main([*command, "--store", store])
    capsys.readouterr()
    with protected(Path(store)):
        assert main([*command, "--store", store]) == 1
    (said,) = capsys.readouterr().err.splitlines()
    assert said.startswith(f"triptych: {store}: this store can only be read (Permission denied); ")


def test_lost_snapshots_are_said_and_made_anew(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    with open_snapshot(Path(store)) as snapshot:
        before = canonical(snapshot)
    shutil.rmtree(Path(store, "snapshots"))
    shutil.rmtree(Path(store, "search"))

    assert main(["find", "CircE", "--store", store]) == 1
    assert f"triptych optimize --store {store}" in capsys.readouterr().err
    assert main(["optimize", "--store", store]) == 0
    assert main(["find", "CircE", "--store", store]) == 0
    with open_snapshot(Path(store)) as snapshot:
        assert canonical(snapshot) == before


def test_a_lost_graph_is_built_anew_from_the_library(store: str) -> None:
    with open_snapshot(Path(store)) as snapshot:
        before = canonical(snapshot)
    for name in ("graph", "snapshots", "search"):
        shutil.rmtree(Path(store, name))
    Path(store, "current").unlink()
    with Writer(Path(store)):
        pass
    with open_snapshot(Path(store)) as snapshot:
        assert canonical(snapshot) == before


def test_a_new_store_can_be_read_while_its_first_load_runs(tmp_path: Path) -> None:
    with Writer(tmp_path / "store"):
        graph = triptych.open(tmp_path / "store")
        assert (len(graph.find("x")), graph.documents()) == (0, [])


def test_a_library_that_is_just_being_made_is_no_store_yet(tmp_path: Path) -> None:
    sqlite3.connect(tmp_path / "library.sqlite").close()
    with pytest.raises(NotFound, match="no store here"):
        triptych.open(tmp_path).documents()


@pytest.mark.parametrize("base", ["not an iri", "example.org/", "https://example.org/data", "ftp://example.org/", ""])
def test_a_base_that_is_no_address_is_refused_before_anything_is_made(
    base: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = tmp_path / "page.txt"
    page.write_text(PAGE, encoding="utf-8")
    assert main(["load", str(page), "--base", base, "--store", str(tmp_path / "store")]) == 1
    assert "IRIs cannot begin with this" in capsys.readouterr().err
    assert not (tmp_path / "store").exists()


def test_a_file_that_is_no_store_is_refused_in_one_line(tmp_path: Path) -> None:
    Path(tmp_path, "library.sqlite").write_text("junk", encoding="utf-8")
    with pytest.raises(StoreError, match=r"is damaged .* restore the store"):
        triptych.open(tmp_path).documents()


@pytest.mark.parametrize("command", [["forget", "x"], ["optimize"]], ids=" ".join)
def test_what_needs_a_store_makes_none(command: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*command, "--store", str(tmp_path / "nothing")]) == 1
    assert "no store here" in capsys.readouterr().err
    assert not (tmp_path / "nothing").exists()


def test_a_store_that_may_not_be_written_can_be_backed_up(store: str) -> None:
    copy = Path(store).parent / "copy"
    copy.parent.chmod(0o777)
    with protected(Path(store)):
        backup(Path(store), copy)
    restore(copy, Path(store).parent / "again")
    assert triptych.open(Path(store).parent / "again").documents() == triptych.open(store).documents()


def test_a_backup_that_cannot_be_written_says_why_without_python(
    store: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["backup", "/proc/nowhere", "--store", store]) == 1
    (said,) = capsys.readouterr().err.splitlines()
    assert "Errno" not in said
    assert said.endswith("; name a folder that is yours")
