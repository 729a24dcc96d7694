"""Two things of a document never share the id of a mention: they would be one thing from then on."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from graph.model import document_of
from loaders.extract.rules import extract, read

EXAMPLES = sorted((Path(__file__).resolve().parent.parent / "examples").glob("*.txt"))


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_things_of_one_kind_stand_in_places_of_their_own(path: Path) -> None:
    things = read(document_of(path.read_text(encoding="utf-8"))).things
    places = Counter((thing.kind, thing.start, thing.end, thing.tag) for thing in things)
    assert [place for place, number in places.items() if number > 1] == []


def test_partners_of_one_sentence_have_each_their_own_participation() -> None:
    text = (
        "El proyecto RECORA comenzó en 2019.\n\nEntre los socios del proyecto están la Universidad de Turín (Italia), "
        "la CCDR Alentejo (Portugal) y la Asociación Búlgara de Reciclaje (Bulgaria)."
    )
    said = [one for one in extract(document_of(text)) if one.predicate == "participant"]
    assert len(said) > 1
    assert len({one.subject.id for one in said}) == len(said)
