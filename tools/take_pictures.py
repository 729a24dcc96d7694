"""The pictures of the explorer in docs/images, taken anew from one that runs on the examples.

    make app                                        # in another terminal
    .venv/bin/python tools/take_pictures.py         # or with the address of another explorer

Needs Chromium at ``CHROMIUM`` (default: what the system calls chromium).
"""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

IMAGES = Path(__file__).resolve().parents[1] / "docs" / "images"


def main(address: str) -> None:
    """Write explore.png and ask.png."""
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium")
    with sync_playwright() as browsers:
        browser = browsers.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1280, "height": 860}, color_scheme="light")
        _explore(page, address)
        _ask(page, address)
        browser.close()


def _explore(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_role("link", name="CircPro", exact=True).first.click()
    page.get_by_text("Lead partner", exact=True).wait_for()
    page.get_by_role("button", name="documents").nth(1).click()  # the words behind the lead partner
    page.wait_for_timeout(2000)
    page.screenshot(path=IMAGES / "explore.png")


def _ask(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_role("link", name="Which plans were validated").click()
    page.get_by_role("button", name="Ask", exact=True).click()
    page.get_by_text("Choose a row").wait_for()
    page.mouse.move(0, 0)
    page.wait_for_timeout(5000)  # the table is drawn on a canvas after the page says that it is ready
    page.screenshot(path=IMAGES / "ask.png")


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "http://127.0.0.1:8501")
