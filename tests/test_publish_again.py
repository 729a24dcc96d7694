"""Publishing again: pages that would be made of the same are taken over; the bytes are those of a new publication."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

import triptych
from graph.errors import NotFound
from graph.model import Judgement
from graph.publish import Cut, things
from tests.publishing import make_store, publication


@pytest.fixture
def graph(tmp_path: Path) -> triptych.KnowledgeGraph:
    return make_store(tmp_path / "store")


@contextmanager
def watched(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The paths of the things whose files are made, and not taken over."""
    made = things.made
    found: list[str] = []

    def noted(site, iri, known):  # type: ignore[no-untyped-def] # stands for ``made``
        found.append(site.paths[iri])
        return made(site, iri, known)

    monkeypatch.setattr(things, "made", noted)
    yield found


def same_as_new(graph: triptych.KnowledgeGraph, folder: Path, again: Path, **decided: object) -> bool:
    """Whether a folder that was published again holds what a new one would."""
    graph.publish(folder, publication(**decided))
    return (folder / "SHA256SUMS").read_bytes() == (again / "SHA256SUMS").read_bytes()


def test_nothing_is_made_again_where_nothing_changed(
    graph: triptych.KnowledgeGraph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    graph.publish(tmp_path / "out", publication())
    with watched(monkeypatch) as made:
        graph.publish(tmp_path / "out", publication())

    assert made == []


def test_a_new_release_takes_its_pages_over_with_its_own_number_on_them(
    graph: triptych.KnowledgeGraph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    graph.publish(tmp_path / "out", publication())
    with watched(monkeypatch) as made:
        graph.publish(tmp_path / "out", publication(release="1.1.0", title="New plans"))

    assert made == []
    assert same_as_new(graph, tmp_path / "new", tmp_path / "out", release="1.1.0", title="New plans")


def test_what_a_withdrawn_document_said_is_made_again_and_the_rest_is_not(
    graph: triptych.KnowledgeGraph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    graph.publish(tmp_path / "out", publication())
    first = next(document for place, document in graph.documents() if place.endswith("0.txt"))
    graph.forget(first)
    with watched(monkeypatch) as made:
        graph.publish(tmp_path / "out", publication())

    assert "id/project/ferrano" not in made
    assert same_as_new(graph, tmp_path / "new", tmp_path / "out")


def test_a_new_name_reaches_the_pages_that_mention_it(
    graph: triptych.KnowledgeGraph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    graph.publish(tmp_path / "out", publication())
    council = graph.find("Linn Council")[0].iri
    graph.decide(Judgement(council, "Linn Town Hall", "label", "anna", "2026-01-01T10:00:00+00:00", language="en"))
    with watched(monkeypatch) as made:
        graph.publish(tmp_path / "out", publication())

    assert "id/project/circpro" in made
    assert "id/project/ferrano" not in made
    assert "Linn Town Hall" in (tmp_path / "out/id/project/circpro.html").read_text("utf-8")
    assert same_as_new(graph, tmp_path / "new", tmp_path / "out")


def test_a_file_that_somebody_changed_is_made_again(graph: triptych.KnowledgeGraph, tmp_path: Path) -> None:
    graph.publish(tmp_path / "out", publication())
    sums = (tmp_path / "out/SHA256SUMS").read_bytes()
    (tmp_path / "out/id/project/circpro.html").write_text("changed")
    graph.publish(tmp_path / "out", publication())

    assert (tmp_path / "out/SHA256SUMS").read_bytes() == sums
    assert "CircPro" in (tmp_path / "out/id/project/circpro.html").read_text("utf-8")


def test_other_code_makes_all_pages_again(
    graph: triptych.KnowledgeGraph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    graph.publish(tmp_path / "out", publication())
    monkeypatch.setattr("graph.publish.ingredients.made_by", lambda: "a later version")
    with watched(monkeypatch) as made:
        found = graph.publish(tmp_path / "out", publication())

    assert len(made) == found.things


def test_a_publication_that_was_cut_off_is_taken_up_again(
    graph: triptych.KnowledgeGraph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stops(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr("graph.publish.write.write_things", stops)
        with pytest.raises(KeyboardInterrupt):
            graph.publish(tmp_path / "out", publication())
    graph.publish(tmp_path / "out", publication())

    assert not (tmp_path / "out/UNFINISHED").exists()
    assert same_as_new(graph, tmp_path / "new", tmp_path / "out")


def test_a_cut_by_what_is_not_there_leaves_the_folder_as_it_was(graph: triptych.KnowledgeGraph, tmp_path: Path) -> None:
    graph.publish(tmp_path / "out", publication())
    with pytest.raises(NotFound):
        graph.publish(tmp_path / "out", publication(cut=Cut(only="project=nothing")))

    assert (tmp_path / "out/SHA256SUMS").is_file()
