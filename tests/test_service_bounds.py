"""A running service under hostile use: every refusal is said, the next call is answered, nothing is left behind."""

from __future__ import annotations

import http.client
import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from urllib.parse import quote

import pytest

from graph.service.routes import answer_at_once
from tests.served import PATIENCE, ROOT, Answer, Served, serving

FINE = "ASK { ?s tri:acronym 'CircPro' }"
ANY = "(<x:a>|!<x:a>)"
ENDLESS = {
    "cross product": "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
    "sorted cross product": "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?a ?f ?h LIMIT 1",
    "closure of paths": f"SELECT (COUNT(*) AS ?n) {{ ?a {ANY}+ ?b . ?c {ANY}+ ?d }}",
    "all in one text": "SELECT (GROUP_CONCAT(CONCAT(STR(?a), STR(?b), STR(?c))) AS ?t) { ?a ?b ?c . ?d ?e ?f }",
    "sorted pairs": "SELECT DISTINCT ?a ?f { ?a ?b ?c . ?d ?e ?f } ORDER BY DESC(CONCAT(STR(?a), STR(?f)))",
}
RAW = {
    "no HTTP": b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n",
    "a line end in a name": b"GET /health HTTP/1.1\r\nHost: x\r\nBad\rName: y\r\n\r\n",
    "no name": b"GET /health HTTP/1.1\r\nHost: x\r\n: y\r\n\r\n",
    "a length that is none": b"POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Length: many\r\n\r\n",
    "two lengths": b"POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nAS",
    "a broken chunk": b"POST /sparql HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\n",
    "an endless header": b"GET /health HTTP/1.1\r\nHost: x\r\nX: " + b"y" * 200_000 + b"\r\n\r\n",
    "an endless address": b"GET /sparql?query=" + b"a" * 200_000 + b" HTTP/1.1\r\nHost: x\r\n\r\n",
}


@pytest.fixture(scope="module")
def served(store: Path) -> Iterator[Served]:
    limits = ("workers=2", "seconds=1", "bytes=1000000", "memory=400000000", "text=200000", "patience=1")
    with serving(store, *(word for limit in limits for word in ("--limit", limit))) as running:
        assert answers(running)
        everybody_started(running)
        before = memory_of(running)
        yield running
        assert answers(running)
        assert memory_of(running) - before < 100_000_000  # after all that the tests below did to it


def everybody_started(served: Served) -> None:
    """Two workers answer at once, and since one had to be ended a third waits: as many as there ever are."""
    asking = [threading.Thread(target=served.ask, args=(ENDLESS["cross product"],)) for _ in range(2)]
    for one in asking:
        one.start()
    for one in asking:
        one.join()
    deadline = time.monotonic() + PATIENCE
    while len(served.workers()) < 2 and time.monotonic() < deadline:
        answers(served)


def memory_of(served: Served) -> int:
    """Bytes that the service and its workers hold; what they share counts once."""
    found = 0
    for process in (served.process.pid, *served.workers()):
        with suppress(OSError):
            (share,) = re.findall(r"^Pss:\s+(\d+) kB", Path(f"/proc/{process}/smaps_rollup").read_text(), re.M)
            found += int(share) * 1024
    return found


def answers(served: Served) -> bool:
    """Whether an ordinary question gets its answer, be it not at once on a machine that has much to do."""
    found = served.ask(FINE)
    deadline = time.monotonic() + PATIENCE
    while found.status in {429, 503} and time.monotonic() < deadline:
        found = served.ask(FINE)
    return (found.status, found.text) == (200, "true")


@pytest.mark.parametrize("query", ENDLESS.values(), ids=ENDLESS)
def test_a_query_without_end_is_stopped_and_says_so(served: Served, query: str) -> None:
    found = served.ask(query, "*/*")

    assert (found.status, found.text.count("\n"), found.headers["retry-after"]) == (503, 1, "1")
    assert answers(served)


def test_an_answer_too_large_is_413_and_not_a_part_of_it(served: Served) -> None:
    found = served.ask("SELECT ?a ?b ?c ?d { ?a ?b ?c . ?d a tri:Project }")

    assert (found.status, found.text) == (
        413,
        "the answer is larger than 1,000,000 bytes; ask for less, or use LIMIT\n",
    )
    assert answers(served)


