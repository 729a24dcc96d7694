"""Pages that break off, whose lines are cut, joined or followed by marks alone: whatever is left of them is read."""

from __future__ import annotations

import re
from itertools import groupby

import pytest

from benchmarks.quality.sets import cases
from graph.model import document_of
from loaders.extract.rules import extract

ONE_OF_EACH = [next(some) for _, some in groupby(cases("own", split="train")[0], key=lambda case: case.gold["lang"])]
CUTS = 12  # places at which a text is cut; the hundredth place behind each is one too


def _cut(text: str) -> list[str]:
    step = max(1, len(text) // CUTS)
    return [text[:at] for n in range(1, CUTS) for at in (n * step, n * step + 100)]


DAMAGES = {
    "cut at its end": _cut,
    "cut at its beginning": lambda text: [text[len(text) - len(one) :] for one in _cut(text)[::4]],
    "a list broken off": lambda text: [text[: found.end()] for found in list(re.finditer(r",|\band\b", text))[::6]],
    "marks between its lines": lambda text: [re.sub(r"\n+", f"\n{mark}\n", text) + f"\n{mark}" for mark in "…*|•"],
    "in one line": lambda text: [" ".join(text.split()), "".join(text.split("\n"))],
    "without its stops": lambda text: [re.sub(r"[.,;:()]", "", text)],
}


@pytest.mark.parametrize("damage", DAMAGES)
@pytest.mark.parametrize("case", ONE_OF_EACH, ids=lambda case: case.gold["id"])
def test_a_damaged_page_is_read(case, damage):
    for text in DAMAGES[damage](case.text.read_text("utf-8")):
        for statement in extract(document_of(text)):
            assert 0 <= statement.start < statement.end <= len(text)


@pytest.mark.parametrize(
    "text",
    [
        "TOOLSHARE\n\n…",
        "TOOLSHARE\n\nTools for all regions\n\n…\n\n•",
        "The project TOOLSHARE is run by Regione Lazio and the",
        "Partners: Regione Lazio, the",
        "Il progetto TOOLSHARE di Regione Lazio, la",
        "The action plan of Lazio\n\n…",
        "The partners showed the action plan. (…)",
    ],
)
def test_a_text_may_end_in_marks_or_in_a_small_word(text):
    assert all(one.end <= len(text) for one in extract(document_of(text)))


@pytest.mark.parametrize("text", ["", " ", "…", "•\n•", "-", "1", "(", "A", "\n\n\n", "« »", "Ärger"])
def test_next_to_nothing_says_nothing(text):
    assert not extract(document_of(text))
