"""The identity benchmark: its gold is well formed and large enough, and its scorer counts as it says."""

from __future__ import annotations

import csv
import unicodedata
from collections import Counter
from pathlib import Path

import pytest

from benchmarks.identity import __main__ as command
from benchmarks.identity.alignment import COMPATIBLE, aligned, places
from benchmarks.identity.gold import CLASSES, HALVES, HERE, PARTS, Gold, Pair, Row, read
from benchmarks.identity.scoring import Apart, Score, apart, found_only, judged, score
from graph.errors import BadInput
from graph.model import Literal, Mention, Statement


@pytest.fixture(scope="module")
def halves() -> dict[str, Gold]:
    return {half: read(half) for half in HALVES}


@pytest.fixture(scope="module")
def parts(halves: dict[str, Gold]) -> dict[str, Gold]:
    return halves | {"third": read("third")}


def row(document: str, start: int, thing: str, difficulty: str = "own") -> Row:
    return Row(document, start, start + 5, "Turin", thing, "Organisation", difficulty)


ROWS = [row("it-01", 0, "a"), row("en-01", 0, "a", "english"), row("fr-01", 0, "a", "third"), row("fr-01", 9, "b")]


def test_every_gold_row_names_what_stands_at_its_place(parts: dict[str, Gold]) -> None:
    for gold in parts.values():
        assert [gold.texts[one.document][one.start : one.end] for one in gold.rows] == [one.name for one in gold.rows]


def test_the_benchmark_is_large_enough_to_tell_something(halves: dict[str, Gold]) -> None:
    for gold in halves.values():
        assert len(gold.rows) >= 200
        assert len({one.thing for one in gold.rows}) >= 65
        assert len({one.language for one in gold.rows}) >= 12
        assert len(gold.pairs) >= 40
        assert {one.kind for one in gold.rows} == set(CLASSES)


def test_the_third_part_is_large_enough_and_shares_no_thing_or_name_with_the_halves(parts: dict[str, Gold]) -> None:
    third, others = parts["third"], [one for half in HALVES for one in parts[half].rows]

    assert len(third.rows) >= 100
    assert len({one.thing for one in third.rows}) >= 35
    assert len({one.language for one in third.rows}) >= 12
    assert len(third.pairs) >= 20
    assert {one.thing for one in third.rows} & {one.thing for one in others} == set()
    assert {one.name.casefold() for one in third.rows} & {one.name.casefold() for one in others} == set()


def test_the_page_about_the_benchmark_gives_its_numbers(parts: dict[str, Gold]) -> None:
    page = (HERE / "README.md").read_text("utf-8")
    golds = [parts[part] for part in PARTS]

    def line(head: str, numbers: list[int]) -> str:
        return f"| {head} | {' | '.join(map(str, numbers))} |"

    assert line("documents", [len(gold.texts) for gold in golds]) in page
    assert line("mentions", [len(gold.rows) for gold in golds]) in page
    assert line("things", [len({one.thing for one in gold.rows}) for gold in golds]) in page
    assert line("look-alike pairs", [len(gold.pairs) for gold in golds]) in page


def test_every_thing_is_named_in_two_to_six_documents(parts: dict[str, Gold]) -> None:
    for gold in parts.values():
        documents = Counter(thing for thing, _ in {(one.thing, one.document) for one in gold.rows})
        assert {thing: n for thing, n in documents.items() if not 2 <= n <= 6} == {}


def test_the_halves_share_difficulties_and_no_thing(halves: dict[str, Gold]) -> None:
    train, test = halves["train"].rows, halves["test"].rows

    assert {one.thing for one in train} & {one.thing for one in test} == set()
    assert {one.difficulty for one in train} == {one.difficulty for one in test}
    assert {one.language for one in train} == {one.language for one in test}


def test_no_pair_is_listed_twice(parts: dict[str, Gold]) -> None:
    for gold in parts.values():
        assert len({frozenset((pair.thing, pair.other)) for pair in gold.pairs}) == len(gold.pairs)


def test_the_texts_are_short_and_in_nfc() -> None:
    for path in (path for part in PARTS for path in (HERE / part).glob("*.txt")):
        text = path.read_text("utf-8")
        assert unicodedata.is_normalized("NFC", text), path
        assert 3 <= len(text.splitlines()) <= 15, path


def test_the_partners_of_circe_stand_where_they_are_said_to() -> None:
    with (HERE / "circe" / "things.tsv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t"))

    assert Counter(one["document"] for one in rows) == {"it": 8, "en": 8, "pt": 8, "own": 8}
    assert set(Counter(one["thing"] for one in rows).values()) == {4}
    for one in rows:
        text = (HERE / "circe" / f"{one['document']}.txt").read_text("utf-8")
        assert text[int(one["start"]) : int(one["end"])] == one["name"]


