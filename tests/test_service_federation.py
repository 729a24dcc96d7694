"""SERVICE to the servers that are named, and to no other, however it is spelled."""

from __future__ import annotations

import json
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.served import Served, serving
from tests.test_service_bounds import CALLS, HARMLESS

LIMITS = ("--limit", "workers=1", "--limit", "seconds=10")


@pytest.fixture(scope="module")
def other(store: Path) -> Iterator[Served]:
    with serving(store, *LIMITS) as running:
        yield running


@pytest.fixture(scope="module")
def calling(store: Path, other: Served, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    log = tmp_path_factory.mktemp("calling") / "access.log"
    with serving(store, *LIMITS, "--server", f"{other.address}/sparql", log=log) as running:
        yield running


def test_a_named_server_answers_within_a_query(calling: Served, other: Served) -> None:
    query = (
        "SELECT ?lead { ?project tri:acronym 'CircPro' "
        f"SERVICE <{other.address}/sparql> {{ ?project <https://w3id.org/triptych/ontology#leadPartner> ?lead }} }}"
    )
    answers = [calling.ask(query, "application/sparql-results+json") for _ in range(2)]

    assert [len(json.loads(one.body)["results"]["bindings"]) for one in answers] == [1, 1]
    assert "etag" not in answers[0].headers  # the other server may say something else tomorrow
    assert other.log.read_text().count("POST /sparql 200") >= 2


def test_no_other_server_is_called_however_it_is_spelled(calling: Served, other: Served) -> None:
    allowed = f"{other.address}/sparql"
    hidden = [
        f"SELECT * {{{{ SERVICE <{allowed}> {{{{ }}}} SERVICE <{{at}}> {{{{ ?s ?p ?o }}}} }}}}",
        f"SELECT * {{{{ SERVICE <{allowed}> {{{{ SERVICE <{{at}}> {{{{ ?s ?p ?o }}}} }}}} }}}}",
        f"SELECT * {{{{ VALUES ?x {{{{ <{{at}}> }}}} SERVICE ?x {{{{ }}}} SERVICE <{allowed}> {{{{ }}}} }}}}",
        f"PREFIX a: <{{at}}> SELECT * {{{{ SERVICE <{allowed}> {{{{ }}}} SERVICE a: {{{{ ?s ?p ?o }}}} }}}}",
        f"PREFIX a: <{{at}}> SELECT * {{{{ SERVICE <{allowed}> {{{{ }}}} SERVICE SILENT a: {{{{ ?s ?p ?o }}}} }}}}",
        f"BASE <{{at}}> SELECT * {{{{ SERVICE <{allowed}> {{{{ }}}} SERVICE <> {{{{ ?s ?p ?o }}}} }}}}",
        f"SELECT * {{{{ SERVICE <{allowed}> {{{{ }}}} ?s ?p ex:a\\# SERVICE <{{at}}> {{{{ ?s ?p ?o }}}} \n}}}}",
        f"SELECT * {{{{ SERVICE <{allowed}> {{{{ }}}} \\u0053ERVICE <{{at}}> {{{{ ?s ?p ?o }}}} }}}}",
        f"SELECT * {{{{ SERVICE <{allowed}/../../> {{{{ ?s ?p ?o }}}} SERVICE <{{at}}> {{{{ }}}} }}}}",
    ]
    with socket.create_server(("127.0.0.1", 0)) as listener:
        at = f"http://127.0.0.1:{listener.getsockname()[1]}/"
        found = {
            query: calling.call(
                "POST", "/sparql", query.format(at=at).encode(), Content_Type="application/sparql-query"
            )
            for query in [*CALLS, *hidden]
        }
        listener.setblocking(False)
        with pytest.raises(BlockingIOError):  # nobody has called
            listener.accept()

    assert {query: one.status for query, one in found.items() if one.status not in {400, 403}} == {}
    assert other.address in found[hidden[0]].text  # the refusal says which servers may be called


def test_a_server_that_is_down_is_an_error_and_with_silent_none(store: Path, tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        down = f"http://127.0.0.1:{closed.getsockname()[1]}/sparql"
    with serving(store, *LIMITS, "--server", down, log=tmp_path / "log") as running:
        statuses = [running.ask(f"ASK {{ SERVICE {silent}<{down}> {{ }} }}").status for silent in ("", "SILENT ")]

        assert statuses == [400, 200]


@pytest.mark.parametrize("query", HARMLESS[:6])
def test_queries_that_call_nobody_are_answered_as_ever(calling: Served, query: str) -> None:
    assert calling.ask(query).status == 200


def test_the_description_says_that_queries_may_call_others(calling: Served, other: Served) -> None:
    said = [one.get("/sparql", Accept="text/turtle").text for one in (calling, other)]

    assert ["BasicFederatedQuery" in text for text in said] == [True, False]
