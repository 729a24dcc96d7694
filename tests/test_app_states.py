"""Every page on stores in unusual states: being loaded, empty, with one document, and with very many things."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path

import pytest

from benchmarks.made_graph import make_store
from graph.facets.kept import is_kept
from graph.facets.preparing import Preparing
from graph.store import current
from graph.terms import PREFIXES
from graph.write import Writer
from pages._navigation import PAGES
from tests.app_pages import opened, words
from tests.explorer_browser import ROOT
from tests.explorer_store import later

FILES = ["" if name == "home" else f"{name}.py" for name in PAGES]
MANY = 500_000  # things


def test_pages_open_while_another_process_loads_and_show_what_is_published(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, texts = tmp_path / "store", tmp_path / "texts"
    texts.mkdir()
    for number in range(40):
        Path(texts, f"{number}.txt").write_text(f"MADE{number} is an Interreg Europe project.", "utf-8")
    monkeypatch.setenv("TRIPTYCH_STORE", str(folder))
    load = subprocess.Popen(
        [sys.executable, "-m", "triptych", "load", str(texts), "--store", str(folder), "--jobs", "1"],
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
    )
    seen = []
    while load.poll() is None:
        seen.append(words(opened(FILES[len(seen) % len(FILES)])))
    assert load.returncode == 0

    assert seen
    assert "MADE39" in words(opened("thing.py", q="MADE39"))


def test_every_page_says_that_an_empty_store_is_empty_or_shows_what_it_is_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Writer(tmp_path):
        pass
    monkeypatch.setenv("TRIPTYCH_STORE", str(tmp_path))

    for file in FILES:
        test = opened(file)
        assert test.title[0].value
        if file in ("", "find.py", "map.py", "connections.py"):
            assert "Nothing is loaded yet." in words(test)


def test_every_page_opens_on_one_document(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Writer(tmp_path) as writer:
        writer.put([later()])
    monkeypatch.setenv("TRIPTYCH_STORE", str(tmp_path))

    assert all(not opened(file).error for file in FILES)
    assert "Ferrano" in words(opened("thing.py", q="Ferrano"))


def test_a_store_whose_snapshot_is_broken_is_told_with_the_cure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Writer(tmp_path) as writer:
        writer.put([later()])
    for path in (tmp_path / "snapshots" / (current(tmp_path) or "")).glob("CURRENT"):
        path.write_text("no such manifest\n", "utf-8")
    monkeypatch.setenv("TRIPTYCH_STORE", str(tmp_path))

    assert "The graph is damaged." in words(opened("thing.py", q="Ferrano"))


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("large") / "store"
    make_store(folder, MANY)
    return folder


@pytest.mark.long
def test_half_a_million_things_are_counted_beside_the_pages_which_open_meanwhile(
    large: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TRIPTYCH_STORE", str(large))
    assert "is being counted" in words(opened())
    assert not opened("thing.py", iri="https://w3id.org/triptych/id/project/made-3").error
    preparing = Preparing(large, ["en", "it"])
    while preparing.is_running():
        time.sleep(1)
    assert is_kept(large, current(large) or "", ["en", "it"])
    addresses = [
        ("", {}),
        ("", {"q": "Torino"}),
        ("", {"partner": "id:org/made-3-0"}),
        ("find.py", {"kind": "Organization", "country": "country:ITA"}),
        ("thing.py", {"iri": PREFIXES["country"] + "ITA"}),
        ("map.py", {}),
        ("connections.py", {"view": "chains", "through": "id:project/made-3"}),
        ("connections.py", {"view": "gaps", "of": "id:project/made-3"}),
        ("ask.py", {"name": "plans-validated"}),
        ("data.py", {}),
    ]
    took = {}
    for page, params in addresses:
        opened(page, **params)  # what is read once a state is read now
        began = time.process_time()
        assert not opened(page, **params).error
        took[f"{page} {json.dumps(params)}"] = time.process_time() - began

    assert {name: round(seconds, 1) for name, seconds in took.items() if seconds > 3} == {}
