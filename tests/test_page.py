"""The passages of a page that speak of some mentions are those that are found by reading all of it."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from graph.codec import statements_to_json
from graph.follow import speaks_of
from graph.library import Library
from graph.model import Literal, Mention, Name, Statement, Term
from graph.page import Pages
from graph.picking import MOST, passages_about
from tests.made import random_page


@pytest.mark.parametrize("seed", range(60))
def test_the_passages_about_mentions_are_found_without_reading_the_rest(seed: int) -> None:
    page, chance = random_page(seed), random.Random(seed)
    said, document = page.statements, page.document.id
    known = sorted({one.subject.id for one in said})
    mentions = set(chance.sample(known, min(len(known), chance.randint(1, 3))))

    found = passages_about(document, statements_to_json(said), mentions)

    places = {(one.start, one.end, one.rule) for one in said if speaks_of(one, mentions)}
    assert found is not None
    assert [one for one in found if (one.start, one.end, one.rule) in places] == [
        one for one in said if (one.start, one.end, one.rule) in places
    ]


def test_names_that_look_like_what_is_looked_for_mislead_nobody() -> None:
    town = Mention("d0", "City", 3, 8, (Name('["d0/3-8/City","type"', "en"), Name('"statements":[', "en")))
    other = Mention("d0", "City", 20, 28, (Name('"d0/3-8/City"]', "en"), Name('x":{"y', "en")), parts=(("in", town),))
    lie = Literal('["d0/20-28/City","type",["m","d0/3-8/City"],20,28,"r",1.0,"accepted"],3,8,"r",')
    said = [
        Statement(town, "rdfs:label", lie, 3, 8, "r", 1.0),
        Statement(other, "type", Term("City"), 20, 28, "r", 1.0),
        Statement(other, "rdfs:label", lie, 30, 38, 'r"[', 1.0),
    ]

    text = statements_to_json(said)

    assert passages_about("d0", text, {other.id}) == tuple(said[1:])
    assert passages_about("d0", text, {town.id}) == tuple(said)  # the other has it for a part
    assert passages_about("d0", text, {"d0/1-2/City"}) == ()


def test_many_mentions_are_not_looked_for_one_by_one() -> None:
    said = [
        Statement(Mention("d0", "City", at, at + 5), "type", Term("City"), at, at + 5, "r", 1.0)
        for at in range(0, 10 * MOST, 10)
    ]
    text = statements_to_json(said)

    assert passages_about("d0", text, {one.subject.id for one in said}) == tuple(said)
    assert passages_about("d0", text, {one.subject.id for one in said} | {"d0/1-2/City"}) is None


def test_a_document_that_is_gone_has_no_passages(tmp_path: Path) -> None:
    with Library(tmp_path, write=True) as library:
        assert Pages(library, {}, 2).about("d0", {"d0/1-2/City"}) is None
