"""How fast the service answers many clients, also while a load runs, and what hostile queries leave behind.

    python -m benchmarks.bench_service [--rounds 5] [--clients 8] [--queries 300] [--oxigraph PROGRAM] [--documents 400]

Triptych, the server of Oxigraph (its package ``oxigraph``, where the program is found) and a route that answers nothing
take turns, each asked the same by the same clients over the same facts. Figures only: nothing passes or fails here.
"""

from __future__ import annotations

import argparse
import http.client
import os
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

import triptych
from benchmarks.figures import note
from benchmarks.memory import Watch
from benchmarks.peers import environments
from benchmarks.timing import machine
from tools.corpus.folder import write_folder

HERE = Path(__file__).resolve().parent
EXAMPLES = HERE.parent / "examples"
TRI = "https://w3id.org/triptych/ontology#"
THING = "https://w3id.org/triptych/id/project/circpro"
SMALL = (
    f"ASK {{ <{THING}> <{TRI}acronym> 'CircPro' }}",
    f"SELECT ?p ?o {{ <{THING}> ?p ?o }} LIMIT 20",
    f"SELECT ?a {{ ?p a <{TRI}Project> ; <{TRI}acronym> ?a }}",
    f"SELECT ?n {{ <{THING}> <{TRI}hasPartner> ?o . ?o <http://www.w3.org/2004/02/skos/core#prefLabel> ?n }}",
)
SUFFIXES = (".txt", ".html", ".md", ".csv")
THREE = "?a ?b ?c . ?d ?e ?f . ?g ?h ?i"
ANY = "(<x:a>|!<x:a>)"
TORMENTS = {
    "cross product": f"SELECT (COUNT(*) AS ?n) {{ {THREE} }}",
    "sorted cross product": f"SELECT * {{ {THREE} }} ORDER BY ?a ?f ?h LIMIT 1",
    "closure of paths": f"SELECT (COUNT(*) AS ?n) {{ ?a {ANY}+ ?b . ?c {ANY}+ ?d }}",
    "all in one text": "SELECT (GROUP_CONCAT(CONCAT(STR(?a), STR(?b), STR(?c))) AS ?t) { ?a ?b ?c . ?d ?e ?f }",
    "50 MB of answer": "SELECT * { ?a ?b ?c . ?d ?e ?f } LIMIT 100000",
    "10,000 brackets": "ASK " + "{" * 10_000 + "}" * 10_000,
}
EMPTY = """
import sys, uvicorn
from starlette.applications import Starlette
from starlette.responses import Response
from starlette.routing import Route
app = Starlette(routes=[Route("/{path:path}", lambda call: Response(b"", media_type="text/csv"))])
uvicorn.run(app, port=int(sys.argv[1]), log_level="error", access_log=False)
"""


@dataclass
class Asked:
    """What a number of clients got: milliseconds of each answer, errors, and the seconds of it all."""

    milliseconds: list[float] = field(default_factory=list)
    errors: int = 0
    seconds: float = 0.0

    def __str__(self) -> str:
        middle = statistics.median(self.milliseconds)
        return f"p50 {middle:6.1f} ms, p95 {self.high:6.1f} ms, {self.rate:6.0f}/s, {self.errors} errors"

    @property
    def high(self) -> float:
        """Milliseconds in which 95 of a hundred answers came."""
        return sorted(self.milliseconds)[int(len(self.milliseconds) * 0.95)]

    @property
    def rate(self) -> float:
        """Answers a second."""
        return len(self.milliseconds) / self.seconds


