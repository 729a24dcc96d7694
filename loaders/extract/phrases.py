"""Many phrases looked for at once, word by word: the matcher behind every lexicon."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain
from operator import itemgetter
from typing import Generic, NamedTuple, TypeAlias, TypeVar

from loaders.extract.folding import KEPT, fold
from loaders.extract.tokens import Token

Payload = TypeVar("Payload")
_Phrase: TypeAlias = tuple[int, tuple[str, ...], Payload]  # its number among the rows, its words
_Openings: TypeAlias = tuple[
    tuple[_Phrase[Payload], ...], Mapping[str, tuple[_Phrase[Payload], ...]], tuple[_Phrase[Payload], ...]
]
_WORD = re.compile(r"\*?[^\W_]+\*?|…")
_SKIP = 6  # words that "…" in a phrase stands for, at most
_NUMBER = itemgetter(0)
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
        self._rows = sorted(hits, key=lambda hit: hit.first)
        self._firsts = [hit.first for hit in self._rows]

    def __iter__(self) -> Iterator[Hit[Payload]]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)

    def beginning(self, first: int, last: int) -> list[Hit[Payload]]:
        """The phrases that begin between two tokens, both included, in order."""
        return self._rows[bisect_left(self._firsts, first) : bisect_right(self._firsts, last)]

    def between(self, first: int, last: int) -> list[Hit[Payload]]:
        """The phrases that lie between two tokens, both included, in order."""
        return [hit for hit in self.beginning(first, last) if hit.last <= last]


class PhraseIndex(Generic[Payload]):
    """Phrases with their payloads, matched whole word by whole word.

    A word that ends in ``*`` matches every word that begins so: that is how rows cover inflected forms. A phrase that
    begins with ``*`` matches a compound that ends so ("*kammer" in "Wirtschaftskammer"). ``…`` stands for up to six
    words of the same clause. ``counts`` says whether a payload counts where some languages are spoken.

    >>> from loaders.extract.tokens import tokens
    >>> index = PhraseIndex([("*kammer", "chamber"), ("partner*", "partner")])
    >>> [(hit.first, hit.payload) for hit in index.hits(tokens("die Wirtschaftskammer und ihre Partnerinnen"))]
    [(1, 'chamber'), (4, 'partner')]
    """

    def __init__(
        self,
        rows: Iterable[tuple[str, Payload]],
        counts: Callable[[Payload, frozenset[str]], bool] = lambda payload, spoken: True,
    ) -> None:
        # By first word, and by second word too where both are written out: so a word meets few phrases.
        self._pairs: dict[str, dict[str, list[_Phrase[Payload]]]] = {}
        self._exact: dict[str, list[_Phrase[Payload]]] = {}
        self._open: dict[str, list[_Phrase[Payload]]] = {}
        self._closed: dict[str, list[_Phrase[Payload]]] = {}
        for number, (phrase, payload) in enumerate(rows):
            words = tuple(_WORD.findall(fold(phrase)))
            if not words:
                continue
            row = (number, words, payload)
            if words[0].startswith("*"):
                self._closed.setdefault(words[0][1:], []).append(row)
            elif words[0].endswith("*"):
                self._open.setdefault(words[0][:-1], []).append(row)
            elif len(words) > 1 and words[1][-1] not in "*…":
                self._pairs.setdefault(words[0], {}).setdefault(words[1], []).append(row)
            else:
                self._exact.setdefault(words[0], []).append(row)
        self._lengths = sorted({len(start) for start in self._open})
        self._ends = sorted({len(end) for end in self._closed})
        self._counts = counts
        self._openings = lru_cache(KEPT)(self._find_openings)  # texts say the same few thousand words again and again

    def hits(self, words: Sequence[Token], spoken: frozenset[str] = frozenset()) -> Iterator[Hit[Payload]]:
        """Every phrase that occurs, by its first token; the words of a phrase stand joined in the text."""
        openings = self._openings
        for first, token in enumerate(words):
            exact, pairs, others = openings(token.word, spoken)
            if pairs and first + 1 < len(words):
                exact = (*exact, *pairs.get(words[first + 1].word, ()))
            for _, phrase, payload in exact + others if exact else others:
                last = first if len(phrase) == 1 else self._last(phrase, words, first)
                if last is not None:
                    yield Hit(first, last, payload)

    def _find_openings(self, word: str, spoken: frozenset[str]) -> _Openings[Payload]:
        """The phrases that a word may open, by how their first words are written, in the order of the rows."""
        pairs = ((second, self._counting(rows, spoken)) for second, rows in self._pairs.get(word, {}).items())
        begun = [rows for n in self._lengths if (rows := self._open.get(word[:n])) and n <= len(word)]
        ended = [rows for n in self._ends if (rows := self._closed.get(word[-n:])) and n + _BEFORE <= len(word)]
        return (
            self._counting(self._exact.get(word, ()), spoken),
            {second: rows for second, rows in pairs if rows},
            (*self._counting(chain(*begun), spoken), *self._counting(chain(*ended), spoken)),
        )

    def _counting(self, rows: Iterable[_Phrase[Payload]], spoken: frozenset[str]) -> tuple[_Phrase[Payload], ...]:
        kept = [row for row in rows if self._counts(row[2], spoken)] if rows else []
        return tuple(sorted(kept, key=_NUMBER)) if len(kept) > 1 else tuple(kept)

    @staticmethod
    def _last(phrase: tuple[str, ...], words: Sequence[Token], first: int) -> int | None:
        """The last token of the phrase whose first word is the token, or None."""
        at, skip = first + 1, 0
        for wanted in phrase[1:]:
            if wanted == "…":
                skip = _SKIP
                continue
            while True:
                if at >= len(words) or not _beside(words[at]):
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
