"""What tests of the explorer's pages share: a page opened without a browser, and what it shows."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

from streamlit.components.v2 import manifest_scanner
from streamlit.testing.v1 import AppTest

manifest_scanner.scan_component_manifests = cache(manifest_scanner.scan_component_manifests)
"""An explorer looks once for components among what is installed; a test would with every page, most of its time."""
START = str(Path(__file__).parents[1] / "pages" / "_start.py")


def opened(page: str = "", **params: str | list[str]) -> AppTest:
    """A page as its address opens it."""
    test = AppTest.from_file(START, default_timeout=60)
    for name, value in params.items():
        test.query_params[name] = value
    if page:
        test.switch_page(page)
    test.run()
    assert not test.exception
    return test


def words(test: AppTest) -> str:
    """Everything a page says, unescaped."""
    headings = [*test.title, *test.header, *test.subheader]
    found = [*headings, *test.markdown, *test.caption, *test.info, *test.error, *test.warning]
    return "\n".join(one.value for one in found).replace("\\", "")


def links(test: AppTest) -> list[str]:
    """What the links of a page to others are called."""
    return [one.proto.label.replace("\\", "") for one in test.get("page_link")]


def hits(test: AppTest) -> list[dict[str, str]]:
    """What a search found, as it is sent to the browser."""
    found = [json.loads(one.proto.json) for one in test.get("bidi_component")]
    return [row for one in found if one.get("shape") == "hits" for row in one["rows"]]


def pieces(test: AppTest) -> str:
    """The HTML a page shows."""
    return "\n".join(one.proto.body for one in test.get("html"))
