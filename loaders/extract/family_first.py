"""Persons whose family name stands before the given name, as Hungarian has it ("Kovácsné Szabó Ilona elnök")."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from loaders.extract.givennames import given_in
from loaders.extract.head_forms import bases
from loaders.extract.lexicon import DECLINES, names_table
from loaders.extract.reading import Reading
from loaders.extract.spelling import countries_speaking
from ontology import territories

_SMALL = ("articles", "openers", "function_words", "conjunctions", "connectors", "pronouns")
_WEDDED = "ne"  # the end of a husband's name that his wife bears before her own
_INITIAL = 1  # letters
_FEWEST = 3  # letters of a family name


def family_first(reading: Reading, taken: frozenset[int]) -> Iterator[tuple[int, int]]:
    """The tokens of names that a given name ends, where the language puts it last; ``taken`` are no part of a name."""
    words, done = reading.words, -1
    for at in range(1, len(words)):
        if at <= done or not _is_given(reading, at) or words[at].gap != " ":
            continue
        first = _family(reading, at - 1, taken)
        if first is None:
            continue
        last = at
        while last + 1 < len(words) and words[last + 1].gap in (" ", "-") and _is_given(reading, last + 1):
            last += 1
        if _goes_on(reading, last):
            continue
        done = last
        yield first, last


def _is_given(reading: Reading, at: int) -> bool:
    """Whether a token is a given name, in any case, where the language puts it last."""
    token, grammar = reading.words[at], reading.lexicon_at(at)
    if token.shape != "Aa" or not grammar.has("traits", "family-first"):
        return False
    forms = (token.word, *bases(token.word, _declines(grammar.code)))
    return any(given_in(form, country) for form in forms for country in countries_speaking(grammar.code))


def _is_area(name: str) -> bool:
    return any(row.kind != "City" for row in territories.find(name))


@cache
def _declines(language: str) -> dict[str, list[str]]:
    return dict(names_table(language).get(DECLINES, {}).get("endings", {}))


def _family(reading: Reading, last: int, taken: frozenset[int]) -> int | None:
    """The first token of the family name that ends at a token, or None where none does."""
    words = reading.words
    if not _may_be(reading, last, taken):
        return None
    first = last
    while first > 0 and words[first].gap == "-" and words[first - 1].capital:
        first -= 1  # "Kis-Pongrácz Judit"
    if first > 0 and words[first].gap == " " and words[first - 1].word.endswith(_WEDDED):
        first -= _may_be(reading, first - 1, taken)
    return first


def _may_be(reading: Reading, at: int, taken: frozenset[int]) -> bool:
    token, grammar = reading.words[at], reading.lexicon_at(at)
    if token.shape != "Aa" or at in taken or len(token.word) < _FEWEST:
        return False
    if any(grammar.has(name, token.word) for name in _SMALL):
        return False
    return not _is_area(reading.text[token.start : token.end])


def _goes_on(reading: Reading, last: int) -> bool:
    """Whether a name is that of a street, school or prize, or goes on as names in other languages do."""
    words, after = reading.words, last + 1
    if after >= len(words) or words[after].gap not in (" ", "-"):
        return False
    called = reading.whole_cues("eponym").beginning(after, after) or reading.hits_beginning("bodies", after, after)
    called = called or reading.hits_beginning("heads", after, after)  # "a Csendes Virág projekt"
    return bool(called) or words[after].shape in ("Aa", "A", "1") or words[after].end - words[after].start == _INITIAL