@pytest.mark.parametrize("kind", ["application/sparql-query", "application/x-www-form-urlencoded"])
def test_ten_megabytes_of_query_are_413(served: Served, kind: str) -> None:
    body = b"query=ASK%7B%7D#" + b"x" * 10_000_000
    try:
        found = served.call("POST", "/sparql", body, Content_Type=kind)
    except (BrokenPipeError, ConnectionResetError):
        found = Answer(413, {}, b"")  # refused before all was sent
    assert found.status == 413
    assert answers(served)


@pytest.mark.parametrize(
    "query",
    [
        "ASK " + "{" * 10_000 + "}" * 10_000,
        "ASK { FILTER(" + "(" * 10_000 + "1" + ")" * 10_000 + ") }",
        "ASK { ?s " + "(" * 10_000 + "<x:p>" + ")" * 10_000 + " ?o }",
        "ASK { ?s ?p " + "[ ?p " * 10_000 + "1" + "]" * 10_000 + " }",
        "ASK " + "{" * 10_000,
    ],
    ids=["groups", "expressions", "paths", "blank nodes", "never closed"],
)
def test_ten_thousand_brackets_end_no_more_than_a_worker(served: Served, query: str) -> None:
    found = served.call("POST", "/sparql", query.encode(), Content_Type="application/sparql-query")

    assert found.status in {200, 400, 503}
    assert answers(served)


@pytest.mark.parametrize("raw", RAW.values(), ids=RAW)
def test_what_is_no_http_is_refused_and_the_connection_closed(served: Served, raw: bytes) -> None:
    with socket.create_connection(served.place, PATIENCE) as one:
        with suppress(BrokenPipeError, ConnectionResetError):
            one.sendall(raw)
        found = b""
        with suppress(ConnectionResetError):
            while part := one.recv(65_536):
                found += part

    assert found[:10] in {b"HTTP/1.1 4", b""}
    assert answers(served)


def test_calls_that_are_never_finished_are_closed_and_keep_nobody_out(served: Served) -> None:
    with_head = b"GET /health HTTP/1.1\r\nHost: x\r\nX-"
    opened = [socket.create_connection(served.place, PATIENCE) for _ in range(100)]
    for place, one in enumerate(opened):
        one.sendall(with_head[: place % len(with_head)])
    assert answers(served)
    assert [one.recv(1) for one in opened] == [b""] * 100  # comes when the service closes them
    for one in opened:
        one.close()


def test_a_body_that_never_comes_is_408(served: Served) -> None:
    with socket.create_connection(served.place, PATIENCE) as one:
        one.sendall(
            b"POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n"
            b"Content-Type: application/sparql-query\r\n\r\nASK"
        )
        found = one.recv(65_536)

    assert found.startswith(b"HTTP/1.1 408")


def test_clients_that_do_not_read_keep_nobody_out(served: Served) -> None:
    query = b"SELECT%20*%20%7B%20%3Fa%20%3Fb%20%3Fc%20%7D%20LIMIT%204000"
    opened = []
    for _ in range(64):
        one = socket.socket()
        one.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4_096)
        one.settimeout(PATIENCE)
        one.connect(served.place)
        one.sendall(b"GET /sparql?query=" + query + b" HTTP/1.1\r\nHost: x\r\n\r\n")
        opened.append(one)
    assert answers(served)
    for one in opened:
        one.close()


def test_eight_clients_at_once_all_get_their_answers(served: Served) -> None:
    found: list[tuple[int, str]] = []

    def client() -> None:
        connection = http.client.HTTPConnection(*served.place, timeout=PATIENCE)
        for _ in range(50):
            connection.request("GET", "/sparql?query=" + quote(FINE), headers={"Accept": "text/csv"})
            answer = connection.getresponse()
            found.append((answer.status, answer.read().decode()))
        connection.close()

    clients = [threading.Thread(target=client) for _ in range(8)]
    for one in clients:
        one.start()
    for one in clients:
        one.join()

    assert found == [(200, "true")] * 400


def test_a_service_with_a_thousand_files_open_still_answers(store: Path) -> None:
    code = (
        "import os, resource, triptych\nfrom pathlib import Path\nfrom graph.service import Limits, Pool, Request\n"
        "resource.setrlimit(resource.RLIMIT_NOFILE, (2_000, resource.getrlimit(resource.RLIMIT_NOFILE)[1]))\n"
        "held = [os.dup(0) for _ in range(1_100)]\n"
        f"pool = Pool(Path({str(store)!r}), Limits(workers=1))\n"
        "print(pool.ask(Request('ASK { }', rows='csv')).body.decode())\npool.close()\n"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=PATIENCE)

    assert (done.stdout.strip(), done.stderr) == ("true", "")


