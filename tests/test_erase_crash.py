"""An erasure that is killed: nothing began, or the next who writes finishes it."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import triptych
from graph import erasure_files
from graph.model import Judgement
from graph.naming import is_there
from graph.write import Writer
from tests.erased_person import NAME, PROJECT, TXT, UNSEEN, erased, traces

KILLED = """
import os, signal, sys
from pathlib import Path
import triptych
from contextlib import closing
from graph import erase, erasure_files, write
from graph.library import Library
store, name, when, nth = Path(sys.argv[1]), sys.argv[2], sys.argv[3], int(sys.argv[4])
place, _, attribute = name.rpartition(".")
owner = eval(place)
whole, calls = getattr(owner, attribute), 0
def cut_off(*given, **named):
    global calls
    calls += 1
    if calls == nth and when == "before":
        os.kill(os.getpid(), signal.SIGKILL)
    made = whole(*given, **named)
    if calls == nth and when == "after":
        os.kill(os.getpid(), signal.SIGKILL)
    return made
with triptych.open(store) as graph, closing(Library(store)) as library:
    made = erase.plan(library, graph.reader, store, erase.Person((sys.argv[5],)))
setattr(owner, attribute, cut_off)
with write.Writer(store) as writer:
    erase.erase(writer, made)
erase.complete(store)
"""
KILLS = [
    ("erase._rewrite", "after", 2, False),
    ("erase._cover_the_rest", "after", 1, False),
    ("erase.erase", "after", 1, True),
    ("erasure_files.erasure_ledger.rewrite", "before", 1, True),
    ("erasure_files.erasure_ledger.os.fsync", "after", 1, True),
    ("erasure_files.erasure_ledger.rewrite", "after", 1, True),
    ("erasure_files.shutil.rmtree", "after", 1, True),
    ("erasure_files.shutil.rmtree", "after", 2, True),
    ("erasure_files.begin", "after", 2, True),
    ("write.follow", "before", 1, True),
    ("write.follow", "after", 1, True),
    ("write.Follower.anew", "before", 1, True),
    ("write.Writer.rebuild", "after", 1, True),
    ("write.Writer.publish", "before", 1, True),
    ("write.Writer.publish", "after", 1, True),
    ("erasure_files._rewrote", "before", 1, True),
    ("erasure_files._rewrote", "after", 1, True),
    ("erasure_files._checkpointed", "after", 1, True),
    ("erasure_files.sweep", "before", 1, True),
]


@pytest.fixture(scope="module")
def kept_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("kept")
    (made / "documents").mkdir()
    (made / "documents" / "page.txt").write_text(TXT, encoding="utf-8")
    (made / "documents" / "zofie-tammova.txt").write_text(UNSEEN, encoding="utf-8")
    graph = triptych.open(made / "store")
    graph.load(made / "documents")
    graph.decide(Judgement(f"{PROJECT}circe", f"{PROJECT}circ2", "different", NAME, "2026-01-01"))
    graph.close()
    return made / "store"


@pytest.mark.parametrize(("step", "when", "nth", "begun"), KILLS)
def test_an_erasure_killed_at_any_step_is_finished_by_the_next_writer_or_never_began(
    step: str, when: str, nth: int, begun: bool, kept_store: Path, tmp_path: Path
) -> None:
    store = tmp_path / "store"
    shutil.copytree(kept_store, store)
    program = [sys.executable, "-c", KILLED, str(store), step, when, str(nth), NAME]
    done = subprocess.run(program, capture_output=True, text=True, check=False)
    assert done.returncode == -9, done.stderr
    with Writer(store) as writer:
        assert not erasure_files.is_pending(writer.library)
    assert (traces(store) == []) == begun
    if not begun:
        erased(store)
        assert traces(store) == []
    assert is_there(triptych.open(store).reader, f"{PROJECT}circe")
    assert len((store / "decisions.jsonl").read_text("utf-8").splitlines()) == 1
