"""Journeys through the explorer as a reader would tell them, on the examples: by mouse, and by keyboard alone."""

from __future__ import annotations

import gzip
import re
import urllib.request
import zipfile
from contextlib import suppress
from pathlib import Path
from urllib.parse import urlencode

import pytest

from graph import ledger
from tests.explorer_browser import Explorer, browser, explorer, sync_api, visited
from tests.explorer_journeys import Keyboard, at, running, settled
from triptych.__main__ import main

pytestmark = pytest.mark.browser
__all__ = ["browser", "explorer", "running"]  # fixtures

APE = "id:practice/it-rete-ape"


def test_by_keyboard_from_turin_to_a_practice_the_action_that_builds_on_it_its_sentence_its_plan_and_paper(
    explorer: Explorer,
) -> None:
    page, keys = explorer.page, Keyboard(explorer.page)
    explorer.open("/")
    keys.to("Search by name").type("Torino").press("Enter")
    page.get_by_role("link", name="Metropolitan City of Turin").wait_for()
    keys.to("Metropolitan City of Turin").press("Enter")
    at(explorer, "Metropolitan City of Turin")
    keys.to("APE Network").press("Enter")
    at(explorer, "APE Network")
    keys.to("Stepping up green criteria on public purchases").to(re.compile("2 documents")).press("Enter")
    opened = page.get_by_test_id("stPopoverBody")
    opened.locator("blockquote:visible").first.wait_for()
    assert "The action builds on the APE Network" in " ".join(opened.locator("blockquote:visible").all_inner_texts())
    keys.press("Escape")
    opened.wait_for(state="hidden")
    keys.press("Shift+Tab")
    while page.evaluate("document.activeElement.innerText.trim()") != "Stepping up green criteria on public purchases":
        keys.press("Shift+Tab")
    keys.press("Enter")
    at(explorer, "Stepping up green criteria on public purchases")
    keys.to("CircPro Regional Action Plan of Regione Piemonte").press("Enter")
    at(explorer, "CircPro Regional Action Plan of Regione Piemonte")
    keys.to("Print").press("Enter")
    page.get_by_role("button", name="Print this page").wait_for()
    page.emulate_media(media="print")

    assert "Stepping up green criteria on public purchases" in page.locator("article").inner_text()
    assert not page.get_by_role("button", name="Print this page").is_visible()
    page.emulate_media(media="screen")
    page.go_back()
    page.get_by_role("link", name="Print", exact=True).wait_for()
    page.go_back()
    at(explorer, "Stepping up green criteria on public purchases")


def test_who_did_this_before_is_found_by_theme_and_believed_by_its_sentence(explorer: Explorer) -> None:
    page = explorer.page
    explorer.open("/find")
    page.get_by_label("Good practices").check()
    page.get_by_test_id("stMain").get_by_text("1 thing", exact=True).wait_for()
    page.get_by_role("link", name="APE Network").click()
    at(explorer, "APE Network")
    page.get_by_role("link", name="green public procurement", exact=True).first.click()
    at(explorer, "green public procurement")
    page.get_by_role("link", name="APE Network").first.click()
    at(explorer, "APE Network")
    page.get_by_role("button", name="2 documents").first.click()
    quotes = page.locator("blockquote:visible")
    quotes.first.wait_for()
    assert "coordinata dalla Città metropolitana di Torino" in " ".join(quotes.all_inner_texts())
    assert quotes.first.get_attribute("lang") == "it"
    page.locator("[data-testid=stPopoverBody] a:visible").first.click()

    page.locator("mark").first.wait_for()
    assert "doc=" in page.url


