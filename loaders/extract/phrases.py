"""Many phrases looked for at once, word by word: the matcher behind every lexicon."""

from __future__ import annotations

import re
import sys
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from operator import itemgetter
from typing import Any, Generic, NamedTuple, TypeAlias, TypeVar

from loaders.extract.folding import KEPT, fold_all
from loaders.extract.tokens import Token

Payload = TypeVar("Payload")
Phrase: TypeAlias = tuple[int, tuple[str, ...], Payload]  # its number among the rows, its words
_Row: TypeAlias = tuple[int, str, Payload]  # the same as it is kept: its words in one string
_WORD = re.compile(r"\*?[^\W_]+\*?|…")
_SKIP = 6  # words that "…" in a phrase stands for, at most
_FIRST = _NUMBER = itemgetter(0)
_NEVER = sys.maxsize  # a token behind all others, so that no look-up need ask whether it is past the last
_HEAD = 3  # letters by which stems and ends are kept: a word meets only those that share them
_BEFORE = 2  # letters that a compound must have before its last part


class Hit(NamedTuple, Generic[Payload]):
    """A phrase found: the tokens ``first`` to ``last`` (inclusive) and what the phrase stands for."""

    first: int
    last: int
    payload: Payload


class Hits(Generic[Payload]):
    """Phrases found, by their first tokens: those of a sentence are looked up, not searched for.

    >>> found = Hits([Hit(0, 2, "a"), Hit(4, 4, "b"), Hit(5, 9, "c")])
    >>> [hit.payload for hit in found.between(3, 6)]
    ['b']
    """

    def __init__(self, hits: Iterable[Hit[Payload]] = ()) -> None:
        self._rows = sorted(hits, key=_FIRST)
        self._firsts = [*map(_FIRST, self._rows), _NEVER]

    def __iter__(self) -> Iterator[Hit[Payload]]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)

    def beginning(self, first: int, last: int) -> list[Hit[Payload]]:
        """The phrases that begin between two tokens, both included, in order."""
        firsts = self._firsts
        at = bisect_left(firsts, first)
        if firsts[at] > last:
            return []  # as nearly always
        return self._rows[at : bisect_right(firsts, last, at)]

    def between(self, first: int, last: int) -> list[Hit[Payload]]:
        """The phrases that lie between two tokens, both included, in order."""
        firsts = self._firsts
        at = bisect_left(firsts, first)
        if firsts[at] > last:
            return []
        return [hit for hit in self._rows[at : bisect_right(firsts, last, at)] if hit.last <= last]


NONE: Hits[Any] = Hits()


class Openings(NamedTuple, Generic[Payload]):
    """The phrases that one word may open: by how their first words are written, in the order of the rows.

    ``pairs`` are by their second word, where both are written out; so most words meet few phrases.
    """

    exact: tuple[Phrase[Payload], ...]
    pairs: Mapping[str, tuple[Phrase[Payload], ...]]
    begun: tuple[Phrase[Payload], ...]
    ended: tuple[Phrase[Payload], ...]


