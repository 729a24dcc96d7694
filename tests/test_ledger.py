"""The ledger as a file, and which of its judgements stand: overridden, taken back, refused, disputed."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import pytest

from graph import ledger
from graph.errors import BadInput
from graph.ledger_rewrite import rewritten
from graph.model import Judgement
from graph.rulings import Rulings, rulings
from graph.standing import is_repeated, place, placed, refuse_contradictions, standing, weigh

MENTION = "0123456789abcdef/3-8/Project"


def judged(left: str, right: str, verdict: str, by: str = "anna", at: str = "2026-01-01") -> Judgement:
    return Judgement(left, right, verdict, by, at)


def apart(*made: Judgement) -> list[Judgement]:
    """Judgements of people who did not know of each other's."""
    return [replace(one, over=()) for one in made]


def test_what_is_the_same_as_the_same_is_the_same() -> None:
    found = rulings([judged("x:a", "x:b", "same"), judged("x:b", "x:c", "same")])
    assert {found.redirect(iri) for iri in ("x:a", "x:b", "x:c")} == {"x:a"}


def test_the_order_of_lines_changes_nothing() -> None:
    made = apart(
        judged("x:a", "x:b", "same", at="2026-01-01"),
        judged("x:d", "x:c", "same", at="2026-01-02"),
        judged("x:b", "x:c", "same", at="2026-01-03"),
        judged("x:a", "x:d", "different", "bert", at="2026-01-02"),
        judged("d#1", "", "accept", at="2026-01-01"),
        judged("d#1", "", "reject", "bert", at="2026-01-02"),
    )
    shuffled = [random.Random(seed).sample(made, len(made)) for seed in range(20)]
    assert {repr(rulings(one)) for one in shuffled} == {repr(rulings(made))}


def test_undo_takes_a_judgement_back_whichever_way_it_is_written() -> None:
    found = rulings([judged("x:a", "x:b", "same"), judged("x:b", "x:a", "undo")])
    assert found == Rulings()


def test_the_word_before_holds_again_when_the_last_one_is_undone() -> None:
    made = [place(judged("x:a", "x:b", "same"), [])]
    made.append(place(judged("x:a", "x:b", "different", "bert"), made))
    assert [one.verdict for one in standing(made)] == ["different"]
    made.append(place(judged("x:b", "x:a", "undo"), made))
    assert [one.verdict for one in standing(made)] == ["same"]


def test_undoing_an_overridden_judgement_changes_nothing_but_what_holds_again_later() -> None:
    made = [place(judged("x:a", "x:b", "same"), [])]
    made.append(place(judged("x:a", "x:b", "different"), made))
    made.append(replace(judged("x:a", "x:b", "undo"), over=(made[0].id,)))
    assert [one.verdict for one in standing(made)] == ["different"]
    made.append(place(judged("x:a", "x:b", "undo", at="2026-01-02"), made))
    assert standing(made) == []


def test_a_judgement_can_be_made_anew_after_its_undoing_though_the_clock_stands_still() -> None:
    made: list[Judgement] = []
    for verdict in ("same", "undo", "same"):
        made.append(place(judged("x:a", "x:b", verdict), made))
    assert [one.verdict for one in standing(made)] == ["same"]


def test_there_is_nothing_to_undo_where_nothing_stands() -> None:
    with pytest.raises(BadInput, match="nothing is decided about this"):
        place(judged("x:a", "x:b", "undo"), [])


def test_saying_the_same_again_adds_nothing_unless_it_gives_a_reason_or_somebody_else_says_it() -> None:
    made = [place(judged("x:a", "x:b", "same"), [])]
    again = judged("x:b", "x:a", "same", at="2026-02-02")
    assert is_repeated(again, made)
    assert not is_repeated(replace(again, reason="same seat"), made)
    assert not is_repeated(replace(again, by="bert"), made)


def test_a_contradiction_is_refused_and_names_the_chain_with_who_and_when() -> None:
    made = placed([judged("x:a", "x:b", "same"), judged("x:c", "x:b", "different", "bert", "2026-01-02T10:00")])
    new = place(judged("x:c", "x:a", "same", "carla", "2026-01-03"), made)
    with pytest.raises(BadInput) as caught:
        refuse_contradictions(made, [new])
    said = str(caught.value)
    for part in (
        "x:c and x:a: cannot be judged same",
        "bert judged x:c different from x:b (2026-01-02",
        "anna judged x:a the same as x:b (2026-01-01",
        *(one.id for one in made),
    ):
        assert part in said