def test_what_is_chosen_in_the_triptych_is_sent_as_a_link_and_two_readers_go_on_apart(
    explorer: Explorer, running: tuple[str, Path], browser: sync_api.Browser
) -> None:
    page = explorer.page
    explorer.open("/")
    page.get_by_role("button", name="APE Network").click()
    page.get_by_text("Linked to APE Network").wait_for()
    page.get_by_role("button", name=re.compile("^Stepping up green criteria")).wait_for()
    settled(page)
    with visited(browser, *running) as other:
        other.page.goto(page.url)
        other.page.get_by_text("Linked to APE Network").wait_for()
        linked = other.page.locator(".panel li.lit button")
        linked.first.wait_for()
        assert linked.all_inner_texts() == page.locator(".panel li.lit button").all_inner_texts()
        other.page.get_by_role("button", name="Show all again").click()
        other.page.get_by_text("Linked to APE Network").wait_for(state="hidden")

        assert "practice=" not in other.page.url
        assert page.get_by_text("Linked to APE Network").is_visible()


def test_by_keyboard_a_contradiction_is_weighed_judged_and_the_judgement_taken_back(explorer: Explorer) -> None:
    page, keys = explorer.page, Keyboard(explorer.page)
    explorer.open("/review?show=conflicts")
    page.get_by_text("Held true here").first.wait_for()
    page.get_by_text("Also said").first.wait_for()
    settled(page)
    keys.to("Your name").type("Anna").press("Enter")
    page.locator("button:not([disabled])", has_text="Hold this true").first.wait_for()
    keys.to("Hold this true").press("Enter")
    page.wait_for_function("document.querySelectorAll('[data-testid=stSpinner]').length === 0")
    settled(page)
    explorer.open("/review?show=decided")
    page.get_by_role("button", name="Take back").wait_for()
    assert "Anna" in page.locator("[data-testid=stMain]").inner_text()
    keys.to("Your name").type("Bert").press("Enter")
    page.locator("button:not([disabled])", has_text="Take back").wait_for()
    keys.to("Take back").press("Enter")
    page.get_by_text("Nobody has decided anything yet.").wait_for()

    judged = [(one.verdict, one.by) for one in ledger.read(explorer.store / ledger.NAME) if not one.follows]
    assert judged[-2:] == [("accept", "Anna"), ("undo", "Bert")]


def test_an_upload_is_understood_judged_and_withdrawn(explorer: Explorer) -> None:
    page = explorer.page
    explorer.open("/documents")
    text = b"FERRANO is an Interreg Europe project. Its lead partner is the Municipality of Cuneo in Italy."
    page.locator("input[type=file]").set_input_files({"name": "ferrano.txt", "mimeType": "text/plain", "buffer": text})
    page.get_by_text("ferrano.txt").wait_for()
    page.get_by_role("button", name="Read and store").click()
    page.get_by_text("Done: 1 read").wait_for(timeout=60_000)
    page.get_by_role("link", name=re.compile("ferrano", re.IGNORECASE)).first.click()
    page.locator("mark").first.wait_for()
    assert "Municipality of Cuneo" in page.locator("[data-testid=stMain]").inner_text()
    page.get_by_role("textbox", name="Your name").fill("Anna")
    page.keyboard.press("Enter")
    settled(page)
    page.locator("summary").first.click()
    reject = page.locator("button:not([disabled])", has_text="Reject").first
    for _ in range(5):
        page.get_by_text("Right or wrong?").first.click()
        with suppress(sync_api.TimeoutError):  # a click on what is just being drawn anew opens nothing
            reject.click(timeout=10_000)
            break
    page.get_by_text("rejected", exact=True).first.wait_for()
    page.get_by_role("button", name="Withdraw this document").click()
    page.get_by_role("button", name="Withdraw it").click()
    page.get_by_role("button", name="Read and store").wait_for()
    settled(page)

    assert "ferrano" not in page.locator("[data-testid=stMain]").inner_text().lower().partition("loaded")[2]
    for one in ledger.read(explorer.store / ledger.NAME):  # what was decided here is no other journey's
        if one.verdict == "reject":
            main(["decide", "--undo", one.id, "--store", str(explorer.store)])


def test_by_keyboard_a_way_between_two_things_is_a_sentence_in_italian(explorer: Explorer) -> None:
    page, keys = explorer.page, Keyboard(explorer.page)
    explorer.open("/connections")
    settled(page)
    keys.to("English").press("ArrowRight")
    at(explorer, "Legami")
    keys.to("Da").type("Rete APE").press("Enter")
    page.wait_for_url(re.compile("a="))
    settled(page)
    keys.to("A").type("CircPro").press("Enter")
    page.get_by_text(re.compile("CircPro.*[.]$")).first.wait_for()

    explorer.page.goto(page.url)
    at(explorer, "Legami")
    page.locator("[data-testid=stMarkdown]", has_text=re.compile("Rete APE.*CircPro")).first.wait_for()
    assert "lang=it" in page.url


