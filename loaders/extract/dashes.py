"""Dashes behind names: what follows them is a country, an acronym or a person, and no part of the name."""

from __future__ import annotations

import re

from loaders.extract.reading import Reading
from ontology import territories

_DASH = re.compile(r"[.”»\"]?\s?[-–]\s?")  # "S.p.A. - Torino" too
_LONGEST_COUNTRY = 4  # words


def closes(reading: Reading, at: int) -> bool:
    """Whether the dash before a token closes the name before it.

    It does where a space stands beside it, and where a country follows that ends the line or item
    ("Tech House-Italia"); between two countries it does not ("Italy-Croatia").
    """
    gap = reading.words[at].gap
    if at == 0 or not _DASH.fullmatch(gap):
        return False
    if gap != "-":
        return gap[0] not in "-–" or reading.words[at].capital  # "environment- and regional planning" is one name
    last = country_from(reading, at)
    if last is None or country_from(reading, at - 1) is not None:
        return False
    return last + 1 == len(reading.words) or reading.words[last + 1].gap not in (" ", "-")


def country_from(reading: Reading, at: int) -> int | None:
    """The last token of the country name that begins at a token ("Bosnia and Herzegovina"), or None."""
    words = reading.words
    if not words[at].capital:
        return None
    for last in range(min(at + _LONGEST_COUNTRY, len(words)) - 1, at - 1, -1):
        if any(words[n].gap not in (" ", "-") for n in range(at + 1, last + 1)):
            continue
        name = reading.text[words[at].start : words[last].end]
        if any(row.kind == "Country" for row in territories.find(name)):
            return last
    return None
