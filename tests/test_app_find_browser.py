"""The first page and the page Find in Chromium: by mouse and by keyboard, from the address, and back."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from graph.library import Reading
from graph.write import Writer
from tests.explorer_browser import Explorer, browser, explorer, running, sync_api, visited
from tests.explorer_store import Sheet

pytestmark = pytest.mark.browser
__all__ = ["browser", "explorer", "running"]  # fixtures


def open_page(explorer: Explorer, path: str) -> None:
    explorer.open(path)
    explorer.page.locator(".lists").first.wait_for()


def written(name: str, day: str) -> Reading:
    sheet = Sheet(f"{name} is a project of {day}.", "en", f"News of {name}")
    sheet.thing("Project", name, "acronym")
    return sheet.reading(f"/folder/{name}.txt")


def things(explorer: Explorer) -> sync_api.Locator:
    return explorer.page.locator(".rows a")


def shows(explorer: Explorer, *names: str) -> None:
    """The list comes to these names; the counts above it may be there a moment before."""
    sync_api.expect(things(explorer)).to_have_text(list(names), timeout=20_000)


def test_a_name_is_typed_a_facet_chosen_and_going_back_undoes_it(explorer: Explorer) -> None:
    page = explorer.page
    open_page(explorer, "/find")
    page.get_by_label("Name", exact=True).fill("kouvola inovation")
    page.keyboard.press("Enter")
    page.get_by_test_id("stMain").get_by_text("1 thing", exact=True).wait_for()
    shows(explorer, "Kouvola Innovation")
    page.go_back()
    page.get_by_test_id("stMain").get_by_text(re.compile(r"^\d+ things$")).wait_for()
    page.get_by_label("Public organisations").check()
    page.get_by_test_id("stMain").get_by_text("1 thing", exact=True).wait_for()

    shows(explorer, "Piedmont Region")
    assert page.get_by_label("Name", exact=True).input_value() == ""
    assert "kind=PublicOrganisation" in page.url
    page.go_back()
    page.get_by_test_id("stMain").get_by_text(re.compile(r"^\d+ things$")).wait_for()
    sync_api.expect(page.get_by_label("Public organisations")).not_to_be_checked(timeout=20_000)


def test_an_address_opens_what_was_seen_and_a_thing_opens_in_the_same_session(explorer: Explorer) -> None:
    open_page(explorer, "/find?lang=it&kind=Organization&country=country:ITA")
    explorer.page.get_by_test_id("stMain").get_by_text("1 risultato").wait_for()
    things(explorer).first.click()

    explorer.page.get_by_role("heading", name="Regione Piemonte", exact=True).wait_for()
    explorer.page.go_back()
    explorer.page.get_by_test_id("stMain").get_by_text("1 risultato").wait_for()


def test_the_whole_way_goes_by_keyboard(explorer: Explorer) -> None:
    page = explorer.page
    open_page(explorer, "/find")
    page.get_by_role("checkbox", name=re.compile("^Organisations")).focus()
    page.keyboard.press("Space")
    page.get_by_test_id("stMain").get_by_text("2 things", exact=True).wait_for()
    page.wait_for_function("document.activeElement?.shadowRoot?.activeElement?.dataset.key === 'kind-Organization'")
    box = page.get_by_label("Put Kouvola Innovation on the list")
    box.focus()
    page.keyboard.press("Space")
    link = page.get_by_role("link", name="To the list (1)")
    link.wait_for()
    link.focus()
    page.keyboard.press("Enter")

    page.get_by_role("heading", name="Kouvola Innovation").wait_for()
    assert "list=id" in page.url


def test_a_partner_lights_up_and_its_link_opens_the_same(explorer: Explorer) -> None:
    page = explorer.page
    open_page(explorer, "/")
    page.get_by_role("button", name="Kouvola Innovation").click()
    page.get_by_role("button", name="Show all again").wait_for()
    address = page.url
    assert "partner=id" in address
    page.goto(address)

    page.wait_for_function("document.querySelector('.stBidiComponent, [data-testid=stBidiComponentRegular]') !== null")
    assert page.locator("button[aria-pressed=true]").inner_text() == "Kouvola Innovation"


def test_a_search_is_saved_in_this_browser_alone_and_asked_again(
    explorer: Explorer,
    running: tuple[str, Path],
    browser: sync_api.Browser,
) -> None:
    page = explorer.page
    open_page(explorer, "/find?kind=Organization")
    page.get_by_text("Saved searches").click()
    page.get_by_role("button", name="Save “Organisations”").click()
    page.get_by_role("button", name="Start again").click()
    page.get_by_test_id("stMain").get_by_text("2 things", exact=True).wait_for(state="hidden")
    page.get_by_role("button", name="Organisations", exact=True).click()
    page.get_by_test_id("stMain").get_by_text("2 things", exact=True).wait_for()
    with visited(browser, *running) as other:
        open_page(other, "/find?kind=Project&project=id:project/circpro")
        other.page.get_by_text("Saved searches").click()
        other.page.get_by_role("button", name="Save “Projects, CircPro”").wait_for()
        assert other.page.get_by_role("button", name="Organisations", exact=True).count() == 0
        shows(other, "CircPro")  # two sessions at once, each with its own choice
        shows(explorer, "Kouvola Innovation", "Piedmont Region")


def test_a_first_visit_has_no_news_and_the_next_one_says_what_came_since(explorer: Explorer) -> None:
    page = explorer.page
    with Writer(explorer.store) as writer:
        writer.put([written("Linn", "2026-03-01")], run="2026-03-01T10:00:00+00:00")
    open_page(explorer, "/")
    page.get_by_role("heading", name="Newest documents").wait_for()
    page.wait_for_timeout(500)
    assert page.get_by_text("1 new document").count() == 0
    with Writer(explorer.store) as writer:
        writer.put([written("Uulu", "2026-03-02")], run="2026-03-02T10:00:00+00:00")
    open_page(explorer, "/")
    page.get_by_text("1 new document").wait_for()

    assert page.get_by_text("when the newest was of 1 March 2026").count() == 1
    page.get_by_role("link", name="News of Uulu").wait_for()
