"""A small store to break in tests of faults, the ways to break it, and what it holds when it is whole."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from graph.iri import BASE
from graph.model import Judgement
from graph.store import open_snapshot
from graph.updates import Update
from graph.write import Writer
from tests.explorer_store import english, italian
from tests.made import canonical
from triptych.__main__ import main

PROJECT = f"{BASE}id/project/circpro"
_COMMENT = f'<{PROJECT}> <http://www.w3.org/2000/01/rdf-schema#comment> "by hand"'


def make(folder: Path) -> Path:
    """A store of two documents, with a judgement and an update."""
    with Writer(folder) as writer:
        writer.put([english(), italian()], run="2026-01-01T10:00:00+00:00")
        writer.decide(Judgement(PROJECT, "Circular", "label", "anna", "2026-01-02", language="en"))
        writer.update(Update("2026-01-03T10:00:00Z", "bert", (), ((f"<{BASE}graph/curated>", _COMMENT),)))
    return folder


def held(folder: Path) -> bytes:
    """What the newest published state of a store holds."""
    with open_snapshot(folder) as snapshot:
        return canonical(snapshot)


def said(capsys: pytest.CaptureFixture[str], *command: str, status: int | None = None) -> str:
    """What a command says on standard error, in one text; its status is looked at where one is given."""
    found = main(list(command))
    err = capsys.readouterr().err
    assert status is None or found == status, err
    assert "Traceback" not in err
    return err


def spoil(path: Path, at: int | None = None, size: int = 200) -> None:
    """Write rubbish into a file: in its middle, or at a place."""
    data = bytearray(path.read_bytes())
    start = len(data) // 2 if at is None else at
    data[start : start + size] = b"\xa5" * min(size, len(data) - start)
    path.write_bytes(bytes(data))


def spoil_all(folder: Path, pattern: str, at: int | None = None, size: int = 200) -> None:
    """Write rubbish into every file of a pattern, of which there is one at least."""
    paths = sorted(folder.glob(pattern))
    assert paths
    for path in paths:
        spoil(path, at, size)


def spoil_page(library: Path, table: str) -> None:
    """Write rubbish over the first page of a table of a library."""
    with closing(sqlite3.connect(library)) as db:
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        (root,) = db.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (table,)).fetchone()
        (size,) = db.execute("PRAGMA page_size").fetchone()
    spoil(library, (root - 1) * size, size)


def without(*patterns: str) -> Callable[[Path], None]:
    """What removes files and folders from a store."""

    def remove(folder: Path) -> None:
        for pattern in patterns:
            for path in sorted(folder.glob(pattern)):
                shutil.rmtree(path) if path.is_dir() else path.unlink()

    return remove
