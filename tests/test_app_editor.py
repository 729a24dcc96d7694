"""The SPARQL editor in Chromium: completion, errors in their place, and no way to be caught in it by keyboard."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from graph.results import Table
from graph.terms import literal, node
from pages._found import workbook
from pages.components.editor import terms
from tests.explorer_browser import Explorer, browser, explorer, running, sync_api

__all__ = ["browser", "explorer", "running"]  # fixtures


def editor(explorer: Explorer) -> sync_api.Locator:
    explorer.open("/ask")
    found = explorer.page.get_by_role("textbox", name="SPARQL")
    found.wait_for()
    return found


@pytest.mark.browser
def test_a_term_is_found_by_its_label_and_the_query_asked_by_keyboard(explorer: Explorer) -> None:
    page, text = explorer.page, editor(explorer)
    text.fill("SELECT ?who { ?project ")
    page.keyboard.press("End")
    page.keyboard.type("lead")
    page.get_by_role("option", name="tri:leadPartner").wait_for()
    page.keyboard.press("Tab")
    page.keyboard.type(" ?who }")
    page.keyboard.press("Escape")
    page.keyboard.press("Control+Enter")
    page.get_by_test_id("stMain").get_by_text("1 row").wait_for()

    assert "query=SELECT+%3Fwho+%7B+%3Fproject+tri%3AleadPartner+%3Fwho+%7D" in page.url


@pytest.mark.browser
def test_an_error_is_marked_at_its_line_and_column_and_goes_when_it_is_mended(explorer: Explorer) -> None:
    page, text = explorer.page, editor(explorer)
    text.fill("SELECT ?who {\n  ?project tri:leadPartner }")
    page.get_by_role("button", name="Ask", exact=True).click()
    page.locator(".tri-editor[data-error]").wait_for()

    said = page.get_by_role("alert").inner_text()
    line, column = page.locator(".tri-editor").get_attribute("data-error").split(":")
    assert said.startswith(f"Line {line}, column {column}: ")
    assert (line, page.locator(".cm-lintRange-error, .cm-lintPoint-error").count() > 0) == ("2", True)

    text.fill("SELECT ?who {\n  ?project tri:leadPartner ?who }")
    page.get_by_role("button", name="Ask", exact=True).click()
    page.get_by_test_id("stMain").get_by_text("1 row").wait_for()
    assert page.locator(".tri-editor[data-error]").count() == 0


@pytest.mark.browser
def test_the_keyboard_leaves_the_editor_with_escape_and_tab(explorer: Explorer) -> None:
    page, text = explorer.page, editor(explorer)
    text.focus()
    page.keyboard.press("Escape")
    page.keyboard.press("Tab")
    page.wait_for_function("document.activeElement.textContent === 'Ask'")
    page.keyboard.press("Shift+Tab")

    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == "SPARQL"


def test_every_class_and_property_is_offered_in_the_readers_language() -> None:
    offered = {one["name"]: (one["label"], one["kind"]) for one in terms("it")}

    assert offered["tri:leadPartner"] == ("capofila", "property")
    assert offered["tri:GoodPractice"] == ("buona pratica", "class")
    assert offered["skos:"] == ("", "prefix")


def test_a_workbook_keeps_numbers_as_numbers_and_addresses_as_links(tmp_path: Path) -> None:
    table = Table(
        ("who", "n"),
        ((node("https://a.example/x"), literal("3", datatype="http://www.w3.org/2001/XMLSchema#integer")),),
    )
    sheet = openpyxl.load_workbook(BytesIO(workbook(table))).active

    assert [[cell.value for cell in row] for row in sheet.iter_rows()] == [["who", "n"], ["https://a.example/x", 3]]
    assert sheet["A2"].hyperlink.target == "https://a.example/x"


@pytest.mark.browser
def test_what_is_written_while_an_answer_comes_stays_and_can_be_asked(explorer: Explorer) -> None:
    page, text = explorer.page, editor(explorer)
    text.fill("SELECT ?who { ?project tri:leadPartner ?who }")
    page.keyboard.press("Control+Enter")
    page.keyboard.type(" LIMIT 0")  # before the page is drawn anew
    page.wait_for_function("location.search.includes('query=')")
    page.get_by_test_id("stMain").get_by_text("1 row").wait_for()
    page.wait_for_timeout(500)
    assert text.inner_text().endswith("LIMIT 0")

    page.keyboard.press("Control+Enter")
    page.wait_for_function("location.search.includes('LIMIT+0')")


@pytest.mark.browser
def test_the_same_query_can_be_asked_again_and_the_way_back_shows_the_one_before(explorer: Explorer) -> None:
    page, text = explorer.page, editor(explorer)
    ask = page.get_by_role("button", name="Ask", exact=True)
    for query in ("ASK { ?s tri:leadPartner ?o }", "ASK { ?s tri:acronym ?o }"):
        text.fill(query)
        page.keyboard.press("Control+Enter")
        page.wait_for_function(f"decodeURIComponent(location.search.replaceAll('+', ' ')).includes({query!r})")
        page.get_by_role("heading", name="Yes").wait_for()
    ask.click()
    page.wait_for_timeout(300)
    assert ask.is_enabled()

    page.go_back()
    page.wait_for_function("document.querySelector('.cm-content')?.innerText.includes('leadPartner') ?? true")
    sync_api.expect(text).to_contain_text("tri:leadPartner")
