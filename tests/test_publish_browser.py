"""Published pages in Chromium, opened from the folder without a server and without scripts."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.publishing import make_store, publication

pytestmark = pytest.mark.browser
sync_api = pytest.importorskip("playwright.sync_api")

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]


@pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium")
@pytest.mark.parametrize(("scheme", "background"), [("light", "rgb(255, 255, 255)"), ("dark", "rgb(16, 22, 29)")])
def test_a_page_reads_well_on_a_narrow_screen_without_scripts(scheme: str, background: str, tmp_path: Path) -> None:
    make_store(tmp_path / "store").publish(tmp_path / "site", publication())
    asked: list[str] = []
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        context = browser.new_context(
            color_scheme=scheme, viewport={"width": 320, "height": 640}, java_script_enabled=False
        )
        page = context.new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.goto((tmp_path / "site/id/project/circpro.html").as_uri())
        heading = page.locator("h1").inner_text()
        widths = [box["x"] + box["width"] for one in page.locator("main *").all() if (box := one.bounding_box())]
        page.get_by_role("link", name="Linn Council").first.click()
        next_heading = page.locator("h1").inner_text()
        found = browser.new_page(color_scheme=scheme)
        found.goto(page.url)
        colour = found.evaluate("getComputedStyle(document.body).backgroundColor")
        browser.close()

    assert (heading, next_heading, colour) == ("CircPro", "Linn Council", background)
    assert max(widths) <= 320
    assert [url for url in asked if not url.startswith("file:")] == []
