"""Who takes part, in brackets or dashes behind how many they are: "Six regions (Calabria, Italy; …) carry out X"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.extract.leading_series import BARRING
from loaders.extract.list_items import Item
from loaders.extract.lists import items
from loaders.extract.numbers import numbers
from loaders.extract.partner_lines import is_known
from loaders.extract.reading import Reading
from loaders.extract.sentences import Sentence

_FEWEST = 3  # names in a row
_BETWEEN = 3  # words from the number to what it counts ("six European partner regions")
_COUNTED = ("counted-members", "counted-bodies", "partner", "partner-list")
_TELLING = ("is-partner", "comprises", "does-run", "does-write", "leads")
_ENCLOSED = re.compile(
    r"(?: [^\W\d_]+){0,2} (?:\(([^\n]{10,600}?)\)(?=[\s.,;:]|$)|[–—-] ([^\n–—:]{10,600}?) [–—-](?=\s))"
)


def counted_members(reading: Reading, sentence: Sentence) -> Iterator[tuple[int, tuple[Item, ...]]]:
    """Where such a row of a sentence about a project begins, and its names.

    The sentence says that they take part or carry something out, or they are as many as it counts and do something.
    """
    about = reading.cues("Project", sentence, "heads")
    barred = any(reading.cues(name, sentence) for name in BARRING) or reading.cues("Action", sentence, "heads")
    if not about or barred or reading.hits_in("events", sentence):
        return
    for hit in (one for name in _COUNTED for one in reading.cues(name, sentence)):
        start, end = reading.span(hit)
        count = _count(reading, sentence, start)
        enclosed = _ENCLOSED.match(reading.text, end, sentence.end)
        if count is None or enclosed is None:
            continue
        found = items(reading, *enclosed.span(1 if enclosed[1] else 2))
        told = any(reading.cues_between(name, enclosed.end(), sentence.end) for name in _TELLING)
        told = told or (len(found) == count and not reading.cues_between("passive", enclosed.end(), sentence.end))
        if len(found) >= _FEWEST and all(is_known(reading, one) for one in found) and told:
            yield start, found
            return


def _count(reading: Reading, sentence: Sentence, end: int) -> int | None:
    """The number right before a noun, a few words aside."""
    before = [one for one in numbers(reading, sentence.start, end) if one.value == int(one.value)]
    near = before and len(reading.text[before[-1].end : end].split()) < _BETWEEN
    return int(before[-1].value) if near else None
