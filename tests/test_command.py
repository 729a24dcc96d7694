"""The command line: what it prints, and its exit status: 0 done, 1 refused, 2 wrong use."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from graph.write import Writer
from triptych.__main__ import main

EXAMPLES = Path(__file__).parent.parent / "examples"
PAGE = "CircE (European regions toward Circular Economy) is an Interreg Europe project with 8 partners.\n"


@pytest.fixture
def store(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> str:
    page = tmp_path / "page.txt"
    page.write_text(PAGE, encoding="utf-8")
    folder = str(tmp_path / "store")
    assert main(["load", str(page), "--store", folder]) == 0
    capsys.readouterr()
    return folder


def test_the_shipped_examples_load_with_nothing_refused_or_kept_out(tmp_path: Path) -> None:
    assert main(["load", str(EXAMPLES), "--store", str(tmp_path / "store")]) == 0  # make app ends where it is not


def errors(capsys: pytest.CaptureFixture[str]) -> list[str]:
    return capsys.readouterr().err.splitlines()


def test_loading_prints_a_summary(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "page.txt").write_text(PAGE, encoding="utf-8")
    assert main(["load", str(tmp_path / "page.txt"), "--store", str(tmp_path / "store")]) == 0
    assert capsys.readouterr().out.startswith("1 document loaded, 0 unchanged, 0 refused, ")


def test_loading_writes_its_report_as_json(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(PAGE, encoding="utf-8")
    report = tmp_path / "report.json"
    main(["load", str(tmp_path / "page.txt"), "--store", str(tmp_path / "store"), "--report", str(report)])
    assert json.loads(report.read_text())["loaded"] == [str(tmp_path / "page.txt")]


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [("missing.txt", None, "no such file"), ("empty.txt", b"", "empty"), ("junk.txt", bytes(range(256)) * 9, "binary")],
)
def test_bad_files_are_refused_in_one_line(
    name: str, content: bytes | None, reason: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    assert main(["load", str(tmp_path / name), "--store", str(tmp_path / "store")]) == 1
    said = errors(capsys)
    assert len(said) == 1
    assert name in said[0]
    assert reason in said[0]


def test_an_answer_says_beside_it_how_it_is_cited(
    store: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TRIPTYCH_PUBLISHER", "Region Linn")
    query = "SELECT ?a { ?p tri:acronym ?a }"
    assert main(["query", query, "--store", store, "--format", "csv", "--cite"]) == 0
    answer, cited = capsys.readouterr()

    assert answer.split() == ["a", "CircE"]
    assert re.fullmatch(r"Region Linn: Triptych, state \d+\. Query [0-9a-f]{10}, asked on [0-9-]{10}\. (.+)\n", cited)
    assert cited.endswith(f" {query}\n")


def test_a_broken_query_is_one_line_that_says_where(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["query", "SELECT ?s WHERE { ?s ?p }", "--store", store]) == 1
    said = errors(capsys)
    assert len(said) == 1
    assert "line 1, column" in said[0]


def test_a_query_that_writes_is_refused(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["query", "DELETE WHERE { ?s ?p ?o }", "--store", store]) == 1
    assert "changes the store" in errors(capsys)[0]


def test_an_unknown_option_is_wrong_use(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(["load", "--jbos", "2"])
    assert caught.value.code == 2
    assert "unrecognized arguments: --jbos" in capsys.readouterr().err


def test_no_store_is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["find", "x", "--store", str(tmp_path / "nothing")]) == 1
    assert "no store here; make one with" in errors(capsys)[0]
    assert not (tmp_path / "nothing").exists()


def test_a_locked_store_is_one_line_that_says_who_holds_it(
    store: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("triptych.knowledge_graph.WAIT", 0.1)
    with Writer(Path(store)):
        assert main(["forget", "anything", "--store", store]) == 1
    said = errors(capsys)
    assert len(said) == 1
    assert "is writing to this store" in said[0]


def test_results_come_in_the_format_asked_for(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["query", "SELECT ?n { ?p tri:partnerCount ?n }", "--store", store, "--format", "csv"]) == 0
    assert capsys.readouterr().out.split() == ["n", "8"]


def test_a_parameter_stands_for_a_variable(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    query = "SELECT ?p { ?p tri:acronym ?name }"
    assert main(["query", query, "--param", "name=CircE", "--store", store, "--format", "csv"]) == 0
    assert capsys.readouterr().out.split()[1:] == ["https://w3id.org/triptych/id/project/circe"]


def test_extract_prints_the_statement_contract(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "page.txt").write_text(PAGE, encoding="utf-8")
    assert main(["extract", str(tmp_path / "page.txt")]) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    keys = (
        "subject subjectType subjectLabel subjectAliases predicate object objectType objectLabel objectAliases value "
        "datatype lang nuts country objectNuts objectCountry document start end quote page cell rule confidence status"
    )
    assert {frozenset(line) for line in lines} == {frozenset(keys.split())}
    (count,) = [line for line in lines if line["predicate"] == "partnerCount"]
    assert (count["subjectLabel"], count["value"], count["status"]) == ("CircE", "8", "asserted") or count[
        "subjectAliases"
    ] == ["CircE"]


@pytest.mark.parametrize("form", ["nq", "trig", "ttl", "nt", "jsonld", "rdf"])
def test_the_graph_is_exported_in_every_format(form: str, store: str, tmp_path: Path) -> None:
    target = tmp_path / f"graph.{form}"
    assert main(["export", str(target), "--store", store]) == 0
    assert target.stat().st_size > 1000


def test_an_unknown_export_format_names_the_known_ones(
    store: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", str(tmp_path / "graph.doc"), "--store", store]) == 1
    assert "choose one of nq, trig" in errors(capsys)[0]


def test_documents_are_listed_and_forgotten_by_path(
    store: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["documents", "--store", store])
    assert capsys.readouterr().out.split()[1] == str(tmp_path / "page.txt")
    assert main(["forget", str(tmp_path / "page.txt"), "--store", store]) == 0
    capsys.readouterr()
    main(["documents", "--store", store])
    assert capsys.readouterr().out == ""


def test_statistics_count_things_by_class(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    main(["stats", "--json", "--store", store])
    found = json.loads(capsys.readouterr().out)
    assert found["documents"] == 1
    assert found["things"]["Project"] == 1


def test_every_command_has_help_with_an_example(capsys: pytest.CaptureFixture[str]) -> None:
    from triptych.commandline import parser

    commands = next(action for action in parser()._actions if action.choices).choices
    assert commands
    for name in commands:
        with pytest.raises(SystemExit):
            main([name, "--help"])
        assert f"example: triptych {name}" in " ".join(capsys.readouterr().out.split())


def test_a_dash_exports_to_standard_output_and_nothing_else(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", "-", "--store", store, "--format", "nt"]) == 0
    written = capsys.readouterr().out
    assert written
    assert {line[-1:] for line in written.splitlines()} == {"."}


def test_a_full_disk_is_one_line(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", "/dev/full", "--format", "nt", "--store", store]) == 1
    assert "/dev/full: cannot be written (No space left on device)" in errors(capsys)[0]
    assert Path("/dev/full").is_char_device()
