"""Loading folders: what is read, what is skipped, what is refused, and that nothing is lost."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import triptych
from graph.store import open_snapshot
from tests.made import canonical

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
PAGE = "CircE (European regions toward Circular Economy) is an Interreg Europe project with 8 partners.\n"


def dump(store: Path) -> bytes:
    with open_snapshot(store) as snapshot:
        return canonical(snapshot)


def test_an_unchanged_file_is_not_read_again(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(PAGE, encoding="utf-8")
    graph = triptych.open(tmp_path / "store")
    assert [Path(one).name for one in graph.load(page).loaded] == ["page.txt"]
    again = graph.load(page)
    assert (again.loaded, [Path(one).name for one in again.unchanged]) == ([], ["page.txt"])


def test_a_changed_file_replaces_its_own_facts_alone(tmp_path: Path) -> None:
    first, second = tmp_path / "first.txt", tmp_path / "second.txt"
    first.write_text(PAGE, encoding="utf-8")
    second.write_text("CircPro is an Interreg Europe project with 12 partners.\n", encoding="utf-8")
    graph = triptych.open(tmp_path / "store")
    graph.load(first, second)
    first.write_text(PAGE.replace("8 partners", "9 partners"), encoding="utf-8")
    graph.load(first, second)
    other = triptych.open(tmp_path / "other")
    other.load(first, second)
    assert dump(tmp_path / "store") == dump(tmp_path / "other")


def test_a_file_that_is_gone_is_reported_and_withdrawn_when_asked(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    for name in ("a", "b"):
        (folder / f"{name}.txt").write_text(PAGE.replace("CircE", f"Circ{name}x"), encoding="utf-8")
    graph = triptych.open(tmp_path / "store")
    graph.load(folder)
    (folder / "b.txt").unlink()
    assert [Path(one).name for one in graph.load(folder).missing] == ["b.txt"]
    assert [Path(one).name for one in graph.load(folder, prune=True).withdrawn] == ["b.txt"]
    assert [Path(location).name for location, _ in graph.documents()] == ["a.txt"]


def test_what_cannot_be_read_is_refused_and_the_rest_is_loaded(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "good.txt").write_text(PAGE, encoding="utf-8")
    (folder / "empty.txt").write_bytes(b"")
    (folder / "junk.txt").write_bytes(bytes(range(256)) * 40)
    (folder / "plan.xyz").write_text("no reader for this", encoding="utf-8")
    report = triptych.open(tmp_path / "store").load(folder, folder / "missing.txt", "http://127.0.0.1:9/page")
    assert [Path(one).name for one in report.loaded] == ["good.txt"]
    assert sorted(Path(one.what).name for one in report.refused) == ["empty.txt", "junk.txt", "missing.txt", "page"]
    assert [Path(one.what).name for one in report.ignored] == ["plan.xyz"]


def test_worker_processes_give_the_same_store(tmp_path: Path) -> None:
    few = sorted(EXAMPLES.iterdir())[:6]
    triptych.open(tmp_path / "one").load(*few, jobs=1)
    triptych.open(tmp_path / "two").load(*few, jobs=2)
    assert dump(tmp_path / "one") == dump(tmp_path / "two")


@pytest.mark.parametrize(("seed", "zone"), [("0", "UTC"), ("1", "Pacific/Auckland"), ("4242", "America/Lima")])
def test_hash_seed_and_time_zone_leave_no_trace(seed: str, zone: str, tmp_path: Path) -> None:
    few = [str(path) for path in sorted(EXAMPLES.iterdir())[:8]]
    triptych.open(tmp_path / "here").load(*few)
    environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": "C"}
    command = [sys.executable, "-m", "triptych", "load", *few[::-1], "--store", str(tmp_path / "there")]
    subprocess.run(command, env=environment, check=True, capture_output=True)
    assert dump(tmp_path / "here") == dump(tmp_path / "there")


def test_forgetting_one_example_gives_a_store_that_never_saw_it(tmp_path: Path) -> None:
    pages = sorted(EXAMPLES.iterdir())
    graph = triptych.open(tmp_path / "store")
    graph.load(*pages)
    graph.forget(str(pages[3]))
    triptych.open(tmp_path / "fresh").load(*pages[:3], *pages[4:])
    assert dump(tmp_path / "store") == dump(tmp_path / "fresh")
