"""Runs the W3C tests of the SPARQL 1.1 Protocol and Service Description against a `triptych serve` of its own.

    python -m tools.protocol_tests FOLDER [--show]

FOLDER holds ``protocol/manifest.ttl`` and ``service-description/manifest.ttl`` (``sparql/sparql11`` of w3c/rdf-tests).
It prints each test with its outcome, and how many passed. The tests are not part of this project.
"""

from __future__ import annotations

import argparse
import http.client
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit
from xml.etree import ElementTree

import rdflib
from rdflib.collection import Collection

import triptych  # noqa: F401 - puts graph/ on the module path
from graph.store import LiveGraph, WriteLock
from graph.write import Writer

MF = rdflib.Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
HT = rdflib.Namespace("http://www.w3.org/2011/http#")
CNT = rdflib.Namespace("http://www.w3.org/2011/content#")
UT = rdflib.Namespace("http://www.w3.org/2009/sparql/tests/test-update#")
SD = rdflib.Namespace("http://www.w3.org/ns/sparql-service-description#")

BOOLEAN = {"application/sparql-results+json", "application/sparql-results+xml"}
TABULAR = BOOLEAN | {"text/csv", "text/tab-separated-values"}
RDF = {"text/turtle", "application/rdf+xml", "application/n-triples", "application/ld+json"}
FORMATS = {"boolean": BOOLEAN, "tabular": TABULAR, "RDF": RDF}


class Answer(NamedTuple):
    """A response: status, media type, body."""

    status: int
    media: str
    body: bytes


def main() -> int:
    """0 when all tests pass."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("folder", type=Path)
    options.add_argument("--show", action="store_true", help="print what came back where a test fails")
    given = options.parse_args()
    passed = total = 0
    for name, outcome in [*protocol(given.folder / "protocol"), *description(given.folder / "service-description")]:
        total, passed = total + 1, passed + (not outcome)
        print(f"{'pass' if not outcome else 'FAIL'}  {name}{f': {outcome}' if outcome and given.show else ''}")
    print(f"{passed} of {total} passed")
    return 0 if passed == total else 1


def protocol(folder: Path) -> Iterator[tuple[str, str]]:
    """Each protocol test's name, and why it failed ('' where it passed); each has a store of its own."""
    manifest = rdflib.Graph().parse(folder / "manifest.ttl", publicID=(folder / "manifest.ttl").as_uri())
    entries = manifest.value(predicate=MF.entries, any=True, subject=rdflib.URIRef((folder / "manifest.ttl").as_uri()))
    for test in Collection(manifest, entries):
        graphs = [
            (manifest.value(node, rdflib.RDFS.label), manifest.value(node, UT.graph))
            for node in manifest.objects(test, UT.graphData)
        ]
        with served([(str(label), Path(urlsplit(str(file)).path)) for label, file in graphs]) as at:
            calls = Collection(manifest, manifest.value(manifest.value(test, MF.action), HT.requests))
            outcomes = (_outcome(manifest, call, at) for call in calls)
            yield str(test).rpartition("#")[2], next((one for one in outcomes if one), "")


def description(folder: Path) -> Iterator[tuple[str, str]]:
    """The three tests of the service description, whose manifest only names them."""
    manifest = rdflib.Graph().parse(folder / "manifest.ttl", publicID=(folder / "manifest.ttl").as_uri())
    with served([]) as at:
        found = call(at, "GET", "", {"Accept": "text/turtle"}, b"")
        graph = rdflib.Graph().parse(data=found.body, format="turtle")
    service = rdflib.URIRef(f"{at}/sparql")
    known = {str(one).rpartition("#")[2] for one in manifest.subjects(rdflib.RDF.type, MF.ServiceDescriptionTest)}
    checks = {
        "returns-rdf": found.status == 200 and found.media in RDF and len(graph) > 0,
        "has-endpoint-triple": (None, SD.endpoint, service) in graph,
        "conforms-to-schema": _conforms(graph),
    }
    for name in sorted(known):
        yield name, "" if checks.get(name) else "does not hold"