class PhraseIndex(Generic[Payload]):
    """Phrases with their payloads, matched whole word by whole word.

    A word that ends in ``*`` matches every word that begins so: that is how rows cover inflected forms. A phrase that
    begins with ``*`` matches a compound that ends so ("*kammer" in "Wirtschaftskammer"). ``…`` stands for up to six
    words of the same clause.

    >>> from loaders.extract.tokens import tokens
    >>> index = PhraseIndex([("*kammer", "chamber"), ("partner*", "partner")])
    >>> [(hit.first, hit.payload) for hit in index.hits(tokens("die Wirtschaftskammer und ihre Partnerinnen"))]
    [(1, 'chamber'), (4, 'partner')]
    """

    def __init__(self, rows: Iterable[tuple[str, Payload]]) -> None:
        self._exact: dict[str, list[_Row[Payload]]] = {}
        self._pairs: dict[str, dict[str, list[_Row[Payload]]]] = {}
        self._stems: dict[str, list[tuple[str, _Row[Payload]]]] = {}
        self._ends: dict[str, list[tuple[str, _Row[Payload]]]] = {}
        known = list(rows)
        for number, (words, (_, payload)) in enumerate(zip(_words_of([text for text, _ in known]), known, strict=True)):
            word, _, others = words.partition(" ")
            if not word:
                continue
            row, second = (number, words, payload), others.partition(" ")[0]
            if word[0] == "*":
                self._ends.setdefault(word[1:][-_HEAD:], []).append((word[1:], row))
            elif word[-1] == "*":
                self._stems.setdefault(word[:-1][:_HEAD], []).append((word[:-1], row))
            elif second and second[-1] not in "*…":
                self._pairs.setdefault(word, {}).setdefault(second, []).append(row)
            else:
                self._exact.setdefault(word, []).append(row)
        self._heads = sorted({len(head) for kept in (self._stems, self._ends) for head in kept})
        self._keep()

    def _keep(self) -> None:
        self._kept = lru_cache(KEPT)(self.openings)  # texts say the same few thousand words again and again

    def __getstate__(self) -> dict[str, Any]:
        return {name: held for name, held in self.__dict__.items() if name != "_kept"}

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.__dict__.update(state)
        self._keep()

    def hits(self, words: Sequence[Token]) -> Iterator[Hit[Payload]]:
        """Every phrase that occurs, by its first token; the words of a phrase stand joined in the text."""
        return find_hits(words, 0, len(words), self._kept)

    def openings(self, word: str) -> Openings[Payload] | None:
        """The phrases that a folded word may open; None where it opens none, as most do."""
        exact, pairs = self._exact.get(word, ()), self._pairs.get(word)
        begun: list[_Row[Payload]] = []
        ended: list[_Row[Payload]] = []
        for length in self._heads:  # a stem of one or two letters is kept by itself
            if length > len(word):
                break
            for stem, row in self._stems.get(word[:length], ()):
                if word.startswith(stem):
                    begun.append(row)
            for end, row in self._ends.get(word[-length:], ()):
                if word.endswith(end) and len(end) + _BEFORE <= len(word):
                    ended.append(row)
        if not (exact or pairs or begun or ended):
            return None
        begun.sort(key=_NUMBER)
        ended.sort(key=_NUMBER)
        seconds = {second: _phrases(rows) for second, rows in pairs.items()} if pairs else {}
        return Openings(_phrases(exact), seconds, _phrases(begun), _phrases(ended))


def _words_of(phrases: Sequence[str]) -> Iterator[str]:
    """The words of each phrase with single blanks between them."""
    for folded in fold_all(phrases):
        yield " ".join(_WORD.findall(folded))


def _phrases(rows: Iterable[_Row[Payload]]) -> tuple[Phrase[Payload], ...]:
    """Rows with their words taken apart: of thousands of rows only those that a word may open are."""
    return tuple((number, tuple(words.split(" ")), payload) for number, words, payload in rows)


def find_hits(
    words: Sequence[Token], start: int, stop: int, openings: Callable[[str], Openings[Payload] | None]
) -> Iterator[Hit[Payload]]:
    """Every phrase between two tokens, the second excluded, among those that ``openings`` says a word may open."""
    for first in range(start, stop):
        found = openings(words[first].word)
        if found is None:
            continue
        exact, pairs, begun, ended = found
        paired = pairs.get(words[first + 1].word, ()) if pairs and first + 1 < stop else ()
        for _, phrase, payload in (*exact, *paired, *begun, *ended):
            last = first if len(phrase) == 1 else _last(phrase, words, first, stop)
            if last is not None:
                yield Hit(first, last, payload)


def _last(phrase: tuple[str, ...], words: Sequence[Token], first: int, stop: int) -> int | None:
    """The last token of the phrase whose first word is the token, or None."""
    at, skip = first + 1, 0
    for wanted in phrase[1:]:
        if wanted == "…":
            skip = _SKIP
            continue
        while True:
            if at >= stop or not _beside(words[at]):
                return None
            if _fits_word(wanted, words[at].word):
                break
            if not skip:
                return None
            skip -= 1
            at += 1
        at += 1
        skip = 0
    return at - 1


def _fits_word(wanted: str, word: str) -> bool:
    """Whether a word is the one of a phrase, begins so, or is a compound that ends so."""
    if wanted[0] == "*":
        return word.endswith(wanted[1:]) and len(word) >= len(wanted) - 1 + _BEFORE
    return word.startswith(wanted[:-1]) if wanted[-1] == "*" else word == wanted


def _beside(token: Token) -> bool:
    """Whether a token goes on with the phrase before it; the letters of an abbreviation do behind a full stop too."""
    return token.joined or (len(token.word) == 1 and token.gap in (".", ". "))
