"""Pages of things as the service gives them: readable without a script, in the reader's language, safe to show."""

from __future__ import annotations

import itertools
import json
import re
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from graph.library import Library

THING = "/id/project/circpro"
FORMS = {
    "text/html": "/page/id/project/circpro",
    "text/turtle": "/data/id/project/circpro.ttl",
    "application/n-triples": "/data/id/project/circpro.nt",
    "application/rdf+xml": "/data/id/project/circpro.rdf",
    "application/ld+json": "/data/id/project/circpro.jsonld",
}


@pytest.mark.parametrize("method", ["GET", "HEAD"])
@pytest.mark.parametrize(("liked", "other"), list(itertools.permutations(FORMS, 2)))
def test_the_form_with_the_higher_quality_wins(client: TestClient, method: str, liked: str, other: str) -> None:
    for accept in (f"{other};q=0.4, {liked};q=0.5", f"{liked}, {other};q=0.999", f"*/*;q=0.1, {other};q=0, {liked}"):
        found = client.request(method, THING, headers={"Accept": accept})
        assert (found.status_code, found.headers["location"], found.content) == (303, FORMS[liked], b"")


@pytest.mark.parametrize("method", ["GET", "HEAD"])
@pytest.mark.parametrize(
    ("accept", "status"),
    [("image/png", 406), ("text/html;q=0", 406), ("text/*;q=0, image/*", 406), ("*/*", 303), ("", 303), (";;,", 406)],
)
def test_a_type_that_there_is_not_is_406(client: TestClient, method: str, accept: str, status: int) -> None:
    assert client.request(method, THING, headers={"Accept": accept}).status_code == status


@pytest.mark.parametrize("path", ["/id/project/no", "/doc/no", "/vocab/no", "/vocab/theme/no", "/page/id/project/no"])
@pytest.mark.parametrize("more", ["/page/region/XX9", "/page/country/XXX", "/page/x", "/data/id/a/b.ttl"])
def test_what_is_not_there_is_404_under_every_prefix(client: TestClient, path: str, more: str) -> None:
    assert [client.request(how, at).status_code for at in (path, more) for how in ("GET", "HEAD")] == [404] * 4


def test_a_page_says_its_facts_with_their_words_and_has_no_script_that_runs(client: TestClient) -> None:
    found = client.get("/page/id/project/circpro")
    scripts = re.findall(r"<script type=\"([^\"]*)\">(.*?)</script>", found.text, re.DOTALL)

    assert found.headers["content-type"].startswith("text/html")
    assert "Kouvola Innovation" in found.text
    assert "<blockquote>Its lead partner is Kouvola Innovation" in found.text
    assert [kind for kind, _ in scripts] == ["application/ld+json"]
    assert json.loads(scripts[0][1])
    assert "<img" not in found.text  # a document's own markup is shown, not followed
    assert "default-src 'none'" in found.headers["content-security-policy"]


@pytest.mark.parametrize(
    ("header", "language"), [("it", "it"), ("en", "en"), ("it;q=0.3, en;q=0.8", "en"), ("xx", "en"), ("", "en")]
)
def test_a_page_is_in_the_language_that_the_reader_prefers(client: TestClient, header: str, language: str) -> None:
    found = client.get("/page/id/project/circpro", headers={"Accept-Language": header})

    assert found.headers["content-language"] == language
    assert f'<html lang="{language}">' in found.text
    assert ("Fatti" in found.text) == (language == "it")


def test_every_link_of_a_page_to_our_own_addresses_leads_somewhere(client: TestClient, store: Path) -> None:
    library = Library(store)
    documents = sorted({document for _, document in library.locations()})
    library.close()
    paths = ["/page/id/project/circpro", "/page/region/ITC1", *(f"/page/doc/{one}" for one in documents)]
    for path in paths:
        found = client.get(path)
        assert found.status_code == 200
        links = set(re.findall(r'href="([^"#]+)"', found.text))
        ours = {str(found.url.join(one).path) for one in links if "://" not in one and not one.startswith("/")}
        assert ours
        assert {at: client.get(at).status_code for at in ours if client.get(at).status_code not in {200, 303}} == {}


def test_a_concept_has_an_address_a_page_and_data(client: TestClient) -> None:
    at = "/vocab/role/lead-partner"
    page = client.get(at, headers={"Accept": "text/html"}).headers["location"]
    data = client.get(at, headers={"Accept": "text/turtle"}).headers["location"]

    assert (page, client.get(page).status_code) == ("/page" + at, 200)
    assert "prefLabel" in client.get(data).text
