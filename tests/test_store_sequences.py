"""Whatever is done to a store in whatever order, it holds what a fresh store would hold."""

from __future__ import annotations

import random
import shutil
from contextlib import suppress
from pathlib import Path

import pytest

from graph import ledger
from graph.errors import BadInput
from graph.model import Judgement
from graph.standing import standing
from graph.write import Writer
from tests.made import canonical, default_graph_faults, fresh_dump, random_page

SEQUENCES = 200


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("empty") / "store"
    with Writer(folder):
        pass
    return folder


@pytest.mark.parametrize(
    "first", [pytest.param(one, marks=[pytest.mark.long] if one % 50 else []) for one in range(0, SEQUENCES, 10)]
)
def test_random_changes_leave_what_a_fresh_build_gives(
    first: int, empty: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for seed in range(first, first + 10):
        chance, folder = random.Random(seed), tmp_path / f"store-{seed}"
        if seed == first + 7:  # the last of them as large documents are kept and very large changes are made
            monkeypatch.setattr("graph.change.BULK_FROM", 1)
            monkeypatch.setattr("graph.change._PIECE", 40)
            monkeypatch.setattr("graph.pieces.LARGE", 1)
            monkeypatch.setattr("graph.pieces._PIECE", 5)
        shutil.copytree(empty, folder)
        pages: dict[str, int] = {}
        with Writer(folder) as writer:
            for _ in range(6):
                _step(writer, pages, chance)
                assert default_graph_faults(writer.reader) == (set(), set())
            found = canonical(writer.reader)
        readings = [random_page(page).reading(location) for location, page in pages.items()]
        assert found == fresh_dump(empty, tmp_path / "fresh", readings, folder / "decisions.jsonl")


def _step(writer: Writer, pages: dict[str, int], chance: random.Random) -> None:
    """Load, reload, change, forget or decide."""
    what = chance.random()
    if what < 0.5 or not pages:
        new = {f"/folder/{chance.randint(1, 9)}.txt": chance.randint(1, 60) for _ in range(chance.randint(1, 3))}
        pages |= new
        writer.put([random_page(page).reading(location) for location, page in new.items()])
    elif what < 0.7:
        document = random_page(pages[chance.choice(sorted(pages))]).document.id
        writer.forget(document)
        for location in [one for one, page in pages.items() if random_page(page).document.id == document]:
            del pages[location]
    else:
        _judge(writer, random_page(pages[chance.choice(sorted(pages))]).statements, chance)


def _judge(writer: Writer, statements: list, chance: random.Random) -> None:
    sql = "SELECT id, iri FROM mention WHERE family IN ('org', 'project', 'practice') ORDER BY id"
    rows = writer.library.db.execute(sql).fetchall()
    verdict = chance.choice(["same", "different", "accept", "reject", "undo"])
    (mention, iri), (_, other) = chance.choice(rows), chance.choice(rows)
    one = chance.choice(statements)
    made = {
        "same": Judgement(iri, other, "same", "anna", "2026-01-01"),
        "different": Judgement(mention, iri, "different", "anna", "2026-01-01"),
    }.get(verdict, Judgement(f"{one.document}#{one.id}", "", verdict, "anna", "2026-01-01"))
    if verdict == "undo":
        stands = standing(ledger.read(writer.folder / "decisions.jsonl"))
        if not stands:
            return
        last = chance.choice(stands)
        made = Judgement(last.left, last.right, "undo", "anna", "2026-01-01")
    if made.left != made.right:
        with suppress(BadInput):  # a contradiction is refused; test_ledger sees that it is named
            writer.decide(made)


def test_the_order_of_loading_changes_nothing(empty: Path, tmp_path: Path) -> None:
    readings = [random_page(seed).reading(f"/folder/{seed}.txt") for seed in range(12)]
    dumps = set()
    for seed in range(4):
        folder = tmp_path / f"store-{seed}"
        shutil.copytree(empty, folder)
        shuffled = random.Random(seed).sample(readings, len(readings))
        with Writer(folder) as writer:
            for one in shuffled:
                writer.put([one])
            dumps.add(canonical(writer.reader))
    assert len(dumps) == 1


def test_loading_the_same_page_twice_adds_nothing(empty: Path, tmp_path: Path) -> None:
    folder = tmp_path / "store"
    shutil.copytree(empty, folder)
    with Writer(folder) as writer:
        writer.put([random_page(3).reading("/folder/3.txt")])
        once = canonical(writer.reader)
        writer.put([random_page(3).reading("/folder/3.txt")])
        assert canonical(writer.reader) == once
        writer.put([random_page(3).reading("/elsewhere/copy.txt")])
        assert canonical(writer.reader) == once