def test_starting_leaves_no_file_open() -> None:
    before = len(list(Path("/proc/self/fd").iterdir()))
    answer_at_once()

    assert len(list(Path("/proc/self/fd").iterdir())) == before


def test_a_worker_that_is_killed_costs_one_answer(store: Path) -> None:
    with serving(store, "--limit", "workers=1", "--limit", "seconds=300") as running:
        assert answers(running)
        found: list[Answer] = []
        asking = threading.Thread(target=lambda: found.append(running.ask(ENDLESS["cross product"])))
        asking.start()
        while asking.is_alive():
            for worker in running.workers():
                with suppress(ProcessLookupError):
                    os.kill(worker, signal.SIGKILL)
            asking.join(0.2)

        assert (found[0].status, found[0].text.count("\n")) == (503, 1)
        assert answers(running)


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT, signal.SIGKILL])
def test_no_worker_outlives_the_service(store: Path, how: signal.Signals) -> None:
    with serving(store, "--limit", "workers=1", "--limit", "seconds=300") as running:
        assert answers(running)
        asking = threading.Thread(target=lambda: _forget(running))
        asking.start()
        workers = running.workers()
        running.process.send_signal(how)
        running.process.wait(PATIENCE)
        asking.join()
        deadline = time.monotonic() + PATIENCE
        while any(map(_runs, workers)) and time.monotonic() < deadline:
            time.sleep(0.05)

        assert workers
        assert not any(map(_runs, workers))


def _forget(running: Served) -> None:
    with suppress(OSError, Exception):
        running.ask(ENDLESS["cross product"])


