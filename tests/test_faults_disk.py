"""A disk that is full or read-only: it is said, nothing is lost, and the next command does the rest."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.faults import held, make

ROOT = Path(__file__).parents[1]
FULL = "the disk is full; make room and run the command again: what was taken in is kept, and the rest is done then"
READ_ONLY = "this store can only be read (its disk is read-only); make the disk writable, or load into another --store"
LIMITED = """
import resource, signal, sys
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), resource.RLIM_INFINITY))
from triptych.__main__ import main
sys.exit(main(sys.argv[2:]))
"""
"""A command whose files may have so many bytes and no more: as a full disk does, also where none can be mounted."""


def _mounted(command: list[str], folder: Path) -> bool:
    folder.mkdir(exist_ok=True)
    done = subprocess.run(["mount", *command, str(folder)], check=False, capture_output=True)
    return done.returncode == 0


@contextmanager
def small_disk(folder: Path) -> Iterator[Callable[[str], None] | None]:
    """A disk of its own that can be made larger and smaller, None where this machine lets nobody mount one."""
    if shutil.which("mount") is None or not _mounted(["-t", "tmpfs", "-o", "size=300m", "tmpfs"], folder):
        yield None
        return
    try:
        yield lambda how: subprocess.run(["mount", "-o", f"remount,{how}", str(folder)], check=True) and None
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


@pytest.fixture(scope="module")
def texts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("texts")
    for number in range(6):
        (folder / f"{number}.txt").write_text(
            f"Circ{number} (Circular Regions Number {number}) is an Interreg Europe project.\n", encoding="utf-8"
        )
    return folder


@pytest.fixture(scope="module")
def whole(texts: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, bytes]:
    """A store before, and what it holds when the texts were loaded into it undisturbed."""
    folder = tmp_path_factory.mktemp("disk")
    make(folder / "store")
    shutil.copytree(folder / "store", folder / "other")
    assert run("load", str(texts), "--jobs", "1", "--store", str(folder / "other")).returncode == 0
    return folder / "store", held(folder / "other")


def run(*command: str, most: int | None = None) -> subprocess.CompletedProcess[str]:
    program = ["-m", "triptych"] if most is None else ["-c", LIMITED, str(most)]
    found = subprocess.run([sys.executable, *program, *command], cwd=ROOT, capture_output=True, text=True, check=False)
    assert "Traceback" not in found.stderr
    return found


@pytest.mark.parametrize("most", [1_000, pytest.param(60_000, marks=pytest.mark.long)])
def test_a_load_that_finds_no_room_is_finished_by_the_next(
    most: int, whole: tuple[Path, bytes], texts: Path, tmp_path: Path
) -> None:
    store = Path(shutil.copytree(whole[0], tmp_path / "store"))
    before = held(store)

    found = run("load", str(texts), "--jobs", "1", "--store", str(store), most=most)

    assert found.returncode == 1
    assert f"triptych: {store}: the disk" in found.stderr
    assert held(store) == before
    assert run("load", str(texts), "--jobs", "1", "--store", str(store)).returncode == 0
    assert held(store) == whole[1]


@pytest.mark.long
@pytest.mark.parametrize("room", [8, 60, 200])
def test_a_full_disk_is_said_and_nothing_is_lost(
    room: int, whole: tuple[Path, bytes], texts: Path, tmp_path: Path
) -> None:
    with small_disk(tmp_path / "disk") as resized:
        if resized is None:
            return  # the test above shows it without a disk of its own
        disk = tmp_path / "disk"
        store = Path(shutil.copytree(whole[0], disk / "store"))
        judgements = (store / "decisions.jsonl").read_bytes()
        before, state = held(store), os.statvfs(disk)
        used = (state.f_blocks - state.f_bfree) * state.f_frsize
        resized(f"size={used // 1024 + room}k")

        found = run("load", str(texts), "--jobs", "1", "--store", str(store))
        assert found.returncode == 1
        assert f"triptych: {store}: {FULL}" in found.stderr
        assert held(store) == before
        assert run("find", "CircPro", "--store", str(store)).returncode == 0
        copied = run("backup", str(disk / "backup"), "--store", str(store))
        assert (disk / "backup").exists() == (copied.returncode == 0)
        assert not (disk / "backup.part").exists()

        resized("size=300m")
        assert run("load", str(texts), "--jobs", "1", "--store", str(store)).returncode == 0
        assert held(store) == whole[1]
        assert (store / "decisions.jsonl").read_bytes() == judgements


@pytest.mark.long
def test_a_store_on_a_read_only_disk_is_read_and_says_so_when_written(
    whole: tuple[Path, bytes], texts: Path, tmp_path: Path
) -> None:
    with small_disk(tmp_path / "disk") as resized:
        if resized is None:
            return  # tests/test_user_stores.py shows the same by permissions
        store = Path(shutil.copytree(whole[0], tmp_path / "disk" / "store"))
        resized("ro")
        for command in (["stats"], ["find", "CircPro"], ["documents"], ["query", "ASK {}"], ["check"]):
            assert run(*command, "--store", str(store)).returncode == 0, command
        for command in (["load", str(texts)], ["optimize"], ["forget", "x"]):
            found = run(*command, "--store", str(store))
            assert found.returncode == 1
            assert f"triptych: {store}: {READ_ONLY}" in found.stderr
        assert run("backup", str(tmp_path / "copy"), "--store", str(store)).returncode == 0
