"""What axe-core finds on the explorer's pages: nothing, light and dark, on wide and narrow screens."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.explorer_browser import Explorer, browser, explorer
from tests.explorer_journeys import running
from tests.explorer_pages import PAGES, open_page

pytestmark = pytest.mark.browser
__all__ = ["browser", "explorer", "running"]  # fixtures

AXE = (Path(__file__).parent / "axe" / "axe.min.js").read_text("utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
WIDE, NARROW = 1280, 390
LOOKS = [("light", WIDE), ("dark", NARROW), ("dark", WIDE), ("light", NARROW)]
SHARE = [(name, *LOOKS[place % 2]) for place, name in enumerate(PAGES)]
"""Each page once, half of them light and wide, half of them dark and narrow."""
ALL = [(name, *look) for name in PAGES for look in LOOKS]


def violations(explorer: Explorer, name: str, scheme: str, width: int) -> list[tuple[str, list[str]]]:
    """The rules that are broken on a page, each with where."""
    page = explorer.page
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.set_viewport_size({"width": width, "height": 900})
    open_page(explorer, name)
    page.evaluate(AXE)
    found = page.evaluate(f"axe.run(document, {{ runOnly: {RULES} }})")["violations"]
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= width
    return [(one["id"], [node["html"][:160] for node in one["nodes"]]) for one in found]


@pytest.mark.parametrize(("name", "scheme", "width"), SHARE)
def test_axe_finds_nothing_to_mend(explorer: Explorer, name: str, scheme: str, width: int) -> None:
    assert violations(explorer, name, scheme, width) == []


@pytest.mark.long
@pytest.mark.parametrize(("name", "scheme", "width"), [one for one in ALL if one not in SHARE])
def test_axe_finds_nothing_to_mend_in_any_look(explorer: Explorer, name: str, scheme: str, width: int) -> None:
    assert violations(explorer, name, scheme, width) == []