@pytest.mark.parametrize(
    ("made", "new"),
    [
        ([("x:a", "x:b", "same"), ("x:b", "x:c", "same")], ("x:a", "x:c", "different")),
        ([("x:a", "x:b", "same"), ("x:b", "x:c", "different")], ("x:a", "x:c", "same")),
        ([("x:a", "x:b", "same"), ("x:c", "x:d", "same"), ("x:b", "x:d", "different")], ("x:a", "x:c", "same")),
        ([(MENTION, "x:a", "same"), ("x:a", "x:b", "same")], (MENTION, "x:b", "different")),
        ([(MENTION, "x:a", "different"), ("x:a", "x:b", "same")], (MENTION, "x:b", "same")),
        ([(MENTION, "x:a", "same"), (MENTION, "x:b", "different")], ("x:a", "x:b", "same")),
        ([(MENTION, "x:a", "same")], (MENTION, "x:b", "same")),
    ],
)
def test_closure_is_respected_for_things_and_mentions(
    made: list[tuple[str, str, str]], new: tuple[str, str, str]
) -> None:
    held = placed(judged(*one) for one in made)
    refuse_contradictions([], held)
    with pytest.raises(BadInput, match=r"cannot be judged \w+, for anna judged .* undo one of these first, by its id"):
        refuse_contradictions(held, [place(judged(*new), held)])


@pytest.mark.parametrize(
    ("made", "new"),
    [
        ([("x:a", "x:b", "different"), ("x:b", "x:c", "different")], ("x:a", "x:c", "same")),
        ([("x:a", "x:b", "same"), ("x:c", "x:d", "same")], ("x:a", "x:c", "different")),
        ([("x:a", "x:b", "same"), ("x:b", "x:c", "unsure")], ("x:a", "x:c", "same")),
        ([(MENTION, "x:a", "same"), ("x:a", "x:b", "same")], (MENTION, "x:b", "same")),
        ([("x:a", "x:b", "same"), ("x:b", "x:c", "same")], ("x:a", "x:b", "different")),
    ],
)
def test_what_contradicts_nothing_is_let_through(made: list[tuple[str, str, str]], new: tuple[str, str, str]) -> None:
    held = placed(judged(*one) for one in made)
    refuse_contradictions(held, [place(judged(*new), held)])


def test_being_unsure_is_kept_and_decides_nothing() -> None:
    found = rulings([judged("x:b", "x:a", "unsure")])
    assert found == Rulings(unsure=frozenset({("x:a", "x:b")}))


def test_of_contradictory_ledgers_the_earlier_word_holds_and_the_later_is_disputed() -> None:
    first, second = apart(judged("x:a", "x:b", "same"), judged("x:a", "x:b", "different", "bert", "2026-01-02"))
    found = weigh([second, first])
    assert found.stands == (first,)
    assert [(one.judgement, one.against) for one in found.disputes] == [(second, (first,))]


def test_a_further_word_settles_a_dispute() -> None:
    made = apart(judged("x:a", "x:b", "same"), judged("x:a", "x:b", "different", "bert", "2026-01-02"))
    made.append(place(judged("x:b", "x:a", "different", "carla", "2026-01-03"), made))
    found = weigh(made)
    assert (found.stands, found.disputes) == ((made[-1],), ())


def test_what_goes_with_a_judgement_falls_with_it() -> None:
    fact = place(judged("d#1", "", "accept"), [])
    name = Judgement("d#2", "", "accept", "anna", "2026-01-01", over=(), follows=fact.id)
    assert rulings([fact, name]).accepted == {"d#1", "d#2"}
    undo = place(judged("d#1", "", "undo"), [fact, name])
    assert rulings([fact, name, undo]) == Rulings()


def test_what_goes_with_a_judgement_yields_to_a_word_that_was_meant() -> None:
    fact = place(judged("d#1", "", "accept"), [])
    name = Judgement("d#2", "", "accept", "anna", "2026-01-01", over=(), follows=fact.id)
    (meant,) = apart(judged("d#2", "", "reject", "bert", "2026-01-02"))
    found = rulings([fact, name, meant])
    assert (found.accepted, found.rejected) == ({"d#1"}, {"d#2"})
    assert weigh([fact, name, meant]).disputes == ()


def test_the_label_of_a_joined_thing_is_that_of_what_took_its_place_unless_this_has_its_own() -> None:
    names = [
        Judgement("x:a", "Own", "label", "anna", "2026-01-01", language="en"),
        Judgement("x:b", "Joined", "label", "anna", "2026-01-02", language="en"),
        Judgement("x:b", "Unito", "label", "anna", "2026-01-02", language="it"),
    ]
    assert rulings([*names, judged("x:b", "x:a", "same")]).labels == {"x:a": {"en": "Own", "it": "Unito"}}


