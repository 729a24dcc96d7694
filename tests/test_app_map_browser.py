"""The map and the connections in Chromium: a click on a region, a choice by keyboard, and going back."""

from __future__ import annotations

import pytest

from tests.explorer_browser import Explorer, browser, explorer, running

pytestmark = pytest.mark.browser
__all__ = ["browser", "explorer", "running"]  # fixtures


def test_a_region_is_chosen_by_keyboard_and_going_back_leaves_it(explorer: Explorer) -> None:
    page = explorer.page
    explorer.open("/map")
    page.get_by_text("Choose a region to see").wait_for()
    box = page.get_by_role("combobox", name="Region")
    box.focus()
    page.keyboard.type("Piedmont")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Piedmont").wait_for()

    assert "place=ITC1" in page.url
    page.go_back()
    page.get_by_text("Choose a region to see").wait_for()


_COLOURED = """(colour) =>
  document.querySelectorAll(`[data-testid=stVegaLiteChart] path[fill="${colour}"]`).length > 20"""


def test_the_map_takes_on_the_colours_of_the_other_theme_without_a_click(explorer: Explorer) -> None:
    page = explorer.page
    page.emulate_media(color_scheme="light")
    explorer.open("/map")
    page.wait_for_function(_COLOURED, arg="#eceff3")
    page.emulate_media(color_scheme="dark")
    page.wait_for_function(_COLOURED, arg="#33373d")
    page.emulate_media(color_scheme="light")
    page.wait_for_function(_COLOURED, arg="#eceff3")


def test_a_way_opens_from_a_link_and_its_quote_is_one_click_away(explorer: Explorer) -> None:
    page = explorer.page
    explorer.open("/connections?a=id:org/it-regione-piemonte&b=Kouvola%20Innovation")
    page.get_by_text("is a partner in CircPro").first.wait_for()
    page.get_by_role("button", name="Where this comes from").first.click()
    page.locator("blockquote:visible").first.wait_for()

    assert "tra cui la Regione Piemonte" in " ".join(page.locator("blockquote:visible").all_inner_texts())
    assert explorer.outside == []
