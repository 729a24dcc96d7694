"""A graph of many nodes in Chromium: placed beside the page, and the same every time; links without arrowheads."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from pages.components.browser import address
from pages.components.graph import Edge, Node, picture
from pages.components.saved_view import saved_view
from tests.explorer_browser import Explorer, browser, explorer, running, sync_api

pytestmark = pytest.mark.browser
__all__ = ["browser", "explorer", "running"]  # fixtures

NODES = [Node(f"urn:{at}", f"Organisation {at}", "Organization", expanded=True) for at in range(400)]
EDGES = [Edge(f"urn:{at}", f"urn:{at // 3}", "works with") for at in range(1, 400)]
SAID = """new MutationObserver(() => {
  const text = document.querySelector('.tri-graph [role=status]')?.textContent;
  if (text && window.said.at(-1) !== text) window.said.push(text);
}).observe(document, { subtree: true, childList: true, characterData: true })"""
PLACES = """() => Object.fromEntries(document.querySelector('.tri-stage')._cyreg.cy.nodes()
  .map((one) => [one.id(), one.position()]))"""
ARROWS = """() => document.querySelector('.tri-stage')._cyreg.cy.edges()
  .map((one) => one.style('target-arrow-shape'))"""


@pytest.fixture
def page(browser: sync_api.Browser) -> Iterator[sync_api.Page]:
    made = browser.new_page()
    made.add_init_script(f"window.said = []; {SAID}")
    yield made
    made.close()


def drawn(page: sync_api.Page, folder: Path) -> dict[str, dict[str, float]]:
    """Where the nodes stand in a saved view of many."""
    file = folder / "many.html"
    file.write_text(saved_view(NODES, EDGES, day=date(2026, 1, 1)), "utf-8")
    page.goto(file.as_uri())
    page.locator(".tri-stage[data-drawn='400']").wait_for()
    found: dict[str, dict[str, float]] = page.evaluate(PLACES)
    return found


def nearest(places: dict[str, dict[str, float]]) -> float:
    """How near the nearest two nodes stand, as a part of the room that each should have."""
    at = [(one["x"] / 110, one["y"] / 48) for one in places.values()]
    return min(
        ((x - other_x) ** 2 + (y - other_y) ** 2) ** 0.5
        for place, (x, y) in enumerate(at)
        for other_x, other_y in at[:place]
    )


def test_a_saved_view_has_many_nodes_placed_by_a_worker_and_says_so(page: sync_api.Page, tmp_path: Path) -> None:
    workers: list[str] = []
    asked: list[str] = []
    page.on("worker", lambda one: workers.append(one.url))
    page.on("request", lambda one: asked.append(one.url))
    places = drawn(page, tmp_path)

    assert [one.split(":")[0] for one in workers] == ["blob"]
    assert [one for one in asked if not one.startswith("blob:")] == [(tmp_path / "many.html").as_uri()]
    assert page.evaluate("said") == [
        "The picture is being arranged; this takes a few seconds.",
        "The picture is ready.",
    ]
    assert page.locator(".tri-empty").inner_text() == ""
    assert nearest(places) > 0.5


def test_where_a_page_may_have_no_worker_the_nodes_stand_at_the_same_places(
    page: sync_api.Page, tmp_path: Path
) -> None:
    placed = drawn(page, tmp_path)
    page.add_init_script("window.Worker = function () { throw new DOMException('forbidden', 'SecurityError') }")
    without = drawn(page, tmp_path)
    page.add_init_script(
        "window.Worker = function () { this.postMessage = () => setTimeout(() => this.onerror(new Event('error')));"
        " this.terminate = () => {} }"
    )
    failed = drawn(page, tmp_path)

    assert without == placed
    assert failed == placed


def test_a_page_of_the_explorer_loads_the_worker_from_the_explorers_own_address(explorer: Explorer) -> None:
    page = explorer.page
    workers: list[str] = []
    page.on("worker", lambda one: workers.append(one.url))
    explorer.open("/")
    data = json.dumps(picture(NODES, EDGES, (), "Many", 400))
    page.evaluate(
        f"""async () => {{
          const {{ default: mount }} = await import(new URL("{address("graph")}", document.baseURI));
          const parentElement = document.body.appendChild(document.createElement("div"));
          const call = {{ data: {data}, parentElement, setTriggerValue() {{}} }};
          mount(call);
          mount(call); // as a page does that is drawn anew meanwhile
        }}"""
    )
    page.locator(".tri-stage[data-drawn='400']").wait_for()

    assert workers == [f"{explorer.address}/{address('graph_worker')}"]


def test_a_link_that_says_the_same_of_both_ends_has_no_arrowhead(page: sync_api.Page, tmp_path: Path) -> None:
    links = [Edge("urn:1", "urn:0", "works with", directed=False), Edge("urn:2", "urn:0", "is led by")]
    file = tmp_path / "few.html"
    file.write_text(saved_view(NODES[:3], links, day=date(2026, 1, 1)), "utf-8")
    page.goto(file.as_uri())
    page.locator(".tri-stage[data-drawn='3']").wait_for()
    with page.expect_download() as download:
        page.get_by_role("button", name="Save as SVG").click()
    svg = Path(download.value.path()).read_text("utf-8")

    assert page.evaluate(ARROWS) == ["none", "triangle"]
    assert svg.count('marker-end="url(#arrow)"') == 1


def test_the_network_of_partners_has_no_arrowheads(explorer: Explorer) -> None:
    explorer.open("/connections?view=network")
    explorer.page.locator(".tri-stage[data-drawn]").wait_for()

    assert set(explorer.page.evaluate(ARROWS)) == {"none"}
