"""The graph in Chromium: by mouse and by keyboard, kept in place, kept in the address."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.explorer_browser import Explorer, browser, explorer, running, sync_api

pytestmark = pytest.mark.browser
__all__ = ["browser", "explorer", "running"]  # fixtures

CIRCPRO = "/thing?iri=https%3A%2F%2Fw3id.org%2Ftriptych%2Fid%2Fproject%2Fcircpro"
PLACES = "Object.fromEntries(cy.nodes().map((one) => [one.data('label'), one.renderedPosition()]))"


def on_graph(page: sync_api.Page, expression: str) -> object:
    """What an expression over the graph ``cy`` comes to."""
    return page.evaluate(
        f"(() => {{ const cy = document.querySelector('.tri-stage')._cyreg.cy; return {expression} }})()"
    )


def drawn(explorer: Explorer, path: str = CIRCPRO) -> sync_api.Locator:
    explorer.open(path)
    stage = explorer.page.locator(".tri-stage[data-drawn]")
    stage.wait_for()
    explorer.page.wait_for_timeout(300)
    return stage


def click(page: sync_api.Page, label: str) -> None:
    """Click on the node with a label, where it stands once it stands still."""
    where = f"cy.nodes().filter((one) => one.data('label') === '{label}')[0].renderedPosition()"
    before, place = None, on_graph(page, where)
    while place != before:  # the picture is fitted to its frame once that has its size
        page.wait_for_timeout(200)
        before, place = place, on_graph(page, where)
    assert isinstance(place, dict)
    page.locator(".tri-stage").click(position={"x": place["x"], "y": place["y"]})


def labels(page: sync_api.Page) -> set[str]:
    found = on_graph(page, "cy.nodes().map((one) => one.data('label'))")
    assert isinstance(found, list)
    return set(found)


def test_a_click_shows_more_and_leaves_the_rest_in_its_place(explorer: Explorer) -> None:
    page = explorer.page
    drawn(explorer)
    before = on_graph(page, PLACES)
    click(page, "Kouvola Innovation")
    page.wait_for_function("document.querySelector('.tri-stage').dataset.drawn === '4'")
    page.wait_for_timeout(400)
    after = on_graph(page, PLACES)
    assert isinstance(before, dict)
    assert isinstance(after, dict)

    assert set(after) - set(before) == {"Finland"}
    assert max(abs(after[one][axis] - before[one][axis]) for one in before for axis in "xy") <= 5


def test_the_address_restores_the_picture_and_the_back_button_undoes_a_click(explorer: Explorer) -> None:
    page = explorer.page
    drawn(explorer)
    click(page, "Kouvola Innovation")
    page.wait_for_url("**open=**")
    page.wait_for_function("document.querySelector('.tri-stage').dataset.drawn !== '3'")
    shown = labels(page)
    page.go_back()
    page.wait_for_function("document.querySelector('.tri-stage').dataset.drawn === '3'")
    page.go_forward()
    page.wait_for_url("**open=**")
    page.goto(page.url)
    page.locator(".tri-stage[data-drawn]").wait_for()

    assert labels(page) == shown


def test_the_graph_is_walked_opened_and_left_by_keyboard(explorer: Explorer) -> None:
    page = explorer.page
    stage = drawn(explorer)
    page.get_by_role("application").focus()
    said = page.locator(".tri-graph [role=status]")
    assert "CircPro, project" in said.inner_text()
    for key in ("ArrowRight", "ArrowLeft", "ArrowUp", "ArrowDown"):
        page.keyboard.press("Home")
        page.keyboard.press(key)
        if "Kouvola Innovation, organisation" in said.inner_text():
            break
    assert "CircPro is led by Kouvola Innovation" in said.inner_text()
    page.keyboard.press("Enter")
    page.wait_for_function("document.querySelector('.tri-stage').dataset.drawn === '4'")
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.dataset.name") == "in"
    stage.focus()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.dataset.name") == "in"
    stage.focus()
    page.keyboard.press("Enter")

    page.get_by_role("heading", name="Kouvola Innovation", exact=True).wait_for()


def test_the_picture_is_saved_as_svg_png_and_as_a_page_that_opens_by_itself(
    explorer: Explorer, browser: sync_api.Browser, tmp_path: Path
) -> None:
    page = explorer.page
    drawn(explorer)
    kept = {}
    for name, ending in (("Save as SVG", "svg"), ("Save as PNG", "png"), ("Save as a page (HTML)", "html")):
        with page.expect_download() as download:
            page.get_by_role("button", name=name).click()
        kept[ending] = tmp_path / f"view.{ending}"
        download.value.save_as(kept[ending])
    svg = kept["svg"].read_text("utf-8")
    alone = browser.new_page()
    asked: list[str] = []
    alone.on("request", lambda one: asked.append(one.url))
    alone.goto(kept["html"].as_uri())
    alone.locator(".tri-stage[data-drawn='3']").wait_for()

    assert ("Kouvola Innovation" in svg, "is led by" in svg, svg.count("<polygon")) == (True, True, 0)
    assert kept["png"].read_bytes().startswith(b"\x89PNG")
    assert "Kouvola Innovation" in alone.locator("table").inner_text()
    assert asked == [kept["html"].as_uri()]
    alone.close()
