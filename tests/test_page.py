"""The pieces of a page that speak of some mentions hold all that is said of them."""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path

import pytest

from graph import pieces
from graph.document_quads import told
from graph.follow import speaks_of
from graph.library import Library
from graph.model import Document, Mention, Name, Statement, Term
from graph.page import Pages
from graph.pieces import drop_pieces, keep_pieces, pieces_about
from tests.made import Page, random_page


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(tmp_path, write=True)


@pytest.mark.parametrize("seed", range(40))
def test_the_pieces_that_speak_of_mentions_say_all_of_them(
    seed: int, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pieces, "LARGE", 1)
    monkeypatch.setattr(pieces, "_PIECE", 4)
    page, chance = random_page(seed), random.Random(seed)
    said, known = page.statements, sorted({one.subject.id for one in page.statements})
    mentions = set(chance.sample(known, min(len(known), chance.randint(1, 3))))

    with library.transaction():
        keep_pieces(library, page.document, said)
    found = pieces_about(library, page.document.id, mentions)

    assert found is not None
    every = [one for _, some in found for one in some]
    assert len(every) == len(set(every))
    assert set(every) >= {one for one in said if speaks_of(one, mentions)}
    for text, some in found:
        places = {(one.start, one.end, one.rule) for one in some}
        assert list(some) == [one for one in said if (one.start, one.end, one.rule) in places]
        assert _graph(text, some) == _graph(page.document, some)


def _graph(document: Document, said: Sequence[Statement]) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    iris = {one.id: f"x:{one.id}" for each in said for one in (each.subject, each.object) if isinstance(one, Mention)}
    found = told(document, said, [("accepted", "")] * len(said), iris, "https://example.org/")
    return found.facts, {graph: sorted(about) for graph, about in found.about.items()}


def _large(statements: int) -> Page:
    page = Page("a table " * statements)
    for number in range(statements // 2):
        page.thing("City", Name(f"Town {number}", "en"))
    return page


def test_a_document_is_kept_in_pieces_from_a_size_on(library: Library) -> None:
    for page in (_large(pieces.LARGE), _large(pieces.LARGE - 2)):
        with library.transaction():
            keep_pieces(library, page.document, page.statements)
        first = page.statements[0].subject.id

        found = pieces_about(library, page.document.id, {first})

        if len(page.statements) < pieces.LARGE:
            assert found is None
        else:
            ((_, said),) = found or [(page.document, ())]
            assert 0 < len(said) < len(page.statements) / 5
            assert pieces_about(library, page.document.id, {"d0/1-2/City"}) == []


def test_what_a_whole_document_speaks_of_is_read_in_the_whole(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pieces, "_PIECE", 10)
    page = _large(pieces.LARGE)
    project = Mention(page.document.id, "Project", 0, 2)
    said = [Statement(one.subject, "inProject", project, one.start, one.end, "r", 1.0) for one in page.statements]
    said.append(Statement(project, "type", Term("Project"), 0, 2, "r", 1.0))
    with library.transaction():
        keep_pieces(library, page.document, said)

    assert pieces_about(library, page.document.id, {project.id}) is None


def test_pieces_go_with_their_document(library: Library) -> None:
    page = _large(pieces.LARGE)
    with library.transaction():
        keep_pieces(library, page.document, page.statements)
        drop_pieces(library, page.document.id)

    assert [library.db.execute(f"SELECT COUNT(*) FROM {one}").fetchone() for one in ("piece", "spoken")] == [(0,), (0,)]
    assert Pages(library, {}, 2).about(page.document.id, {page.statements[0].subject.id}) == []
