"""Dashes behind names: what follows is a country, an acronym or a person; in some languages the town of the name."""

from __future__ import annotations

import re

from loaders.extract.reading import Reading
from ontology import territories

_DASH = re.compile(r"[.”»\"]?\s?[-–]\s?")  # "S.p.A. - Torino" too
_LONGEST_COUNTRY = 4  # words
_LONGEST_NAME = 10  # words of a name before the dash and its town


def closes(reading: Reading, at: int) -> bool:
    """Whether the dash before a token closes the name before it.

    It does where a space stands beside it, and where a country follows that ends the line or item
    ("Tech House-Italia"); between two countries it does not ("Italy-Croatia").
    """
    gap = reading.words[at].gap
    if at == 0 or not _DASH.fullmatch(gap):
        return False
    if gap != "-" and (_goes_on_with_town(reading, at) or joins_areas(reading, at)):
        return False
    if gap != "-":
        return gap[0] not in "-–" or reading.words[at].capital  # "environment- and regional planning" is one name
    last = country_from(reading, at)
    if last is None or country_from(reading, at - 1) is not None:
        return False
    return last + 1 == len(reading.words) or reading.words[last + 1].gap not in (" ", "-")


def with_town(reading: Reading, last: int, body: str) -> int:
    """The last token of a name that goes on behind a spaced dash with the town of a body of its kind.

    So Bulgarian names tell the universities, agencies and councils of several towns apart ("Технически университет –
    Габрово"); a place has no such dash. The areas that a euroregion joins have one in all languages.
    """
    at = last + 1
    if at < len(reading.words) and joins_areas(reading, at):
        return joined_until(reading, at)
    if body in ("company", "regional-authority") or at >= len(reading.words):
        return last
    return at if _goes_on_with_town(reading, at) else last


def _goes_on_with_town(reading: Reading, at: int) -> bool:
    """Whether a dash joins a town to the name before it, in languages whose names have such dashes."""
    words = reading.words
    if words[at].gap.strip() not in ("-", "–", "—") or not reading.lexicon_at(at).has("traits", "dash-town"):
        return False
    heads = reading.hits_between("bodies", max(0, at - _LONGEST_NAME), at - 1)
    after = words[at + 1] if at + 1 < len(words) else None
    alone = after is None or after.gap not in (" ", "-") or after.shape == "a"
    name = reading.text[words[at].start : words[at].end]
    town = any(row.kind == "City" for row in territories.find(name)) or bool(territories.find_towns(name))
    return bool(heads) and words[at].capital and alone and town


def joins_areas(reading: Reading, at: int) -> bool:
    """Whether the dash before a token joins areas in the name of what they make together ("Euregio Rhein – Waal")."""
    words = reading.words
    if words[at].gap.strip() not in ("-", "–", "—") or not words[at].capital:
        return False
    first = at - 1
    while first > 0 and at - first < _LONGEST_NAME and words[first].capital and words[first].gap.strip(" –—-/") == "":
        if any(hit.payload.value == "euroregion" for hit in reading.hits_beginning("cues", first, first)):
            return first < at - 1 and country_from(reading, at) is None
        first -= 1
    heads = reading.hits_beginning("cues", first, first)
    return first < at - 1 and any(h.payload.value == "euroregion" for h in heads) and country_from(reading, at) is None


def joined_until(reading: Reading, at: int) -> int:
    """The last token of the areas that dashes join from a token on."""
    words, last = reading.words, at
    while last + 1 < len(words) and words[last + 1].capital:
        if words[last + 1].gap not in (" ", "-") and not joins_areas(reading, last + 1):
            break
        last += 1
    return last


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
