"""The pictures of the explorer in docs/images, taken anew from one that runs on the examples; or of every page.

    make app                                              # in another terminal
    .venv/bin/python tools/take_pictures.py               # or with another address, and names of pictures
    .venv/bin/python tools/take_pictures.py --into seen   # every page, to be looked at

Each page is taken light and dark, wide and as narrow as a telephone: NAME.png, NAME-dark.png, NAME-narrow.png and
NAME-narrow-dark.png. A page more is a line in ``PICTURES``. Needs Chromium at ``CHROMIUM`` (default: what the system
calls chromium).
"""

from __future__ import annotations

import argparse
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlencode

from playwright.sync_api import Page, sync_playwright

IMAGES = Path(__file__).resolve().parents[1] / "docs" / "images"
SIZES = {"": (1280, 860), "-narrow": (390, 844)}
SCHEMES = {"": "light", "-dark": "dark"}
_PARTNERS = """SELECT ?project ?partner
WHERE {
  ?project tri:acronym ?acronym ;
    tri:hasPartner ?partner .
  FILTER (?acronym IN ("CircPro", "CircE", "RETRACE"))
}"""


def main(address: str, names: list[str], folder: Path) -> None:
    """Write the pictures of these names into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium")
    with sync_playwright() as browsers:
        browser = browsers.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for name, (path, prepare) in ((name, (PICTURES | MORE)[name]) for name in names):
            for size, (width, height) in SIZES.items():
                for shade, scheme in SCHEMES.items():
                    page = browser.new_page(viewport={"width": width, "height": height}, color_scheme=scheme)
                    page.set_default_timeout(120_000)
                    page.goto(address + path)
                    prepare(page)
                    page.mouse.move(0, 0)
                    page.wait_for_timeout(1500)  # tables and graphs are drawn after the page says that it is ready
                    page.screenshot(path=folder / f"{name}{size}{shade}.png")
                    page.close()
        browser.close()


def _words_behind(page: Page) -> None:
    """The sentences behind the lead partner."""
    page.get_by_text("Lead partner", exact=True).wait_for()
    _drawn(page)
    page.get_by_role("button", name="documents").nth(1).click()
    page.locator("blockquote:visible").first.wait_for()


def _drawn(page: Page) -> None:
    page.locator(".tri-stage[data-drawn]").wait_for()


def _graph_in_view(page: Page) -> None:
    _drawn(page)
    page.locator(".tri-picture").evaluate("one => one.scrollIntoView({ block: 'center' })")
    page.locator(".tri-stage").focus()


def _rows(page: Page) -> None:
    page.get_by_text("Choose a row").wait_for()
    page.get_by_role("button", name="Download CSV").wait_for()
    page.wait_for_function("!document.querySelector('[data-testid=stSkeleton]')")
    page.wait_for_timeout(2500)


def _whole(page: Page) -> None:
    """All that the page's script has to say."""
    page.locator("h1").wait_for()
    page.locator("[data-test-script-state=notRunning]").wait_for()
    page.wait_for_timeout(2500)


def _document(page: Page) -> None:
    page.get_by_role("link", name="Rete APE").first.click()
    page.locator("mark").first.wait_for()
    _whole(page)


def _answer_in_view(page: Page) -> None:
    _drawn(page)
    page.locator(".tri-picture").evaluate("one => one.scrollIntoView({ block: 'center' })")


PICTURES: dict[str, tuple[str, Callable[[Page], None]]] = {
    "explore": ("/thing?q=CircPro", _words_behind),
    "explore-graph": (f"/thing?{urlencode({'q': 'CircPro', 'open': 'id:practice/it-rete-ape'})}", _graph_in_view),
    "ask": ("/ask?name=plans-validated", _rows),
    "ask-graph": (f"/ask?{urlencode({'query': _PARTNERS, 'view': 'graph'})}", _answer_in_view),
}
"""By name: the address, and what is to be seen or done before the picture is taken."""


MORE: dict[str, tuple[str, Callable[[Page], None]]] = {
    "home": ("/?practice=id:practice/it-rete-ape", _whole),
    "find": ("/find?kind=Organization&country=country:ITA", _whole),
    "list": ("/find?show=list&list=id:project/circpro&list=id:practice/it-rete-ape", _whole),
    "print": ("/thing?q=CircPro&print=1", _whole),
    "map": ("/map?show=projects", _whole),
    "ways": ("/connections?view=path&a=id:project/circpro&b=id:practice/it-rete-ape", _whole),
    "network": ("/connections?view=network", _whole),
    "partners": ("/connections?view=partners&for=nuts:ITC1", _whole),
    "chains": ("/connections?view=chains&lang=it", _whole),
    "documents": ("/documents", _whole),
    "document": ("/documents", _document),
    "review": ("/review", _whole),
    "conflicts": ("/review?show=conflicts", _whole),
    "data": ("/data", _whole),
}
"""Pages of which docs/images has no picture."""


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Take pictures of an explorer that runs on the examples.")
    parser.add_argument("address", nargs="?", default="http://127.0.0.1:8501")
    parser.add_argument("names", nargs="*", help="pictures to take; without any, all that go into the folder")
    parser.add_argument(
        "--into", type=Path, default=IMAGES, help="another folder than docs/images: every page goes there"
    )
    given = parser.parse_args()
    every = list(PICTURES) if given.into == IMAGES else [*PICTURES, *MORE]
    main(given.address, given.names or every, given.into)
