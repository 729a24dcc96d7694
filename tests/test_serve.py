"""``triptych serve``: what it answers beside SPARQL, what it writes down, and that nobody else answers for it."""

from __future__ import annotations

import asyncio
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.routing import Route
from starlette.testclient import TestClient
from starlette.types import Message

from graph.errors import BadInput
from graph.service import Limits, Service
from graph.service.limits import limits_of
from graph.service.sending import answer
from tests.explorer_store import add_later, make_store
from tests.served import ROOT, Served, serving

PROJECTS = "/sparql?query=SELECT%20%3Fa%20%7B%20%3Fp%20tri%3Aacronym%20%3Fa%20%7D"
READABLE = {"/sparql", "/health", "/ontology", "/catalog"}
OURS = ("id", "doc", "vocab", "graph", "data", "page", "sparql", "dumps", "ontology", "catalog", "health")


@pytest.fixture(scope="module")
def served(store: Path) -> Iterator[Served]:
    with serving(store, "--limit", "workers=1", "--origin", "https://elsewhere.example") as running:
        yield running


def test_it_answers_without_loading_the_explorer(served: Served) -> None:
    assert served.get(PROJECTS, Accept="text/csv").text == "a\r\nCircPro\r\n"
    code = "import sys, triptych, graph.service.serving; print('streamlit' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True).stdout == "False\n"


def test_an_address_that_it_does_not_have_is_404_in_one_line(served: Served) -> None:
    found = served.get("/anything")

    assert (found.status, found.text) == (404, "/anything: nothing here\n")


def test_a_port_that_is_taken_is_said_in_one_line(served: Served, store: Path) -> None:
    command = [sys.executable, "-m", "triptych", "serve", "--store", str(store), "--port", str(served.place[1])]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60)

    assert (done.returncode, "cannot listen there" in done.stderr, done.stderr.count("\n")) == (1, True, 1)


def test_websites_that_are_allowed_may_ask(served: Served) -> None:
    allowed, other = (
        served.get(PROJECTS, Origin=f"https://{name}.example").headers.get("access-control-allow-origin")
        for name in ("elsewhere", "nowhere")
    )

    assert (allowed, other) == ("https://elsewhere.example", None)


def test_the_log_says_what_was_asked_but_not_by_whom_nor_the_query(tmp_path: Path, store: Path) -> None:
    log = tmp_path / "access.log"
    with serving(store, "--limit", "workers=1", log=log) as running:
        running.get(PROJECTS, Accept="text/csv")
        running.get("/id/project/no%0Athing")
    lines = log.read_text().splitlines()

    assert [re.sub(r"^\S+Z |\d+ms$", "", line) for line in lines] == [
        "GET /sparql 200 12 ",
        "GET /id/project/no%0Athing 404 88 ",
    ]


def test_the_log_notes_addresses_when_asked(store: Path) -> None:
    lines: list[str] = []
    service = Service(store, Limits(workers=1), log=lines.append, addresses=True)
    with TestClient(Starlette(routes=service.routes())) as client:
        client.get("/health")

    assert [line.split()[0] for line in lines] == ["testclient"]
    assert abs(datetime.fromisoformat(lines[0].split()[1]) - datetime.now(UTC)).days == 0


def test_a_client_that_has_an_answer_gets_304_until_the_store_changes(tmp_path: Path) -> None:
    folder = make_store(tmp_path / "store")
    service = Service(folder, Limits(workers=1))
    with TestClient(Starlette(routes=service.routes(), lifespan=service.lifespan)) as client:
        for path in (PROJECTS, "/data/id/project/circpro.ttl"):
            tag = client.get(path).headers["etag"]
            again = client.get(path, headers={"If-None-Match": f'"other", {tag}'})
            assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
            assert client.head(path).headers["etag"] == tag
        in_another_form = client.get(PROJECTS, headers={"If-None-Match": tag, "Accept": "text/csv"})
        tag = client.get(PROJECTS).headers["etag"]
        add_later(folder)
        changed = client.get(PROJECTS, headers={"If-None-Match": tag})

    assert (in_another_form.status_code, changed.status_code, changed.headers["etag"] != tag) == (200, 200, True)


def test_a_query_whose_answer_changes_by_itself_has_no_tag(client: TestClient) -> None:
    assert "etag" not in client.get("/sparql", params={"query": "SELECT (RAND() AS ?n) { }"}).headers


