"""Capitalised words in a row that may be one name, small words of names inside them included, in any language."""

from __future__ import annotations

from typing import NamedTuple

from loaders.extract.legal_forms import form_behind
from loaders.extract.lexicon import all_words
from loaders.extract.reading import Reading

WITHIN = (" ", "-", "'", "’", " & ")  # what may part the words of a name
_LONGEST = 6  # words of a name
_LETTERS = 3  # of an acronym
_LINK = 4  # letters of a small word of another language inside a name ("Parc Naturel des Monts d'Ardèche")
_SMALL = ("function_words", "conjunctions", "locatives", "openers")


class Span(NamedTuple):
    """Some tokens, the last included."""

    first: int
    last: int


def run_at(reading: Reading, first: int, stop: int) -> Span | None:
    """The capitalised words that begin at a token, with the legal form behind them; None where there are none.

    Small words join where the sentence's language has them in names, and short ones that another language has there
    and the sentence's own does not know.
    """
    words = reading.words
    if first >= stop or not words[first].capital or reading.lexicon_at(first).has("articles", words[first].word):
        return None
    last, at, small = first, first + 1, 0
    while at < stop and words[at].gap in WITHIN and at - first - small < _LONGEST:
        if words[at].capital:
            last, small = at, 0
        elif not (_own_link(reading, at) or _foreign_link(reading, at)):
            break
        else:
            small += 1
        at += 1
    if last + 1 < stop and words[last + 1].gap == "-":
        return None  # "NORRIA Észak-magyarországi"
    return Span(first, form_behind(reading, last))


def is_acronym(reading: Reading, at: int) -> bool:
    """Whether a word is written in capitals and long enough to stand for a name."""
    word = reading.words[at]
    return word.shape in ("A", "aA") and len(word.word) >= _LETTERS


def holds_acronym(reading: Reading, first: int, last: int) -> bool:
    """Whether one of some tokens, the last included, is an acronym."""
    return any(is_acronym(reading, at) for at in range(first, last + 1))


def links(reading: Reading, at: int) -> bool:
    """Whether a small word may stand before an item of a row: an article, a conjunction, a preposition of names."""
    grammar, word = reading.lexicon_at(at), reading.words[at].word
    return any(grammar.has(name, word) for name in ("articles", "conjunctions", "connectors"))


def _own_link(reading: Reading, at: int) -> bool:
    grammar, word = reading.lexicon_at(at), reading.words[at].word
    return grammar.has("connectors", word) and not any(grammar.has(t, word) for t in ("conjunctions", "locatives"))


def _foreign_link(reading: Reading, at: int) -> bool:
    grammar, word = reading.lexicon_at(at), reading.words[at].word
    known = any(grammar.has(name, word) for name in _SMALL)
    return len(word) <= _LINK and not known and word in all_words("connectors")
