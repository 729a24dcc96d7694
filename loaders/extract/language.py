"""Which language a block is written in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from loaders.extract.lexicon import languages, whole_words
from loaders.extract.tokens import Token, tokens
from ontology.stored import stored

_OTHERS = ("ga", "mt", "no", "is", "sq", "mk", "tr", "uk", "ru", "ca", "eu")  # without a lexicon
_ENOUGH = 4  # function words that settle the language of a block
_SPARSE = 25  # words to one function word at which a block may still be in the document's language
_FEWEST = 6  # words from which statistics are asked about a whole document
_TELLING = 4_000  # code points from the start of a text that tell its language
_TEXT = 20  # words from which a text is said to be in a language
_WORDS = 12  # fewer words than this and no statistics: the document's language holds


Shares = Mapping[str, tuple[tuple[str, float], ...]]
"""Words with the languages that have them, and what a word counts for each."""


@cache
def function_words() -> Shares:
    """The small words of all languages."""
    found: dict[str, set[str]] = defaultdict(set)
    for code in languages():
        for name in ("function_words", "articles", "conjunctions", "connectors"):
            for word in whole_words(code, name):
                found[word].add(code)
    return shared(found)


def shared(found: Mapping[str, set[str]]) -> Shares:
    """The languages of words, which share a word equally.

    >>> shared({"de": {"fr", "es"}})
    {'de': (('es', 0.5), ('fr', 0.5))}
    """
    return {word: tuple((code, 1 / len(codes)) for code in sorted(codes)) for word, codes in found.items()}


def language_of(words: Sequence[Token], text: str, fallback: str | None = None) -> str | None:
    """ISO 639-1 code of the language of some words, or the fallback where they are too few to tell.

    Function words of the lexicons decide where they are clear; statistics (py3langid) otherwise,
    so that the model is loaded only for texts in other languages.

    >>> from loaders.extract.tokens import tokens
    >>> text = "Il progetto mira ad aiutare i partner coinvolti nella prima fase"
    >>> language_of(tokens(text), text)
    'it'
    """
    score: dict[str, float] = {}
    known = function_words()
    for token in words:
        for code, share in known.get(token.word, ()):
            score[code] = score.get(code, 0.0) + share
    ranked = sorted(score.items(), key=lambda row: (-row[1], row[0]))
    second = ranked[1][1] if len(ranked) > 1 else 0.0
    if ranked and ranked[0][1] >= _ENOUGH and ranked[0][1] >= 1.5 * second and ranked[0][1] >= len(words) / 8:
        return ranked[0][0]
    if len(words) < _WORDS:  # a line of names says nothing of its language
        if fallback is None and ranked and ranked[0][1] >= 1 and ranked[0][1] >= 1.5 * second:
            return ranked[0][0]
        return fallback if fallback is not None or len(words) < _FEWEST else _statistics(text)
    if fallback is not None and score.get(fallback, 0.0) >= len(words) / _SPARSE:
        return fallback
    return _statistics(text)


def language_of_text(text: str) -> str | None:
    """ISO 639-1 code of the language in which a text begins, None for a few words.

    >>> language_of_text("Il progetto mira ad aiutare i partner. " * 4), language_of_text("Torino, Milano")
    ('it', None)
    """
    begin = text[:_TELLING]
    words = tokens(begin)
    return language_of(words, begin) if len(words) >= _TEXT else None


def _statistics(text: str) -> str:
    from py3langid import __version__  # takes its time: only where the lexicons do not decide

    known = {*languages(), *_OTHERS}  # Croatian is else taken for one of its neighbours
    return next(str(code) for code, _ in _identifier(__version__).rank(text) if code in known)


@stored
def _identifier(version: str) -> Any:
    """The model of a version of py3langid: to unpack the file that comes with it takes half a second."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE)
