"""What is primary is never lost silently: what is broken is named with the cure, and what can be read is taken over."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

import triptych
from graph.errors import StoreError
from graph.keep import backup, restore
from graph.library import Library
from graph.salvage import faults, salvage
from graph.write import Writer
from tests.explorer_store import later
from tests.faults import PROJECT, held, make, said, spoil, spoil_page
from tests.made import random_page

DOCUMENTS = 40


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, bytes]:
    store = make(tmp_path_factory.mktemp("faults") / "store")
    return store, held(store)


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    store = tmp_path_factory.mktemp("many") / "store"
    with Writer(store) as writer:
        writer.put([random_page(number).reading(f"/{number:02}.txt") for number in range(DOCUMENTS)])
    return store


@pytest.fixture
def store(whole: tuple[Path, bytes], tmp_path: Path) -> Path:
    return Path(shutil.copytree(whole[0], tmp_path / "store"))


def damaged(store: Path) -> str:
    return f"save what can still be read with 'triptych restore {store} --store NEW'"


def lost(store: Path) -> str:
    return f"{store / 'library.sqlite'}: is lost, and with it the texts of all documents; put it back from a backup"


@pytest.mark.parametrize(
    ("table", "command"),
    [
        ("reading", ["stats"]),
        ("location", ["documents"]),
        ("setting", ["stats"]),
        ("mention", ["show", PROJECT]),
        ("reading", ["optimize", "--anew"]),
        ("pending", ["optimize"]),
    ],
)
def test_a_broken_page_of_the_library_is_named_with_the_cure(
    table: str, command: list[str], store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    spoil_page(store / "library.sqlite", table)
    err = said(capsys, *command, "--store", str(store), status=1)
    assert f"triptych: {store / 'library.sqlite'}: is damaged (" in err
    assert damaged(store) in err


def test_a_python_program_gets_an_error_of_the_store(store: Path) -> None:
    spoil_page(store / "library.sqlite", "location")
    with pytest.raises(StoreError, match="is damaged"):
        triptych.open(store).documents()


def test_a_text_that_is_broken_within_its_page_is_named(store: Path) -> None:
    with Library(store) as library, Writer(store) as writer:
        document = library.documents()[0]
        writer.library.db.execute("UPDATE reading SET data = ? WHERE document = ?", (b"rubbish", document))
        with pytest.raises(StoreError, match=f"is damaged \\(what it holds of document {document}\\)"):
            library.document(document)
    assert faults(store / "library.sqlite").endswith("is not what was written")


@pytest.mark.parametrize(
    "table",
    ["reading", *(pytest.param(one, marks=pytest.mark.long) for one in ("location", "setting", "mention", "claim"))],
)
def test_of_a_damaged_library_is_saved_what_can_be_read_and_the_rest_is_named(
    table: str, many: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store = Path(shutil.copytree(many, tmp_path / "store"))
    with Library(store) as library:
        places = dict(library.locations())
    spoil_leaf(store / "library.sqlite", table)
    before = (store / "library.sqlite").read_bytes()

    err = said(capsys, "restore", str(store), "--store", str(tmp_path / "new"), status=1)

    with Library(tmp_path / "new") as library:
        kept = dict(library.locations())
        texts = {library.document(document).id for document in kept.values()}
    gone = [place for place in places if f"lost: {place} (load it again)" in err]
    unplaced = [place for place in kept if place.startswith("salvaged:")]
    assert len(kept) + len(gone) == DOCUMENTS
    assert texts == set(kept.values()) <= set(places.values())
    assert f"{len(kept)} documents are whole, {len(gone)} are lost" in err
    assert (f"of {len(unplaced)} documents it is not known any more where they came from" in err) == bool(unplaced)
    assert len(kept) > DOCUMENTS / 2
    assert ("erased again" in err) == (table == "setting")
    assert (store / "library.sqlite").read_bytes() == before
    said(capsys, "check", "--store", str(tmp_path / "new"))


def spoil_leaf(library: Path, table: str) -> None:
    """Spoil one page that holds rows of a table, not the one by which the others are found."""
    with closing(sqlite3.connect(library)) as db:
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        (root,) = db.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (table,)).fetchone()
        (size,) = db.execute("PRAGMA page_size").fetchone()
    page = library.read_bytes()[(root - 1) * size : root * size]
    if page[0] in (2, 5):  # an inner page: its last child stands at byte 8
        root = int.from_bytes(page[8:12], "big")
    spoil(library, (root - 1) * size, size)


def test_what_was_lost_comes_back_with_the_next_load(many: Path, tmp_path: Path) -> None:
    store = Path(shutil.copytree(many, tmp_path / "store"))
    spoil_leaf(store / "library.sqlite", "reading")
    found = restore(store, tmp_path / "new")
    assert found is not None
    assert found.lost
    with Writer(tmp_path / "new") as writer:
        writer.put([random_page(number).reading(f"/{number:02}.txt") for number in range(DOCUMENTS)])
    assert held(tmp_path / "new") == held(many)


def test_a_library_that_was_cut_off_is_read_as_far_as_it_goes(many: Path, tmp_path: Path) -> None:
    store = Path(shutil.copytree(many, tmp_path / "store"))
    with closing(sqlite3.connect(store / "library.sqlite")) as db:
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    size = (store / "library.sqlite").stat().st_size
    with (store / "library.sqlite").open("r+b") as file:
        file.truncate(size * 3 // 4)
    with pytest.raises(StoreError, match="is damaged"):
        Library(store)
    found = salvage(store / "library.sqlite", tmp_path / "library.sqlite")
    assert found is not None
    assert found.kept > 0
    assert faults(tmp_path / "library.sqlite") == ""


def _empty(path: Path) -> None:
    path.write_bytes(b"")


@pytest.mark.parametrize("harm", [Path.unlink, _empty], ids=["gone", "empty"])
@pytest.mark.parametrize("command", ["documents", "optimize", "load"])
def test_a_lost_library_is_said_and_nothing_takes_its_place(
    harm: Callable[[Path], None], command: str, store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = tmp_path / "page.txt"
    page.write_text("CircPro is an Interreg Europe project.\n", encoding="utf-8")
    before = held(store)
    for path in sorted(store.glob("library.sqlite*")):
        harm(path)
    given = [str(page)] if command == "load" else []
    assert lost(store) in said(capsys, command, *given, "--store", str(store), status=1)
    assert held(store) == before


def test_what_is_left_beside_a_lost_library_is_taken_over(
    store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (store / "library.sqlite").unlink()
    err = said(capsys, "restore", str(store), "--store", str(tmp_path / "new"), status=1)
    assert "lost: all documents; what people decided and updated was kept" in err
    make_again = tmp_path / "new"
    with Writer(make_again) as writer:
        writer.put([later()])
        assert [one.by for one in writer.judgements] == ["anna"]
        assert bool(writer.updates.standing)


@pytest.mark.parametrize("name", ["decisions.jsonl", "updates.jsonl"])
def test_a_last_line_that_was_cut_off_is_set_aside_and_said(
    name: str, whole: tuple[Path, bytes], store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with (store / name).open("ab") as file:
        file.write(b'{"at": "2026-')
    err = said(capsys, "optimize", "--store", str(store), status=0)
    assert "cut off" in err
    assert (store / f"{name}.torn").read_text() == '{"at": "2026-\n'
    assert held(store) == whole[1]


@pytest.mark.parametrize("name", ["decisions.jsonl", "updates.jsonl"])
def test_a_broken_line_is_named_by_its_number_and_nothing_is_lost(
    name: str, whole: tuple[Path, bytes], store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = (store / name).read_bytes()
    (store / name).write_bytes(b'{"broken\n' + before)
    assert f"{store / name}, line 1: not a" in said(capsys, "optimize", "--store", str(store), status=1)
    assert (store / name).read_bytes() == b'{"broken\n' + before
    assert held(store) == whole[1]
    (store / name).write_bytes(before)
    said(capsys, "optimize", "--store", str(store), status=0)
    assert held(store) == whole[1]


@pytest.mark.parametrize("name", ["decisions.jsonl", "updates.jsonl"])
def test_a_log_that_is_gone_is_said_and_holds_again_when_it_is_put_back(
    name: str, whole: tuple[Path, bytes], store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    aside = (store / name).rename(store.parent / name)
    size = aside.stat().st_size
    err = said(capsys, "optimize", "--store", str(store), status=0)
    assert f"{store / name}: {size} bytes are gone, and what they said holds no longer" in err
    aside.rename(store / name)
    said(capsys, "optimize", "--store", str(store), status=0)
    assert held(store) == whole[1]


def test_two_faults_at_once_are_both_said_and_mended(
    whole: tuple[Path, bytes], store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for path in sorted((store / "graph").glob("*.sst")):
        spoil(path)
    with (store / "decisions.jsonl").open("ab") as file:
        file.write(b'{"at": "2026-')
    err = said(capsys, "optimize", "--store", str(store), status=0)
    assert "cut off" in err
    assert "the graph is damaged" in err
    assert held(store) == whole[1]


def test_a_damaged_library_is_not_backed_up(store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spoil_page(store / "library.sqlite", "mention")
    err = said(capsys, "backup", str(tmp_path / "backup"), "--store", str(store), status=1)
    assert "is damaged" in err
    assert "no backup was made of it" in err
    assert not list(tmp_path.glob("backup*"))


def test_a_backup_holds_files_that_came_by_the_explorer(store: Path, tmp_path: Path) -> None:
    upload = store / "uploads" / "abc" / "page.txt"
    upload.parent.mkdir(parents=True)
    upload.write_text("as it came")
    backup(store, tmp_path / "backup")
    restore(tmp_path / "backup", tmp_path / "new")
    assert (tmp_path / "new" / "uploads" / "abc" / "page.txt").read_text() == "as it came"
