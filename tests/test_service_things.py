"""Every thing at its own address: redirects by what the client takes, and data in the form of the address's end."""

from __future__ import annotations

from pathlib import Path

import pytest
import rdflib
from starlette.applications import Starlette
from starlette.testclient import TestClient

import triptych
from graph.library import Library
from graph.model import Judgement
from graph.service import Limits, Service
from graph.service.negotiation import choose
from graph.write import Writer
from tests.explorer_store import add_later, make_store

THING = "/id/project/circpro"


@pytest.mark.parametrize(
    ("accept", "target"),
    [
        (
            "text/html,application/xhtml+xml,*/*;q=0.8",
            "/page/id/project/circpro",
        ),
        ("text/turtle", "/data/id/project/circpro.ttl"),
        ("application/ld+json, text/html;q=0.5", "/data/id/project/circpro.jsonld"),
        ("application/n-triples", "/data/id/project/circpro.nt"),
        ("application/rdf+xml;q=0.9, text/turtle;q=0.1", "/data/id/project/circpro.rdf"),
    ],
)
def test_a_thing_redirects_to_its_page_or_data(client: TestClient, accept: str, target: str) -> None:
    found = client.get(THING, headers={"Accept": accept})

    assert (found.status_code, found.headers["location"], "Accept" in found.headers["vary"]) == (303, target, True)


@pytest.mark.parametrize(
    ("path", "accept", "status"),
    [
        (THING, "image/png", 406),
        ("/id/project/nothing", "text/turtle", 404),
        ("/data/id/project/nothing.ttl", "*/*", 404),
        ("/data/id/project/circpro.doc", "*/*", 404),
        ("/data/graph/nothing.ttl", "*/*", 404),
        ("/graph/nothing", "*/*", 404),
        ("/graph/meta", "text/html", 406),
        ("/ontology.doc", "*/*", 404),
        ("/id/project/a%3E%20%7B%7D", "text/turtle", 404),
        ("/vocab/anything", "*/*", 404),
        ("/page/x", "*/*", 404),
        ("/sparql/x", "*/*", 404),
        ("/dumps/x", "*/*", 404),
    ],
)
def test_what_is_not_there_is_said_in_one_line(client: TestClient, path: str, accept: str, status: int) -> None:
    found = client.get(path, headers={"Accept": accept})

    assert (found.status_code, found.text.count("\n")) == (status, 1)


@pytest.mark.parametrize(("end", "form"), [("ttl", "turtle"), ("nt", "nt"), ("rdf", "xml"), ("jsonld", "json-ld")])
def test_data_of_a_thing_reads_in_every_form(client: TestClient, end: str, form: str) -> None:
    found = client.get(f"/data/id/project/circpro.{end}")
    graph = rdflib.Graph().parse(data=found.text, format=form)
    subject = rdflib.URIRef("https://w3id.org/triptych/id/project/circpro")

    assert set(graph.subjects()) == {subject}
    assert str(graph.value(subject, rdflib.URIRef("https://w3id.org/triptych/ontology#acronym"))) == "CircPro"


def test_a_document_redirects_to_its_page_and_its_data_says_its_title(client: TestClient, store: Path) -> None:
    library = Library(store)
    document = dict(library.locations())["/folder/glance.txt"]
    library.close()
    page = client.get(f"/doc/{document}", headers={"Accept": "text/html"})
    data = client.get(f"/data/doc/{document}.ttl")

    assert page.headers["location"] == f"/page/doc/{document}"
    assert '"CircPro at a glance"' in data.text


def test_a_graph_redirects_to_all_that_is_in_it(client: TestClient) -> None:
    found = client.get("/graph/labels", headers={"Accept": "text/html;q=0.5, text/turtle;q=0.1"})
    labels = client.get(found.headers["location"])

    assert found.headers["location"] == "/data/graph/labels.ttl"
    found_names = rdflib.Graph().parse(data=labels.text, format="turtle").objects()
    assert {str(name) for name in found_names} == {"Kouvola Innovation", "Finland"}


