"""The Atom feed: what documents newly say, by class and project."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from graph.service import Limits, Service
from graph.write import Writer
from tests.explorer_store import english, italian, later, make_store

ATOM = "{http://www.w3.org/2005/Atom}"
FIRST, SECOND = "2026-03-01T10:00:00+00:00", "2026-03-02T10:00:00+00:00"


def client_of(folder: Path) -> TestClient:
    service = Service(folder, Limits(workers=1))
    return TestClient(Starlette(routes=service.routes(), lifespan=service.lifespan))


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("feed") / "store"
    with Writer(folder) as writer:
        writer.put([italian()], run=FIRST)
        writer.put([english()], run=SECOND)
    return folder


@pytest.fixture(scope="module")
def client(store: Path) -> Iterator[TestClient]:
    with client_of(store) as made:
        yield made


def entries(client: TestClient, query: str = "") -> list[ET.Element]:
    found = client.get(f"/feed.atom{query}")
    assert found.status_code == 200
    return ET.fromstring(found.content).findall(f"{ATOM}entry")


def titles(client: TestClient, query: str = "") -> list[str]:
    return [one.findtext(f"{ATOM}title", "") for one in entries(client, query)]


def test_each_entry_is_what_one_document_says_of_one_thing_the_newest_document_first(client: TestClient) -> None:
    found = entries(client)
    text = " ".join(" ".join(found[0].itertext()).split())

    assert [one.findtext(f"{ATOM}updated") for one in found] == ["2026-03-02T10:00:00Z"] * 3 + [
        "2026-03-01T10:00:00Z"
    ] * 2
    assert titles(client)[0] == "CircPro"
    assert "lead partner: Kouvola Innovation Its lead partner is Kouvola Innovation" in text


def test_what_rfc_4287_asks_for_is_there(client: TestClient) -> None:
    feed = ET.fromstring(client.get("/feed.atom").content)

    assert feed.tag == f"{ATOM}feed"
    for part in (feed, *feed.findall(f"{ATOM}entry")):
        ids = [part.findtext(f"{ATOM}{name}", "") for name in ("id", "title", "updated")]
        assert all(ids)
        assert ids[0].startswith("https://w3id.org/triptych/")
    links = {one.get("rel"): one.get("href") for one in feed.findall(f"{ATOM}link")}
    assert links == {"self": "http://testserver/feed.atom"}
    every = [one.findtext(f"{ATOM}id") for one in feed.findall(f"{ATOM}entry")]
    assert len(set(every)) == len(every)
    assert feed.find(f"{ATOM}author/{ATOM}name") is not None


def test_a_class_and_a_project_keep_what_is_of_them(client: TestClient) -> None:
    assert titles(client, "?class=Project") == ["CircPro", "CircPro"]
    assert sorted(titles(client, "?class=Organization&project=CircPro")) == ["Kouvola Innovation", "Piedmont Region"]


def test_the_feed_speaks_the_language_that_is_asked_for(client: TestClient) -> None:
    assert "Regione Piemonte" in titles(client, "?lang=it")
    assert b"<title>Novit" in client.get("/feed.atom?lang=it").content


def test_a_class_or_project_that_there_is_not_is_said_in_one_line(client: TestClient) -> None:
    assert client.get("/feed.atom?class=Colour").status_code == 400
    found = client.get("/feed.atom?project=Xyzzy plugh")

    assert (found.status_code, len(found.text.splitlines())) == (404, 1)


def test_markup_of_a_document_stays_text(client: TestClient) -> None:
    body = client.get("/feed.atom").text

    assert "<img" not in body
    assert "&lt;img" in body


def test_what_has_not_changed_is_not_sent_again_and_ids_stay(store: Path, tmp_path: Path) -> None:
    folder = tmp_path / "store"
    with Writer(folder) as writer:
        writer.put([english()], run=FIRST)
    with client_of(folder) as client:
        first = client.get("/feed.atom")
        again = client.get("/feed.atom", headers={"If-None-Match": first.headers["etag"]})
        before = {one.findtext(f"{ATOM}id") for one in entries(client)}
        with Writer(folder) as writer:
            writer.put([later()], run=SECOND)
        changed = client.get("/feed.atom", headers={"If-None-Match": first.headers["etag"]})
        after = [one.findtext(f"{ATOM}id") for one in entries(client)]

    assert (again.status_code, changed.status_code) == (304, 200)
    assert before <= set(after)
    assert after[0] not in before


def test_a_store_whose_documents_have_no_times_has_an_empty_feed(tmp_path: Path) -> None:
    with client_of(make_store(tmp_path / "store")) as client:
        found = client.get("/feed.atom")

    assert b"<updated>1970-01-01T00:00:00Z</updated>" in found.content
    assert b"<entry>" not in found.content


def test_where_there_is_no_store_the_feed_says_so(tmp_path: Path) -> None:
    with client_of(tmp_path / "none") as client:
        assert client.get("/feed.atom").status_code == 404
