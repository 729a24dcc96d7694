"""The explorer in Chromium, as a reader uses it; every request to another machine is blocked and counted."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest

from tests.explorer_browser import ROOT, Explorer, browser, explorer, running, started, sync_api, visited
from tests.explorer_store import add_later

pytestmark = pytest.mark.browser
__all__ = ["browser", "explorer", "running"]  # fixtures

SCROLLED = "document.querySelector('[data-testid=stMain]').scrollTop"
CIRCPRO = "/thing?iri=https%3A%2F%2Fw3id.org%2Ftriptych%2Fid%2Fproject%2Fcircpro"


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
    page.get_by_test_id("stMain").get_by_text("1 row").wait_for()
    with page.expect_download() as download:
        page.get_by_role("button", name="Download CSV").click()

    assert "/id/org/" in Path(download.value.path()).read_text()
    explorer.page.goto(page.url)
    page.get_by_test_id("stMain").get_by_text("1 row").wait_for()


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
    page.get_by_test_id("stMain").get_by_text("Nothing is called like").wait_for()
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


def test_the_place_for_files_speaks_the_language_of_the_page(explorer: Explorer) -> None:
    explorer.open("/documents?lang=it")
    place = explorer.page.get_by_role("group", name="Scelga i file da leggere")

    place.get_by_role("button", name="Scelga i file").wait_for()
    assert "Al massimo 50 MB per file: CSV" in place.inner_text()
    assert place.inner_text().count("DOCX") == 1