@pytest.mark.parametrize(("end", "form"), [("ttl", "turtle"), ("nt", "nt"), ("rdf", "xml"), ("jsonld", "json-ld")])
def test_the_ontology_reads_in_every_form_and_language(client: TestClient, end: str, form: str) -> None:
    graph = rdflib.Graph().parse(data=client.get(f"/ontology.{end}").text, format=form)
    page = client.get("/ontology", headers={"Accept": "text/html", "Accept-Language": "it"})

    assert (rdflib.URIRef("https://w3id.org/triptych/ontology#Project"), rdflib.RDF.type, rdflib.OWL.Class) in graph
    assert ('id="tri.Project"' in page.text, "progetto" in page.text.lower()) == (True, True)


def test_health_names_the_snapshot(client: TestClient, store: Path) -> None:
    assert client.get("/health").json() == {"status": "ok", "snapshot": (store / "current").read_text()}


@pytest.mark.parametrize(
    ("accept", "offers", "chosen"),
    [
        (None, ["a/a", "b/b"], "a/a"),
        ("*/*", ["a/a", "b/b"], "a/a"),
        ("b/*, */*;q=0.1", ["a/a", "b/b"], "b/b"),
        ("a/a;q=0, */*", ["a/a", "b/b"], "b/b"),
        ("a/a;q=nonsense", ["a/a"], None),
        ("c/c", ["a/a", "b/b"], None),
        ("A/A", ["a/a"], "a/a"),
    ],
)
def test_the_most_exact_range_of_the_header_decides(accept: str | None, offers: list[str], chosen: str | None) -> None:
    assert choose(accept, offers) == chosen


def test_an_address_that_a_person_joined_to_another_leads_there_until_that_is_undone(tmp_path: Path) -> None:
    old, new = (f"https://w3id.org/triptych/id/project/{name}" for name in ("circpro", "ferrano"))
    folder = make_store(tmp_path / "store")
    add_later(folder)
    service = Service(folder, Limits(workers=1))
    with TestClient(Starlette(routes=service.routes(), lifespan=service.lifespan), follow_redirects=False) as client:

        def leads(path: str) -> tuple[int, str | None]:
            found = client.get(path, headers={"Accept": "text/turtle"})
            return found.status_code, found.headers.get("location")

        with Writer(folder) as writer:
            writer.decide(Judgement(old, new, "same", "anna", "2026-01-01"))
        assert leads("/id/project/ferrano") == (303, "/id/project/circpro")
        assert leads("/id/project/circpro") == (303, "/data/id/project/circpro.ttl")
        data = rdflib.Graph().parse(data=client.get("/data/id/project/ferrano.ttl").text, format="turtle")
        assert data.value(rdflib.URIRef(new), rdflib.DCTERMS.isReplacedBy) == rdflib.URIRef(old)

        with Writer(folder) as writer:
            writer.decide(Judgement(old, new, "undo", "anna", "2026-01-02"))
        assert leads("/id/project/ferrano") == (303, "/data/id/project/ferrano.ttl")


@pytest.mark.parametrize("form", ["nq", "trig"])
def test_merges_are_published_in_the_exports(form: str, tmp_path: Path) -> None:
    old, new = (f"https://w3id.org/triptych/id/project/{name}" for name in ("ferrano", "circpro"))
    folder = make_store(tmp_path / "store")
    add_later(folder)
    with Writer(folder) as writer:
        writer.decide(Judgement(old, new, "same", "anna", "2026-01-01"))
    target = tmp_path / f"graph.{form}"
    with triptych.open(folder) as graph:
        graph.export(target)
    found = rdflib.Dataset()
    found.parse(target, format={"nq": "nquads"}.get(form, form))
    merges = found.graph(rdflib.URIRef("https://w3id.org/triptych/graph/merges"))

    assert set(merges.predicate_objects(rdflib.URIRef(old))) == {
        (rdflib.DCTERMS.isReplacedBy, rdflib.URIRef(new)),
        (rdflib.OWL.sameAs, rdflib.URIRef(new)),
    }