def test_a_query_of_ones_own_becomes_a_table_a_chart_and_a_file(explorer: Explorer) -> None:
    page = explorer.page
    query = """SELECT ?project (COUNT(?partner) AS ?partners)
WHERE { ?project a tri:Project ; tri:hasPartner ?partner }
GROUP BY ?project ORDER BY DESC(?partners)"""
    explorer.open("/ask")
    editor = page.get_by_role("textbox", name="SPARQL")
    editor.fill(query)
    editor.press("Control+Enter")
    page.get_by_test_id("stMain").get_by_text(re.compile(r"^\d+ rows$")).wait_for()
    page.get_by_role("radio", name="Chart").click()
    page.locator("[data-testid=stVegaLiteChart] canvas, [data-testid=stVegaLiteChart] svg").first.wait_for()
    with page.expect_download() as download:
        page.get_by_role("button", name="Download CSV").click()
    lines = Path(download.value.path()).read_text("utf-8").splitlines()
    assert lines[0] == "project,partners"
    assert any("project/circpro," in line for line in lines)

    explorer.page.goto(page.url)
    page.locator("[data-testid=stVegaLiteChart]").wait_for()
    assert "view=chart" in page.url


def test_by_keyboard_things_found_by_facet_make_a_list_that_becomes_a_document(explorer: Explorer) -> None:
    page, keys = explorer.page, Keyboard(explorer.page)
    explorer.open("/find")
    page.locator(".rows a").first.wait_for()
    keys.to(re.compile("^Projects")).press("Space")
    page.wait_for_url(re.compile("kind=Project"))
    page.get_by_label("Put CircPro on the list").wait_for()
    settled(page)
    keys.to("Put CircPro on the list").press("Space")
    page.get_by_role("link", name="To the list (1)").wait_for()
    settled(page)
    page.keyboard.press("Home")
    keys.to("To the list (1)").press("Enter")
    at(explorer, "List")
    keys.to(re.compile("Take this away$")).press("Enter")
    keys.to("Download DOCX")
    with page.expect_download() as download:
        keys.press("Enter")

    with zipfile.ZipFile(download.value.path()) as archive:
        assert "CircPro" in archive.read("word/document.xml").decode()
        assert "word/footnotes.xml" in archive.namelist()


def test_by_keyboard_a_partner_is_suggested_with_its_reasons_and_their_quotes(explorer: Explorer) -> None:
    page, keys = explorer.page, Keyboard(explorer.page)
    explorer.open(f"/connections?{urlencode({'view': 'partners'})}")
    settled(page)
    keys.to("For an organisation, a region or a country").type("ITC1").press("Enter")
    page.get_by_role("button", name=re.compile("Where this comes from")).first.wait_for()
    settled(page)
    keys.to(re.compile("Where this comes from")).press("Enter")
    page.locator("blockquote:visible").first.wait_for()

    assert page.locator("blockquote:visible").first.inner_text()
    keys.press("Escape")
    page.locator("blockquote:visible").first.wait_for(state="hidden")
    assert "for=" in page.url


def test_the_data_are_taken_away_whole_and_what_is_new_is_followed(explorer: Explorer) -> None:
    page = explorer.page
    explorer.open("/data")
    with page.expect_download() as download:
        page.get_by_role("link", name="graph.nq.gz").click()
    quads = gzip.decompress(Path(download.value.path()).read_bytes()).decode()
    assert "/id/project/circpro> " in quads
    with urllib.request.urlopen(f"{explorer.address}/feed.atom?class=Project", timeout=30) as feed:
        told = feed.read().decode()

    assert told.startswith("<?xml")
    assert 'rel="self"' in told
    assert "feed.atom?class=Project" in told
    assert "<title>CircPro</title>" in told
