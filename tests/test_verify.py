"""Verifying: a good publication passes each point, and a planted fault is found by the point it belongs to."""

from __future__ import annotations

import gzip
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from graph.publish.verify import verify
from tests.publishing import make_store, publication
from triptych.__main__ import main

SHAPES = """
@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix dcat: <http://www.w3.org/ns/dcat#> .
@prefix dct: <http://purl.org/dc/terms/> .
<urn:shape> a sh:NodeShape ; sh:targetClass dcat:Dataset ; sh:property [ sh:path dct:title ; sh:minCount 1 ] .
"""


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with two releases, `first` with one document and `second` with two, and a file of shapes."""
    folder = tmp_path_factory.mktemp("verify")
    make_store(folder / "one", both=False).publish(folder / "first", publication())
    both = make_store(folder / "two")
    both.publish(folder / "second", publication(release="1.1.0"), previous=folder / "first")
    (folder / "shapes.ttl").write_text(SHAPES)
    return folder


def states(folder: Path, good: Path) -> dict[int, str]:
    found = verify(folder, previous=good / "first", shapes=good / "shapes.ttl")
    return {one.number: one.state for one in found}


def edit(name: str, old: str, new: str) -> Callable[[Path], None]:
    """What replaces text in a file."""

    def change(folder: Path) -> None:
        path = folder / name
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new), "utf-8")

    return change


def redump(change: Callable[[list[str]], list[str]], name: str = "facts") -> Callable[[Path], None]:
    """What changes the lines of a dump."""

    def plant(folder: Path) -> None:
        (path,) = folder.glob(f"dumps/*/{name}.nq.gz")
        lines = gzip.decompress(path.read_bytes()).decode().splitlines(keepends=True)
        made = change(lines)
        assert made != lines
        path.write_bytes(gzip.compress("".join(made).encode(), mtime=0))

    return plant


def with_line(line: str, name: str = "facts") -> Callable[[Path], None]:
    return redump(lambda lines: sorted([*lines, line + "\n"]), name)


def without(part: str, name: str = "facts") -> Callable[[Path], None]:
    return redump(lambda lines: [line for line in lines if part not in line], name)


def remove(name: str) -> Callable[[Path], None]:
    return lambda folder: (folder / name).unlink()


PROJECT = "id/project/circpro"
THING = f"<https://data.linn.example/{PROJECT}>"
LABEL = "<http://www.w3.org/2000/01/rdf-schema#label>"

FAULTS = [
    (1, edit(f"{PROJECT}.ttl", " .", " ;; <")),
    (1, with_line("<x:s> is no quad .")),
    (2, redump(lambda lines: lines[::-1])),
    (2, redump(lambda lines: [lines[0], *lines])),
    (3, with_line(f"{THING} {LABEL} _:b0 .")),
    (4, with_line(f'<https://data.linn.example/things/circpro> {LABEL} "CircPro"@en .')),
    (5, remove(f"{PROJECT}.jsonld")),
    (6, edit(f"{PROJECT}.ttl", "11", "12")),
    (6, edit(f"{PROJECT}.jsonld", '"11"', '"12"')),
    (7, edit(f"{PROJECT}.html", '<html lang="en">', "<html>")),
    (7, edit("index.html", "<title>Plans</title>", "<title> </title>")),
    (8, edit(f"{PROJECT}.html", 'href="circpro.ttl"', 'href="other.ttl"')),
    (9, edit(f"{PROJECT}.html", '"11"', '"12"')),
    (10, edit("index.html", "about.html", "nowhere.html")),
    (10, edit(f"{PROJECT}.html", "#tri.partnerCount", "#tri.partnerCounts")),
    (11, edit("index.html", "</main>", '<img src="https://elsewhere.example/x.png"></main>')),
    (11, edit("assets/style.css", ":root {", "@import url(https://elsewhere.example/x.css); :root {")),
    (12, with_line(f'{THING} {LABEL} "CircPro" .')),
    (13, with_line(f'{THING} {LABEL} "CircPro"@english .')),
    (14, edit("catalog.ttl", "dct:license", "dct:relation")),
    (15, edit("catalog.ttl", "dct:title", "dct:alternative")),
    (16, edit("catalog.ttl", "dcat:byteSize", "dcat:bytes")),
    (16, edit("catalog.ttl", "spdx:checksumValue", "spdx:sum")),
    (16, edit("catalog.ttl", "dcat:downloadURL", "dcat:url")),
    (16, edit("catalog.ttl", "dcat:mediaType", "dcat:type")),
    (17, without("partnerCount")),
    (18, edit("catalog.ttl", "void:exampleResource", "void:example")),
    (18, edit("catalog.ttl", "a void:Linkset", "a void:Dataset")),
    (19, edit("CITATION.cff", "Plans", "Other plans")),
    (19, remove("SHA256SUMS")),
    (19, lambda folder: (folder / "extra.html").write_text("<p>")),
    (20, without("hadPrimarySource")),
    (20, with_line(f'{THING} {LABEL} "Unfounded"@en .')),
    (21, with_line(f"{THING} <http://www.w3.org/2002/07/owl#sameAs> <http://www.wikidata.org/entity/Piedmont> .")),
    (22, with_line(f'{THING} <https://w3id.org/triptych/ontology#nothing> "x"@en .')),
    (23, edit("catalog.ttl", 'dcat:version "1.1.0"', 'dcat:version "1.1"')),
    (23, edit("catalog.ttl", "dct:issued", "dct:created")),
    (24, edit("changes/added.nt", "ferrano", "ferrari")),
    (24, lambda folder: (folder / "changes/removed.nt").write_text(f'{THING} {LABEL} "x"@en .\n')),
    (24, edit("changes/summary.json", '"withheld": 0', '"withheld": 1')),
    (25, with_line(f'{THING} {LABEL} "Call ada@linn.example"@en .')),
    (25, edit("index.html", "</main>", "<p>tel. +372 600 1234</p></main>")),
    (25, with_line(f"<https://data.linn.example/id/person/1> {LABEL} {THING} .")),
    (26, without("terms/rights")),
    (26, with_line(f'{THING} <https://w3id.org/triptych/ontology#aim> "{"x" * 201}"@en .', "quotes")),
    (26, with_line(f'{THING} <https://w3id.org/triptych/ontology#aim> "to buy less"@en .')),
]  # fmt: skip


def test_a_good_publication_passes_every_point(good: Path) -> None:
    found = verify(good / "second", previous=good / "first", shapes=good / "shapes.ttl")

    assert [(one.number, one.state, one.faults) for one in found if one.state != "passed"] == []
    assert [one.number for one in found] == list(range(1, 27))


@pytest.mark.parametrize(("number", "plant"), FAULTS, ids=[f"{number}-{at}" for at, (number, _) in enumerate(FAULTS)])
def test_a_planted_fault_is_found(number: int, plant: Callable[[Path], object], good: Path, tmp_path: Path) -> None:
    shutil.copytree(good / "second", tmp_path / "site")
    plant(tmp_path / "site")

    assert states(tmp_path / "site", good)[number] == "failed"


def test_every_point_has_a_planted_fault() -> None:
    assert {number for number, _ in FAULTS} == set(range(1, 27))


def test_what_cannot_be_checked_is_said_and_not_passed(good: Path) -> None:
    found = {one.number: one for one in verify(good / "second")}

    assert {number for number, one in found.items() if one.state == "not checked"} == {15, 24}
    assert "--shapes" in found[15].reason


def test_the_command_ends_with_one_where_a_point_fails(
    good: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(good / "second", tmp_path / "site")
    assert main(["verify", str(tmp_path / "site"), "--json"]) == 0
    capsys.readouterr()
    (tmp_path / "site/CITATION.cff").write_text("changed")

    assert main(["verify", str(tmp_path / "site"), "--json"]) == 1
    failed = [one for one in json.loads(capsys.readouterr().out) if one["state"] == "failed"]
    assert [(one["number"], one["faults"][0]["file"]) for one in failed] == [(19, "CITATION.cff")]


def test_digits_of_two_texts_beside_each_other_are_no_telephone_number(good: Path, tmp_path: Path) -> None:
    shutil.copytree(good / "second", tmp_path / "site")
    edit("index.html", "</main>", "<span>tel. 039</span> <span>234 567</span></main>")(tmp_path / "site")

    assert states(tmp_path / "site", good)[25] == "passed"
