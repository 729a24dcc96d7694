"""The map page as a reader meets it, without a browser."""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests import app_pages
from tests.app_pages import links
from tests.explorer_store import make_store


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_store(tmp_path_factory.mktemp("map") / "store")


@pytest.fixture
def store(made: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TRIPTYCH_STORE", str(made))
    return made


opened = partial(app_pages.opened, "map.py")


def drawing(test: AppTest) -> dict[str, object]:
    return json.loads(test.get("vega_lite_chart")[0].proto.spec)


def test_without_a_region_the_page_says_what_to_do(store: Path) -> None:
    assert opened().info[0].value == "Choose a region to see what is linked to it."


def test_an_empty_store_says_how_to_load(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRIPTYCH_STORE", str(tmp_path / "none"))

    assert opened().info[0].value == "Nothing is loaded yet."


def test_a_link_opens_a_region_with_what_is_linked_to_it(store: Path) -> None:
    test = opened(place="ITC1", show="projects")

    assert test.subheader[0].value == "Piedmont"
    assert {"Piedmont Region", "CircPro", "All about this region", "Search within it"} <= set(links(test))
    assert test.radio(key="map-show").value == "projects"


def test_choosing_a_region_by_keyboard_writes_it_into_the_address(store: Path) -> None:
    test = opened()
    test.selectbox(key="map-place").select("ITC1").run()

    assert test.query_params["place"] == "ITC1"
    assert test.subheader[0].value == "Piedmont"


def test_the_map_is_drawn_from_the_explorer_itself_alone(store: Path) -> None:
    text = json.dumps(drawing(opened()))

    assert '"url": "assets/europe.json?v=' in text
    assert "http" not in text.replace("https://vega.github.io/schema", "")


def test_the_same_stands_in_a_table(store: Path) -> None:
    pieces = "\n".join(one.proto.body for one in opened(lang="it").get("html"))

    assert '<a href="map?place=ITC1&amp;lang=it" target="_self">Piemonte</a></th><td>1</td><td>1</td>' in pieces
