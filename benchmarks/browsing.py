"""A browser before a running explorer: what it takes from a key or click to what is seen, and whom it calls."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from playwright.sync_api import Browser, CDPSession, Page, Request

from benchmarks.explorers import Running

ALONE = "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1"
"""The flag by which Chromium finds no other machine."""
RAN = "document.querySelector('[data-test-script-state=notRunning]')"
"""True in a page whose script has run."""
FRESH = "!document.querySelector('[data-stale=true], [data-testid=stSkeleton]')"
"""True in a page on which nothing is left of the one before."""
_WATCH = """(seen) => {
  const fits = new Function(`return ${seen}`);
  window.took = new Promise((done) => {
    const begin = (event) => {
      for (const kind of ["keydown", "click"]) removeEventListener(kind, begin, true);
      const began = event.timeStamp;
      const look = () => fits() ? requestAnimationFrame(() => done(performance.now() - began)) : setTimeout(look, 5);
      look();
    };
    for (const kind of ["keydown", "click"]) addEventListener(kind, begin, true);
  });
}"""
"""From the next key or click on: gives the milliseconds until something is seen and painted."""


@dataclass
class Taken:
    """What one act took, again and again: milliseconds by the clock, of the explorer's processes, of the page."""

    clock: list[float] = field(default_factory=list)
    server: list[float] = field(default_factory=list)
    page: list[float] = field(default_factory=list)


class Reader:
    """A browser of its own before a running explorer; what it asks of other machines is listed.

    Started with ``ALONE`` it reaches none. Nothing is intercepted: Playwright turns the browser's cache off for that,
    and no page would be warm.
    """

    def __init__(self, browser: Browser, explorer: Running) -> None:
        self.explorer = explorer
        self.context = browser.new_context(viewport={"width": 1280, "height": 900})
        self.context.set_default_timeout(600_000)
        self.outside: list[str] = []
        self.context.on("request", self._heard)
        self.page = self.context.new_page()
        self.inside = measured(self.page)

    def _heard(self, request: Request) -> None:
        if not request.url.startswith((self.explorer.address, "data:", "blob:")):
            self.outside.append(request.url)

    def open(self, path: str) -> None:
        """Open a page and wait until all of it is there."""
        self.page.goto(self.explorer.address + path)
        self.page.wait_for_function(f"document.querySelector('h1') && {RAN} && {FRESH}")
        self.page.wait_for_timeout(800)

    def took(self, taken: Taken, act: Callable[[], None], seen: str) -> None:
        """Note what it takes from a key or click until the script ``seen`` is true of the page."""
        self.page.evaluate(_WATCH, seen)
        server, page = self.explorer.busy(), spent(self.inside)
        act()
        taken.clock.append(self.page.evaluate("window.took"))
        taken.server.append(1000 * (self.explorer.busy() - server))
        taken.page.append(1000 * (spent(self.inside) - page))


def measured(page: Page) -> CDPSession:
    """A session that counts the processor's time of a page's main thread."""
    inside = page.context.new_cdp_session(page)
    inside.send("Performance.enable", {"timeDomain": "threadTicks"})
    return inside


def spent(inside: CDPSession) -> float:
    """Seconds of the processor that the page's tasks took so far."""
    metrics = {one["name"]: one["value"] for one in inside.send("Performance.getMetrics")["metrics"]}
    return float(metrics["TaskDuration"])
