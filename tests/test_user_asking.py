"""Questions as users type them: themes by name, parameters of the wrong kind, terms that do not exist."""

from __future__ import annotations

from pathlib import Path

import pytest

import triptych
from graph.errors import BadInput, BadQuery, NotFound
from graph.iri import BASE
from graph.naming import resolve
from graph.query import run, unknown_terms
from graph.questions import ask
from tests.small_graph import small_graph
from triptych.__main__ import main


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("asking")
    page = folder / "page.txt"
    page.write_text("CircE is an Interreg Europe project with 8 partners.\n", encoding="utf-8")
    triptych.open(folder / "store").load(page)
    return str(folder / "store")


@pytest.mark.parametrize("theme", ["circular economy", "Economia circolare", "theme:circular-economy"])
def test_a_theme_may_be_named_in_any_language(theme: str) -> None:
    reader = small_graph()
    expected = ask(reader, "theme-over-time", theme=BASE + "vocab/theme/circular-economy")
    assert ask(reader, "theme-over-time", theme=theme) == expected


def test_a_theme_that_is_none_names_those_like_it() -> None:
    with pytest.raises(NotFound, match="did you mean theme:circular-economy"):
        ask(small_graph(), "theme-over-time", theme="circular ekonomy")


def test_a_type_that_is_none_is_refused() -> None:
    with pytest.raises(NotFound, match="type='x': no type is called that alone"):
        ask(small_graph(), "actions-elsewhere", type="x")


def test_a_project_is_no_plan() -> None:
    with pytest.raises(
        BadInput, match="plan='id:project/circpro': is of the class Project, where ActionPlan is wanted"
    ):
        ask(small_graph(), "plan-rests-on", plan="id:project/circpro")


def test_names_that_are_hardly_alike_are_no_guess() -> None:
    with pytest.raises(NotFound, match="no name in this store is like it"):
        resolve(small_graph(), "Nothing here")


def test_terms_that_do_not_exist_are_noted_with_the_nearest(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["query", "SELECT ?p { ?p a tri:Projekt }", "--store", store]) == 0
    assert "tri:Projekt is no term of the ontology; did you mean tri:Project?" in capsys.readouterr().err


def test_terms_in_texts_and_comments_are_no_terms() -> None:
    assert unknown_terms("ASK { ?s ?p 'tri:x' } # tri:y") == ()


def test_a_short_iri_with_a_slash_is_told_how_to_be_written() -> None:
    with pytest.raises(BadQuery, match=r"id:project/circe, is written id:project\\/circe or <id/project/circe>"):
        run(small_graph(), "SELECT ?p { id:project/circe ?p ?o }")


@pytest.mark.parametrize("text", ["id:project\\/circpro", "<id/project/circpro>"])
def test_both_ways_to_write_it_are_understood(text: str) -> None:
    assert str(run(small_graph(), f"ASK {{ {text} a tri:Project }}")) == str(run(small_graph(), "ASK {}"))


def test_a_parameter_given_twice_is_refused(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["query", "ASK {}", "--param", "a=1", "--param", "a=2", "--store", store]
    assert main(words) == 1
    assert "--param a: given twice" in capsys.readouterr().err


@pytest.mark.parametrize("content", [None, b"\xff"], ids=["missing", "no text"])
def test_a_query_file_that_cannot_be_read_is_one_line_with_a_cure(
    content: bytes | None, store: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    if content:
        (tmp_path / "q.rq").write_bytes(content)
    assert main(["query", "--file", str(tmp_path / "q.rq"), "--store", store]) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert "Errno" not in line
    assert "; " in line


def test_fewer_than_one_path_is_refused(store: str) -> None:
    with pytest.raises(BadInput, match="-3 paths: expected a number from 1 on"):
        triptych.open(store).paths("CircE", "CircE", -3)


def test_a_table_is_not_offered_as_triples(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["conflicts", "--format", "ttl", "--store", store])
    assert "invalid choice: 'ttl'" in capsys.readouterr().err


def test_triples_come_as_rdf_xml_too(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    query = "CONSTRUCT WHERE { ?s a tri:Project }"
    assert main(["query", query, "--format", "rdf", "--store", store]) == 0
    assert "<rdf:RDF" in capsys.readouterr().out
