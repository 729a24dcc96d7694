"""Publishing: what goes out, what stays here, and that it is the same each time."""

from __future__ import annotations

import gzip
import os
import subprocess
import sys
from pathlib import Path

import pytest

import triptych
from graph.errors import BadInput, NotFound
from graph.publish import Cut
from tests.publishing import BASE, make_store, publication
from triptych.__main__ import main


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> triptych.KnowledgeGraph:
    return make_store(tmp_path_factory.mktemp("publish") / "store")


def every_text(folder: Path) -> str:
    """All that a publication says, its dumps unpacked."""
    files = sorted(one for one in folder.rglob("*") if one.is_file())
    return "\n".join(
        gzip.decompress(one.read_bytes()).decode() if one.suffix == ".gz" else one.read_text("utf-8") for one in files
    )


def dump(folder: Path, name: str) -> str:
    (found,) = folder.glob(f"dumps/*/{name}.nq.gz")
    return gzip.decompress(found.read_bytes()).decode()


def test_every_thing_has_a_page_turtle_and_jsonld_side_by_side(graph: triptych.KnowledgeGraph, tmp_path: Path) -> None:
    graph.publish(tmp_path / "out", publication())

    found = {one.suffix for one in (tmp_path / "out/id/project").glob("circpro.*")}
    assert found == {".html", ".ttl", ".jsonld"}


def test_facts_and_quotations_are_dumped_apart(graph: triptych.KnowledgeGraph, tmp_path: Path) -> None:
    graph.publish(tmp_path / "out", publication())

    assert "ontology#quote" not in dump(tmp_path / "out", "facts")
    assert "CircPro has 11 partners" in dump(tmp_path / "out", "quotes")


def test_a_quotation_is_no_longer_than_allowed(graph: triptych.KnowledgeGraph, tmp_path: Path) -> None:
    graph.publish(tmp_path / "out", publication(quotes=20))

    quotes = [line.split('"')[1] for line in dump(tmp_path / "out", "quotes").splitlines()]
    assert max(map(len, quotes)) == 20


def test_without_quotations_no_words_of_a_source_are_published(graph: triptych.KnowledgeGraph, tmp_path: Path) -> None:
    graph.publish(tmp_path / "out", publication(quotes=0))

    assert dump(tmp_path / "out", "quotes") == ""


def test_no_person_address_or_number_goes_out(graph: triptych.KnowledgeGraph, tmp_path: Path) -> None:
    graph.publish(tmp_path / "out", publication())

    said = every_text(tmp_path / "out")
    assert [one for one in ("Kask", "kask@", "600 1234", "/id/person/") if one in said] == []
    assert "01.02.2019" in said  # a date is no telephone number


def test_persons_go_out_when_asked_for(graph: triptych.KnowledgeGraph, tmp_path: Path) -> None:
    graph.publish(tmp_path / "out", publication(persons=True))

    assert "Ada Kask" in dump(tmp_path / "out", "facts")
    assert "ada.kask@linn.example" in dump(tmp_path / "out", "quotes")


def test_the_same_graph_gives_the_same_bytes_in_any_place_and_order(tmp_path: Path) -> None:
    make_store(tmp_path / "store")
    sums = []
    for zone, seed in (("Pacific/Kiritimati", "1"), ("America/Adak", "77")):
        out = tmp_path / seed
        arguments = ["--base", BASE, "--licence", "CC0-1.0", "--title", "T", "--publisher", "P"]
        environment = os.environ | {"TZ": zone, "PYTHONHASHSEED": seed, "SOURCE_DATE_EPOCH": "1700000000"}
        command = [
            sys.executable,
            "-m",
            "triptych",
            "publish",
            str(out),
            "--store",
            str(tmp_path / "store"),
            *arguments,
        ]
        for more in ([], ["--release", "1.1.0", "--previous", str(out)]):
            subprocess.run([*command, *more], check=True, env=environment, stdout=subprocess.DEVNULL)
        sums.append((out / "SHA256SUMS").read_bytes())

    assert sums[0] == sums[1]
    assert [one for one in (b"ingredients.tsv", b"changes/removed.nq", b"retractions.csv") if one not in sums[0]] == []


def test_publishing_again_writes_only_what_changed(tmp_path: Path) -> None:
    graph = make_store(tmp_path / "store")
    first = graph.publish(tmp_path / "out", publication())
    second = graph.publish(tmp_path / "out", publication())

    assert (first.kept, second.written, second.kept) == (0, 0, first.written)


