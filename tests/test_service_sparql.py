"""The SPARQL service: what it answers, in which form, and what it refuses."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path
from urllib.parse import urlencode

import pytest
import rdflib
from starlette.applications import Starlette
from starlette.testclient import TestClient

from graph.publish import Imprint
from graph.service import Limits, Pool, Refused, Request, Service
from tests.explorer_store import add_later, make_store

ROOT = Path(__file__).parents[1]
SD = rdflib.Namespace("http://www.w3.org/ns/sparql-service-description#")
VOID = rdflib.Namespace("http://rdfs.org/ns/void#")
PROJECTS = "SELECT ?acronym { ?project a tri:Project ; tri:acronym ?acronym }"
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
EVERYTHING = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"


def ask(client: TestClient, query: str, accept: str = "*/*") -> tuple[int, str, str]:
    found = client.get("/sparql", params={"query": query}, headers={"Accept": accept})
    return found.status_code, found.headers["content-type"].partition(";")[0], found.text


def test_a_select_comes_as_json_when_the_client_has_no_wish(client: TestClient) -> None:
    status, media, text = ask(client, PROJECTS)

    assert (status, media) == (200, "application/sparql-results+json")
    assert [row["acronym"]["value"] for row in json.loads(text)["results"]["bindings"]] == ["CircPro"]


@pytest.mark.parametrize(
    ("accept", "media", "text"),
    [
        ("text/csv", "text/csv", "acronym\r\nCircPro\r\n"),
        ("text/tab-separated-values", "text/tab-separated-values", '?acronym\n"CircPro"\n'),
        ("text/csv;q=0.2, text/tab-separated-values", "text/tab-separated-values", '?acronym\n"CircPro"\n'),
    ],
)
def test_a_select_comes_in_the_form_asked_for(client: TestClient, accept: str, media: str, text: str) -> None:
    assert ask(client, PROJECTS, accept) == (200, media, text)


def test_a_select_comes_as_xml_to_a_client_that_takes_xml(client: TestClient) -> None:
    status, media, text = ask(client, PROJECTS, "application/sparql-results+xml")

    assert (status, media, "<literal>CircPro</literal>" in text) == (200, "application/sparql-results+xml", True)


def test_an_ask_is_true_or_false(client: TestClient) -> None:
    assert [
        json.loads(ask(client, f"ASK {{ ?s tri:acronym '{name}' }}")[2])["boolean"] for name in ("CircPro", "No")
    ] == [
        True,
        False,
    ]


@pytest.mark.parametrize(
    ("accept", "media", "piece"),
    [
        ("*/*", "text/turtle", 'tri:acronym "CircPro"'),
        ("application/n-triples", "application/n-triples", '<https://w3id.org/triptych/ontology#acronym> "CircPro" .'),
        ("application/rdf+xml", "application/rdf+xml", ">CircPro</tri:acronym>"),
        ("application/ld+json", "application/ld+json", '"CircPro"'),
    ],
)
def test_a_construct_comes_in_the_form_asked_for(client: TestClient, accept: str, media: str, piece: str) -> None:
    status, found, text = ask(client, "CONSTRUCT WHERE { ?s tri:acronym ?o }", accept)

    assert (status, found, piece in text) == (200, media, True)


@pytest.mark.parametrize(
    ("query", "accept"),
    [(PROJECTS, "image/png"), (PROJECTS, "text/turtle"), ("CONSTRUCT WHERE { ?s ?p ?o }", "text/csv")],
)
def test_a_form_that_there_is_not_is_406(client: TestClient, query: str, accept: str) -> None:
    assert ask(client, query, accept)[0] == 406


def test_a_query_may_be_posted_as_a_form_or_as_itself(client: TestClient) -> None:
    kinds = {
        "application/x-www-form-urlencoded": {"data": {"query": PROJECTS}},
        "application/sparql-query": {"content": PROJECTS},
    }
    found = [
        client.post("/sparql", headers={"Content-Type": kind, "Accept": "text/csv"}, **body).text
        for kind, body in kinds.items()
    ]

    assert found == ["acronym\r\nCircPro\r\n"] * 2


@pytest.mark.parametrize(
    ("kind", "body", "status"),
    [
        ("application/sparql-update", "CLEAR ALL", 403),
        ("application/x-www-form-urlencoded", "update=CLEAR+ALL", 403),
        ("application/sparql-query", "CLEAR ALL", 403),
        ("application/sparql-query", "", 400),
        ("application/sparql-query", b"\xff", 400),
        ("application/x-www-form-urlencoded", "query=ASK+%7B%7D&query=ASK+%7B%7D", 400),
        ("text/plain", PROJECTS, 415),
    ],
)
def test_what_is_no_query_is_refused_in_one_line(client: TestClient, kind: str, body: str | bytes, status: int) -> None:
    found = client.post("/sparql", content=body, headers={"Content-Type": kind})

    assert (found.status_code, found.text.count("\n"), found.text.strip() != "") == (status, 1, True)


def test_a_broken_query_is_400_and_says_where(client: TestClient) -> None:
    status, _, text = ask(client, "SELECT * {\n ?s ?p }")

    assert (status, text.partition(",")[0]) == (400, "line 2")


@pytest.mark.parametrize("service", ["SERVICE", r"\u0053ERVICE", "service SILENT"])
def test_calling_another_server_is_403(client: TestClient, service: str) -> None:
    assert ask(client, f"SELECT * {{ {service} <http://127.0.0.1:9/> {{ ?s ?p ?o }} }}")[0] == 403


def test_the_graphs_to_ask_can_be_named(client: TestClient) -> None:
    graph = "https://w3id.org/triptych/graph/meta"
    query = "SELECT (COUNT(*) AS ?n) { ?e a tri:EvidenceGraph }"
    found = [
        client.get("/sparql", params={"query": query} | more, headers={"Accept": "text/csv"}).text
        for more in ({}, {"default-graph-uri": graph}, {"named-graph-uri": graph})
    ]

    assert [text.split()[1] != "0" for text in found] == [False, True, False]


ROLES = "https://w3id.org/triptych/graph/"


@pytest.mark.parametrize("how", ["get", "post", "form"])
@pytest.mark.parametrize(
    ("fields", "query", "true"),
    [
        # the graphs named by the call are the dataset: their union without GRAPH, each by itself with it
        ([("default-graph-uri", "labels"), ("default-graph-uri", "meta")], "ASK { ?e a tri:EvidenceGraph }", True),
        ([("default-graph-uri", "labels"), ("default-graph-uri", "meta")], "ASK { GRAPH ?g { ?s ?p ?o } }", False),
        ([("named-graph-uri", "labels"), ("named-graph-uri", "meta")], "ASK { ?s ?p ?o }", False),
        ([("named-graph-uri", "meta")], "ASK { GRAPH <graph/meta> { ?s ?p ?o } }", True),
        ([("named-graph-uri", "meta")], "ASK { GRAPH <graph/labels> { ?s ?p ?o } }", False),
        ([("default-graph-uri", "labels"), ("named-graph-uri", "meta")], "ASK { ?s skos:prefLabel ?o }", True),
        ([("default-graph-uri", "nothing")], "ASK { ?s ?p ?o }", False),
        # … and those of the query's own FROM are then not asked
        ([("named-graph-uri", "meta")], "ASK FROM <graph/labels> { ?s ?p ?o }", False),
        ([("named-graph-uri", "meta")], "ASK FROM NAMED <graph/labels> { GRAPH ?g { ?e a tri:EvidenceGraph } }", True),
    ],
)
def test_the_dataset_of_the_call_is_the_one_that_is_asked(
    client: TestClient, how: str, fields: list[tuple[str, str]], query: str, true: bool
) -> None:
    graphs = [(name, ROLES + graph) for name, graph in fields]
    kind = {"post": "application/sparql-query", "form": "application/x-www-form-urlencoded"}.get(how, "")
    headers = {"Accept": "text/csv"} | ({"Content-Type": kind} if kind else {})
    if how == "get":
        found = client.get("/sparql", params=[("query", query), *graphs], headers=headers)
    elif how == "post":
        found = client.post("/sparql", params=graphs, content=query, headers=headers)
    else:
        found = client.post("/sparql", content=urlencode([("query", query), *graphs]), headers=headers)

    assert (found.status_code, found.text.strip()) == (200, str(true).lower())


def test_without_a_query_the_service_describes_itself_and_a_browser_goes_to_the_page(client: TestClient) -> None:
    found = client.get("/sparql", headers={"Accept": "text/turtle"})
    page = client.get("/sparql", headers={"Accept": "text/html,*/*;q=0.8"}, follow_redirects=False)

    assert (found.status_code, "SPARQL11Query" in found.text) == (200, True)
    assert (page.status_code, page.headers["location"]) == (303, "/ask")


def test_the_description_lists_the_graphs_and_counts_what_is_in_them(client: TestClient) -> None:
    text = client.get("/sparql", headers={"Accept": "text/turtle"}).text
    found = rdflib.Graph().parse(data=text, format="turtle")
    counted = {
        str(name): str(found.value(found.value(one, SD.graph), VOID.triples))
        for one, name in found.subject_objects(SD.name)
    }
    query = "SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } FILTER(STRSTARTS(STR(?g), STR(<graph/>))) } GROUP BY ?g"
    rows = [row.split(",") for row in ask(client, query, "text/csv")[2].split()[1:]]
    whole = ask(client, "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", "text/csv")[2].split()[1]
    (default,) = found.objects(None, SD.defaultGraph)

    assert counted == {name: number for name, number in rows if "/inferred/" not in name}
    assert ROLES + "meta" in counted
    assert str(found.value(default, VOID.triples)) == whole
    assert (None, SD.defaultEntailmentRegime, rdflib.URIRef("http://www.w3.org/ns/entailment/Simple")) in found
    assert [str(one) for one in found.objects(None, SD.supportedLanguage)] == [str(SD.SPARQL11Query)]


def test_scripts_of_other_pages_read_nothing_by_default(client: TestClient) -> None:
    asked = client.get("/sparql", params={"query": PROJECTS}, headers={"Origin": "https://elsewhere.example"})

    assert "access-control-allow-origin" not in asked.headers


def test_pages_that_are_allowed_may_ask_where_they_are_meant_to(store: Path) -> None:
    service = Service(store, Limits(workers=1), origins=["https://elsewhere.example"])
    headers = {"Origin": "https://elsewhere.example"}
    with TestClient(Starlette(routes=service.routes(), lifespan=service.lifespan)) as client:
        asked = client.get("/sparql", params={"query": PROJECTS}, headers=headers)
        health = client.get("/health", headers=headers)

    assert asked.headers["access-control-allow-origin"] == "https://elsewhere.example"
    assert "access-control-allow-origin" not in health.headers


def test_an_answer_names_the_release_to_cite_where_whoever_runs_the_service_says_that_there_is_one(
    client: TestClient, store: Path
) -> None:
    release = "https://data.linn.example/release/1.0.0"
    service = Service(store, Limits(workers=1), imprint=Imprint(release=release))
    with TestClient(Starlette(routes=service.routes(), lifespan=service.lifespan)) as told:
        asked = told.get("/sparql", params={"query": PROJECTS})
        refused = told.get("/sparql", params={"query": "SELECT"})

    assert asked.headers["link"] == f'<{release}>; rel="cite-as"'
    assert "link" not in refused.headers
    assert "link" not in client.get("/sparql", params={"query": PROJECTS}).headers


def test_head_gives_the_headers_alone(client: TestClient) -> None:
    found = client.head("/sparql", params={"query": PROJECTS})

    assert (found.status_code, found.content) == (200, b"")


def test_a_query_that_takes_too_long_is_503_and_the_next_is_answered(store: Path) -> None:
    pool = Pool(store, Limits(workers=1, seconds=0.5))
    with pytest.raises(Refused, match=r"took longer than 0\.5 seconds") as refused:
        pool.ask(Request(ENDLESS))

    assert refused.value.status == 503
    assert pool.ask(Request(PROJECTS, rows="csv")).body == b"acronym\r\nCircPro\r\n"
    pool.close()


def test_an_answer_that_is_too_large_is_413_and_never_cut(store: Path) -> None:
    pool = Pool(store, Limits(workers=1, bytes=10_000))
    statuses = []
    for query in (EVERYTHING, "CONSTRUCT WHERE { ?s ?p ?o }"):
        with pytest.raises(Refused) as refused:
            pool.ask(Request(query))
        statuses.append(refused.value.status)
    pool.close()

    assert statuses == [413, 413]


def test_a_query_that_takes_too_much_memory_is_503(store: Path) -> None:
    pool = Pool(store, Limits(workers=1, seconds=20, memory=300_000_000))
    with pytest.raises(Refused) as refused:
        pool.ask(Request("SELECT DISTINCT ?a ?c ?d ?f ?g { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?g"))
    pool.close()

    assert (refused.value.status, "memory" in str(refused.value)) == (503, True)


def test_more_queries_than_may_wait_are_429(store: Path) -> None:
    pool = Pool(store, Limits(workers=1, queue=1, seconds=2))
    waiting = [threading.Thread(target=_ask_and_forget, args=(pool,)) for _ in range(2)]
    for thread in waiting:
        thread.start()
    deadline = time.monotonic() + 10
    while pool.inside < 2 and time.monotonic() < deadline:
        time.sleep(0.01)
    with pytest.raises(Refused) as refused:
        pool.ask(Request("ASK { }"))
    for thread in waiting:
        thread.join()
    pool.close()

    assert refused.value.status == 429


def _ask_and_forget(pool: Pool) -> None:
    with suppress(Refused):
        pool.ask(Request(ENDLESS))


@pytest.mark.parametrize(("confined", "calls"), [(True, 0), (False, 1)])
def test_a_worker_can_open_no_connection_whatever_the_text_says(store: Path, confined: bool, calls: int) -> None:
    """The filter on the text is not the only guard: a call that gets past it finds no socket."""
    called: list[socket.socket] = []
    with socket.create_server(("127.0.0.1", 0)) as server:
        listener = threading.Thread(target=lambda: _close_first(server, called))
        listener.start()
        code = (
            f"import sys; sys.path.insert(0, {str(ROOT)!r})\n"
            "from pathlib import Path\nfrom graph.confinement import confine\n"
            "from graph.store import open_snapshot\n"
            f"snapshot = open_snapshot(Path({str(store)!r}))\n"
            f"if {confined}: confine(0, snapshot.folder / 'snapshots' / snapshot.number)\n"
            f"text = 'SELECT * {{ SERVICE <http://127.0.0.1:{server.getsockname()[1]}/> {{ ?s ?p ?o }} }}'\n"
            "try:\n    list(snapshot.query(text))\nexcept Exception as error:\n    print('refused')\n"
            "print(len(list(snapshot.match())) > 100)\n"
        )
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True)
        time.sleep(0.1)
        found = len(called)
        socket.create_connection(server.getsockname()).close()
        listener.join()

    assert (found, done.stdout.split()) == (calls, ["refused", "True"])


def _close_first(server: socket.socket, called: list[socket.socket]) -> None:
    connection, _ = server.accept()
    called.append(connection)
    connection.close()


def test_a_worker_ends_when_its_parent_is_killed(store: Path) -> None:
    code = (
        f"import sys; sys.path.insert(0, {str(ROOT)!r})\n"
        "from pathlib import Path\nimport threading, time\nfrom graph.service import Limits, Pool, Request\n"
        f"pool = Pool(Path({str(store)!r}), Limits(workers=1, seconds=60))\n"
        "pool.ask(Request('ASK { }'))\nprint(pool._idle[0].pid, flush=True)\n"
        f"pool.ask(Request({ENDLESS!r}))\n"
    )
    parent = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
    assert parent.stdout is not None
    worker = int(parent.stdout.readline())
    parent.send_signal(signal.SIGKILL)
    parent.wait()
    parent.stdout.close()

    def is_running() -> bool:
        try:
            os.kill(worker, 0)
        except ProcessLookupError:
            return False
        return Path(f"/proc/{worker}/stat").read_text().rpartition(")")[2].split()[0] != "Z"

    deadline = time.monotonic() + 10
    while is_running() and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not is_running()


def test_the_next_query_sees_what_was_loaded_since(tmp_path: Path) -> None:
    folder = make_store(tmp_path / "store")
    pool = Pool(folder, Limits(workers=1))
    before = pool.ask(Request(PROJECTS + " ORDER BY ?acronym", rows="csv")).body.split()
    add_later(folder)
    after = pool.ask(Request(PROJECTS + " ORDER BY ?acronym", rows="csv")).body.split()
    pool.close()

    assert (before, after) == ([b"acronym", b"CircPro"], [b"acronym", b"CircPro", b"Ferrano"])


def test_where_there_is_no_store_a_query_is_503_and_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="triptych load") as refused:
        Pool(tmp_path).ask(Request(PROJECTS))

    assert refused.value.status == 503