def test_a_broken_line_is_named(tmp_path: Path) -> None:
    path = tmp_path / "decisions.jsonl"
    ledger.append(path, judged("x:a", "x:b", "same"))
    with path.open("a") as out:
        out.write('{"left": "x:a"\n')
    with pytest.raises(BadInput, match=r"decisions\.jsonl, line 2: not a judgement"):
        ledger.read(path)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('{"left": "x:a", "right": "x:b", "verdict": "equal", "by": "a", "at": "1"}', "verdict 'equal'; expected one"),
        ('{"left": "x:a", "right": "b", "verdict": "same", "by": "a", "at": "1"}', "'right' is 'b'; expected an IRI"),
        ('{"left": "x:a", "right": "x:b", "verdict": "same", "at": "1"}', "names nobody in 'by'"),
        ('{"left": 1, "right": "x:b", "verdict": "same", "by": "a", "at": "1"}', "'left' is no text"),
        ('{"left": "x:a", "right": "x:b", "verdict": "same", "by": "a", "at": "1", "over": "x"}', "no list of ids"),
        ('["x:a", "x:b"]', "expected an object in braces"),
        ("[" * 100_000, "line 1: not a judgement"),
        ('{"left": "x:a", "right": "x:b> <x:p> <x:q> .", "verdict": "same", "by": "a", "at": "1"}', "Invalid IRI"),
        ('{"left": "x:a> <x:p> <x:q> .", "right": "N", "verdict": "label", "by": "a", "at": "1"}', "Invalid IRI"),
        ('{"left": "x:a", "right": "N", "verdict": "label", "by": "a", "at": "1", "language": "it> <"}', "a code such"),
        ('{"left": "x:a", "right": "\\ud800", "verdict": "label", "by": "a", "at": "1"}', "surrogates not allowed"),
        ('{"left": "x:a", "right": "x:b", "verdict": "same", "by": "a", "at": "1", "__class__": "b"}', "__class__"),
    ],
)
def test_a_line_that_is_no_judgement_is_refused_with_the_reason(line: str, said: str) -> None:
    with pytest.raises(BadInput, match=said):
        ledger.from_lines(line, "other.jsonl")


def test_a_ledger_reads_back_what_was_written(tmp_path: Path) -> None:
    made = [judged("x:à", "x:b", "same"), judged("d#1", "", "reject")]
    made.append(Judgement("x:a", "A\u2028B", "label", "anna", "2026", "why", "it", ("0" * 12,), "1" * 12))
    for one in made:
        ledger.append(tmp_path / "decisions.jsonl", one)
    assert ledger.read(tmp_path / "decisions.jsonl") == tuple(made)


def test_a_last_line_that_was_cut_off_is_left_out_and_then_set_aside(tmp_path: Path) -> None:
    path, whole = tmp_path / "decisions.jsonl", placed([judged("x:a", "x:b", "same")])
    ledger.append(path, *whole)
    cut = ledger.to_lines([judged("x:é", "x:c", "same")]).encode().partition(b"\xc3")[0] + b"\xc3"
    with path.open("ab") as out:
        out.write(cut)

    assert ledger.read(path) == tuple(whole)
    assert ledger.torn(path) == cut.decode(errors="replace")
    aside = ledger.set_aside(path)
    assert aside
    assert aside.read_text().startswith('{"at": "2026-01-01"')
    assert (ledger.read(path), ledger.torn(path), ledger.set_aside(path)) == (tuple(whole), "", None)


def test_a_whole_last_line_without_a_line_end_counts_and_is_not_run_into(tmp_path: Path) -> None:
    path, made = tmp_path / "decisions.jsonl", placed([judged("x:a", "x:b", "same"), judged("x:c", "x:d", "same")])
    path.write_text(ledger.to_lines(made[:1]).rstrip("\n"))
    ledger.append(path, made[1])
    assert ledger.read(path) == tuple(made)


def test_lines_that_have_to_change_keep_what_they_override_and_take_back() -> None:
    made = [place(judged("x:a", "x:b", "same", "eva"), [])]
    made.append(place(judged("x:a", "x:b", "different"), made))
    made.append(place(judged("x:a", "x:b", "undo", "eva"), made))
    made.append(place(judged("x:c", "x:d", "same"), made))
    made.append(Judgement("d#2", "", "accept", "eva", "2026-01-01", over=(), follows=made[0].id))

    lines = ledger.to_lines(made).splitlines()
    found = ledger.from_lines("\n".join(rewritten(lines, lambda line: line.replace("eva", "erased"))), "new")
    assert {(one.left, one.verdict, one.by) for one in standing(found)} == {
        ("x:c", "same", "anna"),
        ("d#2", "accept", "erased"),
        ("x:a", "same", "erased"),
    }
    assert rewritten(lines, lambda line: line) == lines
    left_out = ledger.from_lines("\n".join(rewritten(lines, lambda line: None if "x:a" in line else line)), "new")
    assert [one.left for one in left_out] == ["x:c", "d#2"]


def test_old_lines_that_do_not_say_what_they_override_change_alone() -> None:
    lines = ledger.to_lines([judged("x:a", "x:b", "same", "eva"), judged("x:a", "x:b", "undo")]).splitlines()
    found = rewritten(lines, lambda line: line.replace("eva", "erased"))
    assert found[1] == lines[1]
    assert standing(ledger.from_lines("\n".join(found), "new")) == []
