"""What a screen reader is given: Chromium's accessibility tree of every page, and what is said after a search."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest

from tests.explorer_browser import Explorer, browser, explorer, sync_api
from tests.explorer_journeys import Keyboard, running, settled
from tests.explorer_pages import PAGES, open_page

pytestmark = pytest.mark.browser
__all__ = ["browser", "explorer", "running"]  # fixtures

CONTROLS = {
    "button",
    "checkbox",
    "combobox",
    "link",
    "listbox",
    "radio",
    "searchbox",
    "slider",
    "spinbutton",
    "switch",
    "tab",
    "textbox",
}
ORDINARY = ("search", "explore", "ask-graph", "map")
"""Pages that are looked at in the ordinary tests."""


def tree(page: sync_api.Page) -> list[dict[str, Any]]:
    """The nodes that a screen reader meets, in order: role, name, and level of headings."""
    session = page.context.new_cdp_session(page)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    session.detach()
    by_id = {one["nodeId"]: one for one in nodes}
    found: list[dict[str, Any]] = []

    def walk(node: dict[str, Any]) -> None:
        if not node.get("ignored"):
            properties = {one["name"]: one["value"].get("value") for one in node.get("properties", ())}
            name = str(node.get("name", {}).get("value", "")).strip()
            found.append({"role": node["role"]["value"], "name": name, "level": properties.get("level")})
        for child in node.get("childIds", ()):
            if child in by_id:
                walk(by_id[child])

    walk(nodes[0])
    return found


def faults(nodes: list[dict[str, Any]]) -> list[str]:
    """What would keep somebody from finding the way by ear."""
    found = []
    levels = [one["level"] for one in nodes if one["role"] == "heading"]
    if levels.count(1) != 1:
        found.append(f"{levels.count(1)} headings of level 1")
    found += [
        f"a heading of level {after} after one of {before}" for before, after in pairwise(levels) if after > before + 1
    ]
    roles = [one["role"] for one in nodes]
    if roles.count("main") != 1:
        found.append(f"{roles.count('main')} main landmarks")
    found += [f"a {one['role']} without a name" for one in nodes if one["role"] in CONTROLS and not one["name"]]
    found += [
        f"a heading without words, level {one['level']}"
        for one in nodes
        if one["role"] == "heading" and not one["name"]
    ]
    pictures = [one["name"] for one in nodes if one["role"] == "application"]
    if not all(pictures):
        found.append("a picture without a name")
    if pictures and not any(one["name"].startswith("The same as a table") for one in nodes):
        found.append("a picture without its table")
    return found


@pytest.mark.parametrize(
    "name", [name if name in ORDINARY else pytest.param(name, marks=pytest.mark.long) for name in PAGES]
)
def test_a_page_can_be_found_through_by_ear(explorer: Explorer, name: str) -> None:
    open_page(explorer, name)

    assert faults(tree(explorer.page)) == []


def said(page: sync_api.Page) -> str:
    """What was said last in the place that screen readers listen to."""
    page.wait_for_function("document.querySelector('#triptych-said')?.textContent")
    assert "status" in {one["role"] for one in tree(page)}
    return str(page.locator("#triptych-said").text_content())


def test_what_a_search_found_is_said(explorer: Explorer) -> None:
    page = explorer.page
    explorer.open("/")
    settled(page)
    Keyboard(page).to("Search by name").type("Torino").press("Enter")
    page.get_by_role("link", name="Metropolitan City of Turin").wait_for()

    assert said(page).endswith("found for “Torino”")


def test_how_many_things_a_filter_leaves_is_said_each_time(explorer: Explorer) -> None:
    page = explorer.page
    explorer.open("/find")
    settled(page)
    before = said(page)
    page.get_by_label("Good practices").check()
    page.get_by_test_id("stMain").get_by_text("1 thing", exact=True).wait_for()
    page.wait_for_function("document.querySelector('#triptych-said').textContent === '1 thing'")

    assert before.endswith("things")


def test_what_is_linked_in_the_triptych_is_said(explorer: Explorer) -> None:
    open_page(explorer, "triptych")

    assert "are linked" in said(explorer.page)