def main() -> None:
    """Make a store, ask it in every way, and print what came of it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--clients", type=int, default=8)
    parser.add_argument("--queries", type=int, default=300, help="by each client")
    parser.add_argument("--documents", type=int, default=400, help="loaded meanwhile")
    parser.add_argument("--oxigraph", default=shutil.which("oxigraph"), help="its server (default: a peer's own)")
    given = parser.parse_args()
    given.oxigraph = given.oxigraph or environments.program("oxigraph", "oxigraph")
    print(f"{machine()}, load average {os.getloadavg()[0]:.1f}")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        store = folder / "store"
        with triptych.open(store) as graph:
            graph.load(EXAMPLES)
            graph.export(folder / "facts.nt")
        _compare(folder, store, given)
        _while_loading(folder, store, given)
        _torments(store)
    print(f"\nload average {os.getloadavg()[0]:.1f}")


def _compare(folder: Path, store: Path, given: argparse.Namespace) -> None:
    print(f"\n{given.clients} clients, {given.queries} small queries each, {given.rounds} rounds in turns")
    servers: dict[str, Callable[[int], list[str]]] = {"triptych serve": lambda port: _serve(store, port)}
    if given.oxigraph:
        place = str(folder / "oxigraph")
        subprocess.run([given.oxigraph, "load", "-l", place, "-f", str(folder / "facts.nt")], check=True, stderr=-3)
        servers["oxigraph serve"] = lambda port: [
            given.oxigraph, "serve-read-only", "-l", place, "-b", f"127.0.0.1:{port}"
        ]  # fmt: skip
    servers["an empty route"] = lambda port: [sys.executable, "-c", EMPTY, str(port)]
    found: dict[str, list[Asked]] = {name: [] for name in servers}
    paths = {"oxigraph serve": "/query"}
    for _ in range(given.rounds):
        for name, command in servers.items():
            with _running(command) as (port, _pid):
                _ask(port, 1, 20, paths.get(name, "/sparql"))  # warm
                found[name].append(_ask(port, given.clients, given.queries, paths.get(name, "/sparql")))
    rates = {name: statistics.median(one.rate for one in all_of_it) for name, all_of_it in found.items()}
    for name, rounds in found.items():
        note(
            "answers a second",
            name.removesuffix(" serve") if "triptych" in name else name,
            (one.rate for one in rounds),
            "/s",
        )
        if name == "triptych serve":
            note("p95 of 8 clients", "triptych", (one.high for one in rounds), "ms")
            note("errors", "triptych", [sum(one.errors for one in rounds)], "")
        middle = sorted(rounds, key=lambda one: one.rate)[len(rounds) // 2]
        print(f"  {name:16} {middle}; {rates['triptych serve'] / rates[name]:.2f} × for triptych")


def _while_loading(folder: Path, store: Path, given: argparse.Namespace) -> None:
    texts = folder / "texts"
    texts.mkdir()
    write_folder(texts, given.documents, suffixes=SUFFIXES)
    with _running(lambda port: _serve(store, port)) as (port, _):
        _ask(port, 1, 20)
        command = [sys.executable, "-m", "triptych", "load", str(texts), "--store", str(store), "--jobs", "1"]
        load = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        rounds = [_ask(port, given.clients, max(1, given.queries // given.rounds)) for _ in range(given.rounds)]
        found = Asked(
            [one for each in rounds for one in each.milliseconds],
            sum(each.errors for each in rounds),
            sum(each.seconds for each in rounds),
        )
        still = load.poll() is None
        load.wait()
    note("p95 while loading", "triptych", (one.high for one in rounds), "ms")
    note("errors while loading", "triptych", [found.errors], "")
    print(f"\nwhile {given.documents} documents are loaded{'' if still else ' (the load ended before)'}\n  {found}")


def _torments(store: Path) -> None:
    limits = ["seconds=2", "memory=400000000", "bytes=20000000"]
    print(f"\nafter each torment ({', '.join(limits)})")
    with _running(lambda port: _serve(store, port, *limits)) as (port, pid):
        _ask(port, 2, 50)
        before = _size(pid)
        for name, text in TORMENTS.items():
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
            connection.request("POST", "/sparql", text.encode(), {"Content-Type": "application/sparql-query"})
            answer = connection.getresponse()
            answer.read()
            connection.close()
            after = _ask(port, 1, 1)
            print(f"  {name:22} {answer.status}; the next small query took {after.milliseconds[0]:6.1f} ms")
        print(f"  memory of all its processes: {before / 1e6:.0f} MB before, {_size(pid) / 1e6:.0f} MB after")


def _serve(store: Path, port: int, *limits: str) -> list[str]:
    words = (word for limit in limits for word in ("--limit", limit))
    return [
        sys.executable,
        "-m",
        "triptych",
        "serve",
        "--store",
        str(store),
        "--port",
        str(port),
        "--log",
        "none",
        *words,
    ]


@contextmanager
def _running(command: Callable[[int], list[str]]) -> Iterator[tuple[int, int]]:
    """The port and process of a server, from when it answers on."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = int(free.getsockname()[1])
    process = subprocess.Popen(command(port), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            try:
                socket.create_connection(("127.0.0.1", port), 1).close()
                break
            except OSError:
                time.sleep(0.05)
        yield port, process.pid
    finally:
        process.terminate()
        process.wait()


def _ask(port: int, clients: int, queries: int, path: str = "/sparql") -> Asked:
    """What so many clients at once get, each over one kept connection."""
    found = Asked()
    guard = threading.Lock()

    def client(number: int) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        times, errors = [], 0
        for turn in range(queries):
            text = SMALL[(number + turn) % len(SMALL)]
            began = time.perf_counter()
            connection.request("GET", f"{path}?query={quote(text)}", headers={"Accept": "text/csv"})
            answer = connection.getresponse()
            answer.read()
            times.append((time.perf_counter() - began) * 1000)
            errors += answer.status != 200
        connection.close()
        with guard:
            found.milliseconds += times
            found.errors += errors

    threads = [threading.Thread(target=client, args=(number,)) for number in range(clients)]
    began = time.perf_counter()
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    found.seconds = time.perf_counter() - began
    return found


def _size(pid: int) -> int:
    """Bytes that a process and all that it started take now."""
    watch = Watch(pid)
    watch.start()
    time.sleep(0.2)
    watch.stop()
    return watch.together


if __name__ == "__main__":
    main()
