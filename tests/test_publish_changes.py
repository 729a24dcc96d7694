"""A release after another: what came, what went, what was withdrawn, and that who was erased is in none of it."""

from __future__ import annotations

from pathlib import Path

import pytest

import triptych
from graph.errors import BadInput
from tests.publishing import make_store, publication
from tests.test_publish import every_text
from triptych.__main__ import main


@pytest.fixture
def graph(tmp_path: Path) -> triptych.KnowledgeGraph:
    return make_store(tmp_path / "store")


def withdraw(graph: triptych.KnowledgeGraph, path: str) -> None:
    document = next(document for place, document in graph.documents() if place.endswith(path))
    graph.forget(document)


def test_what_went_is_listed_as_removed_and_its_things_as_withdrawn(
    graph: triptych.KnowledgeGraph, tmp_path: Path
) -> None:
    graph.publish(tmp_path / "first", publication())
    withdraw(graph, "1.txt")
    graph.publish(tmp_path / "second", publication(release="1.1.0"), previous=tmp_path / "first")

    assert "Ferrano" in (tmp_path / "second/changes/removed.nt").read_text("utf-8")
    rows = (tmp_path / "second/retractions.csv").read_text("utf-8").splitlines()
    assert "https://data.linn.example/id/project/ferrano,withdrawn,,1.1.0" in rows
    assert "withdrawn" in (tmp_path / "second/id/project/ferrano.html").read_text("utf-8")


def test_the_evidence_of_what_went_is_listed_with_its_quotations(
    graph: triptych.KnowledgeGraph, tmp_path: Path
) -> None:
    graph.publish(tmp_path / "first", publication())
    withdraw(graph, "1.txt")
    graph.publish(tmp_path / "second", publication(release="1.1.0"), previous=tmp_path / "first")

    evidence = (tmp_path / "second/changes/removed.nq").read_text("utf-8")
    assert "Ferrano has 4 partners" in evidence
    assert "hadPrimarySource" in evidence


def test_words_that_are_quoted_no_longer_are_not_listed_as_removed(
    graph: triptych.KnowledgeGraph, tmp_path: Path
) -> None:
    graph.publish(tmp_path / "first", publication())
    graph.publish(tmp_path / "second", publication(release="1.1.0", quotes=0), previous=tmp_path / "first")

    assert "CircPro has 11 partners" not in every_text(tmp_path / "second")


def test_retractions_are_kept_from_release_to_release(graph: triptych.KnowledgeGraph, tmp_path: Path) -> None:
    graph.publish(tmp_path / "first", publication())
    withdraw(graph, "1.txt")
    graph.publish(tmp_path / "second", publication(release="1.1.0"), previous=tmp_path / "first")
    graph.publish(tmp_path / "third", publication(release="1.2.0"), previous=tmp_path / "second")

    assert "id/project/ferrano,withdrawn,,1.1.0" in (tmp_path / "third/retractions.csv").read_text("utf-8")


def test_the_release_before_may_lie_in_the_folder_that_is_written(
    graph: triptych.KnowledgeGraph, tmp_path: Path
) -> None:
    graph.publish(tmp_path / "site", publication())
    graph.publish(tmp_path / "site", publication(release="1.1.0"), previous=tmp_path / "site")

    assert [one.name for one in (tmp_path / "site/dumps").iterdir()] == ["1.1.0"]


def test_two_releases_have_two_numbers(graph: triptych.KnowledgeGraph, tmp_path: Path) -> None:
    graph.publish(tmp_path / "first", publication())

    with pytest.raises(BadInput, match="--release"):
        graph.publish(tmp_path / "second", publication(), previous=tmp_path / "first")


def test_who_was_erased_is_in_no_later_release_nor_in_what_was_removed(
    graph: triptych.KnowledgeGraph, tmp_path: Path
) -> None:
    graph.publish(tmp_path / "first", publication(persons=True))
    assert "Ada Kask" in every_text(tmp_path / "first")
    person = next(one for one in (tmp_path / "first/id/person").iterdir() if one.suffix == ".ttl").stem
    graph.close()  # erasing waits for who reads an old snapshot
    assert main(["erase", "Ada Kask", "--yes", "--store", str(graph.folder)]) == 0
    found = graph.publish(tmp_path / "second", publication(release="2.0.0", persons=True), previous=tmp_path / "first")

    said = every_text(tmp_path / "second")
    assert [one for one in ("Kask", "kask@", "600 1234", person) if one in said] == []
    assert found.withheld > 0


def test_persons_that_are_no_longer_published_are_not_listed_as_removed(
    graph: triptych.KnowledgeGraph, tmp_path: Path
) -> None:
    graph.publish(tmp_path / "first", publication(persons=True))
    graph.publish(tmp_path / "second", publication(release="2.0.0"), previous=tmp_path / "first")

    assert "Kask" not in every_text(tmp_path / "second")
