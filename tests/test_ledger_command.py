"""``triptych decide --undo``, ``ledger`` and ``conflicts`` as people type them; ledgers of two people put together."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from graph import ledger
from graph.export.lines import dump
from graph.iri import BASE
from graph.ledger_merge import in_time, merged
from graph.library import Reading
from graph.model import Judgement, Literal, Mention, Name, Statement
from graph.standing import placed, weigh
from graph.store import open_snapshot
from graph.write import Writer
from tests.made import Page, integer
from triptych.__main__ import main

A, B, C = (BASE + f"id/project/{name}" for name in ("ant", "bee", "cat"))


def page(number: int, partners: int) -> Reading:
    """A page that names three projects and says how many partners the first has."""
    made = Page(f"page {number} " + "words " * 20)
    first, *_ = (made.thing("Project", Name(name, None, "acronym")) for name in ("ANT", "BEE", "CAT"))
    made.say(first, "partnerCount", integer(partners))
    return made.reading(f"/folder/{number}.txt")


PAGES = [page(1, 12), page(2, 11), page(3, 11)]


@pytest.fixture
def store(tmp_path: Path) -> Path:
    with Writer(tmp_path / "store") as writer:
        writer.put(PAGES)
    return tmp_path / "store"


def run(store: Path, *words: str) -> int:
    return main([*words, "--store", str(store)])


def decide(store: Path, *words: str, by: str = "anna") -> int:
    return run(store, "decide", *words, "--by", by)


def whole(store: Path) -> bytes:
    with open_snapshot(store) as snapshot:
        return b"".join(dump(snapshot))


def last_id(store: Path) -> str:
    return ledger.read(store / ledger.NAME)[-1].id


def test_a_judgement_is_undone_by_its_id_and_the_dump_is_that_of_before(
    store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first = whole(store)
    assert decide(store, "same", A, B, "--reason", "one budget") == 0
    assert f"(by anna, {last_id(store)})" in capsys.readouterr().out
    assert whole(store) != first
    assert decide(store, "--undo", last_id(store)) == 0
    assert whole(store) == first
    assert decide(store, "--undo", ledger.read(store / ledger.NAME)[0].id) == 1
    assert "this was taken back already" in capsys.readouterr().err


def test_undoing_says_which_word_holds_again(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    decide(store, "different", A, B)
    decide(store, "same", A, B, by="bert")
    capsys.readouterr()
    assert decide(store, "same", A, B, "--undo") == 0
    said = capsys.readouterr().err
    assert f"note: anna judged {A} different from {B}" in said
    assert "this holds again" in said


def test_deciding_the_same_twice_writes_one_line(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    decide(store, "same", A, B)
    assert decide(store, "same", B, A) == 0
    assert "anna has decided this already" in capsys.readouterr().out
    assert len(ledger.read(store / ledger.NAME)) == 1


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--undo", "0" * 12], "no judgement has this id"),
        (["0" * 12], "this is the id of a judgement"),
        (["same"], "name what is judged"),
        (["label", A, "--undo"], "nothing is decided about this"),
        (["label", A], "give the name"),
    ],
)
def test_what_makes_no_sense_is_refused_and_not_written(
    words: list[str], said: str, store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert decide(store, *words) == 1
    assert said in capsys.readouterr().err
    assert not (store / ledger.NAME).exists()


def test_a_chain_that_contradicts_is_refused_with_all_its_links(
    store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    decide(store, "same", A, B)
    decide(store, "different", B, C, by="bert")
    before = whole(store)
    capsys.readouterr()
    assert decide(store, "same", C, A, by="carla") == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert f"{C} and {A}: cannot be judged same" in line
    assert f"bert judged {B} different from {C}" in line
    assert f"anna judged {A} the same as {B}" in line
    assert whole(store) == before
    assert len(ledger.read(store / ledger.NAME)) == 2


def test_a_name_is_given_shown_and_taken_back(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    decide(store, "label", A, "Formica", "--lang", "it")
    capsys.readouterr()
    run(store, "show", A, "--lang", "it")
    shown = capsys.readouterr().out
    assert shown.startswith("Formica (")
    assert f"anna named {A} 'Formica' (it)" in shown
    assert decide(store, "label", A, "--lang", "it", "--undo") == 0
    capsys.readouterr()
    run(store, "show", A, "--lang", "it")
    assert capsys.readouterr().out.startswith("ANT (")


def test_a_merged_thing_is_shown_at_its_old_iri_with_who_merged_it_and_why(
    store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    decide(store, "same", A, B, "--reason", "one budget")
    capsys.readouterr()
    assert run(store, "show", B) == 0
    shown = capsys.readouterr().out
    assert shown.splitlines()[1] == A
    assert f"anna judged {A} the same as {B}" in shown
    assert ": one budget" in shown


def test_the_ledger_lists_what_stands_as_text_and_as_json(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    decide(store, "different", A, B)
    decide(store, "same", A, B, "--reason", "one budget", by="bert")
    decide(store, "unsure", A, C)
    capsys.readouterr()
    assert run(store, "ledger") == 0
    *lines, count = capsys.readouterr().out.splitlines()
    assert sorted(line.partition(" (")[0] for line in lines) == [
        f"anna was unsure whether {A} is {C}",
        f"bert judged {A} the same as {B}",
    ]
    assert count.startswith("2 judgements stand, 0 disputed")
    assert run(store, "ledger", "list", "--json") == 0
    found = json.loads(capsys.readouterr().out)
    assert {(one["verdict"], one["by"], one["reason"]) for one in found["stands"]} == {
        ("same", "bert", "one budget"),
        ("unsure", "anna", ""),
    }


def test_conflicts_tell_the_rule_and_each_pair_of_values_once(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(store, "conflicts") == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line for line in lines if "held: " in line] == [
        "  held: 11  [more documents say '11' (2 documents against 1)]",
        "  not held: 12",
    ]
    assert lines[-1].startswith("1 conflicts. What is held is what a person decided; else what more documents say")
    (twelve,) = (one for one in PAGES[0].statements if one.predicate == "partnerCount")
    decide(store, "accept", f"{PAGES[0].document.id}#{twelve.id}")
    capsys.readouterr()
    run(store, "conflicts", "--format", "json")
    (row,) = json.loads(capsys.readouterr().out)["results"]["bindings"]
    assert (row["held"]["value"], row["other"]["value"]) == ("12", "11")
    assert row["why"]["value"].startswith("anna decided for '12' on 20")


def test_the_reason_beside_a_thing_that_is_held_speaks_for_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pages = []
    for number, name in enumerate(("Programme of hills", "Programme of lakes", "Programme of lakes")):
        made = Page(f"page {number} " + "words " * 20)
        project = made.thing("Project", Name("ANT", None, "acronym"))
        made.say(project, "fundedUnder", made.thing("Programme", Name(name, "en", "title")))
        pages.append(made.reading(f"/folder/{number}.txt"))
    with Writer(tmp_path / "store") as writer:
        writer.put(pages)
    assert run(tmp_path / "store", "conflicts") == 0
    assert "  [more documents say so (2 documents against 1)]" in capsys.readouterr().out
    (hills,) = (one for one in pages[0].statements if one.predicate == "fundedUnder")
    decide(tmp_path / "store", "accept", f"{pages[0].document.id}#{hills.id}")
    capsys.readouterr()
    run(tmp_path / "store", "conflicts")
    assert "  [anna decided so on 20" in capsys.readouterr().out


def test_an_exported_ledger_makes_the_same_of_another_store_and_again_adds_nothing(
    store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other, file = tmp_path / "other", tmp_path / "anna.jsonl"
    shutil.copytree(store, other)
    decide(store, "different", A, B)
    decide(store, "same", A, B)
    decide(store, "label", C, "Gatto", "--lang", "it")
    decide(store, "label", C, "--lang", "it", "--undo")
    assert run(store, "ledger", "export", str(file)) == 0
    assert run(other, "ledger", "import", str(file)) == 0
    assert whole(other) == whole(store)
    assert "4 judgements are new, 0 were known" in capsys.readouterr().out
    assert run(other, "ledger", "import", str(file), str(file)) == 0
    assert "0 judgements are new, 8 were known" in capsys.readouterr().out
    run(other, "ledger", "export", "-")
    assert capsys.readouterr().out == file.read_text()


def test_two_peoples_ledgers_merge_with_their_contradictions_listed_and_a_later_word_settles_them(
    store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    both, files = tmp_path / "both", (tmp_path / "anna.jsonl", tmp_path / "bert.jsonl")
    shutil.copytree(store, both)
    anna = [Judgement(A, B, "same", "anna", "2026-01-01"), Judgement(C, "Cat", "label", "anna", "2026-01-01", "", "en")]
    bert = [Judgement(B, A, "different", "bert", "2026-01-02"), Judgement(A, C, "unsure", "bert", "2026-01-02")]
    for file, made in zip(files, (anna, bert), strict=True):
        ledger.append(file, *placed(made))
    ids = [placed(anna)[0].id, placed(bert)[0].id]

    assert run(store, "ledger", "import", *map(str, files)) == 1
    told = capsys.readouterr()
    assert "4 judgements are new" in told.out
    assert "contradiction: bert judged" in told.err
    assert "but anna judged" in told.err
    assert all(key in told.err for key in ids)
    assert run(both, "ledger", "import", *map(str, reversed(files))) == 1
    assert whole(both) == whole(store)
    capsys.readouterr()
    run(store, "ledger")
    assert "disputed, decides nothing: bert judged" in capsys.readouterr().out

    assert decide(store, "different", A, B, by="carla") == 0
    assert weigh(ledger.read(store / ledger.NAME)).disputes == ()
    run(store, "ledger")
    assert "3 judgements stand, 0 disputed" in capsys.readouterr().out


def test_a_contradiction_through_a_chain_of_several_people_is_listed() -> None:
    anna, bert, carla = (
        placed([Judgement(left, right, verdict, by, at)])
        for left, right, verdict, by, at in (
            ("x:a", "x:b", "same", "anna", "2026-01-01"),
            ("x:b", "x:c", "same", "bert", "2026-01-02"),
            ("x:c", "x:a", "different", "carla", "2026-01-03"),
        )
    )
    (found,) = merged(anna, [carla, bert]).disputes
    assert (found.judgement, set(found.against)) == (carla[0], {anna[0], bert[0]})


def test_who_takes_in_whose_ledger_makes_no_difference() -> None:
    anna = placed([Judgement("x:a", "x:b", "same", "anna", "2026-01-01")])
    bert = placed([Judgement("x:a", "x:b", "different", "bert", "2026-01-02"), *anna])
    one = [*anna, *merged(anna, [bert]).new]
    other = [*bert, *merged(bert, [anna]).new]
    assert in_time(one) == in_time(other)
    assert weigh(one) == weigh(other)


def test_lines_that_name_nobody_are_whose_the_import_says(
    store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "list.jsonl"
    file.write_text(json.dumps({"left": A, "right": B, "verdict": "same", "at": "2026-01-01"}) + '\n{"left": "x')
    assert run(store, "ledger", "import", str(file)) == 1
    assert "line 1: not a judgement (it names nobody in 'by')" in capsys.readouterr().err
    assert run(store, "ledger", "import", str(file), "--by", "dora") == 0
    assert "its last line is cut off" in capsys.readouterr().err
    assert [one.by for one in ledger.read(store / ledger.NAME)] == ["dora"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["import", "nowhere.jsonl"], "nowhere.jsonl: no such file"),
        (["import"], "0 files given; name one file or more"),
        (["export"], "0 files given; name one file, or -"),
        (["list", "x"], "leave the file out"),
    ],
)
def test_a_ledger_command_without_what_it_needs_says_so(
    words: list[str], said: str, store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(store, "ledger", *words) == 1
    assert said in capsys.readouterr().err


def test_a_fact_that_is_accepted_takes_its_names_along_and_back(tmp_path: Path) -> None:
    made = Page("page " + "words " * 20)
    project = Mention(made.document.id, "Project", 0, 4, (Name("ANT", None, "acronym"),))
    said = [
        Statement(project, name, value, 0, 4, "doubtful.1", 0.4, "suggested")
        for name, value in (("acronym", Literal("ANT")), ("aim", Literal("ants", language="en")))
    ]
    with Writer(tmp_path) as writer:
        writer.put([Reading("/folder/1.txt", made.document, tuple(said))])
    first = whole(tmp_path)
    aim = f"{made.document.id}#{said[1].id}"
    assert decide(tmp_path, "accept", aim) == 0
    assert [one.verdict for one in ledger.read(tmp_path / ledger.NAME)] == ["accept", "accept"]
    assert decide(tmp_path, "accept", aim, "--undo") == 0
    assert whole(tmp_path) == first
