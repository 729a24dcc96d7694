"""The bars of the explorer in Chromium, on a store of 20,000 things and on one of 500,000.

    python -m benchmarks.bench_explorer [--things 20000 500000] [--store FOLDER]... [--rounds 5]

Without ``--store`` stores of made things are made first. Medians by the clock of the page, from the key or click to
what is seen. Beside each stands what of it was time of the processor, of all processes of the explorer and of the
page's main thread: that holds on a busy machine, too.
"""

from __future__ import annotations

import argparse
import os
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Literal
from urllib.parse import quote

from playwright.sync_api import Browser, sync_playwright

from benchmarks.browsing import ALONE, FRESH, RAN, Reader, Taken, measured, spent
from benchmarks.explorers import ROOT, Running, running
from benchmarks.figures import note, spread
from benchmarks.made_graph import make_store
from benchmarks.timing import machine
from graph.facets.kept import is_kept
from graph.store import current, open_snapshot
from graph.terms import DEFAULT_GRAPH, iri_of, node
from ontology import vocabulary
from pages.components.graph import Edge, Node
from pages.components.saved_view import saved_view
from tests.explorer_browser import CHROMIUM, FLAGS

SESSIONS = 8
WORDS = ("Lombardia", "comune", "agencia", "development", "energy", "regional")
AXE = (ROOT / "tests" / "axe" / "axe.min.js").read_text("utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
LOOKS: tuple[tuple[Literal["light", "dark"], int], ...] = (
    ("light", 1280),
    ("dark", 1280),
    ("light", 390),
    ("dark", 390),
)
_QUERY = "SELECT ?project ?partner { ?project tri:hasPartner ?partner } OFFSET %d LIMIT 1000"
_TITLE = "document.querySelector('h1')"
_HOME = f"{_TITLE} && {RAN} && {FRESH} && document.querySelectorAll('h2').length > 3"
"""The first page with its panels, documents, questions and projects."""
_PLACES = """Object.fromEntries(document.querySelector('.tri-stage')._cyreg.cy.nodes()
  .map((one) => [one.id(), one.position()]))"""
_BOX = """[...document.querySelectorAll('*')].map((one) => (one.shadowRoot ?? one)
  .querySelector?.('input[data-key="kind-ActionPlan"]')).find(Boolean)"""
_HITS = """Math.max(...[...document.querySelectorAll('[data-testid=stMain] *')]
  .map((one) => one.shadowRoot?.querySelectorAll('.hits a').length ?? 0))"""
_LONGEST = (
    "window.longest = 0; new PerformanceObserver((list) => { for (const one of list.getEntries()) "
    "window.longest = Math.max(window.longest, one.duration) }).observe({ type: 'longtask', buffered: true })"
)


def main() -> None:
    """Measure each store, and print one line a figure."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--store", type=Path, action="append", default=[])
    options.add_argument("--things", type=int, nargs="*", default=[20_000, 500_000])
    options.add_argument("--rounds", type=int, default=5)
    given = options.parse_args()
    print(machine())
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=[*FLAGS, ALONE])
        for store in given.store or _made(Path(folder), given.things):
            _measure(browser, store, given.rounds)
        _many(browser, Path(folder, "many.html"), given.rounds)
        browser.close()


def _made(folder: Path, sizes: Sequence[int]) -> Iterator[Path]:
    for size in sizes:
        store = folder / f"{size:,} things"
        print(f"\n{size:,} things, {make_store(store, size):,} quads", flush=True)
        yield store


def _measure(browser: Browser, store: Path, rounds: int) -> None:
    outside: list[str] = []

    def told(what: str, values: Sequence[float], unit: str = "") -> None:
        print(f"  {spread(note(f'{what}, {store.name}', 'triptych', values, unit)):28} {what}", flush=True)

    def taken(what: str, one: Taken) -> None:
        told(what, one.clock, "ms")
        server, page = (statistics.median(times) for times in (one.server, one.page))
        print(f"  {'':28} of the processor: explorer {server:.0f} ms, page {page:.0f} ms", flush=True)

    with running(store) as explorer:  # the first to open a new state counts what is in it
        while not is_kept(store, current(store) or "", ["en", "it"]):
            time.sleep(0.1)
            if explorer.waited() > 900:
                raise SystemExit(f"{store}: is not counted after 15 minutes")
        told("a new state counted", [explorer.waited()], "s")
    for what, one in _first(browser, store, rounds, outside).items():
        taken(what, one)
    things = _projects(store, rounds)
    with running(store) as explorer:
        with _reader(browser, explorer, outside) as reader:
            one, moved = _expand(reader, things)
            taken("click to expanded graph", one)
            told("old nodes moved on expanding", [moved], "px")
            taken("search to ten hits", _search(reader, rounds))
            taken("query to a table of 1,000 rows", _ask(reader, rounds))
            taken("a kind ticked to the things that fit", _tick(reader, rounds))
            told("axe violations", [_violations(reader, things[0])])
        told("memory of one session more", [_session(browser, explorer, things, outside)], "MB")
        told("requests outside localhost, browser", [len(outside)])
        told("requests outside localhost, explorer", [len(explorer.calls())])
    print(f"load {os.getloadavg()[0]:.1f}", flush=True)


@contextmanager
def _reader(browser: Browser, explorer: Running, outside: list[str]) -> Iterator[Reader]:
    reader = Reader(browser, explorer)
    try:
        yield reader
    finally:
        outside += reader.outside
        reader.context.close()


def _projects(store: Path, rounds: int) -> list[str]:
    """The IRIs of a few projects with partners, one more than there are rounds."""
    with open_snapshot(store) as snapshot:
        quads = snapshot.match(None, node(vocabulary.term("hasPartner")), None, DEFAULT_GRAPH)
        found: dict[str, None] = {}
        while len(found) <= rounds and (quad := next(quads, None)) is not None:
            found[iri_of(quad.subject)] = None
    return sorted(found)


def _first(browser: Browser, store: Path, rounds: int, outside: list[str]) -> dict[str, Taken]:
    """The first page of an explorer just started, for a new browser, and again for one that knows it."""
    found: dict[str, Taken] = {}
    for _ in range(rounds):
        with running(store) as explorer, _reader(browser, explorer, outside) as reader:
            for state in ("cold", "warm"):
                server = explorer.busy()
                reader.page.goto(explorer.address, wait_until="commit")
                for part, seen in (("first paint", _TITLE), ("whole first page", _HOME)):
                    handle = reader.page.wait_for_function(f"({seen}) && performance.now()", polling=20)
                    one = found.setdefault(f"{part}, {state}", Taken())
                    one.clock.append(handle.json_value())
                    one.server.append(1000 * (explorer.busy() - server))
                    one.page.append(1000 * spent(reader.inside))
                reader.page.wait_for_timeout(1000)
                reader.inside = measured(reader.page)
    return found


def _expand(reader: Reader, things: Sequence[str]) -> tuple[Taken, float]:
    """From Enter on a partner to the picture with what is linked to it, and by how much that moved what was there."""
    page, taken, moved = reader.page, Taken(), 0.0
    for turn, iri in enumerate(things):
        reader.open(f"/thing?iri={quote(iri, safe='')}")
        stage = page.locator(".tri-stage[data-drawn]")
        stage.wait_for()
        page.wait_for_timeout(1500)
        stage.focus()
        for key in ("ArrowDown", "ArrowRight", "ArrowUp", "ArrowLeft"):
            page.keyboard.press("Home")
            page.keyboard.press(key)
            if page.get_by_role("button", name="Show its links").count():
                break
        before, shown = page.evaluate(_PLACES), stage.get_attribute("data-drawn")
        drawn = f"(document.querySelector('.tri-stage').dataset.drawn ?? '{shown}') !== '{shown}'"
        reader.took(taken if turn else Taken(), lambda: page.keyboard.press("Enter"), drawn)
        after = page.evaluate(_PLACES)
        moved = max(
            moved, *(abs(after[one][axis] - before[one][axis]) for one in before if one in after for axis in "xy")
        )
    return taken, moved


def _search(reader: Reader, rounds: int) -> Taken:
    """From Enter in the box of the first page to all hits that the page says it found, twenty at most."""
    reader.open("/")
    box = reader.page.get_by_label("Search by name")

    def seen(word: str) -> str:
        said = f"/(\\d+) found for “{word}”/.exec(document.querySelector('[data-testid=stMain]').innerText)?.[1]"
        return f"{_HITS} === Number({said}) && {FRESH}"

    return _again(reader, rounds, lambda turn: box.fill(WORDS[turn % len(WORDS)]), lambda turn: seen(WORDS[turn % 6]))


def _ask(reader: Reader, rounds: int) -> Taken:
    """From Ctrl+Enter to a table of a thousand rows of a query that was never asked before."""
    reader.open("/ask")
    box = reader.page.get_by_role("textbox", name="SPARQL")

    def seen(turn: int) -> str:
        asked = f"decodeURIComponent(location.search.replaceAll('+', ' ')).includes('OFFSET {turn} ')"
        drawn = "document.querySelector('[data-testid=stDataFrame] canvas')"
        return f"{asked} && {RAN} && {FRESH} && document.body.innerText.includes('1000 rows') && {drawn}"

    return _again(reader, rounds, lambda turn: box.fill(_QUERY % turn), seen, "Control+Enter")


def _again(
    reader: Reader, rounds: int, fill: Callable[[int], None], seen: Callable[[int], str], key: str = "Enter"
) -> Taken:
    """A box filled and sent off again and again; the first time is not counted."""
    taken = Taken()
    for turn in range(rounds + 1):
        fill(turn)
        reader.page.wait_for_timeout(300)
        reader.took(taken if turn else Taken(), lambda: reader.page.keyboard.press(key), seen(turn))
    return taken


def _tick(reader: Reader, rounds: int) -> Taken:
    """From a kind that is ticked on the page Find to the things that fit, and back."""
    taken = Taken()
    reader.open("/find")
    for turn in range(rounds + 1):
        on = "true" if turn % 2 == 0 else "false"
        seen = f"location.search.includes('ActionPlan') === {on} && {RAN} && {FRESH} && ({_BOX})?.checked === {on}"
        reader.took(taken if turn else Taken(), lambda: reader.page.evaluate(f"({_BOX}).click()"), seen)
    return taken


def _violations(reader: Reader, thing: str) -> int:
    """What axe finds on ten pages, light and dark, wide and narrow."""
    explore = f"/thing?iri={quote(thing, safe='')}"
    paths = ["/", "/?q=Lombardia", "/find", explore, "/map", "/connections?view=chains", "/ask", "/documents"]
    count = 0
    for path in [*paths, "/review", "/data"]:
        reader.open(path)
        reader.page.evaluate(AXE)
        for scheme, width in LOOKS:
            reader.page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            reader.page.set_viewport_size({"width": width, "height": 900})
            reader.page.wait_for_timeout(700)
            found = reader.page.evaluate(f"axe.run(document, {{ runOnly: {RULES} }})")["violations"]
            for one in found:
                print(f"    {path} {scheme} {width}: {one['id']}: {one['nodes'][0]['html'][:100]}")
            count += len(found)
    return count


def _session(browser: Browser, explorer: Running, things: Sequence[str], outside: list[str]) -> float:
    """Megabytes of the explorer for each reader more who looked at the first page and at one thing, and stays."""
    readers: list[Reader] = []

    def visit() -> None:
        readers.append(Reader(browser, explorer))
        readers[-1].open("/")
        readers[-1].open(f"/thing?iri={quote(things[len(readers) % len(things)], safe='')}")

    for _ in things:  # what they look at is kept for all
        visit()
    before = explorer.memory()
    for _ in range(SESSIONS):
        visit()
    grown = (explorer.memory() - before) / SESSIONS
    for reader in readers:
        outside += reader.outside
        reader.context.close()
    return grown


def _many(browser: Browser, file: Path, rounds: int) -> None:
    """2,000 nodes and 4,000 links from nothing to drawn, in a page that was saved."""
    nodes = [Node(f"urn:{at}", f"Organisation {at}", "Organization", expanded=True) for at in range(2000)]
    ends = [(at, (at * 7 + step * 13) % (at // 4 + 1)) for at in range(1, 2000) for step in (1, 2)]
    edges = [Edge(f"urn:{start}", f"urn:{end}", "works with") for start, end in ends]
    file.write_text(saved_view(nodes, edges, day=date(2026, 1, 1)), "utf-8")
    drawn, freezes, busy = [], [], []
    for _ in range(rounds):
        fresh = browser.new_page(viewport={"width": 1280, "height": 900})  # the figures of a page begin anew in it
        fresh.add_init_script(_LONGEST)
        inside = measured(fresh)
        fresh.goto(file.as_uri(), timeout=300_000)
        fresh.locator(".tri-stage[data-drawn]").wait_for(timeout=300_000)
        busy.append(spent(inside))
        fresh.wait_for_timeout(500)
        drawn.append(fresh.evaluate("performance.getEntriesByName('tri-drawn')[0].startTime / 1000"))
        freezes.append(fresh.evaluate("window.longest / 1000"))
        fresh.close()
    print()
    for what, values, unit in (
        ("2,000 nodes drawn", drawn, "s"),
        ("2,000 nodes, longest freeze", freezes, "s"),
        ("2,000 nodes, main thread", busy, "s of processor"),
    ):
        print(f"  {spread(note(what, 'triptych', values, unit)):28} {what}", flush=True)


if __name__ == "__main__":
    main()
