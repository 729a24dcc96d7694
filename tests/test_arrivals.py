"""When documents came into a store."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from graph.arrivals import arrivals
from graph.library import Library, Reading
from graph.write import Writer
from tests.explorer_store import english, italian, later

FIRST, SECOND = "2026-03-01T10:00:00+00:00", "2026-03-02T10:00:00+00:00"


def times(folder: Path) -> dict[str, str]:
    """The time of each document by the name of its file, in the order given."""
    library = Library(folder)
    try:
        named = {document: location.rpartition("/")[2] for location, document in library.locations()}
        return {named[document]: at for document, at in arrivals(library)}
    finally:
        library.close()


def put(folder: Path, at: str, *readings: Reading) -> None:
    with Writer(folder) as writer:
        writer.put(readings, run=at)


def test_each_document_keeps_the_time_of_the_load_that_first_brought_it(tmp_path: Path) -> None:
    put(tmp_path, FIRST, english())
    with Writer(tmp_path) as writer:  # a load writes in turns, all at one time
        writer.put([english(), italian()], run=SECOND)
        writer.put([later()], run=SECOND)

    assert times(tmp_path) == {"breve.txt": SECOND, "ferrano.txt": SECOND, "glance.txt": FIRST}
    assert list(times(tmp_path).values()) == [SECOND, SECOND, FIRST]


def test_a_document_that_goes_and_comes_back_is_new_again(tmp_path: Path) -> None:
    put(tmp_path, FIRST, english())
    with Writer(tmp_path) as writer:
        writer.forget(english().document.id)
    gone = times(tmp_path)
    put(tmp_path, SECOND, english())

    assert (gone, times(tmp_path)) == ({}, {"glance.txt": SECOND})


def test_a_document_that_changed_is_new_and_what_it_was_is_forgotten(tmp_path: Path) -> None:
    put(tmp_path, FIRST, english())
    put(tmp_path, SECOND, Reading("/folder/glance.txt", later().document, later().statements))

    assert times(tmp_path) == {"glance.txt": SECOND}


def test_a_load_that_is_told_no_time_leaves_none(tmp_path: Path) -> None:
    put(tmp_path, "", english())

    assert times(tmp_path) == {}


def test_a_store_of_before_times_were_kept_has_none(tmp_path: Path) -> None:
    put(tmp_path, FIRST, english())
    with sqlite3.connect(tmp_path / "library.sqlite") as db:
        db.execute("DROP TABLE arrival")
    db.close()

    assert times(tmp_path) == {}
