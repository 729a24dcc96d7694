"""A country behind a preposition beside a name says where the body is ("région Bretagne en France", "aus Polen …")."""

from __future__ import annotations

from loaders.extract.gazetteer import country_of
from loaders.extract.reading import Reading
from ontology import territories

_LONGEST = 4  # words of a country's name, article included


def country_behind(reading: Reading, first: int, last: int) -> int | None:
    """The token of the preposition before the country that ends a stretch of tokens, or None.

    The stretch keeps a capitalised word before it, and the country is one that the tables know, in any case form.
    """
    words = reading.words
    for at in range(last - 1, max(first, last - 1 - _LONGEST), -1):
        if not words[at + 1].joined or words[at].shape != "a":
            continue
        grammar = reading.lexicon_at(at)
        proper = words[at - 1].capital or words[at].gap != " " or reading.hits_touching("bodies", at - 1, at - 1)
        leads = grammar.has("locatives", words[at].word) or (proper and grammar.has("stands_for", words[at].word))
        if leads and is_country(reading, at + 1, last):
            return at
    return None


def led_by_place(reading: Reading, first: int) -> bool:
    """Whether a preposition that says where a body is, or for which country, stands before a token and its articles."""
    before = first - 1
    while (
        before > 0
        and reading.words[before + 1].joined
        and reading.lexicon_at(before).has("articles", reading.words[before].word)
    ):
        before -= 1
    grammar, word = reading.lexicon_at(before), reading.words[max(before, 0)].word
    joined = before >= 0 and reading.words[before + 1].joined
    return joined and (grammar.has("locatives", word) or grammar.has("stands_for", word))


def is_country(reading: Reading, first: int, last: int) -> bool:
    """Whether some tokens are the name of a country, an article before it and its case form included."""
    words = reading.words
    while first < last and reading.lexicon_at(first).has("articles", words[first].word):
        first += 1
    if not words[first].capital:
        return False
    name = reading.text[words[first].start : words[last].end]
    if any(row.kind == "Country" for row in territories.find(name)):
        return True
    return first == last and country_of(words[first], reading.lexicon_at(first).code) is not None
