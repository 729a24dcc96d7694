"""Those who use the service meanwhile: they ask, they update, they look at pages."""

from __future__ import annotations

import http.client
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import count, cycle
from urllib.parse import quote, urlencode

TRI = "https://w3id.org/triptych/ontology#"
LABEL = "http://www.w3.org/2000/01/rdf-schema#label"
QUERIES = (
    f"SELECT ?a {{ ?p a <{TRI}Project> ; <{TRI}acronym> ?a }}",
    f"SELECT ?p (COUNT(?o) AS ?n) {{ ?p <{TRI}hasPartner> ?o }} GROUP BY ?p ORDER BY DESC(?n) LIMIT 10",
    "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }",
    f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ ?s a <{TRI}ActionPlan> ; ?p ?o }} LIMIT 200",
    "SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g ORDER BY DESC(?n) LIMIT 5",
)
ADDRESSES = ("/ontology", "/catalog.ttl", "/feed.atom", "/health", "/vocab/evidence-status/accepted", "/dumps")
DUMP = "/dumps/graph.nq.gz"
PAGES = (
    *("/", "/find?q=region", "/documents", "/connections", "/connections?view=network"),
    *("/map", "/data", "/ask", "/review"),
)
_KINDS = ("Project", "Organization", "ActionPlan", "Action", "GoodPractice")
_UPDATES = 200
"""Different facts that updates put in and take away in turns."""
_BROWSER = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
_VIEWS = 40
"""Page views after which the browser is started anew: it is not the program that is looked at."""


@dataclass
class Tally:
    """What happened since somebody last asked: milliseconds of what went well, what was busy, what went wrong."""

    milliseconds: list[float] = field(default_factory=list)
    busy: int = 0
    errors: list[str] = field(default_factory=list)


class Client(threading.Thread):
    """Somebody who does one thing again and again until told to stop."""

    def __init__(self, name: str, turn: Callable[[], str], pause: float, end: Callable[[], None] | None = None) -> None:
        super().__init__(name=name, daemon=True)
        self._turn, self._pause, self._end = turn, pause, end
        self._guard, self._stopped = threading.Lock(), threading.Event()
        self._tally = Tally()

    def run(self) -> None:
        """Do it, and count how it went: '' is well, ``busy`` what may be tried again, all else an error."""
        while not self._stopped.is_set():
            began = time.perf_counter()
            try:
                said = self._turn()
            except Exception as error:  # noqa: BLE001 - every failure is a figure here
                said = f"{type(error).__name__}: {error}".strip().split("\n")[0]
            took = (time.perf_counter() - began) * 1000
            with self._guard:
                if not said:
                    self._tally.milliseconds.append(took)
                elif said == "busy":
                    self._tally.busy += 1
                else:
                    self._tally.errors.append(f"{self.name}: {said}")
            self._stopped.wait(self._pause)
        if self._end:
            self._end()

    def taken(self) -> Tally:
        """What happened since the last time."""
        with self._guard:
            found, self._tally = self._tally, Tally()
        return found

    def stop(self) -> None:
        """No further turn; wait with ``join``."""
        self._stopped.set()


def asking(port: int) -> Callable[[], str]:
    """Asks small and larger queries and, among them, what stands at the service's addresses."""
    paths = cycle([f"/sparql?query={quote(text)}" for text in QUERIES for _ in range(2)] + list(ADDRESSES))
    kept: list[http.client.HTTPConnection] = []
    turns = count(1)

    def turn() -> str:
        if next(turns) % 500 == 0:
            return _called(port, "GET", DUMP)
        path, is_fresh = next(paths), not kept
        if is_fresh:
            kept.append(http.client.HTTPConnection("127.0.0.1", port, timeout=120))
        try:
            kept[0].request("GET", path)
            answer = kept[0].getresponse()
            answer.read()
        except (OSError, http.client.HTTPException):
            kept.pop().close()
            if is_fresh:
                raise
            return _called(port, "GET", path)  # the server may end a connection on which nobody asks
        return _said(answer.status)

    return turn


def updating(port: int) -> Callable[[], str]:
    """Puts in facts and takes them away again, so that their number has a bound."""
    numbers = count()

    def turn() -> str:
        number = next(numbers)
        word = "INSERT" if number // _UPDATES % 2 == 0 else "DELETE"
        text = (
            f"{word} DATA {{ <https://soak.example/thing/{number % _UPDATES}> <{LABEL}> 'Thing {number % _UPDATES}' }}"
        )
        body = urlencode({"update": text}).encode()
        return _called(port, "POST", "/sparql", body, {"Content-Type": "application/x-www-form-urlencoded"})

    return turn


def _called(port: int, method: str, path: str, body: bytes | None = None, headers: dict[str, str] | None = None) -> str:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=300)
    try:
        connection.request(method, path, body, headers or {})
        answer = connection.getresponse()
        return _said(answer.status, answer.read())
    finally:
        connection.close()


def _said(status: int, body: bytes = b"") -> str:
    if status in {200, 204, 303, 304}:
        return ""
    if status == 429 or (status == 503 and b"is writing to this store" in body):
        return "busy"
    return f"status {status} {body[:200].decode(errors='replace')}"


class Viewer:
    """Somebody with a browser, who opens the pages and follows a link or two; a new visit each time."""

    def __init__(self, port: int) -> None:
        self._address = f"http://127.0.0.1:{port}"
        self._paths: Iterator[str] = cycle(PAGES)
        self._views = 0
        self._playwright: object = None
        self._browser: object = None

    def turn(self) -> str:
        """One visit: a page, and the page of a thing."""
        browser = self._started()
        context = browser.new_context(viewport={"width": 1280, "height": 900})  # type: ignore[attr-defined]
        context.set_default_timeout(60_000)
        try:
            page = context.new_page()
            for path in (next(self._paths), self._thing()):
                page.goto(self._address + path)
                try:  # a thing whose document was withdrawn meanwhile has no page, and that is said
                    page.wait_for_selector('h1, [data-testid="stAlert"]')
                except Exception as error:
                    raise TimeoutError(f"{path}: {error}") from error
                page.wait_for_timeout(1500)
                if page.locator('[data-testid="stException"]').count():
                    return f"{path}: {page.locator('[data-testid=stException]').first.inner_text()[:200]}"
        finally:
            context.close()
        return ""

    def _thing(self) -> str:
        kind = _KINDS[self._views % len(_KINDS)]
        text = quote(f"SELECT ?s {{ ?s a <{TRI}{kind}> }} LIMIT 30")
        connection = http.client.HTTPConnection("127.0.0.1", int(self._address.rpartition(":")[2]), timeout=60)
        connection.request("GET", f"/sparql?query={text}", headers={"Accept": "text/csv"})
        found = connection.getresponse().read().decode().split()[1:]
        connection.close()
        return f"/thing?iri={quote(found[self._views % len(found)], safe='')}" if found else "/find"

    def _started(self) -> object:
        from playwright.sync_api import sync_playwright

        self._views += 1
        if self._views % _VIEWS == 0:
            self.end()
        if self._browser is None:
            self._playwright = sync_playwright().start()
            self._browser = self._playwright.chromium.launch(executable_path=chromium(), args=_BROWSER)  # type: ignore[attr-defined]
        return self._browser

    def end(self) -> None:
        """Close the browser."""
        if self._browser is not None:
            self._browser.close()  # type: ignore[attr-defined]
            self._playwright.stop()  # type: ignore[attr-defined]
        self._browser = self._playwright = None


def chromium() -> str | None:
    """The browser of this machine, None where there is none."""
    return next(
        (found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), None
    )
