"""Names in a picture in Chromium: those that show can be read, lie upon no other, and are not cut."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from pages.components.graph import Edge, Node
from pages.components.saved_view import saved_view
from tests.explorer_browser import browser, sync_api

pytestmark = pytest.mark.browser
__all__ = ["browser"]  # fixtures

NODES = [
    Node(f"urn:{at}", f"Regional Development Agency of Place {at}", "Organization", focus=at == 0, expanded=True)
    for at in range(30)
]
EDGES = [Edge(f"urn:{at}", f"urn:{at // 4}", "works with") for at in range(1, 30)]
NAMES = """() => {
  const cy = document.querySelector('.tri-stage')._cyreg.cy;
  const box = (one) => one.renderedBoundingBox({ includeNodes: false, includeLabels: true, includeEdges: false });
  const shown = cy.nodes().filter((one) => one.style('label') !== '');
  return {
    names: shown.map((one) => ({ ...box(one), size: one.numericStyle('font-size') * cy.zoom(), of: one.id() })),
    nodes: cy.nodes().length, wide: cy.width(), tall: cy.height(),
  };
}"""


def named(browser: sync_api.Browser, file: Path, width: int) -> dict[str, Any]:
    """The names that show at the first paint on a screen so wide."""
    file.write_text(saved_view(NODES, EDGES, day=date(2026, 1, 1)), "utf-8")
    page = browser.new_page(viewport={"width": width, "height": 844})
    page.goto(file.as_uri())
    page.locator(".tri-stage[data-drawn]").wait_for()
    page.wait_for_timeout(300)
    found: dict[str, Any] = page.evaluate(NAMES)
    page.close()
    return found


@pytest.mark.parametrize(("width", "least"), [(320, 3), (390, 5), (1280, 25)])
def test_names_at_the_first_paint_can_be_read_and_do_not_overlap(
    browser: sync_api.Browser, tmp_path: Path, width: int, least: int
) -> None:
    found = named(browser, tmp_path / "view.html", width)
    names = found["names"]
    meeting = [
        (one["of"], other["of"])
        for at, one in enumerate(names)
        for other in names[at + 1 :]
        if min(one["x2"], other["x2"]) - max(one["x1"], other["x1"]) > 6
        and min(one["y2"], other["y2"]) - max(one["y1"], other["y1"]) > 6
    ]

    assert "urn:0" in {one["of"] for one in names}  # what the picture is about
    assert (len(names) >= least, meeting) == (True, [])
    assert min(one["size"] for one in names) >= 8.5
    assert all(one["x1"] > -6 and one["x2"] < found["wide"] + 6 and one["y2"] < found["tall"] + 6 for one in names)