def _runs(worker: int) -> bool:
    try:
        return Path(f"/proc/{worker}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


CALLS = [
    "SELECT * {{ SERVICE <{at}> {{ ?s ?p ?o }} }}",
    "SELECT * {{ service <{at}> {{ ?s ?p ?o }} }}",
    "SELECT * {{ SeRvIcE <{at}> {{ ?s ?p ?o }} }}",
    "SELECT * {{ SERVICE SILENT <{at}> {{ ?s ?p ?o }} }}",
    "SELECT * {{ SERVICE<{at}>{{ ?s ?p ?o }} }}",
    "SELECT * {{SERVICE SILENT<{at}>{{?s ?p ?o}}}}",
    "SELECT * {{ SERVICE\n<{at}>\n{{ ?s ?p ?o }} }}",
    "SELECT * {{ SERVICE # x\n <{at}> {{ ?s ?p ?o }} }}",
    "SELECT * {{ SERVICE\t\t<{at}> {{ ?s ?p ?o }} }}",
    "PREFIX x: <{at}> SELECT * {{ SERVICE x: {{ ?s ?p ?o }} }}",
    "PREFIX : <{at}> SELECT * {{ SERVICE : {{ ?s ?p ?o }} }}",
    "PREFIX : <{at}> SELECT * {{ SERVICE:{{ ?s ?p ?o }} }}",
    "BASE <{at}> SELECT * {{ SERVICE <> {{ ?s ?p ?o }} }}",
    "SELECT * {{ VALUES ?at {{ <{at}> }} SERVICE ?at {{ ?s ?p ?o }} }}",
    "SELECT * {{ BIND(<{at}> AS ?at) SERVICE $at {{ ?s ?p ?o }} }}",
    "SELECT * {{ BIND(IRI(CONCAT('{at}', '')) AS ?at) SERVICE ?at {{ ?s ?p ?o }} }}",
    "SELECT * {{ OPTIONAL {{ SERVICE <{at}> {{ ?s ?p ?o }} }} }}",
    "SELECT * {{ {{ }} UNION {{ SERVICE <{at}> {{ ?s ?p ?o }} }} }}",
    "SELECT * {{ ?s ?p ?o MINUS {{ SERVICE <{at}> {{ ?s ?p ?o }} }} }}",
    "SELECT * {{ FILTER EXISTS {{ SERVICE <{at}> {{ ?s ?p ?o }} }} }}",
    "SELECT * {{ FILTER NOT EXISTS {{ SERVICE <{at}> {{ ?s ?p ?o }} }} }}",
    "SELECT * {{ GRAPH ?g {{ SERVICE <{at}> {{ ?s ?p ?o }} }} }}",
    "SELECT * {{ {{ SELECT * {{ SERVICE <{at}> {{ ?s ?p ?o }} }} }} }}",
    "SELECT (EXISTS {{ SERVICE <{at}> {{ ?s ?p ?o }} }} AS ?e) {{ }}",
    "ASK {{ SERVICE <{at}> {{ }} }}",
    "CONSTRUCT {{ ?s ?p ?o }} WHERE {{ SERVICE <{at}> {{ ?s ?p ?o }} }}",
    "DESCRIBE ?s {{ SERVICE <{at}> {{ ?s ?p ?o }} }}",
    "SELECT * {{ \\u0053ERVICE <{at}> {{ ?s ?p ?o }} }}",
    "SELECT * {{ S\\u0045R\\u0056ICE <{at}> {{ ?s ?p ?o }} }}",
    "SELECT * {{ \\U00000053ERVICE <{at}> {{ ?s ?p ?o }} }}",
    "SELECT * {{ FILTER(true)SERVICE <{at}> {{ ?s ?p ?o }} }}",
    "SELECT * {{ ?s ?p 'SERVICE' . SERVICE <{at}> {{ ?s ?p ?o }} }}",
    "SELECT * {{ ?s ?p <x:#SERVICE> . SERVICE <{at}> {{ ?s ?p ?o }} }}",
    "SELECT * {{ ?s ?p <x:\\u0061#> SERVICE <{at}> {{ ?s ?p ?o }} }}",
    "PREFIX ex: <x:> SELECT * {{ ?s ?p ex:a\\# SERVICE <{at}> {{ ?s ?p ?o }} \n}}",
    "SELECT * {{ ?s ?p '''a'b''' SERVICE <{at}> {{ ?s ?p ?o }} }}",
    'SELECT * {{ ?s ?p """a"b#""" SERVICE <{at}> {{ ?s ?p ?o }} }}',
    "SELECT * {{ # }}\n SERVICE <{at}> {{ ?s ?p ?o }} }}",
    "LOAD <{at}>",
    "LOAD SILENT <{at}> INTO GRAPH <x:g>",
    "load <{at}>",
    "\\u004COAD <{at}>",
    "INSERT {{ ?s ?p ?o }} WHERE {{ SERVICE <{at}> {{ ?s ?p ?o }} }}",
    "CLEAR ALL ; LOAD <{at}>",
]
HARMLESS = [
    "ASK { } # SERVICE <http://127.0.0.1:9/>",
    "SELECT ?service { ?service a tri:Project }",
    "SELECT $SERVICE { $SERVICE a tri:Project }",
    "ASK { ?s ?p 'SERVICE <http://127.0.0.1:9/>' }",
    'ASK { ?s ?p "LOAD <http://127.0.0.1:9/>" }',
    "ASK { ?s ?p '''SERVICE\nLOAD''' }",
    'ASK { ?s ?p """a "SERVICE" b""" }',
    "ASK { ?s <http://127.0.0.1:9/SERVICE> ?o }",
    "ASK { ?s <x:#SERVICE> ?o }",
    "ASK { ?s ?p 'it\\'s SERVICE' }",
    "ASK { ?s ?p 'a'@en-SERVICE }",
    "PREFIX x: <x:> ASK { ?s x:SERVICE ?o }",
    "PREFIX x: <x:> ASK { ?s x:load ?o }",
    "PREFIX load: <x:> ASK { ?s load:a ?o }",
    "SELECT (1 AS ?load) { }",
    "SELECT (COUNT(*) AS ?services) { ?s a tri:Project }",
    "ASK { ?s ?p ?o FILTER(CONTAINS(STR(?o), 'LOAD')) }",
    "ASK { _:SERVICE ?p ?o }",
    "ASK { ?s ?p ?o } # \\u0053ERVICE <http://127.0.0.1:9/> { }",
    "SELECT * { VALUES ?x { 'SERVICE' 'LOAD' } }",
]


def test_no_spelling_of_service_or_load_reaches_another_server(served: Served) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        at = f"http://127.0.0.1:{listener.getsockname()[1]}/"
        statuses = {
            query: served.call("POST", "/sparql", query.format(at=at).encode(), Content_Type="application/sparql-query")
            for query in CALLS
        }
        listener.setblocking(False)
        with pytest.raises(BlockingIOError):  # nobody has called
            listener.accept()

    assert {query: found.status for query, found in statuses.items() if found.status not in {400, 403}} == {}
    assert sum(found.status == 403 for found in statuses.values()) >= 40


@pytest.mark.parametrize("query", HARMLESS)
def test_a_query_that_only_mentions_service_or_load_is_answered(served: Served, query: str) -> None:
    assert served.ask(query).status == 200
