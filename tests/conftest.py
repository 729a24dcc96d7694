"""What holds for every test: no network, no time limits of the machine's mood, nothing skipped in CI without need."""

from __future__ import annotations

import os
import shutil
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

import triptych  # puts graph/ on the module path, wherever it is installed
from tests.network.cut import cut

if TYPE_CHECKING:
    from starlette.testclient import TestClient

BROWSERS = ("chromium", "chromium-browser", "google-chrome")

settings.register_profile("here", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)


def pytest_configure() -> None:
    """Cut this process and its children off the network, before anything is collected."""
    cut()
    guard = str(Path(__file__).parent / "network")
    others = [part for part in os.environ.get("PYTHONPATH", "").split(os.pathsep) if part and part != guard]
    os.environ["PYTHONPATH"] = os.pathsep.join([guard, *others])
    settings.load_profile("ci" if os.environ.get("CI") else "here")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """In CI a skipped test has failed, but for those that need a browser on a machine without one."""
    report = yield
    browserless = item.get_closest_marker("browser") and not any(map(shutil.which, BROWSERS))
    if report.skipped and os.environ.get("CI") and not hasattr(report, "wasxfail") and not browserless:
        report.outcome, report.longrepr = "failed", f"skipped in CI: {report.longrepr}"
    return report


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small store of ``tests/explorer_store.py``; who changes it takes a copy."""
    from tests.explorer_store import make_store

    return make_store(tmp_path_factory.mktemp("explorer") / "store")


@pytest.fixture(scope="session")
def examples_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of the shipped examples; who changes it takes a copy."""
    folder = tmp_path_factory.mktemp("examples") / "store"
    with triptych.open(folder) as graph:
        graph.load(Path(__file__).parents[1] / "examples", at="2026-01-01T10:00:00+00:00")
    return folder


@pytest.fixture(scope="module")
def client(store: Path) -> Iterator[TestClient]:
    """Who asks the service over that store, with one worker, and follows no redirects."""
    from starlette.applications import Starlette
    from starlette.testclient import TestClient

    from graph.service import Limits, Service

    service = Service(store, Limits(workers=1))
    with TestClient(Starlette(routes=service.routes(), lifespan=service.lifespan), follow_redirects=False) as made:
        yield made
