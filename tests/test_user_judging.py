"""Judgements as users type them: short IRIs, things that are not there, second thoughts, suggestions to settle."""

from __future__ import annotations

from pathlib import Path

import pytest

import triptych
from graph import ledger
from graph.library import Reading
from graph.model import Literal, Mention, Name, Statement, Term, document_of
from graph.write import Writer
from triptych.__main__ import main

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
PAGE = (
    "CircE (European regions toward Circular Economy) is an Interreg Europe project with 8 partners.\n\n"
    "CircPro is an Interreg Europe project with 12 partners, among them the Province of Torino.\n"
)
CIRCE, CIRCPRO = "id:project/circe", "id:project/circpro"


@pytest.fixture
def store(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> str:
    page = tmp_path / "page.txt"
    page.write_text(PAGE, encoding="utf-8")
    assert main(["load", str(page), "--store", str(tmp_path / "store")]) == 0
    capsys.readouterr()
    return str(tmp_path / "store")


def decide(store: str, *words: str) -> int:
    return main(["decide", *words, "--by", "anna", "--store", store])


def projects(store: str) -> int:
    return len(triptych.open(store).query("SELECT DISTINCT ?p { ?p a tri:Project }").records())


def test_short_iris_are_written_out_and_judged_the_same(store: str) -> None:
    assert projects(store) == 2
    assert decide(store, "same", CIRCE, CIRCPRO) == 0
    assert projects(store) == 1
    assert decide(store, "same", CIRCPRO, CIRCE, "--undo") == 0
    assert projects(store) == 2


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["same", "x", "y"], "'x': nothing in this store has this IRI"),
        (["different", CIRCE, "id:project/none"], "'id:project/none': nothing in this store"),
        (["same", CIRCE, CIRCE], "both names mean this one thing"),
        (["same", CIRCE, "nuts:ITC1"], "different kinds (project but territory)"),
        (["same", CIRCE, "FR"], "'FR': nothing in this store has this IRI"),
        (["same", CIRCE], "name the two things"),
        (["accept", "nope"], "'nope': no such statement"),
        (["reject", "0123456789abcdef#0"], "no such statement"),
        (["accept", "a", "b"], "judges one statement"),
        (["same", CIRCE, CIRCPRO, "--undo"], "nothing is decided about this"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_what_makes_no_sense_is_refused_and_not_kept(
    words: list[str], said: str, store: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert decide(store, *words) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert said in line
    assert not Path(store, "decisions.jsonl").exists()


def test_a_judgement_that_overrides_another_says_so(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    decide(store, "different", CIRCE, CIRCPRO)
    assert capsys.readouterr().err == ""
    assert decide(store, "same", CIRCPRO, CIRCE) == 0
    assert "note: anna had judged this different" in capsys.readouterr().err


def test_judging_where_no_store_is_makes_none(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert decide(str(tmp_path / "nothing"), "same", CIRCE, CIRCPRO) == 1
    assert "no store here" in capsys.readouterr().err
    assert not (tmp_path / "nothing").exists()


def test_the_ids_that_review_lists_are_those_that_accept_takes(tmp_path: Path) -> None:
    graph = triptych.open(tmp_path / "store")
    graph.load(EXAMPLES)
    first, *rest = graph.suggestions()
    assert first.quote
    assert first.reason
    assert decide(str(tmp_path / "store"), "accept", first.id) == 0
    assert graph.suggestions() == tuple(rest)


def test_showing_a_thing_with_ids_names_the_statements_behind_it(
    store: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["show", CIRCE, "--ids", "--store", store]) == 0
    (line,) = [line for line in capsys.readouterr().out.splitlines() if "#" in line and ": 8 " in line]
    assert decide(store, "reject", line.split()[0]) == 0
    capsys.readouterr()
    main(["query", "SELECT ?n { <id/project/circe> tri:partnerCount ?n }", "--store", store, "--format", "csv"])
    assert capsys.readouterr().out.split() == ["n"]


def test_review_prints_what_waits(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["review", "--store", store]) == 0
    assert " waiting; 'triptych decide accept ID'" in capsys.readouterr().out


def test_showing_what_is_no_text_is_refused(store: str) -> None:
    with pytest.raises(triptych.BadInput, match="None: no thing"):
        triptych.open(store).show(None)


def suggested(folder: Path) -> dict[str, str]:
    """A store in which a document suggests that a project has a partner; the statements' ids by what they say."""
    text = "The Sharing Shed joined TOOLSHARE."
    document = document_of(text)
    shed = Mention(document.id, "Organization", 4, 16, (Name("Sharing Shed"),))
    project = Mention(document.id, "Project", 24, 33, (Name("TOOLSHARE", None, "acronym"),))
    said = {
        "partner": (project, "hasPartner", shed),
        "shed": (shed, "type", Term("Organization")),
        "shed's name": (shed, "label", Literal("Sharing Shed")),
        "project": (project, "type", Term("Project")),
        "project's theme": (project, "theme", Term("theme/circular-economy")),
    }
    made = {key: Statement(*claim, 0, len(text), "doubtful.1", 0.4, "suggested") for key, claim in said.items()}
    with Writer(folder) as writer:
        writer.put([Reading("shed.txt", document, tuple(made.values()))])
    return {key: f"{document.id}#{one.id}" for key, one in made.items()}


def waiting(folder: Path) -> set[str]:
    return {one.id for one in triptych.open(folder).suggestions()}


def test_who_accepts_a_fact_accepts_the_classes_and_names_of_its_things(tmp_path: Path) -> None:
    ids = suggested(tmp_path)

    assert decide(str(tmp_path), "accept", ids["partner"]) == 0
    assert waiting(tmp_path) == {ids["project's theme"]}


def test_a_name_that_somebody_rejected_stays_rejected_when_a_fact_is_accepted(tmp_path: Path) -> None:
    ids = suggested(tmp_path)
    decide(str(tmp_path), "reject", ids["shed's name"])
    decide(str(tmp_path), "accept", ids["partner"])

    verdicts = {one.left: one.verdict for one in ledger.read(tmp_path / "decisions.jsonl")}
    assert verdicts[ids["shed's name"]] == "reject"
    assert verdicts[ids["shed"]] == "accept"


def test_a_class_can_be_accepted_alone(tmp_path: Path) -> None:
    ids = suggested(tmp_path)
    decide(str(tmp_path), "accept", ids["shed"])

    assert ids["partner"] in waiting(tmp_path)
