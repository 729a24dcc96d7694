"""Long documents: the work grows with the text, not with its square, and there is an end to it."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType

import pytest

from graph.errors import BadInput
from graph.model import document_of
from loaders import limits, registry
from loaders.extract.occurrences import Occurrences
from loaders.extract.phrases import Hit, Hits
from loaders.extract.rules import extract
from loaders.extract.things import Occurrence, Thing

SENTENCE = "The project CircE involves Regione Piemonte and the City of Lille in circular economy. "
PARAGRAPH = "Regione Piemonte is a partner of the project CircE, which runs from 2017 to 2020.\n"


def different(number: int) -> str:
    """A paragraph whose names no other paragraph has."""
    letters = "".join(chr(ord("a") + int(digit)) for digit in f"{number:04}")
    return f"The project Circ{letters}ON is led by the Comune di Val{letters} with the University of Lyon.\n"


def steps(work: Callable[[], object]) -> int:
    """How many functions of ours and generators' turns the work takes."""
    count = 0

    def note(frame: FrameType, event: str, _: object) -> None:
        nonlocal count
        count += event == "call"

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize(
    "text",
    [SENTENCE.__mul__, PARAGRAPH.__mul__, lambda size: "".join(map(different, range(size)))],
    ids=["one sentence again and again", "one paragraph again and again", "paragraphs of different things"],
)
def test_twice_the_text_takes_about_twice_the_steps(text: Callable[[int], str]) -> None:
    extract(document_of(text(5)))  # the tables are read once
    once = steps(lambda: extract(document_of(text(60))))
    twice = steps(lambda: extract(document_of(text(120))))

    assert twice / once == pytest.approx(2, abs=0.5)


def test_occurrences_are_found_by_place_as_if_all_were_looked_at() -> None:
    thing = Thing("City", 0, 1)
    places = [(start, start + length) for start in range(0, 40, 3) for length in (1, 4, 11)]
    kept = Occurrences(Occurrence(start, end, thing) for start, end in reversed(places))

    def among(starts: range, ends: range) -> list[tuple[int, int]]:
        return sorted((p for p in places if p[0] in starts and p[1] in ends), key=lambda p: (p[0], -p[1]))

    for low in range(0, 50, 2):
        for high in range(low + 1, 52, 5):
            found = [[(o.start, o.end) for o in look(low, high)] for look in (kept.within, kept.around, kept.touching)]
            assert found == [
                among(range(low, 99), range(high + 1)),
                among(range(low + 1), range(high, 99)),
                among(range(high), range(low + 1, 99)),
            ]


def test_phrases_are_found_by_token_as_if_all_were_looked_at() -> None:
    rows = [Hit(first, first + more, more) for first in range(0, 30, 2) for more in (0, 1, 5)]
    kept = Hits(reversed(rows))

    for first in range(32):
        for last in range(first, 34):
            between = {(h.first, h.last) for h in rows if first <= h.first and h.last <= last}
            assert {(h.first, h.last) for h in kept.between(first, last)} == between


def test_a_document_over_the_limit_is_refused_with_the_cure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRIPTYCH_TEXT_LIMIT", "10")
    page = tmp_path / "long.txt"
    page.write_text("twelve chars", encoding="utf-8")

    with pytest.raises(BadInput) as refused:
        registry.read(page)

    assert str(refused.value) == (
        f"{page}: has 12 characters of text, more than the limit of 10; split it or set TRIPTYCH_TEXT_LIMIT"
    )


def test_the_limit_is_two_million_characters(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TRIPTYCH_TEXT_LIMIT", raising=False)

    assert limits.text_limit() == 2_000_000


def test_a_limit_that_is_no_number_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRIPTYCH_TEXT_LIMIT", "much")

    with pytest.raises(BadInput, match="TRIPTYCH_TEXT_LIMIT=much: is no number of characters"):
        limits.text_limit()
