"""The graph of the explorer in Chromium: from a click to the expanded picture, and 2,000 nodes drawn at once.

    python -m benchmarks.bench_graph [--store FOLDER] [--things 20000]

Without ``--store`` a store of made things is made first. Medians of five; the times are the page's own, from the key
pressed to the picture drawn. A freeze is the longest task of the page, during which it answers nobody. Times of the
processor are of the page's main thread: they hold on a busy machine, too.
"""

from __future__ import annotations

import argparse
import os
import statistics
import tempfile
from datetime import date
from pathlib import Path
from urllib.parse import quote

from playwright.sync_api import Browser, CDPSession, Page, sync_playwright

from benchmarks.made_graph import make_store
from benchmarks.timing import machine
from graph.store import open_snapshot
from graph.terms import DEFAULT_GRAPH, iri_of, node
from ontology import vocabulary
from pages.components.graph import Edge, Node
from pages.components.saved_view import saved_view
from tests.explorer_browser import CHROMIUM, FLAGS, ROOT, started

ROUNDS = 5
_PRESS = """() => new Promise((done) => {
  const stage = document.querySelector('.tri-stage');
  const began = performance.now();
  new MutationObserver((_, seen) => { seen.disconnect(); requestAnimationFrame(() => done(performance.now() - began)) })
    .observe(stage, { attributes: true, attributeFilter: ['data-drawn'] });
  stage.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
})"""

_LONGEST = (
    "window.longest = 0; new PerformanceObserver((list) => { for (const one of list.getEntries()) "
    "window.longest = Math.max(window.longest, one.duration) }).observe({ type: 'longtask', buffered: true })"
)
_SEEN = "({ time: performance.getEntriesByName('tri-drawn')[0].startTime, freeze: window.longest })"


def main() -> None:
    """Measure, and print one line a figure."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--store", type=Path)
    options.add_argument("--things", type=int, default=20_000)
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        store = given.store or Path(folder) / "store"
        if not given.store:
            make_store(store, given.things)
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        command = ["triptych", "app", "--port", "PORT", "--store", str(store)]
        with started(command, ROOT, store) as address:
            expand(page, address, projects(store))
        many(browser, Path(folder) / "many.html")
        browser.close()
    print(f"load {os.getloadavg()[0]:.1f}; {machine()}")


def projects(store: Path) -> list[str]:
    """The IRIs of a few projects with partners."""
    with open_snapshot(store) as snapshot:
        quads = snapshot.match(None, node(vocabulary.term("hasPartner")), None, DEFAULT_GRAPH)
        return sorted({iri_of(quad.subject) for quad in quads})[: ROUNDS + 1]


def expand(page: Page, address: str, things: list[str]) -> None:
    """From Enter on a partner to the picture with what is linked to it, and the bytes that came for it."""
    times, sizes, busy = [], [], []
    inside = measured(page)
    for place, iri in enumerate(things):
        received: list[int] = []
        page.on("websocket", lambda one, kept=received: one.on("framereceived", lambda data: kept.append(len(data))))
        page.goto(f"{address}/thing?iri={quote(iri, safe='')}")
        page.locator(".tri-stage[data-drawn]").wait_for()
        page.wait_for_timeout(1500)
        page.locator(".tri-stage").focus()
        for key in ("ArrowDown", "ArrowRight", "ArrowUp", "ArrowLeft"):
            page.keyboard.press("Home")
            page.keyboard.press(key)
            if page.get_by_role("button", name="Show its links").count():
                break
        received.clear()
        before = spent(inside)
        took = page.evaluate(_PRESS)
        after = spent(inside)
        page.wait_for_timeout(500)
        if place:  # the first fills the caches
            times.append(took)
            busy.append(after - before)
            sizes.append(sum(received))
    print(
        f"click to expanded picture: {statistics.median(times):.0f} ms, {statistics.median(sizes) / 1000:.1f} kB; "
        f"of the processor {1000 * statistics.median(busy):.0f} ms"
    )


def many(browser: Browser, file: Path) -> None:
    """2,000 nodes and 4,000 links from nothing to drawn."""
    nodes = [Node(f"urn:{at}", f"Organisation {at}", "Organization", expanded=True) for at in range(2000)]
    ends = [(at, (at * 7 + step * 13) % (at // 4 + 1)) for at in range(1, 2000) for step in (1, 2)]
    edges = [Edge(f"urn:{start}", f"urn:{end}", "works with") for start, end in ends]
    file.write_text(saved_view(nodes, edges, day=date(2026, 1, 1)), "utf-8")
    found: list[dict[str, float]] = []
    for _ in range(ROUNDS):
        fresh = browser.new_page(
            viewport={"width": 1280, "height": 900}
        )  # the figures of a page begin anew when it opens another file
        fresh.add_init_script(_LONGEST)
        inside = measured(fresh)
        fresh.goto(file.as_uri(), timeout=120_000)
        fresh.locator(".tri-stage[data-drawn]").wait_for(timeout=120_000)
        busy = spent(inside)
        fresh.wait_for_timeout(500)
        found.append({"busy": busy} | fresh.evaluate(_SEEN))
        fresh.close()
    time, freeze, busy = (statistics.median(one[name] for one in found) for name in ("time", "freeze", "busy"))
    print(
        f"2,000 nodes and 4,000 links drawn: {time / 1000:.1f} s, longest freeze {freeze / 1000:.1f} s; "
        f"of the processor {busy:.1f} s"
    )


def measured(page: Page) -> CDPSession:
    """A session that counts the processor's time of a page's main thread."""
    inside = page.context.new_cdp_session(page)
    inside.send("Performance.enable", {"timeDomain": "threadTicks"})
    return inside


def spent(inside: CDPSession) -> float:
    """Seconds of the processor that the page's tasks took so far."""
    metrics = {one["name"]: one["value"] for one in inside.send("Performance.getMetrics")["metrics"]}
    return float(metrics["TaskDuration"])


if __name__ == "__main__":
    main()
