"""Head nouns of bodies with a slip of the pen ("Univeristy of Turin"): one letter wrong, or two that changed places."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from loaders.extract.lexicon import CASES, Row, lexicon, names_table
from loaders.extract.phrases import Hit
from loaders.extract.tokens import Token, tokens
from ontology import territories
from ontology.slips import OPENING, SHORTEST, is_slip

_LONGEST_PLACE = 3  # words
_LINKS = 2  # small words between the head noun and the place
_KEPT = 20_000


def misspelt(words: Sequence[Token], first: int, last: int, language: str, *, item: bool) -> Iterator[Hit[Row]]:
    """The head nouns with a slip in a sentence: before "of" and a known place, or at the head of an ``item``."""
    for at in range(first, last):
        token = words[at]
        if not token.capital or len(token.word) < SHORTEST - 1:
            continue
        row = _meant(token.word, lexicon(language).code)
        if row is not None and (
            (item and at == first and _leads_on(words, at, last)) or _of_place(words, at, last, language)
        ):
            yield Hit(at, at, row)


@lru_cache(_KEPT)
def _meant(word: str, language: str) -> Row | None:
    """The head noun that a word is with one slip; None where it is one itself, or the name of a place."""
    if word in _heads(language) or territories.find(word):
        return None
    near = _heads_by_opening(language).get(word[:OPENING], ())
    return next((row for head, row in near if is_slip(word, head)), None)


@cache
def _heads_by_opening(language: str) -> dict[str, list[tuple[str, Row]]]:
    """The long head nouns of a language by the letters in which no slip is, in their order."""
    found: dict[str, list[tuple[str, Row]]] = {}
    for head, row in _heads(language).items():
        found.setdefault(head[:OPENING], []).append((head, row))
    return found


@cache
def _heads(language: str) -> dict[str, Row]:
    """The long head nouns of one word of a language, folded, with what they stand for."""
    content = names_table(language)
    found: dict[str, Row] = {}
    for name in ("bodies", CASES):
        for value, phrases in content.get(name, {}).items():
            for phrase in phrases:
                parts = tokens(phrase)
                if len(parts) == 1 and len(parts[0].word) >= SHORTEST and "*" not in phrase:
                    found.setdefault(parts[0].word, Row("bodies", value, language, capital=True))
    return found


def _leads_on(words: Sequence[Token], at: int, last: int) -> bool:
    return at + 1 < last and words[at + 1].joined


def _of_place(words: Sequence[Token], at: int, last: int, language: str) -> bool:
    """Whether a small word that joins names follows, and behind it the name of a place."""
    grammar, n = lexicon(language), at + 1
    while n < last and n - at <= _LINKS and words[n].joined and grammar.has("connectors", words[n].word):
        n += 1
    if n in (at + 1, last) or not words[n].capital or not words[n].joined:
        return False
    for stop in range(min(n + _LONGEST_PLACE, last), n, -1):
        if all(words[m].joined for m in range(n + 1, stop)) and territories.find(
            " ".join(w.word for w in words[n:stop])
        ):
            return True
    return False
