"""A running explorer and Chromium in front of it; every request to another machine is blocked and counted."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.explorer_store import make_store

sync_api = pytest.importorskip("playwright.sync_api")

ROOT = Path(__file__).parents[1]
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]


@dataclass
class Explorer:
    """A running explorer with a browser's page; ``outside`` lists requests to other machines."""

    address: str
    store: Path
    page: sync_api.Page
    outside: list[str] = field(default_factory=list)

    def open(self, path: str) -> None:
        self.page.goto(self.address + path)
        self.page.wait_for_selector("h1")


@contextmanager
def started(command: Sequence[str], folder: Path, store: Path) -> Iterator[str]:
    """The address of an explorer that a command starts in a folder; ``PORT`` in the command is a free one."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    process = subprocess.Popen(
        [sys.executable, "-m", *(port if word == "PORT" else word for word in command)],
        cwd=folder,
        env=os.environ | {"TRIPTYCH_STORE": str(store), "PYTHONPATH": str(ROOT)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    address = f"http://127.0.0.1:{port}"
    deadline = time.monotonic() + 60
    while not answers(address):
        assert process.poll() is None
        assert time.monotonic() < deadline
        time.sleep(0.2)
    try:
        yield address
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(20)
    assert not answers(address)


def answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(f"{address}/health", timeout=1) as found:
            return found.status == 200
    except OSError:
        return False


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """An explorer that was started from a folder where there are no settings."""
    folder = tmp_path_factory.mktemp("browser")
    store = make_store(folder / "store")
    with started(["triptych", "app", "--port", "PORT", "--store", str(store)], folder, store) as address:
        yield address, store


@pytest.fixture(scope="module")
def browser() -> Iterator[sync_api.Browser]:
    if CHROMIUM is None:
        pytest.skip("no Chromium here")
    with sync_api.sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield found
        found.close()


@pytest.fixture
def explorer(running: tuple[str, Path], browser: sync_api.Browser) -> Iterator[Explorer]:
    with visited(browser, *running) as made:
        yield made


@contextmanager
def visited(browser: sync_api.Browser, address: str, store: Path) -> Iterator[Explorer]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.set_default_timeout(60_000)
    made = Explorer(address, store, context.new_page())

    def guard(route: sync_api.Route) -> None:
        if route.request.url.startswith((address, "data:", "blob:")):
            route.continue_()
        else:
            made.outside.append(route.request.url)
            route.abort()

    context.route("**/*", guard)
    yield made
    context.close()
    assert made.outside == []
