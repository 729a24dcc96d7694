"""What the explorer says when something goes wrong: a sentence in the reader's language, never the error's alone."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from graph.damage import GraphDamaged
from graph.errors import BadInput, BadQuery, GraphError, NotFound, StoreError, StoreLocked
from graph.service.limits import Refused
from loaders.uploads import Loading, keep
from pages._words import strings
from tests.app_pages import opened, pieces
from tests.explorer_store import make_store

ROOT = Path(__file__).parents[1]
KINDS = (GraphError, BadInput, BadQuery, NotFound, StoreError, StoreLocked, GraphDamaged)


def codes() -> set[str]:
    """Every cause that an error of graph/ or loaders/ may have by its class, or is given where it is raised."""
    found = {one.code for one in KINDS} | {Refused(status, "").code for status in (400, 403, 413, 429, 503)}
    for path in [*ROOT.glob("graph/**/*.py"), *ROOT.glob("loaders/**/*.py")]:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            for one in node.keywords if isinstance(node, ast.Call) else ():
                if one.arg == "code" and isinstance(one.value, ast.Constant) and isinstance(one.value.value, str):
                    found.add(one.value.value)
    return found


def test_every_cause_has_a_sentence() -> None:
    assert sorted(code for code in codes() if f"errors.{code}" not in strings("en")) == []
    assert len(codes()) > 30


def test_an_error_keeps_its_cause_and_its_words() -> None:
    error = StoreError("store: no room", code="disk_full")

    assert (str(error), error.code, StoreError("store: away").code) == ("store: no room", "disk_full", "store")
    assert isinstance(error, OSError)


@pytest.mark.parametrize(
    ("page", "params", "said"),
    [
        ("thing.py", {"iri": "id:project/nowhere"}, "Niente si chiama così."),
        ("thing.py", {"iri": "https://nowhere.example/x"}, "Niente qui ha questo indirizzo."),
        ("connections.py", {"view": "beside", "a": "nuts:ITC1", "b": "id:project/circpro"}, "Queste due cose non si"),
        ("ask.py", {"name": "plans-validated", "p.project": "Xyzzy plugh"}, "Niente si chiama così."),
    ],
)
def test_what_cannot_be_shown_is_said_in_italian(
    page: str, params: dict[str, str], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TRIPTYCH_STORE", str(make_store(tmp_path / "store")))
    test = opened(page, **params, lang="it")

    assert [one.value[: len(said)] for one in test.error] == [said]
    assert 'lang="en"' in pieces(test)


def test_where_nothing_is_loaded_the_page_says_so_in_italian(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRIPTYCH_STORE", str(tmp_path / "none"))

    assert [one.value for one in opened("thing.py", q="CircPro", lang="it").info] == [strings("it")["store.nothing"]]


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("plan.pdf", b"%PDF-1.4 and nothing more", "damaged"),
        ("plan.docx", b"PK\x03\x04 and nothing more", "damaged"),
        ("page.html", b"<html><body></body></html>", "empty"),
    ],
)
def test_a_file_that_cannot_be_read_has_its_cause(name: str, data: bytes, code: str, tmp_path: Path) -> None:
    store = tmp_path / "store"
    found = Loading(store, [keep(store, name, data)]).outcome().refused

    assert [(one.what, one.code) for one in found] == [(name, code)]
