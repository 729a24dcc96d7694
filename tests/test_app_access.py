"""What axe-core cannot see: the whole path of the keyboard, reflow, enlarged text, motion, the language of quotes."""

from __future__ import annotations

import pytest

from tests.explorer_browser import Explorer, browser, explorer
from tests.explorer_journeys import running
from tests.explorer_pages import PAGES, open_page

pytestmark = [pytest.mark.browser, pytest.mark.long]
__all__ = ["browser", "explorer", "running"]  # fixtures

STOPS = 60
"""Stops of Tab that are looked at on a page: by then its menu, its fields and the first of its lists were passed."""
_STOP = """() => {
  let one = document.activeElement;
  while (one?.shadowRoot?.activeElement) one = one.shadowRoot.activeElement;
  const look = (each) => {
    const said = getComputedStyle(each);
    return [said.outlineStyle, said.outlineWidth, said.boxShadow, said.borderColor, said.backgroundColor, said.color,
      said.textDecorationLine].join();
  };
  const before = window.passed;
  const chain = [];
  for (let each = one; each && chain.length < 9; each = each.parentElement ?? each.getRootNode().host) chain.push(each);
  const html = one?.outerHTML.slice(0, 160);
  const ringed = chain.some((each) => /solid|auto/.test(getComputedStyle(each).outlineStyle));
  window.passed = one && one !== document.body ? { chain, looks: chain.map(look), html, ringed } : null;
  const name = one?.getAttribute?.("aria-label") || one?.labels?.[0]?.innerText || one?.innerText ||
    document.getElementById(one?.getAttribute?.("aria-labelledby"))?.innerText || one?.placeholder || one?.title ||
    one?.closest?.("[data-testid=stDataFrame]")?.querySelector("[role=grid]"); // its canvas holds a table to be read
  const seen = !before || before.ringed || before.chain.some((each, place) => look(each) !== before.looks[place]);
  const unnamed = window.passed && !name ? html : "";
  return { end: !window.passed, unseen: seen ? "" : before.html, unnamed };
}"""
_WIDER = """() => {
  const main = document.querySelector("[data-testid=stMain]");
  return main.scrollWidth - main.clientWidth;
}"""


@pytest.mark.parametrize("name", PAGES)
def test_every_stop_of_the_keyboard_has_a_name_and_is_seen(explorer: Explorer, name: str) -> None:
    page = explorer.page
    page.emulate_media(reduced_motion="reduce")
    open_page(explorer, name)
    page.add_style_tag(content="* { transition: none !important; }")  # what changes slowly has not changed yet
    faults = []
    for _ in range(STOPS):
        page.keyboard.press("Tab")
        page.wait_for_timeout(50)  # the editor draws its ring a moment after it has the focus
        stop = page.evaluate(_STOP)
        faults += [f"{what}: {stop[what]}" for what in ("unseen", "unnamed") if stop[what]]
        if stop["end"]:
            break

    assert sorted(set(faults)) == []


@pytest.mark.parametrize("name", PAGES)
def test_nothing_is_cut_at_400_percent_nor_with_text_twice_as_large(explorer: Explorer, name: str) -> None:
    page = explorer.page
    page.set_viewport_size({"width": 320, "height": 256})  # 1280 by 1024 at 400 %
    open_page(explorer, name)
    assert page.evaluate(_WIDER) <= 0
    page.set_viewport_size({"width": 1280, "height": 1024})
    page.add_style_tag(content="html { font-size: 200% !important; }")
    page.wait_for_timeout(500)

    assert page.evaluate(_WIDER) <= 0


def test_quotes_and_texts_say_their_language(explorer: Explorer) -> None:
    open_page(explorer, "document")
    assert explorer.page.locator("[lang=it] mark").count() > 0
    open_page(explorer, "conflicts")
    spoken = explorer.page.locator("blockquote").evaluate_all("all => all.map((one) => one.lang)")

    assert "" not in spoken
    assert len(set(spoken)) > 2
    assert explorer.page.locator("html").get_attribute("lang") == "en"