def test_a_publication_without_a_licence_is_refused_with_those_to_choose_from() -> None:
    with pytest.raises(BadInput, match="choose --licence CC0"):
        publication(licence="")


def test_address_licence_title_and_publisher_are_asked_for_once(
    graph: triptych.KnowledgeGraph, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out, store = str(tmp_path / "out"), ["--store", str(graph.folder)]
    assert main(["publish", out, *store]) == 1
    assert "--base, --title, --publisher" in capsys.readouterr().err
    graph.publish(out, publication())
    first = (tmp_path / "out/SHA256SUMS").read_bytes()

    assert main(["publish", out, *store, "--issued", "2024-05-31"]) == 0
    assert (tmp_path / "out/SHA256SUMS").read_bytes() == first


def test_a_release_has_an_address_of_its_own_with_the_catalogue(graph: triptych.KnowledgeGraph, tmp_path: Path) -> None:
    graph.publish(tmp_path / "out", publication(doi="10.5281/zenodo.1"))

    page = (tmp_path / "out/release/1.0.0.html").read_text("utf-8")
    assert "Region Linn (2024): Plans, release 1.0.0. https://doi.org/10.5281/zenodo.1." in page
    assert (tmp_path / "out/release/1.0.0.ttl").read_bytes() == (tmp_path / "out/catalog.ttl").read_bytes()
    assert 'doi: "10.5281/zenodo.1"' in (tmp_path / "out/CITATION.cff").read_text("utf-8")


def test_a_folder_with_other_files_is_not_published_into(graph: triptych.KnowledgeGraph, tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("mine")

    with pytest.raises(BadInput, match="no publication"):
        graph.publish(tmp_path, publication())


def test_a_cut_by_project_leaves_other_projects_here(graph: triptych.KnowledgeGraph, tmp_path: Path) -> None:
    graph.publish(tmp_path / "out", publication(cut=Cut(only="project=circpro")))

    said = every_text(tmp_path / "out")
    assert ("partnerCount" in said, "Ferrano" in said) == (True, False)


def test_a_cut_by_region_tells_who_is_based_in_it(graph: triptych.KnowledgeGraph, tmp_path: Path) -> None:
    graph.publish(tmp_path / "out", publication(cut=Cut(only="region=ITC1")))

    facts = dump(tmp_path / "out", "facts")
    assert ("ontology#basedIn" in facts, "partnerCount" in facts) == (True, False)


def test_a_cut_by_what_is_not_there_says_so(graph: triptych.KnowledgeGraph, tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="project=nothing"):
        graph.publish(tmp_path / "out", publication(cut=Cut(only="project=nothing")))


def test_a_cut_that_leaves_nothing_of_a_thing_says_why(graph: triptych.KnowledgeGraph, tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="is in this store, but no fact of it is sure"):
        graph.publish(tmp_path / "out", publication(cut=Cut(only="project=circpro", since="2030-01-01")))


def test_a_cut_by_date_leaves_out_documents_without_one(graph: triptych.KnowledgeGraph, tmp_path: Path) -> None:
    graph.publish(tmp_path / "out", publication(cut=Cut(since="2019-01-01")))

    assert "Ferrano" not in every_text(tmp_path / "out")


def test_a_cut_by_confidence_leaves_out_what_is_less_sure(graph: triptych.KnowledgeGraph, tmp_path: Path) -> None:
    graph.publish(tmp_path / "out", publication(cut=Cut(min_confidence=1.0)))

    assert "partnerCount" not in dump(tmp_path / "out", "facts")


def test_a_cut_by_class_tells_only_things_of_it_in_full(graph: triptych.KnowledgeGraph, tmp_path: Path) -> None:
    graph.publish(tmp_path / "out", publication(cut=Cut(kind="Organization")))

    assert "partnerCount" not in dump(tmp_path / "out", "facts")


def test_pages_escape_what_documents_say(tmp_path: Path) -> None:
    from tests.explorer_store import make_store as make_hostile

    triptych.open(make_hostile(tmp_path / "store")).publish(tmp_path / "out", publication())

    assert "<img" not in "".join(one.read_text("utf-8") for one in (tmp_path / "out").rglob("*.html"))
