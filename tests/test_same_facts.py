"""The same text in other white space, with headings in capitals, with lists as prose, gives the same facts.

Read are two documents of each language of the benchmark's training half, and all that have lists. What
does not hold yet is listed in ``benchmarks/quality/layouts.tsv``, which is to get shorter.
"""

from __future__ import annotations

from functools import cache
from itertools import groupby

import pytest

from benchmarks.quality.layouts import LAYOUTS, Fact, difference, facts, known
from benchmarks.quality.sets import Case, cases, lines

TRAIN = cases("own", split="train")[0]
TWO_OF_EACH = [case for _, some in groupby(TRAIN, key=lambda c: c.gold["lang"]) for case in list(some)[:2]]
OF_LISTS = ("lists_as_prose", "lists_as_bullets")
READ = [(name, case) for name in LAYOUTS for case in (TRAIN if name in OF_LISTS else TWO_OF_EACH)]
KNOWN = known()


@cache
def as_it_is(document: str) -> set[Fact]:
    (case,) = (one for one in TRAIN if one.gold["id"] == document)
    return facts(lines(case.text))


@pytest.mark.parametrize(
    ("name", "case"),
    [(name, case) for name, case in READ if LAYOUTS[name](case.text) != case.text.read_text("utf-8")],
    ids=lambda one: one if isinstance(one, str) else one.gold["id"],
)
def test_another_layout_gives_the_same_facts(name: str, case: Case):
    document = case.gold["id"]
    differs = difference(case.text, LAYOUTS[name], as_it_is(document))

    if (name, document) in KNOWN:
        hint = "holds now: take it off the list with python -m benchmarks.quality.layouts --shrink"
        assert differs != (set(), set()), hint
    else:
        assert differs == (set(), set())


def test_the_list_names_documents_of_the_training_half_and_layouts_that_are():
    documents = {case.gold["id"] for case in TRAIN}

    assert {name for name, _ in KNOWN} <= LAYOUTS.keys()
    assert {document for _, document in KNOWN} <= documents
