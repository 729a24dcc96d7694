"""What holds for every test: no network, no time limits of the machine's mood, nothing skipped in CI without need."""

from __future__ import annotations

import os
import shutil
from collections.abc import Generator
from pathlib import Path

import pytest
from hypothesis import settings

import triptych  # noqa: F401 - puts graph/ on the module path, wherever it is installed
from tests.network.cut import cut

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