def _conforms(graph: rdflib.Graph) -> bool:
    """Whether each term is one of the schema's, used between the classes that the schema gives it."""
    ends: dict[str, tuple[str, str | None]] = {
        "endpoint": ("Service", None),
        "feature": ("Service", None),
        "defaultEntailmentRegime": ("Service", None),
        "supportedLanguage": ("Service", None),
        "resultFormat": ("Service", None),
        "inputFormat": ("Service", None),
        "languageExtension": ("Service", None),
        "propertyFeature": ("Service", None),
        "extensionFunction": ("Service", None),
        "extensionAggregate": ("Service", None),
        "defaultDataset": ("Service", "Dataset"),
        "availableGraphs": ("Service", "GraphCollection"),
        "defaultGraph": ("Dataset", "Graph"),
        "namedGraph": ("GraphCollection", "NamedGraph"),
        "name": ("NamedGraph", None),
        "graph": ("NamedGraph", "Graph"),
    }
    classes = {SD[one] for pair in ends.values() for one in pair if one} | {SD.Feature, SD.Language}
    for subject, predicate, value in graph:
        if predicate == rdflib.RDF.type and str(value).startswith(str(SD)) and value not in classes:
            return False
        if not str(predicate).startswith(str(SD)):
            continue
        name = str(predicate).removeprefix(str(SD))
        if name not in ends:
            return False
        domain, range_ = ends[name]
        kinds = set(graph.objects(subject, rdflib.RDF.type))
        if SD[domain] not in kinds and not (domain == "GraphCollection" and SD.Dataset in kinds):
            return False
        if range_ and (value, rdflib.RDF.type, SD[range_]) not in graph:
            return False
    return (None, rdflib.RDF.type, SD.Service) in graph


@contextmanager
def served(graphs: list[tuple[str, Path]]) -> Iterator[str]:
    """The address of a service over a new store with these graphs, and everything allowed that the tests do."""
    with tempfile.TemporaryDirectory() as place:
        store = Path(place) / "store"
        with Writer(store):
            pass
        with WriteLock(store):
            live = LiveGraph(store)
            for name, file in graphs:
                triples = [
                    str(one).removesuffix(" .")
                    for one in rdflib.Graph().parse(file, format="nt").serialize(format="nt").splitlines()
                    if one.strip()
                ]
                live.apply({}, {f"<{name}>": triples})
            live.publish()
            live.close()
        command = [
            sys.executable,
            "-m",
            "triptych",
            "serve",
            "--store",
            str(store),
            "--port",
            "0",
            "--log",
            "none",
            *ALLOWED,
        ]
        server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        assert server.stdout is not None
        try:
            yield server.stdout.readline().split()[1]
        finally:
            server.terminate()
            server.wait()
            server.stdout.close()


ALLOWED = ["--updates", "open", "--update-any-graph"]


def _outcome(manifest: rdflib.Graph, node: Any, at: str) -> str:
    """Why the answer to a call is not the expected one; '' where it is."""
    path = str(manifest.value(node, HT.absolutePath)).removeprefix("/sparql/")
    headers = {}
    listed = manifest.value(node, HT.headers)
    for header in Collection(manifest, listed) if listed else ():
        headers[str(manifest.value(header, HT.fieldName))] = str(manifest.value(header, HT.fieldValue))
    body, content = b"", manifest.value(node, HT.body)
    if content:
        body = str(manifest.value(content, CNT.chars)).encode(str(manifest.value(content, CNT.characterEncoding)))
    found = call(at, str(manifest.value(node, HT.methodName)), path, headers, body)
    expected = manifest.value(node, HT.resp)
    allowed = {str(one).rpartition("StatusCode")[2][0] for one in manifest.objects(expected, MF.expectedStatus)}
    if str(found.status)[0] not in allowed:
        return f"status {found.status}: {found.body.decode(errors='replace').strip()}"
    form = manifest.value(expected, MF.expectedFormat)
    if form is not None and found.media not in FORMATS[str(form)]:
        return f"media type {found.media}"
    wanted = manifest.value(expected, MF.expectedBoolean)
    if wanted is not None and _boolean(found) != wanted.toPython():
        return f"not {wanted}: {found.body.decode(errors='replace')}"
    return ""


def call(at: str, method: str, path: str, headers: dict[str, str], body: bytes) -> Answer:
    """What the endpoint answers; no header is sent that the test does not name, but the two that HTTP needs."""
    connection = http.client.HTTPConnection(urlsplit(at).netloc, timeout=60)
    connection.putrequest(method, f"/sparql{path}", skip_accept_encoding=True)
    for name, value in headers.items():
        connection.putheader(name, value)
    if body:
        connection.putheader("Content-Length", str(len(body)))
    connection.endheaders(body or None)
    response = connection.getresponse()
    found = Answer(response.status, response.headers.get_content_type(), response.read())
    connection.close()
    return found


def _boolean(found: Answer) -> bool:
    if found.media.endswith("json"):
        return bool(json.loads(found.body)["boolean"])
    return ElementTree.fromstring(found.body).findtext("{http://www.w3.org/2005/sparql-results#}boolean") == "true"


if __name__ == "__main__":
    sys.exit(main())
