"""The installed explorer in Chromium, cut off the network: every page opens, with its fonts and icons."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
from pathlib import Path

import pytest

from tests.explorer_browser import browser, sync_api, visited
from tests.explorer_pages import PAGES, open_page
from tests.test_packaging import ROOT, answered, installed, run, wheel

pytestmark = [pytest.mark.browser, pytest.mark.long]
__all__ = ["browser", "installed", "wheel"]  # fixtures

BROKEN = "[...document.fonts].filter((one) => one.status === 'error').length"
WORDS = """[...document.querySelectorAll("[data-testid=stIconMaterial]")]
  .filter((one) => one.offsetWidth > 40).length"""
"""Icons whose font is missing: each is a word then."""


def is_refused(answer: sync_api.Response) -> bool:
    """Whether something is missing; Streamlit looks for itself below the page's path first, and then where it is."""
    return answer.status >= 400 and "/_stcore/" not in answer.url


def test_every_page_opens_with_fonts_and_icons(installed: Path, tmp_path: Path, browser: sync_api.Browser) -> None:
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    loaded = run(installed / "triptych", "load", "examples", "--store", "store", cwd=tmp_path)
    assert loaded.returncode == 0, loaded.stderr
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    server = subprocess.Popen(
        [installed / "triptych", "app", "--port", str(port), "--store", "store"],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(ROOT / "tests" / "network")},  # no process of it reaches another machine
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    address = f"http://127.0.0.1:{port}"
    refused: list[str] = []
    try:
        answered(f"{address}/", server)
        with visited(browser, address, tmp_path / "store") as explorer:
            explorer.page.on("response", lambda one: refused.append(one.url) if is_refused(one) else None)
            for name in PAGES:
                open_page(explorer, name)
                faults = explorer.page.locator("[data-testid=stException]").count()
                found = name, faults, explorer.page.evaluate(BROKEN), explorer.page.evaluate(WORDS)
                assert found == (name, 0, 0, 0)
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait(timeout=30)

    assert refused == []
