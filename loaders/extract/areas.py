"""Areas that something is in ("in County Donegal", "din judeţul Galaţi"): not the bodies that govern them."""

from __future__ import annotations

from loaders.extract.hypotheses import Hypothesis
from loaders.extract.lexicon import Row, lexicon
from loaders.extract.phrases import Hit
from loaders.extract.reading import Reading
from loaders.extract.whereabouts import demonym, place_in_name

_WEIGHT = 1.2
_SHORT = 3  # letters of a small word
_TOWN = 3  # words of a town's name


def is_inside(reading: Reading, first: int, head: Hit[Row]) -> bool:
    """Whether a preposition says that something is in what a name means, by the noun for an area.

    "in", "in der", "i den belgiske": an article and the adjective of a country may stand between.
    """
    words, before = reading.words, first - 1
    grammar = reading.lexicon_at(first)
    if head.first != head.last or not grammar.has("areas", words[head.first].word):
        return False
    if before > 0 and words[first].gap == " " and demonym(reading, before) and first == head.first:
        before -= 1
    if before > 0 and grammar.has("articles", words[before].word) and words[before + 1].gap == " ":
        before -= 1
    if before >= 0 and words[first].gap == ", " and first == head.first:
        return _is_behind_town(reading, before)
    if before < 0 or words[before + 1].gap != " ":
        return False
    return grammar.has("inside", words[before].word) or bool(reading.cues_at("origin", before))  # "uit de regio"


def _is_behind_town(reading: Reading, at: int) -> bool:
    """Whether a name that a word for "in" stands before ends at a token: "in Westport, County Mayo"."""
    words, first = reading.words, at
    while first > 0 and at - first < _TOWN and words[first].capital and words[first].gap in (" ", "-"):
        first -= 1
    return first < at and reading.lexicon_at(first).has("inside", words[first].word)


def area(reading: Reading, first: int, last: int, body: str) -> Hypothesis | None:
    """The hypothesis that a name with its noun is a region's; None for towns, which go without the noun."""
    place, words = place_in_name(reading, first, last, body), reading.words
    if place is None or place.kind != "Region":
        return None
    start, end = words[first].start, words[last].end
    weight = _WEIGHT * (end - start)
    return Hypothesis("Region", start, end, weight, "area", code=place.code, country=place.country)


def means_place(reading: Reading, at: int) -> bool:
    """Whether an adjective or a preposition of place is before the token: then it means the place.

    "The beautiful city of …", "in the city of …".
    """
    word, grammar = reading.words[at - 1], lexicon("en")
    if at > 1 and grammar.has("articles", word.word) and grammar.has("inside", reading.words[at - 2].word):
        return True
    small = any(grammar.has(table, word.word) for table in ("articles", "connectors", "openers", "function_words"))
    return at > 0 and reading.words[at].joined and word.shape == "a" and not small and len(word.word) > _SHORT
