"""A backup is of one moment though others load, and there is none until it is whole."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import triptych
from graph.errors import NotFound
from graph.keep import _at_one_moment, backup, restore
from graph.library import Library
from graph.store import open_snapshot
from tests.faults import held, make
from tests.made import default_graph_faults

ROOT = Path(__file__).parents[1]
LOADER = """
import sys
from pathlib import Path
import graph.write
import loaders.ingest as steps
steps.BATCH, graph.write.PUBLISH_EVERY = 1, 0.0
print("ready", flush=True)
steps.ingest(sys.argv[2:], Path(sys.argv[1]), jobs=1)
"""
KILLED = """
import os, sys
from pathlib import Path
import graph.keep
from graph.write import Writer
place, name = sys.argv[1].split()
setattr({"keep": graph.keep, "writer": Writer}[place], name, lambda *given, **more: os._exit(9))
getattr(graph.keep, sys.argv[2])(Path(sys.argv[3]), Path(sys.argv[4]))
"""


@pytest.fixture(scope="module")
def texts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("texts")
    for number in range(12):
        (folder / f"page-{number:02}.txt").write_text(
            f"Circ{number} (Circular Regions Number {number}) is an Interreg Europe project.\n\n"
            f"The {2 + number % 2} partners of the Circ{number} project are: Regione Piemonte (Italy) and "
            f"Kouvola Innovation Ltd (Finland).\n",
            encoding="utf-8",
        )
    return folder


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make(tmp_path_factory.mktemp("backup") / "store")


@pytest.mark.long
def test_a_backup_made_while_somebody_loads_is_a_state_between_two_documents(texts: Path, tmp_path: Path) -> None:
    store = tmp_path / "store"
    program = [sys.executable, "-c", LOADER, str(store), str(texts)]
    with subprocess.Popen(program, stdout=subprocess.PIPE, text=True, cwd=ROOT) as loading:
        assert loading.stdout
        assert loading.stdout.readline() == "ready\n"
        numbers: list[int] = []
        while loading.poll() is None:
            target = tmp_path / f"backup-{len(numbers)}"
            try:
                backup(store, target)
            except NotFound:  # its first writer is just making it
                continue
            with Library(target) as library:
                numbers.append(len(library.documents()))
    assert loading.returncode == 0
    assert any(0 < number < 12 for number in numbers), numbers
    midway = next(place for place, number in enumerate(numbers) if 0 < number < 12)

    restore(tmp_path / f"backup-{midway}", tmp_path / "again")

    graph = triptych.open(tmp_path / "again")
    places = [place for place, _ in graph.documents()]
    assert not [one for one in graph.check(warnings=False) if one.severity == "Violation"]
    with open_snapshot(tmp_path / "again") as snapshot:
        assert default_graph_faults(snapshot) == (set(), set())
    triptych.open(tmp_path / "fresh").load(*places)
    assert held(tmp_path / "again") == held(tmp_path / "fresh")


def test_library_and_logs_are_of_one_moment(whole: Path) -> None:
    states = [{"decisions.jsonl": text} for text in (b"1", b"12", b"12", b"123")]
    with Library(whole) as library:
        assert _at_one_moment(library, lambda: states.pop(0)) == {"decisions.jsonl": b"12"}
        assert library.db.in_transaction


@pytest.mark.parametrize("step", ["keep _copy", "keep faults", "keep _on_disk"])
def test_a_backup_that_was_killed_looks_like_none_and_the_next_takes_its_place(
    step: str, whole: Path, tmp_path: Path
) -> None:
    target = tmp_path / "backup"
    program = [sys.executable, "-c", KILLED, step, "backup", str(whole), str(target)]
    assert subprocess.run(program, check=False, cwd=ROOT).returncode == 9
    assert not target.exists()
    if step != "keep _on_disk":  # from there on only the name is missing
        with pytest.raises(NotFound, match="no backup here"):
            restore(tmp_path / "backup.part", tmp_path / "store")

    backup(whole, target)

    assert sorted(path.name for path in tmp_path.iterdir()) == ["backup"]
    assert sorted(path.name for path in target.iterdir()) == ["decisions.jsonl", "library.sqlite", "updates.jsonl"]


@pytest.mark.parametrize("step", ["keep _take_over", "writer rebuild"])
def test_a_restore_that_was_killed_is_done_again_or_finished_by_the_next_writer(
    step: str, whole: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    backup(whole, tmp_path / "backup")
    program = [sys.executable, "-c", KILLED, step, "restore", str(tmp_path / "backup"), str(tmp_path / "store")]
    assert subprocess.run(program, check=False, cwd=ROOT).returncode == 9
    if step == "writer rebuild":
        from triptych.__main__ import main

        assert main(["optimize", "--store", str(tmp_path / "store")]) == 0
    else:
        restore(tmp_path / "backup", tmp_path / "store")
    assert held(tmp_path / "store") == held(whole)


def test_a_backup_takes_what_was_written_up_to_then(whole: Path, tmp_path: Path) -> None:
    store = Path(shutil.copytree(whole, tmp_path / "store"))
    backup(store, tmp_path / "backup")
    for name in ("decisions.jsonl", "updates.jsonl"):
        assert (tmp_path / "backup" / name).read_bytes() == (store / name).read_bytes()
    restore(tmp_path / "backup", tmp_path / "again")
    assert held(tmp_path / "again") == held(store)
