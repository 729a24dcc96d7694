"""Deciding on pages: what waits is shown with both sides' words, and each decision goes into the ledger and back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from graph import ledger
from graph.library import Reading
from graph.write import Writer
from tests.app_pages import links, opened, pieces, words
from tests.explorer_store import Sheet, english, italian

NEAR = "The Piemont Region takes part, and so does the Municipality of Cuneo."


def near() -> Reading:
    """A document that misspells a body, and says one thing that nobody has confirmed."""
    sheet = Sheet(NEAR, "en", "Who takes part")
    sheet.thing("PublicOrganisation", "Municipality of Cuneo", country="IT", body="municipality")
    reading = sheet.reading("/folder/near.txt")
    said = (
        replace(one, status="suggested", confidence=0.4) if one.predicate == "type" else one
        for one in reading.statements
    )
    return replace(reading, statements=tuple(said))


def misspelt(name: str, where: str) -> Reading:
    sheet = Sheet(f"{name} is a partner.", "en", f"About {name}")
    sheet.thing("PublicOrganisation", name, country="IT")
    return sheet.reading(where)


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "store"
    with Writer(folder) as writer:
        writer.put(
            [
                english(),
                italian(),
                near(),
                misspelt("Chamber of Commerce of Cuneo", "/folder/a.txt"),
                misspelt("Chamber of Comerce of Cuneo", "/folder/b.txt"),
            ]
        )
    monkeypatch.setenv("TRIPTYCH_STORE", str(folder))
    monkeypatch.setenv("TRIPTYCH_WRITING", "yes")
    return folder


def judged(folder: Path) -> list[tuple[str, str]]:
    return [(one.verdict, one.by) for one in ledger.read(folder / ledger.NAME) if not one.follows]


def test_two_names_of_one_body_become_one_and_are_two_again(store: Path) -> None:
    test = opened("review.py")
    assert "Chamber of Commerce of Cuneo" in words(test)
    assert "Chamber of Comerce of Cuneo" in pieces(test)  # in its sentence

    same = next(one for one in test.button if one.key.startswith("same-"))
    assert same.disabled  # nobody has given a name yet
    test.text_input(key="judge").set_value("Anna").run()
    next(one for one in test.button if one.key.startswith("same-")).click().run()
    assert judged(store) == [("same", "Anna")]
    assert not [one for one in test.button if one.key.startswith("same-")]

    test = opened("review.py", show="decided")
    test.text_input(key="judge").set_value("Bert").run()
    test.button[0].click().run()
    assert judged(store) == [("same", "Anna"), ("undo", "Bert")]
    assert "Nobody has decided" in words(test)


def test_a_fact_that_waits_is_accepted(store: Path) -> None:
    test = opened("review.py", show="facts")
    assert "Municipality of Cuneo" in words(test)
    test.text_input(key="judge").set_value("Anna").run()
    next(one for one in test.button if one.key.startswith("accept-")).click().run()
    assert judged(store) == [("accept", "Anna")]
    assert "No fact waits" in words(test)


def test_sources_that_differ_are_shown_and_a_person_chooses(store: Path) -> None:
    test = opened("review.py", show="conflicts")
    assert "CircPro" in links(test)
    assert "12 partner" in pieces(test)
    assert "11 partners" in pieces(test)
    test.text_input(key="judge").set_value("Anna").run()
    test.button[0].click().run()
    assert judged(store) == [("accept", "Anna")]
    assert "Anna" in words(opened("review.py", show="decided"))


def test_an_explorer_that_only_reads_offers_no_decision(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRIPTYCH_WRITING", "no")
    for part in ("things", "facts", "conflicts", "decided"):
        test = opened("review.py", show=part)
        assert not test.button
        assert "only reads" in words(test)
    assert not opened("documents.py").get("file_uploader")


def test_a_document_is_judged_passage_by_passage_and_withdrawn(store: Path) -> None:
    document = near().document.id
    test = opened("documents.py", doc=document)
    test.text_input(key="judge").set_value("Anna").run()
    test.toggle[0].set_value(True).run()
    next(one for one in test.button if one.key.startswith("reject-")).click().run()
    assert judged(store) == [("reject", "Anna")]

    next(one for one in test.button if one.key.startswith("withdraw-")).click().run()
    with Writer(store) as writer:
        assert document not in writer.library.documents()
