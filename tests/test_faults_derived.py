"""What is derived may be lost or broken: readers are told what to do, and the next writer has it as it was."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import triptych
from graph.errors import StoreError
from graph.library import Library
from graph.store import current
from graph.write import Writer
from tests.faults import PROJECT, held, make, said, spoil_all, without
from tests.search_state import assert_in_step

ANEW = "nothing is lost: build it anew from what was loaded and decided with 'triptych optimize --anew --store {}'"
NOTE = "the graph is damaged"


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, bytes]:
    store = make(tmp_path_factory.mktemp("faults") / "store")
    return store, held(store)


@pytest.fixture
def store(whole: tuple[Path, bytes], tmp_path: Path) -> Path:
    return Path(shutil.copytree(whole[0], tmp_path / "store"))


def _current(text: bytes) -> Callable[[Path], None]:
    return lambda store: (store / "current").write_bytes(text) and None


def _half_built(store: Path) -> None:
    """As a kill leaves it that comes when the empty graph is made and nothing is in it."""
    with Writer(store) as writer:
        writer.library.keep("building", "all")
    without("graph")(store)
    shutil.copytree(_empty_graph(store), store / "graph")


def _empty_graph(store: Path) -> Path:
    other = store.parent / "other"
    with Writer(other):
        pass
    return other / "graph"


LOST: dict[str, tuple[Callable[[Path], None], str]] = {
    "graph": (without("graph"), ""),
    "graph/CURRENT": (without("graph/CURRENT"), ""),
    "graph/*.sst": (without("graph/*.sst"), NOTE),
    "graph/*.sst spoilt": (lambda store: spoil_all(store, "graph/*.sst"), NOTE),
    "graph/MANIFEST spoilt": (lambda store: spoil_all(store, "graph/MANIFEST*", 0), NOTE),
    "graph/CURRENT spoilt": (lambda store: (store / "graph" / "CURRENT").write_bytes(b"") and None, NOTE),
    "graph and snapshots": (without("graph", "snapshots"), ""),
    "snapshots": (without("snapshots"), ""),
    "snapshots/*.lease": (without("snapshots/*.lease"), ""),
    "current": (without("current"), ""),
    "current empty": (_current(b""), ""),
    "current names another": (_current(b"99"), ""),
    "current is text": (_current(b"xyz"), ""),
    "current is bytes": (_current(b"\xff\xfe"), ""),
    "search": (without("search"), ""),
    "search spoilt": (lambda store: spoil_all(store, "search/*.store"), ""),
    "unlisted spoilt": (lambda store: (store / "unlisted").write_bytes(b"\xff\xfe\n") and None, ""),
    "write.lock of nobody": (lambda store: (store / "write.lock").write_text("process 1") and None, ""),
    "search and current": (without("search", "current"), ""),
    "graph spoilt and half built": (_half_built, ""),
}


_QUICK = {"graph", "graph/*.sst spoilt", "current is bytes", "search"}


@pytest.mark.parametrize("what", [pytest.param(one, marks=[] if one in _QUICK else [pytest.mark.long]) for one in LOST])
def test_what_is_derived_is_as_it_was_after_the_next_writer(
    what: str, whole: tuple[Path, bytes], store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    harm, note = LOST[what]
    harm(store)
    err = said(capsys, "optimize", "--store", str(store), status=0)
    assert (NOTE in err) == (note == NOTE)
    assert held(store) == whole[1]
    assert_in_step(store)


@pytest.mark.parametrize(
    ("harm", "cure"),
    [
        (without("snapshots"), "make it anew with 'triptych optimize --store {}'"),
        (without("current"), "no state of this store is published; 'triptych optimize --store {}' publishes it"),
        (_current(b"xyz"), "its file 'current' names no snapshot; publish anew with 'triptych optimize --store {}'"),
        (without("snapshots/*/*.sst"), ANEW),
        (lambda store: spoil_all(store, "snapshots/*/*.sst"), ANEW),
    ],
    ids=["snapshots", "current", "current spoilt", "files of a snapshot", "files of a snapshot spoilt"],
)
@pytest.mark.parametrize(
    "command",
    [
        ["stats"],
        pytest.param(["show", PROJECT], marks=pytest.mark.long),
        pytest.param(["query", "ASK {}", "--timeout", "20"], marks=pytest.mark.long),
    ],
    ids="".join,
)
def test_a_reader_of_a_broken_state_is_told_the_cure(
    harm: Callable[[Path], None], cure: str, command: list[str], store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    harm(store)
    assert cure.format(store) in said(capsys, *command, "--store", str(store), status=1)


def test_rot_in_what_graph_and_snapshots_share_is_said_and_built_anew(
    whole: tuple[Path, bytes], store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    spoil_all(store, "graph/*.sst")
    spoil_all(store, "snapshots/*/*.sst")
    assert ANEW.format(store) in said(capsys, "stats", "--store", str(store), status=1)
    said(capsys, "optimize", "--anew", "--store", str(store), status=0)
    assert held(store) == whole[1]


def test_a_python_program_gets_an_error_of_the_store(store: Path) -> None:
    spoil_all(store, "snapshots/*/*.sst")
    with pytest.raises(StoreError, match="the graph is damaged"):
        triptych.open(store).query("ASK {}")


def test_nobody_sees_half_of_a_graph_that_is_built_anew(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import graph.write

    monkeypatch.setattr(graph.write, "PUBLISH_EVERY", 0.0)
    monkeypatch.setattr(graph.write, "AT_ONCE", 1)
    before, published = current(store), []
    publish = Writer.publish
    monkeypatch.setattr(Writer, "publish", lambda self: published.append(publish(self)) or published[-1])
    without("graph")(store)
    with Writer(store):
        pass
    assert [int(number) for number in published] == [int(before or 0) + 1]


@pytest.mark.parametrize("step", ["mark_all", "finish"])
def test_a_graph_that_is_built_anew_is_finished_after_a_kill(step: str, whole: tuple[Path, bytes], store: Path) -> None:
    program = "\n".join(
        [
            "import os, sys",
            "from pathlib import Path",
            "from graph import building",
            "from graph.write import Writer",
            f"building.{step} = lambda library: os._exit(9)",
            "Writer(Path(sys.argv[1]), anew=True).__enter__()",
        ]
    )
    ended = subprocess.run([sys.executable, "-c", program, str(store)], check=False, cwd=Path(__file__).parents[1])
    assert ended.returncode == 9
    assert held(store) == whole[1]
    with Writer(store):
        pass
    assert held(store) == whole[1]
    with Library(store) as library:
        assert library.setting("building") is None


def test_a_writer_that_fails_to_open_leaves_nothing_locked(store: Path) -> None:
    os.truncate(store / "decisions.jsonl", 0)
    (store / "decisions.jsonl").write_text("{}\n")
    with pytest.raises(ValueError, match="line 1: not a judgement"), Writer(store):
        pass
    (store / "decisions.jsonl").unlink()
    with pytest.warns(UserWarning, match="bytes are gone"), Writer(store, wait=0.1):
        pass
