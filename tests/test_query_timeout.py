"""Queries that end: in time, by Ctrl+C, and with the same answer as without a bound."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import triptych
from graph.errors import BadQuery
from graph.results import Triples
from graph.service.bounded import bounded
from tests.explorer_store import make_store
from triptych.in_time import in_time

ROOT = Path(__file__).parents[1]
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
KINDS = {
    "rows": "SELECT ?s ?p ?o { ?s ?p ?o } ORDER BY ?s ?p ?o",
    "no rows": "SELECT ?s { ?s a tri:NoSuchThing }",
    "unbound cells": "SELECT ?s ?no { ?s a tri:Project OPTIONAL { ?s tri:noSuch ?no } } ORDER BY ?s",
    "values": 'SELECT ?v { VALUES ?v { 1 2.50 1e3 true "a\\"\\n\\tb" "città"@it <x> "2021"^^xsd:gYear } }',
    "blank nodes": "SELECT (isBlank(?b) AS ?is) { BIND(BNODE() AS ?b) }",
    "a yes": "ASK { ?s a tri:Project }",
    "a no": "ASK { ?s a tri:NoSuchThing }",
    "triples": "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }",
    "a description": "DESCRIBE ?s WHERE { ?s a tri:Project }",
    "evidence": "SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g ORDER BY ?g",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_store(tmp_path_factory.mktemp("timeout") / "store")


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_an_answer_within_the_time_is_the_one_without_a_bound(folder: Path, kind: str) -> None:
    with triptych.open(folder) as graph:
        free, in_time = graph.query(KINDS[kind]), graph.query(KINDS[kind], timeout=30)

    assert in_time == free
    assert in_time.write("ttl" if isinstance(free, Triples) else "json") == free.write(
        "ttl" if isinstance(free, Triples) else "json"
    )


@pytest.mark.parametrize(
    "sparql",
    [
        "SELECT ?s { ?s a tri:Project",
        "SELECT ?s { ?s a nowhere:Project }",
        "",
        "DELETE WHERE { ?s ?p ?o }",
        "SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }",
    ],
)
def test_what_is_refused_is_refused_in_the_same_words(folder: Path, sparql: str) -> None:
    said = []
    for timeout in (None, 30.0):
        with triptych.open(folder) as graph, pytest.raises(BadQuery) as refused:
            graph.query(sparql, timeout=timeout)
        said.append(str(refused.value))

    assert said[1] == said[0]


def test_parameters_are_filled_in_before_a_bounded_query(folder: Path) -> None:
    with triptych.open(folder) as graph:
        found = graph.query("SELECT ?v { BIND(?given AS ?v) }", timeout=30, given="Torino")

    assert found.records() == ({"v": "Torino"},)  # type: ignore[union-attr]  # a SELECT gives a table


def test_a_shipped_question_has_the_same_answer_within_a_bound(folder: Path) -> None:
    with triptych.open(folder) as graph:
        free, in_time = graph.ask("plans-validated"), graph.ask("plans-validated", timeout=30)

    assert in_time == free


def test_a_query_that_takes_too_long_is_stopped_with_the_cure(folder: Path) -> None:
    with triptych.open(folder) as graph, pytest.raises(BadQuery) as refused:
        graph.query(ENDLESS, timeout=0.3)

    assert str(refused.value) == (
        "the query took longer than 0.3 seconds and was stopped; ask for less, use LIMIT, or give it more time"
    )


def test_the_worker_is_gone_when_its_block_is_left_by_ctrl_c(folder: Path) -> None:
    with triptych.open(folder) as graph:
        block = bounded(graph.reader, folder, 30)
        worker = block.__enter__().worker
        kept_quiet = block.__exit__(KeyboardInterrupt, KeyboardInterrupt(), None)

    assert not kept_quiet
    with pytest.raises(ProcessLookupError):
        os.kill(worker.pid, 0)


@pytest.mark.parametrize("limit", ["600", "0"])
def test_ctrl_c_ends_the_command_while_the_engine_answers(folder: Path, limit: str) -> None:
    command = [sys.executable, "-m", "triptych", "query", ENDLESS, "--store", str(folder), "--timeout", limit]
    asked = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    try:
        _wait_for_work(asked.pid)
        asked.send_signal(signal.SIGINT)
        said = asked.communicate(timeout=30)[1]
    finally:
        asked.kill()  # one that does not heed Ctrl+C would work on beside all other tests

    assert (asked.returncode, said.partition(";")[0]) == (130, "triptych: stopped")


def _wait_for_work(pid: int) -> None:
    """Wait until a command has worked longer than its start takes."""
    if not Path(f"/proc/{pid}/stat").exists():
        pytest.skip("only Linux tells what a process has worked")
    for _ in range(1200):
        if int(Path(f"/proc/{pid}/stat").read_text().split()[13]) > 150:  # hundredths of a second
            return
        time.sleep(0.05)
    raise AssertionError("the query never began")


@pytest.mark.parametrize(
    "sparql",
    [
        ENDLESS,
        "SELECT ?a { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(CONCAT(STR(?a), STR(?d), STR(?g)) = 'no') }",
    ],
)
def test_a_command_that_takes_too_long_ends_with_the_cure(folder: Path, sparql: str) -> None:
    command = [sys.executable, "-m", "triptych", "query", sparql, "--store", str(folder), "--timeout", "0.5"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)

    assert (done.returncode, done.stdout, done.stderr) == (
        1,
        "",
        "triptych: the query took longer than 0.5 seconds and was stopped; "
        "ask for less, use LIMIT, or give it more time\n",
    )


def test_what_work_raises_is_raised_where_it_is_awaited() -> None:
    def fail() -> None:
        raise BadQuery("no such thing")

    with pytest.raises(BadQuery, match="no such thing"):
        in_time(fail, 30)


@pytest.mark.parametrize("given", ["-1", "soon", "nan", "inf"])
def test_a_timeout_that_is_no_time_is_wrong_use(folder: Path, given: str, capsys: pytest.CaptureFixture[str]) -> None:
    from triptych.__main__ import main

    with pytest.raises(SystemExit) as ended:
        main(["query", "ASK {}", "--store", str(folder), f"--timeout={given}"])

    assert (ended.value.code, f"'{given}': expected a number of seconds" in capsys.readouterr().err) == (2, True)


def test_a_query_on_the_command_line_imports_no_web_framework(folder: Path) -> None:
    program = (
        "import sys; from triptych.__main__ import main; "
        f"main(['query', 'ASK {{}}', '--store', {str(folder)!r}]); print('starlette' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)

    assert done.stdout.splitlines()[-1] == "False"
