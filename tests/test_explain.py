"""What ``triptych extract --explain`` shows: mentions, claims and refused candidates, on a terminal and as a page."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from graph.model import XSD, Literal, Mention, Name, Statement, document_of
from loaders import registry
from loaders.explaining import Explanation, Passage, explain
from loaders.extract import rules
from loaders.extract.hypotheses import Hypothesis
from loaders.extract.rules import extract
from loaders.reading import Read, read
from loaders.tabular import proposed
from triptych.__main__ import main
from triptych.explained.page import page
from triptych.explained.text import explained

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
TABLE = Path(__file__).parent / "data" / "tables" / "operations.it.csv"
COLOUR = re.compile(r"\x1b\[[0-9;]*m")
LED = "Lead partner of the project CircPro: Kouvola Innovation Ltd (FI)."
VALIDATED = "The Piemonte Action Plan of the project CircPro was{} validated by the Interreg Europe Joint Secretariat."


def explanation(text: str) -> Explanation:
    document = document_of(text)
    return explain(Read(document, extract(document)), "page.txt")


def lines(text: str) -> list[str]:
    return [*explained(explanation(text), colour=False)]


def test_mentions_stand_in_brackets_with_their_class():
    assert lines(LED)[2] == (
        "  Lead partner of the project [CircPro|Project]: "
        "[[Kouvola|Region] Innovation Ltd|Organization] ([FI|Country])."
    )


def test_a_claim_names_its_rule_and_confidence():
    (claim,) = [line for line in lines(LED) if " leadPartner " in line]

    assert re.fullmatch(r"    says       CircPro – leadPartner – Kouvola Innovation Ltd  \([\w-]+\.1 0\.\d\d\)", claim)


@pytest.mark.parametrize(
    ("start", "end", "weight", "why"),
    [
        (10, 14, 2.0, "lies inside PublicOrganisation “Comune di Alba” (grammar, weight 9)"),
        (0, 24, 8.0, "lost to PublicOrganisation “Comune di Alba” (grammar, weight 9)"),
        (16, 24, -1.0, "its weight of -1 explains nothing"),
    ],
)
def test_a_refused_candidate_names_the_chosen_one_it_lost_to(
    start: int, end: int, weight: float, why: str, monkeypatch: pytest.MonkeyPatch
):
    body = Hypothesis("PublicOrganisation", 0, 14, 9.0, "grammar", body="municipality")
    other = Hypothesis("Event", start, end, weight, "event-name")
    monkeypatch.setattr(rules, "READERS", (lambda _: iter([body, other]),))
    (lost,) = [one for part in explanation("Comune di Alba, giornate").passages for one in part.lost]

    assert (lost.kind, lost.rule, lost.why) == ("Event", "event-name", why)


def test_a_denied_claim_is_held_back_with_the_reason():
    found = lines(VALIDATED.format(" not"))

    assert [line for line in found if "held back" in line and "validatedBy" in line and "denies it" in line]


def test_a_plan_validated_on_no_known_day_keeps_its_validator_but_has_not_the_status():
    found = [line.strip() for line in lines(VALIDATED.format(""))]

    assert [line for line in found if line.startswith("says ") and " validatedBy " in line]
    (status,) = [line for line in found if " status " in line]
    assert status.startswith("held back ")
    assert "does not say on which day" in status


def test_a_plan_validated_on_a_day_has_the_status_since_then():
    found = lines(VALIDATED.format("").replace("Secretariat.", "Secretariat on 7 October 2021."))

    (status,) = [line.strip() for line in found if " status " in line]
    assert status.startswith("says ")
    assert "validated" in status


def test_a_claim_of_high_stakes_is_suggested_with_the_reason(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("loaders.extract.statements.confidences", dict)
    found = lines(VALIDATED.format(""))

    told = [line for line in found if " validatedBy " in line]
    assert told
    assert all(line.startswith("    suggests ") for line in told)
    assert all("high stakes: the rule was right 0 times of 0" in line for line in told)


def test_two_values_for_one_property_are_conflicting():
    document = document_of("CircPro has 8 partners, 9 say others.")
    project = Mention(document.id, "Project", 0, 7, (Name("CircPro"),))
    said = [
        Statement(
            project, "partnerCount", Literal(document.text[at], XSD + "integer"), at, at + 1, "partner-count.1", 0.9
        )
        for at in (12, 24)
    ]
    told = [one for part in explain(Read(document, tuple(said)), "page.txt").passages for one in part.told]

    assert [(one.object, one.status, one.why) for one in told] == [
        ("8", "asserted", ""),
        ("9", "conflicting", "the document gives another value too"),
    ]


def test_every_statement_is_told_once():
    document = read(EXAMPLES / "piemonte-action-plan.en.md")
    told = [one for part in explain(document, "plan").passages for one in part.told if one.status != "held back"]

    assert len(told) == len(document.statements)


@pytest.mark.parametrize("path", sorted(EXAMPLES.iterdir()), ids=lambda path: path.name)
def test_no_word_of_a_document_is_left_out_and_none_is_doubled(path: Path):
    found = explain(read(path), path.name)
    shown = "".join("".join(found.text[part.start : part.end].split()) for part in found.passages)
    letters = "".join(one for one in found.text if one.isalnum())

    assert "".join(one for one in shown if one.isalnum()) == letters


@pytest.mark.parametrize("path", sorted(EXAMPLES.iterdir()), ids=lambda path: path.name)
def test_colours_are_all_that_colour_adds(path: Path):
    found = explain(read(path), path.name)
    coloured = [*explained(found, colour=True)]

    assert [COLOUR.sub("", line) for line in coloured] == [*explained(found, colour=False)]
    assert any("\x1b[" in line for line in coloured)


def test_a_table_is_explained_by_its_profile():
    made = proposed(registry.read(TABLE))
    assert made is not None
    found = explain(read(TABLE, profiles=[made.profile]), TABLE.name)
    rules_of_marks = {mark.rule for part in found.passages for mark in part.marks}

    assert {rule.startswith("table-") for rule in rules_of_marks} == {True}
    assert next(explained(found, colour=False)).startswith(f"{TABLE.name} · table, profile {made.profile.name} · ")


def test_escapes_of_a_terminal_in_a_document_do_nothing():
    hostile = Explanation("x\x1b[2J", "bad \x1b[31mtext", "en", "", (Passage(0, 13, "paragraph", (), (), ()),), ())

    assert "\x1b" not in "\n".join(explained(hostile, colour=False))


def test_the_text_of_a_page_is_escaped():
    made = "".join(page([explanation("<script>alert(1)</script> & " + LED)]))

    assert "<script" not in made
    assert "&lt;script&gt;" in made
    assert "& Lead partner" not in made


def test_a_page_loads_nothing_and_is_light_and_dark():
    made = "".join(page([explanation(LED)]))

    assert not re.search(r"https?://|url\(|@import|src=|<link", made)
    assert "prefers-color-scheme: dark" in made


@pytest.fixture
def plan(tmp_path: Path) -> str:
    (tmp_path / "plan.txt").write_text(LED, encoding="utf-8")
    return str(tmp_path / "plan.txt")


def test_without_a_terminal_there_are_no_colours(plan: str, capsys: pytest.CaptureFixture[str]):
    assert main(["extract", "--explain", plan]) == 0
    assert "\x1b" not in capsys.readouterr().out


def test_colours_come_when_asked_for(plan: str, capsys: pytest.CaptureFixture[str]):
    assert main(["extract", "--explain", plan, "--color"]) == 0
    assert "\x1b[" in capsys.readouterr().out


@pytest.mark.parametrize(("no_color", "coloured"), [("", True), ("1", False)])
def test_a_terminal_has_colours_unless_they_are_unwanted(
    no_color: str, coloured: bool, plan: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("NO_COLOR", no_color)
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    main(["extract", "--explain", plan])

    assert ("\x1b[" in capsys.readouterr().out) == coloured


def test_several_documents_make_one_page(plan: str, capsys: pytest.CaptureFixture[str]):
    assert main(["extract", "--explain", plan, str(EXAMPLES / "circe-project.en.txt"), "--format", "html"]) == 0
    made = capsys.readouterr().out
    assert (made.count("<!doctype html>"), made.count("<article>")) == (1, 2)


@pytest.mark.parametrize("options", [["--explain", "--format", "jsonl"], ["--format", "html"]])
def test_options_that_do_not_go_together_are_wrong_use(
    options: list[str], plan: str, capsys: pytest.CaptureFixture[str]
):
    assert main(["extract", plan, *options]) == 2
    assert "do not go together" in capsys.readouterr().err
