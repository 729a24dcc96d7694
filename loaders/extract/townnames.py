"""Towns that a text names without saying that they are towns: taken where something else says so.

The names of small towns are full of ordinary words and family names. One counts only behind a preposition of
place or in the case that says where, beside its country or in a row with other places, and in a country
that the text speaks of or whose language it is in.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from loaders.extract.dateforms import month_of
from loaders.extract.gazetteer import is_common, last_in_line, place_hypotheses
from loaders.extract.givennames import opens_a_name
from loaders.extract.hypotheses import Hypothesis
from loaders.extract.lexicon import languages, lexicon, names_table
from loaders.extract.reading import Reading
from loaders.extract.surroundings import surroundings
from loaders.extract.towns import town_called
from loaders.extract.whereabouts import country_code
from ontology.territories import Territory

WEIGHT = 0.9  # below that of places which need no support
_LONGEST = 4  # words
_NUTS2 = 4  # characters of the code of a region of level 2
_SHORTEST = 3  # letters of a name that stands by itself


def town_hypotheses(reading: Reading) -> Iterator[Hypothesis]:
    """Small towns that the text gives a reason to expect: the longest name at each word."""
    named = list(place_hypotheses(reading))
    starts, ends = {one.start for one in named}, {one.end for one in named}
    at = 0
    while at < len(reading.words):
        found = _town_at(reading, at, starts, ends) if reading.words[at].shape == "Aa" else None
        if found is None:
            at += 1
            continue
        last, town = found
        start, end = reading.words[at].start, reading.words[last].end
        yield Hypothesis("City", start, end, WEIGHT * (end - start), "town", code=town.code, country=town.country)
        ends.add(end)
        at = last + 1


def _town_at(reading: Reading, first: int, starts: set[int], ends: set[int]) -> tuple[int, Territory] | None:
    words = reading.words
    if month_of(reading, first):
        return None
    placed = _behind_preposition(reading, first) or _in_row(reading, first, ends)
    countries, regions = surroundings(reading)
    language = reading.lexicon_at(first).code
    noun = lexicon(language).has("traits", "capital-nouns")  # "in Schulen": a capital marks no name
    for last in range(last_in_line(words, first, _LONGEST), first - 1, -1):
        if not words[last].capital or not _ends(reading, last):
            continue
        said = _country_behind(reading, last)
        if said is None and not placed and not _says_where(reading, last) and not _row_goes_on(reading, last, starts):
            continue
        if is_common(reading, first, last) or (first == last and not _alone(reading, first)):
            continue
        name = reading.text[words[first].start : words[last].end]
        town = town_called(name, language, {said} if said else countries, regions)
        if town is not None and (said or not noun or _near(town, regions)):
            return last, town
    return None


def _near(town: Territory, regions: frozenset[str]) -> bool:
    """Whether the text speaks of the region around a town."""
    return any((town.parent or "").startswith(code[:_NUTS2]) for code in regions if len(code) >= _NUTS2)


def _alone(reading: Reading, at: int) -> bool:
    """Whether one word may be a town's whole name: neither a given name nor the head of something else."""
    word = reading.words[at].word
    return len(word) >= _SHORTEST and not opens_a_name(word) and not reading.in_phrase(at)


def _ends(reading: Reading, last: int) -> bool:
    """Whether a name ends here: no capitalised word goes on with it."""
    words = reading.words
    return last + 1 >= len(words) or words[last + 1].gap not in (" ", "-") or not words[last + 1].capital


def _behind_preposition(reading: Reading, first: int) -> bool:
    words = reading.words
    if first == 0 or words[first].gap != " " or words[first - 1].shape != "a":
        return False
    return leads_to_place(reading, first - 1)


def leads_to_place(reading: Reading, at: int) -> bool:
    """Whether a token is a preposition of place, or the last word of such a phrase."""
    word = reading.words[at].word
    return reading.lexicon_at(at).has("locatives", word) or any(h.last == at for h in reading.cues("place-in"))


def _in_row(reading: Reading, first: int, ends: set[int]) -> bool:
    """Whether a place stands right before, with a comma or "and" between them."""
    words = reading.words
    if first == 0:
        return False
    if words[first].gap == ", ":
        return words[first - 1].end in ends
    joined = words[first].gap == " " and reading.lexicon_at(first).has("conjunctions", words[first - 1].word)
    return joined and first > 1 and words[first - 2].end in ends


def _row_goes_on(reading: Reading, last: int, starts: set[int]) -> bool:
    """Whether a place stands right behind, with a comma or "and" between them."""
    words = reading.words
    if last + 1 >= len(words):
        return False
    if words[last + 1].gap == ", ":
        return words[last + 1].start in starts
    joined = words[last + 1].gap == " " and reading.lexicon_at(last).has("conjunctions", words[last + 1].word)
    return joined and last + 2 < len(words) and words[last + 2].start in starts


def _says_where(reading: Reading, last: int) -> bool:
    """Whether the last word is in the case that says where something is.

    One letter counts only with its accent ("Kuldīgā"): without it other words end so too.
    """
    word = reading.words[last]
    code = reading.lexicon_at(last).code
    endings = tuple(ending for ending in lexicon(code).words["place_endings"] if len(ending) > 1)
    accented = reading.text[word.start : word.end].endswith(_accented(code))
    return accented or (bool(endings) and word.word.endswith(endings))


@cache
def _accented(language: str) -> tuple[str, ...]:
    """The endings of one letter with an accent that say where something is."""
    rows = names_table(language).get("place_endings", ()) if language in languages() else ()
    return tuple(row for row in rows if len(row) == 1 and not row.isascii())


def _country_behind(reading: Reading, last: int) -> str | None:
    """The country right behind a name, in brackets or after a comma."""
    words = reading.words
    if last + 1 >= len(words) or words[last + 1].gap.strip() not in ("(", ","):
        return None
    return country_code(reading.text[words[last + 1].start : words[last + 1].end])
