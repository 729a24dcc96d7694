"""A clock that jumps, back or forth, changes nothing of what holds, of what is undone, or of what is new."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

import triptych
import triptych.commands.decide as command
from graph import arrivals
from graph.library import Library
from graph.query import run
from graph.results import Table
from graph.store import open_snapshot
from graph.updates import Update
from graph.write import Writer
from tests.explorer_store import english, italian
from tests.faults import PROJECT
from tests.made import random_page
from triptych.__main__ import main

YEARS = (2036, 2026, 2031)
"""The clock at three moments, one after the other: set forward once, then back, then to something between."""


@pytest.fixture
def store(tmp_path: Path) -> Path:
    with Writer(tmp_path / "store") as writer:
        writer.put([english(), italian()])
    return tmp_path / "store"


def clock(monkeypatch: pytest.MonkeyPatch, year: int) -> None:
    """Set the clock that ``triptych decide`` reads."""

    class Fixed(datetime):
        @classmethod
        def now(cls, tz: Any = None) -> datetime:
            return datetime(year, 5, 1, 10, tzinfo=UTC)

    monkeypatch.setattr(command, "datetime", Fixed)


def partners(store: Path) -> list[int]:
    with open_snapshot(store) as snapshot:
        found = run(snapshot, f"SELECT ?n {{ <{PROJECT}> tri:partnerCount ?n }}")
        assert isinstance(found, Table)
        return [int(row["n"]) for row in found.records()]


def test_the_value_that_was_accepted_last_holds_whatever_the_clock_says(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    statements = {}
    with Library(store) as library:
        for document in library.documents():
            for one in library.statements(document)[0]:
                if one.predicate == "partnerCount":
                    statements[int(one.object.value)] = f"{document}#{one.id}"
    for year, count in zip(YEARS, (12, 11, 12), strict=True):
        clock(monkeypatch, year)
        assert main(["decide", "reject", statements[23 - count], "--by", "x", "--store", str(store)]) == 0
        assert main(["decide", "accept", statements[count], "--by", f"anna-{count}", "--store", str(store)]) == 0
        assert partners(store) == [count]
    times = [datetime.fromisoformat(one.at) for one in triptych.open(store).judgements()]
    assert times == sorted(times)


def test_the_last_name_holds_and_undo_takes_back_the_last_word(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    graph = triptych.open(store)
    for year, name in zip(YEARS, ("First", "Second", "Third"), strict=True):
        clock(monkeypatch, year)
        assert main(["decide", "label", PROJECT, name, "--by", "anna", "--store", str(store)]) == 0
        assert graph.show(PROJECT).label == name
    clock(monkeypatch, 1999)
    assert main(["decide", "label", PROJECT, "--undo", "--by", "anna", "--store", str(store)]) == 0
    assert graph.show(PROJECT).label == "Second"


def test_what_came_last_is_the_newest_in_the_feed(tmp_path: Path) -> None:
    documents = []
    for number, year in enumerate(YEARS):
        with Writer(tmp_path / "store") as writer:
            for part in (0, 1):  # a load puts what it reads in several goes, all at its one time
                reading = random_page(number * 2 + part).reading(f"/{number}-{part}.txt")
                documents.append(reading.document.id)
                writer.put([reading], run=f"{year}-05-01T10:00:00+00:00")
    with closing(Library(tmp_path / "store")) as library:
        came = list(arrivals.arrivals(library, 6))
    assert [sorted(one for one, _ in came[at : at + 2]) for at in (0, 2, 4)] == [
        sorted(documents[at : at + 2]) for at in (4, 2, 0)
    ]
    assert len({at for _, at in came}) == 3


def test_the_last_update_holds_whatever_the_clock_says(store: Path) -> None:
    graph = "<https://w3id.org/triptych/graph/curated>"
    triple = f'<{PROJECT}> <http://www.w3.org/2000/01/rdf-schema#comment> "by hand"'
    with Writer(store) as writer:
        writer.update(Update("2036-01-01T00:00:00Z", "anna", (), ((graph, triple),)))
        writer.update(Update("2026-01-01T00:00:00Z", "anna", ((graph, triple),), ()))
    with Writer(store, anew=True) as writer:
        assert triple not in writer.updates.standing.stated(graph)
    assert triptych.open(store).query(f"ASK {{ <{PROJECT}> rdfs:comment 'by hand' }}").value is False
