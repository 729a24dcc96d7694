"""The pictures of every page of the explorer in docs/images, taken anew from one that runs on the examples.

    make app                                              # in another terminal
    .venv/bin/python tools/take_pictures.py               # or with another address, and names of pictures
    .venv/bin/python tools/take_pictures.py --into seen   # into another folder

Each page is taken light and dark, wide and as narrow as a telephone: NAME.png, NAME-dark.png, NAME-narrow.png and
NAME-narrow-dark.png, each with a palette of its own, which makes them a third as large. A page more is a line in
``PICTURES``. Needs Chromium at ``CHROMIUM`` (default: what the system calls chromium).
"""

from __future__ import annotations

import argparse
import io
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Literal
from urllib.parse import urlencode

from PIL import Image
from playwright.sync_api import Page, sync_playwright

IMAGES = Path(__file__).resolve().parents[1] / "docs" / "images"
SIZES = {"": (1280, 860), "-narrow": (390, 844)}
SCHEMES: dict[str, Literal["light", "dark"]] = {"": "light", "-dark": "dark"}
_COLOURS = 256
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
        for name in names:
            for size in SIZES:
                page = browser.new_page(color_scheme="light", reduced_motion="reduce")
                page.set_default_timeout(300_000)
                _take(page, address, name, size, folder)
                page.close()
            print(name, flush=True)
        browser.close()


def _take(page: Page, address: str, name: str, size: str, folder: Path) -> None:
    """One page at one size, light and then dark: whoever changes the system's colours sees the same page in them."""
    path, prepare = PICTURES[name]
    page.set_viewport_size({"width": SIZES[size][0], "height": SIZES[size][1]})
    page.goto(address + path)
    prepare(page)
    page.mouse.move(0, 0)
    for shade, scheme in SCHEMES.items():
        page.emulate_media(color_scheme=scheme)
        page.wait_for_timeout(4000)  # graphs are drawn after the page says that it is ready, maps anew a second later
        image = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
        image.quantize(_COLOURS, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE).save(
            folder / f"{name}{size}{shade}.png", optimize=True
        )


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
    page.wait_for_function("!document.querySelector('[data-stale=true], [data-testid=stSkeleton]')")
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
    "home": ("/?practice=id:practice/it-rete-ape", _whole),
    "find": ("/find?kind=Organization&country=country:ITA", _whole),
    "list": ("/find?show=list&list=id:project/circpro&list=id:practice/it-rete-ape", _whole),
    "print": ("/thing?q=CircPro&print=1", _whole),
    "map": ("/map?show=projects", _whole),
    "ways": ("/connections?view=path&a=id:project/circpro&b=id:practice/it-rete-ape", _whole),
    "network": ("/connections?view=network", _whole),
    "partners": ("/connections?view=partners&for=nuts:ITC1", _whole),
    "chains": ("/connections?view=chains&lang=it", _whole),
    "gaps": ("/connections?view=gaps&of=id:project/circpro", _whole),
    "beside": ("/connections?view=beside&a=nuts:ITC1&b=nuts:ITC4", _whole),
    "documents": ("/documents", _whole),
    "document": ("/documents", _document),
    "review": ("/review", _whole),
    "conflicts": ("/review?show=conflicts", _whole),
    "data": ("/data", _whole),
}
"""By name: the address, and what is to be seen or done before the picture is taken."""


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Take pictures of an explorer that runs on the examples.")
    parser.add_argument("address", nargs="?", default="http://127.0.0.1:8501")
    parser.add_argument("names", nargs="*", help="pictures to take; without any, all")
    parser.add_argument("--into", type=Path, default=IMAGES, help="another folder than docs/images")
    given = parser.parse_args()
    main(given.address, given.names or list(PICTURES), given.into)
