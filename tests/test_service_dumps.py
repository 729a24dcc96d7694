"""Dumps and catalogue of a running service: whole, without persons, fetched anew only when the store changed."""

from __future__ import annotations

import gzip
import io
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest

import triptych
from tests.publishing import make_store
from tests.served import Served, children_of, serving

DCAT = "http://www.w3.org/ns/dcat#"
RDF = {
    "nq": ox.RdfFormat.N_QUADS,
    "trig": ox.RdfFormat.TRIG,
    "jsonld": ox.RdfFormat.JSON_LD,
    "nt": ox.RdfFormat.N_TRIPLES,
    "ttl": ox.RdfFormat.TURTLE,
    "rdf": ox.RdfFormat.RDF_XML,
}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_store(tmp_path_factory.mktemp("dumps") / "store").folder


@pytest.fixture(scope="module")
def served(store: Path) -> Iterator[Served]:
    with serving(store, "--limit", "workers=1") as running:
        yield running


def exported(store: Path, form: str) -> bytes:
    file = io.BytesIO()
    with triptych.open(store) as graph:
        graph.export(file, form)
    return file.getvalue()


@pytest.mark.parametrize("form", sorted(RDF))
def test_a_dump_is_what_an_export_without_persons_is(form: str, store: Path, served: Served) -> None:
    found = served.get(f"/dumps/graph.{form}")

    assert (found.status, found.body) == (200, exported(store, form))
    assert list(ox.parse(found.body, format=RDF[form]))
    assert "Kask" not in found.text


def test_the_packed_dump_is_the_plain_one(served: Served) -> None:
    packed = served.get("/dumps/graph.nq.gz")

    assert packed.headers["content-type"] == "application/gzip"
    assert gzip.decompress(packed.body) == served.get("/dumps/graph.nq").body


def test_head_says_what_a_dump_is_without_making_it(served: Served) -> None:
    found = served.call("HEAD", "/dumps/graph.ttl")

    assert (found.status, found.body, "content-length" in found.headers) == (200, b"", False)
    assert found.headers["content-type"].startswith("text/turtle")
    assert found.headers["content-disposition"] == 'attachment; filename="graph.ttl"'


@pytest.mark.parametrize("path", ["/dumps/graph.nq", "/dumps", "/catalog.ttl"])
def test_who_has_it_is_told_so(path: str, served: Served) -> None:
    tag = served.get(path).headers["etag"]

    assert served.get(path, If_None_Match=tag).status == 304


@pytest.mark.parametrize("path", ["/dumps/graph.docx", "/dumps/", "/dumps/a/b", "/catalog.rdf", "/catalog/x"])
def test_what_is_not_there_is_404(path: str, served: Served) -> None:
    assert served.get(path).status == 404


def test_the_list_of_dumps_leads_to_each(served: Served) -> None:
    page = served.get("/dumps").text

    assert [form for form in (*RDF, "nq.gz") if f'href="/dumps/graph.{form}"' not in page] == []


def test_who_wants_data_about_the_dumps_is_sent_to_the_catalogue(served: Served) -> None:
    found = served.get("/dumps", Accept="application/ld+json")

    assert (found.status, found.headers["location"]) == (303, "/catalog.jsonld")


@pytest.mark.parametrize(
    ("accept", "media"),
    [
        ("*/*", "text/turtle"),
        ("application/ld+json, text/turtle;q=0.5", "application/ld+json"),
        ("text/turtle;q=0.1", "text/turtle"),
    ],
)
def test_the_catalogue_comes_as_the_client_likes(accept: str, media: str, served: Served) -> None:
    found = served.get("/catalog", Accept=accept)

    assert (found.status, found.headers["content-type"].partition(";")[0]) == (200, media)


def test_a_client_that_takes_neither_form_of_the_catalogue_is_told_so(served: Served) -> None:
    assert served.get("/catalog", Accept="image/png").status == 406


def test_the_catalogue_counts_what_is_there_and_its_files_can_be_fetched(store: Path, served: Served) -> None:
    quads = list(ox.parse(served.get("/catalog.ttl").body, format=ox.RdfFormat.TURTLE))
    values = {one.predicate.value: one.object.value for one in quads if one.subject.value.endswith("catalog#dataset")}
    files = [one.object.value for one in quads if one.predicate.value == f"{DCAT}downloadURL"]

    assert int(values["http://rdfs.org/ns/void#triples"]) == len(exported(store, "nt").splitlines())
    assert {served.call("HEAD", one.removeprefix(served.address)).status for one in files} == {200}
    assert values["http://rdfs.org/ns/void#sparqlEndpoint"] == f"{served.address}/sparql"


def test_the_catalogue_states_what_whoever_runs_the_service_says(store: Path, served: Served) -> None:
    plain = served.get("/catalog.ttl").text
    release = "https://data.linn.example/release/1.0.0"
    said = ("--title", "Plans", "--publisher", "Region Linn", "--licence", "CC-BY-4.0", "--release", release)
    with serving(store, *said) as told:
        found = told.get("/catalog.ttl").text

    assert "states no licence" in plain
    assert "dct:license <" not in plain
    assert 'dct:title "Plans"@en' in found
    assert 'foaf:name "Region Linn"@en' in found
    assert found.count("dct:license <https://creativecommons.org/licenses/by/4.0/>") == 8  # the data set, seven files
    assert f"dct:isFormatOf <{release}>" in found


def test_nothing_is_left_running_when_dumps_were_fetched(served: Served) -> None:
    before = len(served.workers())
    served.get("/dumps/graph.nt")

    assert len(children_of(served.process.pid)) <= max(before, 1)


def test_without_a_store_there_is_no_dump(tmp_path: Path) -> None:
    (tmp_path / "store").mkdir()
    with serving(tmp_path / "store", "--limit", "workers=1") as empty:
        assert empty.get("/dumps/graph.nq").status == 503
        assert empty.get("/catalog").status == 503
