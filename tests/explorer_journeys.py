"""An explorer on the shipped examples, and hands that only have a keyboard."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.explorer_browser import Explorer, started, sync_api

STOPS = 150
"""Stops of the Tab key on one page after which whoever has no mouse would give up."""
_FOCUSED = """() => {
  let one = document.activeElement;
  while (one?.shadowRoot?.activeElement) one = one.shadowRoot.activeElement;
  if (!one || one === document.body) return "";
  const referred = one.getAttribute("aria-labelledby");
  const label = one.labels?.[0]?.innerText ?? one.getAttribute("placeholder");
  const text = referred ? document.getElementById(referred)?.innerText : one.getAttribute("aria-label") ?? label;
  return (text || one.innerText || "").replace(/\\s+/g, " ").trim();
}"""


@pytest.fixture(scope="module")
def running(examples_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """An explorer on the examples, one for all tests of a file."""
    folder = tmp_path_factory.mktemp("journeys")
    store = Path(shutil.copytree(examples_store, folder / "store"))
    with started(["triptych", "app", "--port", "PORT", "--store", str(store)], folder, store) as address:
        yield address, store


class Keyboard:
    """Walks a page by Tab alone; what is reached is known by its accessible name."""

    def __init__(self, page: sync_api.Page) -> None:
        self.page = page
        self.passed: list[str] = []

    def to(self, name: str | re.Pattern[str]) -> Keyboard:
        """Go on to what is called so; what was passed on the way stands in the failure."""
        self.passed = []
        for _ in range(STOPS):
            self.page.keyboard.press("Tab")
            reached = self.page.evaluate(_FOCUSED)
            if reached == name if isinstance(name, str) else name.search(reached):
                return self
            self.passed.append(reached)
        raise AssertionError(f"{name}: not reached by Tab; passed {self.passed}")

    def press(self, *keys: str) -> Keyboard:
        for key in keys:
            self.page.keyboard.press(key)
        return self

    def type(self, text: str) -> Keyboard:
        self.page.keyboard.type(text)
        return self


def at(explorer: Explorer, title: str) -> None:
    """Wait until the page of that title is there and whole."""
    explorer.page.get_by_role("heading", name=title, exact=True, level=1).wait_for()
    settled(explorer.page)


def settled(page: sync_api.Page) -> None:
    """Wait until the page's script has run, and nothing of the page before is left on it."""
    page.wait_for_function(
        """() => document.querySelector("[data-test-script-state=notRunning]") &&
          !document.querySelector("[data-stale=true], [data-testid=stSkeleton]")"""
    )
