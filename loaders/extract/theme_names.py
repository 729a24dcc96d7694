"""How far the name of a theme reaches: over the adjectives and nouns that make one noun phrase with its label."""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache

from loaders.extract.folding import KEPT
from loaders.extract.lexicon import lexicon
from loaders.extract.reading import Reading
from loaders.extract.sentences import Sentence
from loaders.extract.theme_hits import themes_of
from loaders.extract.things import Theme

BEHIND = "adjective-behind"  # trait of languages whose adjectives follow their nouns
_SHORTEST = 4  # letters of an adjective that is known by its ending
_MOST = 3  # adjectives that a name has on one side
_SMALL = ("articles", "connectors", "locatives")
_LINKS = 3  # small words between what is done to a thing and the thing ("protection of the")


def name_of(reading: Reading, theme: Theme) -> tuple[int, int]:
    """Where the name of a theme begins and ends: "sustainable cultural tourism" where "tourism" is the label.

    >>> from graph.model import document_of
    >>> from loaders.extract.reading import begin
    >>> from loaders.extract.theme_hits import themes_of
    >>> reading = begin(document_of("The partners want inclusive and digital tourism in their regions."))
    >>> start, end = name_of(reading, themes_of(reading)[0])
    >>> reading.text[start:end]
    'inclusive and digital tourism'
    """
    sentence = reading.sentence_at(theme.start)
    if sentence is None:
        return theme.start, theme.end
    first, last = reading.index(theme.start), reading.index(theme.end) - 1
    behind = BEHIND in lexicon(sentence.language).words["traits"]
    if behind:
        last = _adjectives(reading, sentence, last, +1)
    else:
        first = _adjectives(reading, sentence, first, -1)
    first, last = _cared_for(reading, sentence, first, last)
    return reading.words[first].start, reading.words[last].end


def with_complement(reading: Reading, theme: Theme) -> tuple[int, int] | None:
    """Where a theme and the theme that completes it begin and end ("energy efficiency in public buildings")."""
    start, end = name_of(reading, theme)
    number = bisect_left(themes_of(reading), end, key=lambda other: other.start)
    sentence = reading.sentence_at(theme.start)
    for other in themes_of(reading)[number : number + 1]:
        first, last = name_of(reading, other)
        if sentence is not None and end < first and last <= sentence.end and _only_small(reading, end, first):
            return start, last
    return None


def _only_small(reading: Reading, start: int, end: int) -> bool:
    """Whether only small words stand between two offsets, and none that joins equals."""
    at = range(reading.index(start), reading.index(end))
    if not at:  # a genitive may follow right behind ("energetska obnova javnih zgrada")
        return "inflects" in reading.lexicon_at(at.stop).words["traits"] and reading.words[at.stop].gap == " "
    if not 0 < len(at) <= _LINKS or any(reading.words[n].gap not in (" ", "'") for n in (*at[1:], at[-1] + 1)):
        return False
    for n in at:
        grammar, word = reading.lexicon_at(n), reading.words[n].word
        if grammar.has("conjunctions", word) or not any(grammar.has(table, word) for table in _SMALL):
            return False
    return True


def _adjectives(reading: Reading, sentence: Sentence, at: int, step: int) -> int:
    """The last token in one direction that adjectives, and "and" between adjectives, reach."""
    grammar, words = lexicon(sentence.language), reading.words
    capital = words[at].capital
    reached, number, count = at, at + step, 0
    while sentence.first <= number < sentence.last and count < _MOST:
        gap = words[max(number, number - step)].gap
        token = words[number]
        if gap not in (" ", "-"):
            break
        if gap == " " and grammar.has("conjunctions", token.word) and count + (step > 0) and reached != number:
            beyond = number + step
            inside = sentence.first <= beyond < sentence.last
            if not inside or words[max(beyond, number)].gap != " " or not adjective(words[beyond].word, grammar.code):
                break
            number = beyond
            continue
        if not adjective(token.word, grammar.code) or (token.capital and not capital):
            break
        if reading.around(token.start, token.end):
            break
        reached, number, count = number, number + step, count + 1
    return reached


def _cared_for(reading: Reading, sentence: Sentence, first: int, last: int) -> tuple[int, int]:
    """The name with what is done to the thing ("protection of", "kunnostus") before or right behind it."""
    grammar, words = lexicon(sentence.language), reading.words
    at = first
    while at > sentence.first and first - at < _LINKS and words[at].joined:
        if not (grammar.has("articles", words[at - 1].word) or grammar.has("connectors", words[at - 1].word)):
            break
        at -= 1
    for hit in reading.cues("care", sentence):
        if first > hit.first and at <= hit.last + 1 <= first and words[hit.last + 1].joined:
            return hit.first, last
        if hit.first == last + 1 and words[hit.first].gap == " ":
            return first, hit.last
    return first, last


@lru_cache(KEPT)
def adjective(word: str, language: str) -> bool:
    """Whether a folded word may be an adjective, by the list of the language and by its ending.

    >>> adjective("sostenibile", "it"), adjective("und", "de")
    (True, False)
    """
    grammar = lexicon(language)
    if grammar.has("function_words", word) or grammar.has("connectors", word) or grammar.has("articles", word):
        return False
    endings = tuple(known[1:] for known in grammar.words["adjectives"] if known[0] == "*")
    return (
        grammar.has("adjectives", word)
        or grammar.has("modifiers", word)
        or (len(word) > _SHORTEST and word.endswith(endings))
    )
