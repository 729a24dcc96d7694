"""The explorer in Chromium, as a reader uses it; every request to another machine is blocked and counted."""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.explorer_store import add_later, make_store

pytestmark = pytest.mark.browser
sync_api = pytest.importorskip("playwright.sync_api")

ROOT = Path(__file__).parents[1]
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
SCROLLED = "document.querySelector('[data-testid=stMain]').scrollTop"
CIRCPRO = "/thing?iri=https%3A%2F%2Fw3id.org%2Ftriptych%2Fid%2Fproject%2Fcircpro"


@dataclass
class Explorer:
    """A running explorer with a browser's page; ``outside`` lists requests to other machines."""

    address: str
    store: Path
    page: sync_api.Page
    outside: list[str] = field(default_factory=list)

    def open(self, path: str) -> None:
        self.page.goto(self.address + path)
        self.page.wait_for_selector("h1")


@contextmanager
def started(command: Sequence[str], folder: Path, store: Path) -> Iterator[str]:
    """The address of an explorer that a command starts in a folder; ``PORT`` in the command is a free one."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    process = subprocess.Popen(
        [sys.executable, "-m", *(port if word == "PORT" else word for word in command)],
        cwd=folder,
        env=os.environ | {"TRIPTYCH_STORE": str(store), "PYTHONPATH": str(ROOT)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    address = f"http://127.0.0.1:{port}"
    deadline = time.monotonic() + 60
    while not answers(address):
        assert process.poll() is None
        assert time.monotonic() < deadline
        time.sleep(0.2)
    try:
        yield address
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(20)
    assert not answers(address)


def answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(f"{address}/health", timeout=1) as found:
            return found.status == 200
    except OSError:
        return False


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """An explorer that was started from a folder where there are no settings."""
    folder = tmp_path_factory.mktemp("browser")
    store = make_store(folder / "store")
    with started(["triptych", "app", "--port", "PORT", "--store", str(store)], folder, store) as address:
        yield address, store


@pytest.fixture(scope="module")
def browser() -> Iterator[sync_api.Browser]:
    if CHROMIUM is None:
        pytest.skip("no Chromium here")
    with sync_api.sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield found
        found.close()


@pytest.fixture
def explorer(running: tuple[str, Path], browser: sync_api.Browser) -> Iterator[Explorer]:
    with visited(browser, *running) as made:
        yield made


@contextmanager
def visited(browser: sync_api.Browser, address: str, store: Path) -> Iterator[Explorer]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.set_default_timeout(20_000)
    made = Explorer(address, store, context.new_page())

    def guard(route: sync_api.Route) -> None:
        if route.request.url.startswith((address, "data:", "blob:")):
            route.continue_()
        else:
            made.outside.append(route.request.url)
            route.abort()

    context.route("**/*", guard)
    yield made
    context.close()
    assert made.outside == []


def test_searching_leads_to_a_thing_and_from_it_to_the_sentence(explorer: Explorer) -> None:
    page = explorer.page
    explorer.open("/")
    page.get_by_label("Search by name").fill("kouvola inovation")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Kouvola Innovation").click()
    page.get_by_role("heading", name="Kouvola Innovation").wait_for()
    page.get_by_role("link", name="CircPro", exact=True).first.click()
    page.get_by_role("heading", name="CircPro", exact=True).wait_for()
    page.get_by_role("button", name="1 document").first.click()
    page.locator("blockquote:visible").first.wait_for()

    assert "Kouvola Innovation, in Finland." in " ".join(page.locator("blockquote:visible").all_inner_texts())


def test_markup_in_a_document_makes_no_request_and_no_element(explorer: Explorer) -> None:
    explorer.open(CIRCPRO)
    explorer.page.get_by_text("outside.example/x.png").first.wait_for()

    assert explorer.page.locator("img[src*='outside.example']").count() == 0


def test_a_query_becomes_a_table_and_its_link_opens_the_same(explorer: Explorer) -> None:
    page = explorer.page
    explorer.open("/ask")
    page.get_by_role("textbox", name="SPARQL").fill("SELECT ?lead { ?project tri:leadPartner ?lead }")
    page.get_by_role("button", name="Ask", exact=True).click()
    page.get_by_text("1 row").wait_for()
    with page.expect_download() as download:
        page.get_by_role("button", name="Download CSV").click()

    assert "/id/org/" in Path(download.value.path()).read_text()
    explorer.page.goto(page.url)
    page.get_by_text("1 row").wait_for()


def test_an_uploaded_document_appears_with_what_was_understood(explorer: Explorer) -> None:
    page = explorer.page
    explorer.open("/documents")
    page.locator("input[type=file]").set_input_files(
        {"name": "retrace.txt", "mimeType": "text/plain", "buffer": b"RETRACE is an Interreg Europe project."}
    )
    page.get_by_text("retrace.txt").wait_for()
    page.get_by_role("button", name="Read and store").click()
    page.get_by_text("Done: 1 read").wait_for()
    page.get_by_role("link", name=re.compile("retrace", re.IGNORECASE)).first.click()
    page.locator("mark").first.wait_for()

    assert "Interreg Europe" in " ".join(page.locator("mark").all_inner_texts())


def test_fresh_facts_appear_within_two_seconds_of_a_loads_end(explorer: Explorer) -> None:
    page = explorer.page
    explorer.open("/?q=Ferrano")
    page.get_by_text("Nothing is called like").wait_for()
    add_later(explorer.store)
    began = time.monotonic()
    page.get_by_role("link", name="Ferrano").first.wait_for()

    assert time.monotonic() - began < 2


def test_another_thing_begins_at_the_top_and_the_back_button_returns(explorer: Explorer) -> None:
    page = explorer.page
    page.set_viewport_size({"width": 390, "height": 400})
    explorer.open(CIRCPRO)
    link = page.get_by_role("link", name="Piedmont Region").first
    link.scroll_into_view_if_needed()
    assert page.evaluate(SCROLLED) > 0
    link.click()
    page.get_by_role("heading", name="Piedmont Region", exact=True).wait_for()
    page.wait_for_function(f"{SCROLLED} === 0")
    page.go_back()
    page.get_by_role("heading", name="CircPro", exact=True).wait_for()


@pytest.mark.parametrize("path", ["/", CIRCPRO, "/ask?name=partner-network", "/documents"])
def test_no_page_is_wider_than_a_telephone(explorer: Explorer, path: str) -> None:
    explorer.page.set_viewport_size({"width": 390, "height": 844})
    explorer.open(path)
    explorer.page.wait_for_timeout(500)

    assert "stands for a query" not in explorer.page.inner_text("body")
    assert explorer.page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= 390


def test_streamlit_run_opens_the_same_explorer(running: tuple[str, Path], browser: sync_api.Browser) -> None:
    _, store = running
    command = ["streamlit", "run", "app.py", "--server.port", "PORT", "--server.headless", "true"]
    with started(command, ROOT, store) as address, visited(browser, address, store) as explorer:
        explorer.open("/")

        assert explorer.page.title() == "Triptych"
