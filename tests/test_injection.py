"""No text of a document becomes markup, code or a formula: fifty try, through every field, to every place shown."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

import triptych
from graph.export.formats import FORMATS, export
from graph.naming import label
from graph.service import Limits, Service
from graph.store import open_snapshot
from tests.app_pages import opened, pieces, words
from tests.injections import INJECTIONS, faults, make_store, planted, xml_texts
from tests.publishing import publication

_FORMULA = ("=", "+", "-", "@", "\t")
_MARKDOWN = re.compile(r"(?<!\\)<|(?<!\\)!\[|(?<!\\)\]\((?!/)|(?<!\\)\$")
"""What Markdown would obey: HTML, an image, a link to elsewhere, a formula."""


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_store(tmp_path_factory.mktemp("injected") / "store")


@pytest.fixture(scope="module")
def things(store: Path) -> list[str]:
    """The IRIs of all that the documents name."""
    with triptych.open(store) as graph:
        found = graph.query("SELECT DISTINCT ?thing { ?thing a ?kind FILTER(STRSTARTS(STR(?thing), STR(id:))) }")
        return sorted(str(row[0].value) for row in found)


@pytest.fixture(scope="module")
def client(store: Path) -> Iterator[TestClient]:
    service = Service(store, Limits(workers=1))
    with TestClient(Starlette(routes=service.routes(), lifespan=service.lifespan)) as made:
        yield made


def test_the_scan_sees_what_it_is_to_see() -> None:
    seen = [text for text in INJECTIONS if faults(f"<p>{text}</p>")]

    assert len(seen) > 20
    assert not faults("<p>&lt;script&gt;alert(1)&lt;/script&gt; <a href='/x'>y</a></p>")


def test_the_pages_of_the_service_show_the_texts_as_texts(client: TestClient, things: list[str]) -> None:
    base = "https://w3id.org/triptych/"
    paths = [f"/page/{iri.removeprefix(base)}" for iri in things]
    paths += [f"/page/doc/{one.document.id}" for one in planted()]
    shown = {path: client.get(path, headers={"Accept": "text/html"}) for path in paths}

    assert {answer.status_code for answer in shown.values()} == {200}
    assert {path: found for path, answer in shown.items() if (found := faults(answer.content))} == {}
    everything = unescape("\n".join(answer.text for answer in shown.values()))
    assert "<script>alert(1)</script>" in everything  # as text
    for answer in shown.values():
        for block in re.findall(r'<script type="application/ld\+json">(.*?)</script>', answer.text, re.S):
            json.loads(block)


def test_a_publication_shows_the_texts_as_texts(store: Path, tmp_path: Path) -> None:
    with triptych.open(store) as graph:
        graph.publish(tmp_path / "site", publication())
    pages = sorted((tmp_path / "site").rglob("*.html"))

    assert len(pages) > 100
    assert {page.name: found for page in pages if (found := faults(page.read_bytes()))} == {}
    for page in (tmp_path / "site").rglob("*.xml"):
        xml_texts(page.read_bytes())


def test_exports_hold_the_texts_as_texts(store: Path, tmp_path: Path) -> None:
    reader = open_snapshot(store)
    for form in ("graphml", "gexf", "rdf"):
        target = tmp_path / f"graph.{form}"
        export(reader, target, form)
        assert any("<script>alert(1)</script>" in text for text in xml_texts(target.read_bytes())), form
    export(reader, tmp_path / "graph.xlsx", "xlsx")
    with zipfile.ZipFile(tmp_path / "graph.xlsx") as book:
        sheets = [book.read(name) for name in book.namelist() if name.endswith(".xml")]
    assert all(xml_texts(sheet) is not None for sheet in sheets)
    assert not any(b"<f>" in sheet or b"<f " in sheet for sheet in sheets)
    export(reader, tmp_path / "tables", "csv")
    cells = [
        cell
        for file in (tmp_path / "tables").glob("*.csv")
        for row in csv.reader(io.StringIO(file.read_text("utf-8-sig")))
        for cell in row
    ]
    assert cells
    risky = [cell for cell in cells if cell.startswith(_FORMULA) and not re.fullmatch(r"[-+]?[\d.,]+", cell)]
    assert risky == []
    assert {"nq", "ttl", "jsonld"} <= set(FORMATS)


def test_dumps_give_the_texts_back_as_they_were(store: Path, tmp_path: Path) -> None:
    reader = open_snapshot(store)
    export(reader, tmp_path / "graph.nq", "nq")
    triples = (tmp_path / "graph.nq").read_text("utf-8")

    assert triples.count("GRAPH <x:y>") == 0 or '\\"} GRAPH <x:y>' in triples  # never unescaped
    assert not re.search(r"^<a:b>", triples, re.M)


@pytest.mark.parametrize("part", range(5))
def test_the_pages_of_the_explorer_show_the_texts_as_texts(
    part: int, store: Path, things: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TRIPTYCH_STORE", str(store))
    reader = open_snapshot(store)
    for iri in things[part :: len(things) // 3][:2]:
        test = opened("thing.py", iri=iri)
        assert _faults_of(test) == []
        name = " ".join(label(reader, iri).split())
        assert name in " ".join(words(test).split())
    reading = planted()[part * 10 + 1]
    test = opened("documents.py", doc=reading.document.id)
    assert _faults_of(test) == []
    text = " ".join(reading.document.text.split())[:60]
    assert text in " ".join(re.sub(r"<[^>]*>", "", pieces(test)).split()) or text in unescape(
        re.sub(r"<[^>]*>", "", pieces(test))
    )


@pytest.mark.parametrize("page", ["", "find.py", "documents.py", "review.py", "data.py"])
def test_lists_in_the_explorer_show_the_texts_as_texts(page: str, store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRIPTYCH_STORE", str(store))

    assert _faults_of(opened(page)) == []


def _faults_of(test: object) -> list[str]:
    """Faults of all pieces of HTML, and Markdown of a document's that is not escaped."""
    html = [one.proto.body for one in test.get("html")]  # type: ignore[attr-defined] # AppTest
    found = [fault for piece in html for fault in faults(f"<div>{piece}</div>")]
    said = [*test.markdown, *test.caption, *test.title, *test.subheader]  # type: ignore[attr-defined]
    for one in said:
        found += [one.value] if _MARKDOWN.search(one.value) else []
    return found
