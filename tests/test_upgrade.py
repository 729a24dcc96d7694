"""A store of an earlier version opens, or says which command takes it over; one of a later version is left alone."""

from __future__ import annotations

import sqlite3
import tarfile
import warnings
from contextlib import closing
from pathlib import Path

import pytest

import triptych
from graph.errors import StoreError
from graph.keep import backup, restore
from graph.library import Library
from graph.library_tables import FORM, VERSION
from graph.write import Writer
from tests.faults import held, make, said
from tests.search_state import assert_in_step

STORES = Path(__file__).parent / "data" / "stores"
FIRST = "version-2-of-the-first-tables"
NOTE = "was built by another version of Triptych; what is derived is built anew"
PLACES = ["/tmp/documents/a.txt", "/tmp/documents/b.txt"]
FORGOTTEN = "the same documents give another graph than before: FORM in graph/library_tables.py has to change"


def unpacked(name: str, folder: Path) -> Path:
    with tarfile.open(STORES / f"{name}.tar.xz") as tar:
        tar.extractall(folder, filter="data")
    (made,) = folder.iterdir()
    return made


@pytest.mark.parametrize("name", sorted(path.name.removesuffix(".tar.xz") for path in STORES.glob("*.tar.xz")))
def test_a_store_of_an_earlier_version_opens_or_says_what_takes_it_over(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store = unpacked(name, tmp_path / "before")
    if name == FIRST:
        err = said(capsys, "optimize", "--store", str(store), status=1)
        cure = f"'triptych restore {store} --store NEW' takes its documents and judgements over into a new store"
        assert f"written by an older version of Triptych; {cure}" in err
        assert said(capsys, "restore", str(store), "--store", str(tmp_path / "new"), status=0) == ""
        store = tmp_path / "new"
    else:
        with Library(store) as library:
            is_of_now = library.setting("derived") == FORM
        err = said(capsys, "optimize", "--store", str(store), status=0)
        assert (NOTE in err) != is_of_now
    opened = held(store)
    assert_in_step(store)

    with Writer(store, anew=True):
        pass

    assert held(store) == opened, FORGOTTEN
    graph = triptych.open(store)
    assert [place for place, _ in graph.documents()] == PLACES
    assert [(one.verdict, one.by, one.reason) for one in graph.judgements()] == [("different", "anna", "two regions")]
    assert graph.find("CircPro", kind="Project")[0].score == 1.0
    assert graph.find_text("kouvola innovation")[0].locations == (PLACES[0],)


@pytest.mark.parametrize("command", [["stats"], ["optimize"], ["backup", "copy"], ["load"]], ids=" ".join)
def test_a_store_of_a_later_version_is_refused_and_left_as_it_is(
    command: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store = make(tmp_path / "store")
    with Writer(store) as writer:
        writer.library.keep("version", str(VERSION + 1))
        writer.library.db.execute("DROP TABLE run")
    before = (store / "library.sqlite").read_bytes()
    given = [str(tmp_path / one) for one in command[1:]]

    err = said(capsys, command[0], *given, "--store", str(store), status=1)

    assert f"written by a newer version of Triptych (form {VERSION + 1}; this one knows {VERSION})" in err
    assert (store / "library.sqlite").read_bytes() == before
    assert not (tmp_path / "copy").exists()


def test_a_backup_of_a_later_version_is_not_restored(tmp_path: Path) -> None:
    backup(make(tmp_path / "store"), tmp_path / "backup")
    with closing(sqlite3.connect(tmp_path / "backup" / "library.sqlite")) as db:
        db.execute("UPDATE setting SET value = '99' WHERE name = 'version'")
        db.commit()
    with pytest.raises(StoreError, match="written by a newer version"):
        restore(tmp_path / "backup", tmp_path / "new")
    assert not (tmp_path / "new" / "library.sqlite").exists()


def test_a_store_that_this_program_made_is_not_built_again(tmp_path: Path) -> None:
    store = make(tmp_path / "store")
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        with Writer(store):
            pass
