"""A writer that is killed between any two steps leaves an index that the next opening brings in step."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

import triptych
from graph.search import Index
from graph.write import Writer
from tests.search_state import assert_in_step

STEPS = (
    "after graph.search.journal Journal note",
    "before graph.change Change apply",
    "after graph.change Change apply",
    "after graph.embedded EmbeddedGraph flush",
    "before graph.library Library settle",
    "before graph.search.journal Journal clear",
    "after graph.search.journal Journal clear",
    "before graph.search.index Index commit",
    "after graph.search.index Index commit",
    "after graph.search.following Follower follow",
    "before graph.embedded EmbeddedGraph publish",
    "after graph.embedded EmbeddedGraph publish",
)
KILLER = """
import importlib, os, signal, sys
from pathlib import Path
import graph.change
from graph.write import Writer
from loaders.ingest import ingest

when, module, owner, name = sys.argv[1].split()
what, store, path = sys.argv[2:]
if what == "load in pieces":
    graph.change.BULK_FROM, graph.change._PIECE = 1, 20
owner = getattr(importlib.import_module(module), owner)
step = getattr(owner, name)

def killed(*given, **more):
    if when == "after":
        step(*given, **more)
    os.kill(os.getpid(), signal.SIGKILL)

opened = Writer.__enter__
def armed(self):
    found = opened(self)
    setattr(owner, name, killed)
    return found
Writer.__enter__ = armed
if what == "forget":
    with Writer(Path(store)) as writer:
        writer.forget(path)
else:
    ingest([path], Path(store), jobs=1)
"""
FIRST = (
    "CircPro (Smart Circular Procurement) is an Interreg Europe project.\n\n"
    "The 2 partners of the CircPro project are: Regione Piemonte (Italy) and Kouvola Innovation Ltd (Finland).\n"
)
SECOND = (
    "CircE (European Regions Toward Circular Economy) is an Interreg Europe project.\n\n"
    "The 2 partners of the CircE project are: Regione Lombardia (Italy) and Provincie Gelderland (Netherlands).\n"
)


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("search")
    (folder / "first.txt").write_text(FIRST, encoding="utf-8")
    (folder / "second.txt").write_text(SECOND, encoding="utf-8")
    triptych.open(folder / "store").load(folder / "first.txt")
    return folder


def test_the_index_of_an_undisturbed_load_is_in_step(loaded: Path) -> None:
    assert_in_step(loaded / "store")
    assert [hit.label for hit in triptych.open(loaded / "store").find("regione piemonte")]


@pytest.mark.parametrize(
    ("what", "step"),
    [
        *(("load", step) for step in STEPS),
        *(("load in pieces", step) for step in STEPS[2:4]),
        *(("forget", step) for step in STEPS),
    ],
)
def test_a_killed_writer_leaves_an_index_that_the_next_opening_brings_in_step(
    loaded: Path, tmp_path: Path, what: str, step: str
) -> None:
    shutil.copytree(loaded / "store", tmp_path / "store")
    graph = triptych.open(tmp_path / "store")
    path = graph.documents()[0][1] if what == "forget" else str(loaded / "second.txt")

    ended = subprocess.run(
        [sys.executable, "-c", KILLER, step, what, str(tmp_path / "store"), path], cwd=Path.cwd(), check=False
    )
    assert ended.returncode == -signal.SIGKILL
    graph.find("regione piemonte")  # who reads meanwhile gets an answer
    with Writer(tmp_path / "store"):
        pass

    assert_in_step(tmp_path / "store")
    expected = () if what == "forget" else ("/second.txt",)
    assert tuple(hit.locations[0][-11:] for hit in graph.find_text("lombardia gelderland")) == expected
    assert bool(graph.find_text("kouvola innovation")) == (what != "forget")


@pytest.mark.parametrize("lost", ["meta.json", "*.term", "*.store", "*"])
def test_an_index_that_lost_files_is_built_again_and_readers_do_without(
    loaded: Path, tmp_path: Path, lost: str
) -> None:
    shutil.copytree(loaded / "store", tmp_path / "store")
    for path in sorted((tmp_path / "store" / "search").glob(lost)):
        path.unlink()
    graph = triptych.open(tmp_path / "store")

    assert graph.find("CircPro", kind="Project")[0].score == 1.0
    with Writer(tmp_path / "store"):
        pass
    assert_in_step(tmp_path / "store")


def test_an_index_of_an_older_state_is_built_again(loaded: Path, tmp_path: Path) -> None:
    shutil.copytree(loaded / "store", tmp_path / "store")
    shutil.copytree(tmp_path / "store" / "search", tmp_path / "older")
    graph = triptych.open(tmp_path / "store")
    graph.load(loaded / "second.txt")
    graph.forget(str(loaded / "first.txt"))
    shutil.rmtree(tmp_path / "store" / "search")
    shutil.copytree(tmp_path / "older", tmp_path / "store" / "search")
    with Writer(tmp_path / "store"):
        pass

    assert_in_step(tmp_path / "store")


def test_a_store_that_cannot_be_written_is_searched_all_the_same(loaded: Path, tmp_path: Path) -> None:
    shutil.copytree(loaded / "store", tmp_path / "store")
    lock = tmp_path / "store" / "search" / ".tantivy-meta.lock"
    lock.unlink(missing_ok=True)
    lock.mkdir()  # as on a disk that refuses to make the lock; permissions do not stop root

    index = Index.at(tmp_path / "store" / "search")

    assert [hit.label for hit in index.find("circpro", kind="Project")] == ["Smart Circular Procurement"]


def test_nothing_that_was_withdrawn_is_in_the_files_of_a_purged_index(loaded: Path, tmp_path: Path) -> None:
    shutil.copytree(loaded / "store", tmp_path / "store")
    folder = tmp_path / "store" / "search"
    graph = triptych.open(tmp_path / "store")
    graph.load(loaded / "second.txt")
    graph.find("gelderland")
    reader = Index.at(folder)
    assert reader.find("gelderland")
    with Writer(tmp_path / "store") as writer:
        writer.forget(dict(graph.documents())[str(loaded / "second.txt")])
        writer.publish()
        before = Index.at(folder).files()
        writer.index.anew()

    assert not before & Index.at(folder).files()
    assert not any(b"gelderland" in path.read_bytes().lower() for path in folder.iterdir() if path.is_file())
    assert reader.find("gelderland") == ()
    assert_in_step(tmp_path / "store")