def test_the_ten_texts_about_circpro_are_in_eight_languages() -> None:
    names = [path.stem for path in (HERE / "circpro").glob("*.txt")]

    assert len(names) == 10
    assert len({name.split("-")[0] for name in names}) == 8


def test_a_name_that_does_not_stand_at_its_place_is_refused(tmp_path: Path) -> None:
    (tmp_path / "train").mkdir()
    (tmp_path / "train" / "it-01.txt").write_text("Regione Piemonte\n", "utf-8")
    header = "document\tstart\tend\tname\tthing\tclass\tdifficulty\n"
    (tmp_path / "train.tsv").write_text(header + "it-01\t1\t17\tRegione Piemonte\ta\tOrganisation\town\n", "utf-8")
    (tmp_path / "train-apart.tsv").write_text("thing\tother\twhy\na\tb\ttwo regions\n", "utf-8")

    with pytest.raises(BadInput, match=r"'Regione Piemonte' does not stand there; b: in a pair but in no text"):
        read("train", tmp_path)


def test_pairs_are_joined_merged_or_parted() -> None:
    found = list(judged(ROWS, ["x", "x", "y", "y"]))

    assert [(verdict, left.document, right.document) for verdict, left, right in found] == [
        ("joined", "it-01", "en-01"),
        ("parted", "it-01", "fr-01"),
        ("parted", "en-01", "fr-01"),
        ("merged", "fr-01", "fr-01"),
    ]
    assert score(found) == Score(joined=1, merged=1, parted=2)
    assert (score(found).precision, score(found).recall) == (1 / 2, 1 / 3)


def test_mentions_that_were_not_found_are_things_of_their_own() -> None:
    answers = ["x", "x", None, None]

    assert score(judged(ROWS, answers)) == Score(joined=1, merged=0, parted=2)
    assert score(judged(*found_only(ROWS, answers))) == Score(joined=1, merged=0, parted=0)


def test_a_pair_counts_for_the_language_of_either_mention() -> None:
    found = list(judged(ROWS, ["x", "x", "y", "y"]))

    assert score(found, ROWS[:1]) == Score(joined=1, merged=0, parted=1)
    assert score(found, ROWS[2:]) == Score(joined=0, merged=1, parted=2)


def test_look_alikes_are_mixed_up_when_they_share_an_iri_and_unseen_when_one_was_not_found() -> None:
    pairs = [Pair("a", "b", "city and region"), Pair("a", "c", "two cities"), Pair("a", "d", "two periods")]
    iris = {"a": frozenset("xy"), "b": frozenset("y"), "c": frozenset("z"), "d": frozenset[str]()}

    assert apart(pairs, iris) == Apart(kept=1, mixed=(pairs[0],), unseen=1)


def test_a_gold_mention_is_found_by_place_and_class() -> None:
    body, city = Mention("d", "PublicOrganisation", 0, 24), Mention("d", "City", 8, 13)
    named = places([Statement(body, "basedIn", city, 0, 24, "rule.1", 1.0)])

    assert aligned(Row("it-01", 0, 16, "Comune di Torino", "a", "Organisation", "own"), named) is body
    assert aligned(Row("it-01", 0, 16, "Comune di Torino", "a", "Project", "own"), named) is None
    assert aligned(Row("it-01", 9, 13, "orin", "a", "Organisation", "own"), named) is None
    assert set(COMPATIBLE) == set(CLASSES)


def test_a_later_name_of_a_mention_is_found_at_its_own_place() -> None:
    project = Mention("d", "Project", 0, 7)
    named = places([Statement(project, "title", Literal("Smart Circular Procurement"), 20, 46, "rule.1", 1.0)])

    assert aligned(Row("en-01", 20, 46, "Smart Circular Procurement", "a", "Project", "own"), named) is project


def test_the_errors_of_the_unread_parts_are_not_shown(capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(["test", "--errors"]) == 2
    assert command.main(["third", "--errors"]) == 2
    assert command.main(["--errors"]) == 2
    assert capsys.readouterr().out == ""


def test_the_report_gives_totals_by_language_and_difficulty(capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(["train"]) == 0

    shown = capsys.readouterr().out
    assert "## train: 54 documents, 470 mentions of 128 things" in shown
    assert "look-alikes:" in shown
    assert "| el |" in shown
    assert "| inflected |" in shown
