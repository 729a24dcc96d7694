"""Updates over HTTP: who may send them, what they may cost, and that whatever ends them leaves the old or the new."""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from urllib.parse import urlencode

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from graph.errors import BadInput
from graph.service import Limits, Refused, Service
from graph.service.permission import permission
from graph.service.updating import Change, Updater
from graph.store import WriteLock
from graph.write import Writer
from tests.served import PATIENCE, ROOT, Answer, Served, children_of, serving
from tests.test_updates import curated, holds_what_it_should

UPDATE = "application/sparql-update"
FORM = "application/x-www-form-urlencoded"
TOKENS = {"anna": "anna-has-a-long-token", "bert": "bert-has-a-long-token"}
INSERT = "INSERT DATA { <x:a> <x:p> 1 }"
ENDLESS = "INSERT { ?a ?b ?c } WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(?a = ?h && ?d = ?i) }"


@pytest.fixture(scope="module")
def changed(store: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(shutil.copytree(store, tmp_path_factory.mktemp("changed") / "store"))


@pytest.fixture(scope="module")
def served(changed: Path) -> Iterator[Served]:
    """A service that anna and bert may update; updates take what queries may."""
    tokens = changed.parent / "tokens"
    tokens.write_text("# who may write\n" + "".join(f"{name} {token}\n" for name, token in TOKENS.items()))
    limits = ("workers=1", "seconds=2", "memory=400000000", "bytes=100000", "wait=0.5", "text=200000")
    given = (word for limit in limits for word in ("--limit", limit))
    with serving(changed, "--updates", "token", "--tokens", str(tokens), *given) as running:
        yield running


def send(served: Served, text: str, token: str = TOKENS["anna"], path: str = "/sparql") -> Answer:
    return served.call("POST", path, text.encode(), Content_Type=UPDATE, Authorization=f"Bearer {token}")


def test_who_holds_a_token_may_update_and_the_log_says_who_and_when(served: Served, changed: Path) -> None:
    direct = send(served, "INSERT DATA { <x:who> <x:p> 1, 2 }")
    form = served.call(
        "POST",
        "/sparql",
        urlencode({"update": "DELETE { ?s ?p 1 } WHERE { ?s ?p 1 . <x:who> ?p 1 FILTER(?s = <x:who>) }"}).encode(),
        Content_Type=FORM,
        Authorization=f"bearer {TOKENS['bert']}",
    )
    lines = [json.loads(line) for line in (changed / "updates.jsonl").read_text().splitlines()][-2:]

    assert (direct.status, json.loads(direct.body)["added"], json.loads(direct.body)["removed"]) == (200, 2, 0)
    assert (form.status, json.loads(form.body)["added"], json.loads(form.body)["removed"]) == (200, 0, 1)
    assert [(line["by"], len(line["added"]), len(line["removed"])) for line in lines] == [
        ("anna", 2, 0),
        ("bert", 0, 1),
    ]
    assert all(line["at"].endswith("Z") for line in lines)
    assert served.ask("SELECT ?o { <x:who> <x:p> ?o }").text == "o\r\n2\r\n"
    assert holds_what_it_should(changed)


@pytest.mark.parametrize(
    "header", ["", "Bearer", "Bearer  ", "Bearer wrong-wrong-wrong-wrong", "Basic YW5uYTp4", TOKENS["anna"]]
)
def test_without_a_known_token_it_is_401_and_says_how(served: Served, header: str) -> None:
    text = b"INSERT DATA { <x:denied> <x:p> 1 }"
    found = served.call("POST", "/sparql", text, Content_Type=UPDATE, Authorization=header)

    assert (found.status, found.headers["www-authenticate"], found.text.count("\n")) == (
        401,
        'Bearer realm="updates"',
        1,
    )
    assert served.ask("ASK { <x:denied> ?p ?o }").text == "false"


@pytest.mark.parametrize(
    ("method", "path", "body", "kind", "status"),
    [
        ("GET", "/sparql?update=CLEAR%20ALL", None, "", 400),
        ("POST", "/sparql?update=CLEAR%20ALL", b"", UPDATE, 400),
        ("POST", "/sparql", b"update=CLEAR+NAMED&update=CLEAR+DEFAULT", FORM, 400),
        ("POST", "/sparql", b"update=CLEAR+NAMED&query=ASK+%7B%7D", FORM, 400),
        ("POST", "/sparql", b"update=CLEAR+XYZ", FORM, 400),
        ("POST", "/sparql", b"CLEAR NAMED", "text/plain", 415),
        ("POST", "/sparql", b"update=CLEAR+NAMED", "", 415),
        ("POST", "/sparql", "CLEAR NAMED".encode("utf-16"), UPDATE, 400),
        ("POST", "/sparql", b"CLEAR NAMED", f"{UPDATE}; charset=UTF-16", 415),
        ("POST", "/sparql?using-graph-uri=x", INSERT.encode(), UPDATE, 400),
        ("POST", "/sparql?using-graph-uri=x:g", b"INSERT { <x:a> <x:p> 1 } USING <x:h> WHERE { }", UPDATE, 400),
        ("POST", "/sparql", b"CLEAR ALL", UPDATE, 403),
        ("POST", "/sparql", b"LOAD <http://127.0.0.1:9/>", UPDATE, 403),
        ("POST", "/sparql", b"INSERT DATA { <x:a> <x:p> '" + b"x" * 199_000 + b"' }", UPDATE, 413),
        ("POST", "/sparql", b"x" * 10_000_000, UPDATE, 413),
        ("POST", "/sparql", b"INSERT DATA " + b"{" * 10_000 + b"}" * 10_000, UPDATE, 400),
    ],
)
def test_what_is_no_update_changes_nothing(
    served: Served, changed: Path, method: str, path: str, body: bytes | None, kind: str, status: int
) -> None:
    before = (changed / "updates.jsonl").read_bytes() if (changed / "updates.jsonl").exists() else b""
    headers = {"Authorization": f"Bearer {TOKENS['anna']}"} | ({"Content_Type": kind} if kind else {})
    try:
        found = served.call(method, path, body, **headers)
    except (BrokenPipeError, ConnectionResetError):
        found = Answer(413, {}, b"\n")  # refused before all was sent

    assert (found.status, found.text.count("\n")) == (status, 1)
    assert ((changed / "updates.jsonl").read_bytes() if before else b"") == before


def test_the_graphs_of_the_call_are_asked(served: Served) -> None:
    text = "INSERT { <x:asked> <x:p> ?n } WHERE { SELECT (COUNT(*) > 0 AS ?n) { ?e a tri:EvidenceGraph } }"
    found = send(served, text, path="/sparql?using-graph-uri=https://w3id.org/triptych/graph/meta")

    assert found.status == 200
    assert served.ask("SELECT ?o { <x:asked> <x:p> ?o }").text == "o\r\ntrue\r\n"


@pytest.mark.parametrize(
    "text",
    [
        ENDLESS,
        "DELETE { ?a ?b ?c } WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
        "INSERT { <x:a> <x:p> ?t } "
        "WHERE { SELECT (GROUP_CONCAT(CONCAT(STR(?a), STR(?b))) AS ?t) { ?a ?b ?c . ?d ?e ?f } }",
    ],
    ids=["cross product", "many rows", "memory"],
)
def test_an_update_without_end_is_stopped_and_changes_nothing(served: Served, changed: Path, text: str) -> None:
    before = curated(changed)
    found = send(served, text)

    assert (found.status in {413, 503}, found.text.count("\n")) == (True, 1)
    assert found.status == 413 or found.headers["retry-after"] == "1"
    assert curated(changed) == before
    assert not (changed / "updating").exists() or send(served, "INSERT DATA { }").status == 200
    assert served.ask("ASK { ?s tri:acronym 'CircPro' }").text == "true"


def test_to_delete_everything_is_refused(served: Served) -> None:
    assert send(served, "DELETE WHERE { ?s ?p ?o }").status in {403, 413}


def test_an_update_waits_for_a_writer_but_not_for_ever(served: Served, changed: Path) -> None:
    with WriteLock(changed):
        begun = time.monotonic()
        found = send(served, INSERT)
        took = time.monotonic() - begun

    assert (found.status, found.headers["retry-after"]) == (503, "1")
    assert "is writing to this store" in found.text
    assert took >= 0.5
    assert send(served, "INSERT DATA { <x:later> <x:p> 1 }").status == 200


def test_updates_at_once_are_done_one_after_another(served: Served, changed: Path) -> None:
    text = (
        "DELETE {{ <x:count> <x:n> ?n }} INSERT {{ <x:count> <x:n> ?m ; <x:by> {} }} "
        "WHERE {{ OPTIONAL {{ <x:count> <x:n> ?n }} BIND(COALESCE(?n, 0) + 1 AS ?m) }}"
    )
    found: list[int] = []
    threads = [threading.Thread(target=lambda n=n: found.append(send(served, text.format(n)).status)) for n in range(8)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()

    assert found == [200] * 8
    assert (
        served.ask("SELECT ?n (COUNT(*) AS ?by) { <x:count> <x:n> ?n ; <x:by> ?b } GROUP BY ?n").text
        == "n,by\r\n8,8\r\n"
    )
    assert holds_what_it_should(changed)


def test_no_token_is_in_a_log_an_environment_or_a_command_line(served: Served) -> None:
    send(served, INSERT)
    every = [served.process.pid, *children_of(served.process.pid)]
    seen = b"".join(Path(f"/proc/{one}/{what}").read_bytes() for one in every for what in ("cmdline", "environ"))

    assert len(every) >= 2
    assert not any(token.encode() in seen or token in served.log.read_text() for token in TOKENS.values())


def test_where_updates_are_off_they_are_403_whoever_sends_them(tmp_path: Path, store: Path) -> None:
    service = Service(store, Limits(workers=1))
    with TestClient(Starlette(routes=service.routes(), lifespan=service.lifespan)) as client:
        for headers in ({}, {"Authorization": f"Bearer {TOKENS['anna']}"}):
            found = client.post("/sparql", content=INSERT, headers={"Content-Type": UPDATE} | headers)
            assert (found.status_code, "switched off" in found.text) == (403, True)
        assert "SPARQL11Update" not in client.get("/sparql", headers={"Accept": "text/turtle"}).text


def test_open_updates_are_for_this_machine_and_not_for_websites(tmp_path: Path, store: Path) -> None:
    folder = Path(shutil.copytree(store, tmp_path / "store"))
    service = Service(folder, Limits(workers=1), permission=permission("open", "127.0.0.1", "", {}, False))
    app = Starlette(routes=service.routes(), lifespan=service.lifespan)
    with TestClient(app, base_url="http://127.0.0.1:8600", client=("127.0.0.1", 1)) as client:

        def status(**headers: str) -> int:
            named = {name.replace("_", "-"): value for name, value in headers.items()}
            return client.post(
                "/sparql", content="INSERT DATA { }", headers={"Content-Type": UPDATE} | named
            ).status_code

        assert status() == 200
        assert status(Origin="http://127.0.0.1:8600") == 200
        assert status(Origin="https://elsewhere.example") == 403
        assert status(Origin="null") == 403
        assert status(Host="elsewhere.example") == 403
        assert status(Sec_Fetch_Site="cross-site") == 403
        assert "SPARQL11Update" in client.get("/sparql", headers={"Accept": "text/turtle"}).text
    with TestClient(app, base_url="http://127.0.0.1:8600", client=("192.0.2.1", 1)) as client:
        assert client.post("/sparql", content="INSERT DATA { }", headers={"Content-Type": UPDATE}).status_code == 403


@pytest.mark.parametrize(
    ("mode", "host", "environment", "tokens", "words"),
    [
        ("open", "0.0.0.0", {}, "", "only this machine"),
        ("open", "example.org", {}, "", "only this machine"),
        ("token", "127.0.0.1", {}, "", "no token"),
        ("token", "127.0.0.1", {"TRIPTYCH_TOKEN": "short"}, "", "16 to 512"),
        ("token", "127.0.0.1", {}, "anna", "line 1"),
        ("token", "127.0.0.1", {}, "anna a-token-long-enough\nanna a-token-long-enough", "line 2"),
        ("token", "127.0.0.1", {}, "# nobody", "no token"),
    ],
)
def test_settings_that_do_not_go_together_are_refused(
    tmp_path: Path, mode: str, host: str, environment: dict[str, str], tokens: str, words: str
) -> None:
    file = tmp_path / "tokens"
    file.write_text(tokens)
    with pytest.raises(BadInput, match=words):
        permission(mode, host, str(file) if tokens else "", environment, False)


def test_a_service_that_would_be_open_to_all_does_not_start(store: Path) -> None:
    command = [
        sys.executable,
        "-m",
        "triptych",
        "serve",
        "--store",
        str(store),
        "--host",
        "0.0.0.0",
        "--updates",
        "open",
    ]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=PATIENCE)

    assert (done.returncode, done.stderr.count("\n"), "only this machine" in done.stderr) == (1, 1, True)


def test_the_token_of_the_environment_is_taken_out_of_it(store: Path) -> None:
    environment = {"TRIPTYCH_TOKEN": TOKENS["anna"], "HOME": "/"}
    found = permission("token", "0.0.0.0", "", environment, False)

    assert environment == {"HOME": "/"}
    assert found.name({"authorization": f"Bearer {TOKENS['anna']}"}, "192.0.2.1") == "token"
    assert TOKENS["anna"] not in repr(found)


STATE = (
    "DELETE {{ <x:state> ?p ?o }} INSERT {{ ?s <x:seen{n}> true . <x:state> <x:n> {n} }} "
    "WHERE {{ {{ ?s a ?k }} UNION {{ <x:state> ?p ?o }} }}"
)


def state(folder: Path) -> tuple[int, int]:
    """Which update the store shows, and how many quads it left, after the next writer has come and gone."""
    with Writer(folder):
        pass
    triples = curated(folder)
    (number,) = [
        triple.rpartition('"^^')[0].rpartition('"')[2] for triple in triples if triple.startswith("<x:state> <x:n>")
    ]
    return int(number), sum(f"<x:seen{number}>" in triple for triple in triples)


def test_an_update_that_is_killed_at_any_moment_is_there_whole_or_not_at_all(tmp_path: Path, store: Path) -> None:
    folder = Path(shutil.copytree(store, tmp_path / "store"))
    updater = Updater(folder, Limits())
    updater.update(Change(STATE.format(n=0), "test"))
    begun = time.monotonic()
    updater.update(Change(STATE.format(n=1), "test"))
    took, held = time.monotonic() - begun, state(folder)
    assert held[1] > 100
    outcomes = set()
    for n in range(2, 14):
        timer = threading.Timer(took * (n - 2) / 11, updater.close)
        timer.start()
        with suppress(Refused):
            updater.update(Change(STATE.format(n=n), "test"))
        timer.join()
        now = state(folder)
        outcomes.add(now[0] == n)

        assert now in {held, (n, held[1])}
        assert holds_what_it_should(folder)
        held, updater = now, Updater(folder, Limits())
        updater.update(Change("INSERT DATA { }", "test"))  # starts its process
    updater.close()

    assert outcomes == {True, False}


@pytest.mark.parametrize("delay", [0.02, 0.1, 0.25])
def test_a_server_that_is_killed_in_an_update_leaves_the_old_or_the_new_and_no_process(
    tmp_path: Path, store: Path, delay: float
) -> None:
    folder = Path(shutil.copytree(store, tmp_path / "store"))
    with serving(folder, "--updates", "open") as running:
        running.call("POST", "/sparql", STATE.format(n=0).encode(), Content_Type=UPDATE)
        _, size = state(folder)
        with socket.create_connection(running.place, PATIENCE) as one:
            body = STATE.format(n=1).encode()
            one.sendall(b"POST /sparql HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: " + UPDATE.encode())
            one.sendall(b"\r\nContent-Length: %d\r\n\r\n" % len(body) + body)
            time.sleep(delay)
            children = children_of(running.process.pid)
            os.kill(running.process.pid, signal.SIGKILL)
        running.process.wait(PATIENCE)
        deadline = time.monotonic() + PATIENCE
        while any(Path(f"/proc/{child}").exists() for child in children) and time.monotonic() < deadline:
            time.sleep(0.02)

        assert children
        assert not any(Path(f"/proc/{child}").exists() for child in children)
    assert state(folder) in {(0, size), (1, size)}
    assert holds_what_it_should(folder)
