"""A load that is killed at any moment leaves a store that opens, and the next load finishes the work."""

from __future__ import annotations

import random
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest

import triptych
from graph.library import Library
from graph.store import current, open_snapshot
from graph.write import Writer
from tests.made import canonical, default_graph_faults

KILLS = 40
READERS = Path(__file__).parent / "data" / "readers"
GROUPS = 4
LOADER = """
import sys
import triptych
from loaders.ingest import ingest
import loaders.ingest as steps
steps.BATCH = 2  # many transactions, so that a kill meets every step
import graph.write as write
write.PUBLISH_EVERY = 0.0
import graph.change as change
if sys.argv[1] == "in pieces":
    change.BULK_FROM, change._PIECE = 1, 50
print("ready", flush=True)
ingest(sys.argv[3:], __import__("pathlib").Path(sys.argv[2]))
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("documents")
    partners = ["Regione Lombardia (Italy)", "Provincie Gelderland (Netherlands)", "Kouvola Innovation Ltd (Finland)"]
    for number in range(4):
        name = partners[number % 3]
        text = (
            f"Circ{number} (Circular Regions Number {number}) is an Interreg Europe project.\n\n"
            f"The {6 + number % 2} partners of the CircE project are: {name} and Lombardy Region.\n"
        )
        (made / f"page-{number}.txt").write_text(text, encoding="utf-8")
    for name in ("plan.it.pdf", "plan.it.md"):
        shutil.copy(READERS / name, made / name)
    with zipfile.ZipFile(made / "more.zip", "w") as archive:
        for number in (5, 6):
            archive.writestr(
                f"page-{number}.txt", f"Circ{number} is an Interreg Europe project with {number} partners.\n"
            )
    head = "Tytuł projektu;Nazwa beneficjenta;Wartość projektu;Dofinansowanie z EU;Multimedia;Dziedzina;Obszar\n"
    (made / "list.csv").write_text(
        head + "Zielone zakupy;Miasto Lublin;1000.50;800.00;Nie;brak;Nie\n", encoding="utf-8"
    )
    return made


@pytest.fixture(scope="module")
def undisturbed(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, float]:
    store = tmp_path_factory.mktemp("undisturbed") / "store"
    process = _start(store, folder, "at once")
    began = time.monotonic()
    assert process.wait() == 0
    took = time.monotonic() - began
    with open_snapshot(store) as snapshot:
        return canonical(snapshot), took


def _start(store: Path, folder: Path, how: str) -> subprocess.Popen[str]:
    program = [sys.executable, "-c", LOADER, how, str(store), str(folder)]
    process = subprocess.Popen(program, stdout=subprocess.PIPE, text=True, cwd=Path.cwd())
    assert process.stdout
    assert process.stdout.readline() == "ready\n"
    return process


@pytest.mark.parametrize(
    "group", [pytest.param(one, marks=[pytest.mark.long] if one > 1 else []) for one in range(GROUPS)]
)
def test_a_killed_load_is_finished_by_the_next(
    group: int, folder: Path, undisturbed: tuple[bytes, float], tmp_path: Path
) -> None:
    whole, took = undisturbed
    for seed in range(group * KILLS // GROUPS, (group + 1) * KILLS // GROUPS):
        store = tmp_path / f"store-{seed}"
        process = _start(store, folder, "in pieces" if seed % 2 else "at once")
        time.sleep(random.Random(seed).uniform(0, took))
        process.send_signal(signal.SIGKILL)
        process.wait()
        if current(store):
            with open_snapshot(store) as snapshot:
                assert default_graph_faults(snapshot) == (set(), set())
        triptych.open(store).load(folder)
        with open_snapshot(store) as snapshot:
            assert canonical(snapshot) == whole


def test_a_load_without_paths_takes_up_what_was_cut_off(
    folder: Path, undisturbed: tuple[bytes, float], tmp_path: Path
) -> None:
    store = tmp_path / "store"
    with Writer(store) as writer, writer.library.transaction():
        writer.library.intend(str(path) for path in folder.iterdir())
    assert len(triptych.open(store).load().loaded) == 9
    with open_snapshot(store) as snapshot:
        assert canonical(snapshot) == undisturbed[0]
    assert Library(store).intents() == []
