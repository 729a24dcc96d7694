"""Runs of capitalised words: a name that no head noun tells, behind a word or before it."""

from __future__ import annotations

from loaders.extract.reading import Reading

LONGEST = 12  # words


def capitals(reading: Reading, first: int, stop: int) -> tuple[int, int] | None:
    """The run of capitalised words that begins at a token, small connecting words inside it included, or None.

    None too where anything but a space stands before it: "the practice, Shared Shed".

    >>> from graph.model import document_of
    >>> from loaders.extract.reading import begin
    >>> capitals(begin(document_of("They saw Bread of Life and left.")), 2, 8)
    (2, 4)
    """
    words, last, at = reading.words, first - 1, first
    if first >= stop or words[first].gap != " " or not words[first].capital:
        return None
    grammar = reading.lexicon_at(first)
    while at < stop and (at == first or words[at].gap in (" ", "-", "'")):
        if words[at].capital or words[at].shape == "1":
            last = at
        elif not grammar.has("connectors", words[at].word):
            break
        at += 1
    return (first, last) if last - first < LONGEST else None


def capitals_before(reading: Reading, last: int, stop: int) -> tuple[int, int] | None:
    """The run of capitalised words that ends at a token, without an article before it, or None."""
    words, first = reading.words, last
    if last < stop or not words[last].capital:
        return None
    while first > stop and words[first].gap in (" ", "-", "'") and words[first - 1].capital:
        first -= 1
    grammar = reading.lexicon_at(first)
    while first < last and (grammar.has("articles", words[first].word) or grammar.has("openers", words[first].word)):
        first += 1
    return (first, last)