def test_what_is_refused_has_no_tag(client: TestClient) -> None:
    found = client.get("/sparql", params={"query": "SELECT"}, headers={"If-None-Match": "*"})

    assert "etag" not in client.get("/sparql", params={"query": "SELECT"}).headers
    assert found.status_code in {304, 400}


def test_health_is_503_where_there_is_nothing_to_ask(tmp_path: Path) -> None:
    with TestClient(Starlette(routes=Service(tmp_path / "none").routes())) as client:
        found = client.get("/health")

    assert (found.status_code, found.json()) == (503, {"status": "no store", "snapshot": None})


def test_openapi_names_the_routes_that_there_are(client: TestClient, store: Path) -> None:
    found = client.get("/openapi.json").json()
    routes = [route for route in Service(store).routes() if isinstance(route, Route) and route.methods]
    paths = {re.sub(r"\{.*\}", "{path}", route.path) for route in routes}

    assert set(found["paths"]) == paths
    assert found["openapi"].startswith("3.1")
    json.dumps(found)


def test_the_explorer_never_answers_for_us_and_only_our_addresses_are_logged(tmp_path: Path, store: Path) -> None:
    """In a process of its own, for Streamlit starts once in a process."""
    code = f"""
import json, triptych, app
from starlette.testclient import TestClient
found = []
with TestClient(app.app, follow_redirects=False) as client:
    for method in ("GET", "HEAD", "PUT", "DELETE", "PATCH", "TRACE", "PROPFIND"):
        for name in {OURS!r}:
            for rest in ("", "/", "/x/y", "/x/y.ttl", "/x%0Ay"):
                answer = client.request(method, "/" + name + rest, headers={{"Accept": "text/turtle"}})
                found.append((method, "/" + name + rest, answer.status_code, answer.headers.get("content-type", "")))
    print(json.dumps([found, "Streamlit" in client.get("/unknown").text]))
"""
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env=os.environ | {"TRIPTYCH_STORE": str(store), "TRIPTYCH_LOG": str(tmp_path / "access.log")},
        capture_output=True,
        text=True,
        timeout=120,
    )
    answers, theirs = json.loads(done.stdout)
    found = [one for one in answers if one[1] != "/data"]

    page = {one[0]: one[2] for one in answers if one[1] == "/data"}  # a page of the explorer has this address
    assert page.pop("GET") == page.pop("HEAD") == 200
    assert set(page.values()) == {405}
    assert theirs  # Streamlit's page for whatever it does not know, which is why ours must not get there
    assert [one for one in found if (one[2] == 200 and one[1] not in READABLE) or "text/html" in one[3]] == []
    assert {one[2] for one in found if one[0] not in {"GET", "HEAD"}} <= {404, 405}
    logged = [line.split()[1:4] for line in (tmp_path / "access.log").read_text().splitlines()]
    assert [[method, str(status)] for method, _, status, _ in found] == [[line[0], line[2]] for line in logged]


def test_another_method_is_405_and_says_which_are_allowed(client: TestClient) -> None:
    found = client.put("/sparql")

    assert (found.status_code, found.headers["allow"], found.text.count("\n")) == (405, "GET, HEAD, OPTIONS, POST", 1)


@pytest.mark.parametrize("setting", ["seconds", "seconds=no", "seconds=nan", "seconds=0", "worker=1", "workers=0", "="])
def test_a_limit_that_is_none_is_refused_by_name(setting: str) -> None:
    with pytest.raises(BadInput, match=f"limit '{setting}'"):
        limits_of([setting])


def test_an_answer_that_is_not_taken_is_broken_off() -> None:
    taken: list[Message] = []

    async def send(message: Message) -> None:
        if taken and taken[-1].get("body"):
            await asyncio.Event().wait()  # the client reads no more
        taken.append(message)

    async def receive() -> Message:
        raise AssertionError("nothing is to be read")

    with pytest.raises(TimeoutError):
        asyncio.run(answer(b"x" * 200_000, "text/csv", 0.01)({"type": "http"}, receive, send))

    assert [len(one.get("body", b"")) for one in taken] == [0, 65_536]
    assert dict(taken[0]["headers"])[b"content-length"] == b"200000"
