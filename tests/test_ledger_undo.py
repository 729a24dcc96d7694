"""Whatever is decided and taken back in whatever order, the graph is what it was before."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest

from graph import ledger
from graph.errors import BadInput
from graph.judging import prepared
from graph.library import Reading
from graph.model import Judgement
from graph.write import Writer
from tests.made import canonical, default_graph_faults, fresh_dump, random_page

DECISIONS = 100
PAGES = 6
VERDICTS = ("same", "same", "different", "unsure", "accept", "accept", "reject", "label", "undo")
LONG = [pytest.param(seed, marks=pytest.mark.long) for seed in range(1, 20)]


@pytest.fixture
def writer(tmp_path: Path) -> Iterator[Writer]:
    with Writer(tmp_path / "store") as made:
        made.put(readings())
        yield made


def readings() -> list[Reading]:
    """Pages whose things meet and contradict each other; every third statement of the last pages waits for a person."""
    made = [random_page(seed).reading(f"/folder/{seed}.txt") for seed in range(PAGES)]
    return [*made[:-2], *map(_waiting, made[-2:])]


def _waiting(reading: Reading) -> Reading:
    said = tuple(
        replace(one, status="suggested", confidence=0.5) if number % 3 == 0 else one
        for number, one in enumerate(reading.statements)
    )
    return replace(reading, statements=said)


def decide(writer: Writer, given: Judgement) -> tuple[Judgement, ...]:
    """Decide as ``triptych decide`` does."""
    made = prepared(given, writer.reader, writer.library, writer.judgements, writer.base)
    return writer.decide(*made.written)


def some_judgement(writer: Writer, chance: random.Random, number: int) -> Judgement:
    """A judgement of any verdict, sensible or not, at a time of its own."""
    things = (
        "SELECT id, iri, family FROM mention WHERE family IN ('org', 'project', 'practice', 'territory') ORDER BY id"
    )
    rows = writer.library.db.execute(things).fetchall()
    (mention, iri, family), verdict = chance.choice(rows), chance.choice(VERDICTS)
    other = chance.choice([row[1] for row in rows if row[2] == family])
    by, at = chance.choice(["anna", "bert"]), f"2026-01-01T00:{number // 60:02}:{number % 60:02}"
    if verdict in ("accept", "reject"):
        document = chance.choice(writer.library.documents())
        said = chance.choice(writer.library.statements(document)[0])
        return Judgement(f"{document}#{said.id}", "", verdict, by, at)
    if verdict == "label":
        return Judgement(iri, f"Name {number}", "label", by, at, language=chance.choice(["en", "it"]))
    if verdict == "undo":
        made = [one for one in writer.judgements if one.verdict != "undo"]
        return Judgement(chance.choice(made).id if made else "0" * 12, "", "undo", by, at)
    return Judgement(chance.choice([mention, iri]), other, verdict, by, at)


def decide_at_random(writer: Writer, seed: int) -> tuple[list[Judgement], int]:
    """What was decided, and how often it was refused."""
    chance, made, refused = random.Random(seed), list[Judgement](), 0
    for number in range(DECISIONS):
        try:
            made += decide(writer, some_judgement(writer, chance, number))
        except (BadInput, LookupError):
            refused += 1
    return made, refused


@pytest.mark.parametrize("seed", [0, *LONG])
def test_100_random_decisions_undone_in_random_order_give_the_first_dump(seed: int, writer: Writer) -> None:
    first, order = canonical(writer.reader), random.Random(seed)
    made, refused = decide_at_random(writer, seed)
    assert 0 < refused < DECISIONS / 2
    assert {one.verdict for one in made} == {*ledger.VERDICTS}
    assert canonical(writer.reader) != first
    assert default_graph_faults(writer.reader) == (set(), set())

    judged = [one for one in made if one.verdict != "undo" and not one.follows]
    for one in order.sample(judged, len(judged)):
        with suppress(BadInput):  # taken back already
            decide(writer, Judgement(one.id, "", "undo", "carla", "2026-02-01"))
    assert canonical(writer.reader) == first
    assert default_graph_faults(writer.reader) == (set(), set())


@pytest.mark.parametrize("seed", [0, *LONG])
def test_each_undo_gives_the_dump_of_before(seed: int, writer: Writer) -> None:
    chance = random.Random(1000 + seed)
    dumps: list[tuple[Judgement, bytes]] = []
    for number in range(DECISIONS if seed else 20):
        before = canonical(writer.reader)
        with suppress(BadInput, LookupError):
            given = some_judgement(writer, chance, number)
            if given.verdict != "undo":
                made = decide(writer, given)
                dumps += [(made[0], before)] if made else []
    for one, before in reversed(dumps):
        decide(writer, Judgement(one.id, "", "undo", "carla", "2026-02-01"))
        assert canonical(writer.reader) == before


@pytest.mark.parametrize("seed", [0, *LONG])
def test_what_was_decided_step_by_step_is_what_a_fresh_store_makes_of_the_ledger(
    seed: int, writer: Writer, tmp_path: Path
) -> None:
    decide_at_random(writer, seed)
    with Writer(tmp_path / "empty"):
        pass
    found = fresh_dump(tmp_path / "empty", tmp_path / "fresh", readings(), writer.folder / ledger.NAME)
    assert found == canonical(writer.reader)
