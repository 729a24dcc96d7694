"""Many phrases looked for at once, word by word: the matcher behind every lexicon."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from loaders.extract.folding import fold
from loaders.extract.tokens import Token

Payload = TypeVar("Payload")
_WORD = re.compile(r"\*?[^\W_]+\*?|…")
_SKIP = 6  # words that "…" in a phrase stands for, at most
_PREFIX = 3  # letters by which phrases that begin with an open word are kept
_BEFORE = 2  # letters that a compound must have before its last part


@dataclass(frozen=True, slots=True)
class Hit(Generic[Payload]):
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
    words of the same clause.

    >>> from loaders.extract.tokens import tokens
    >>> index = PhraseIndex([("*kammer", "chamber"), ("partner*", "partner")])
    >>> [(hit.first, hit.payload) for hit in index.hits(tokens("die Wirtschaftskammer und ihre Partnerinnen"))]
    [(1, 'chamber'), (4, 'partner')]
    """

    def __init__(self, rows: Iterable[tuple[str, Payload]]) -> None:
        # By first word, and by second word too where both are written out: so a word meets few phrases.
        self._pairs: dict[tuple[str, str], list[tuple[tuple[str, ...], Payload]]] = {}
        self._exact: dict[str, list[tuple[tuple[str, ...], Payload]]] = {}
        self._open: dict[str, list[tuple[tuple[str, ...], Payload]]] = {}
        self._closed: dict[str, list[tuple[tuple[str, ...], Payload]]] = {}
        for phrase, payload in rows:
            words = tuple(_WORD.findall(fold(phrase)))
            if not words:
                continue
            if words[0].startswith("*"):
                self._closed.setdefault(words[0][-_PREFIX:].lstrip("*"), []).append((words, payload))
            elif words[0].endswith("*"):
                self._open.setdefault(words[0][:_PREFIX].rstrip("*"), []).append((words, payload))
            elif len(words) > 1 and words[1][-1] not in "*…":
                self._pairs.setdefault((words[0], words[1]), []).append((words, payload))
            else:
                self._exact.setdefault(words[0], []).append((words, payload))
        self._lengths = sorted({len(start) for start in self._open})
        self._ends = sorted({len(end) for end in self._closed})

    def hits(self, words: Sequence[Token]) -> Iterator[Hit[Payload]]:
        """Every phrase that occurs, by its first token; the words of a phrase stand joined in the text."""
        for first, token in enumerate(words):
            after = words[first + 1].word if first + 1 < len(words) else ""
            near = [
                *self._exact.get(token.word, ()),
                *self._pairs.get((token.word, after), ()),
                *(row for n in self._lengths for row in self._open.get(token.word[:n], ())),
                *(row for n in self._ends for row in self._closed.get(token.word[-n:], ())),
            ]
            for phrase, payload in near:
                last = self._fits(phrase, words, first)
                if last is not None:
                    yield Hit(first, last, payload)

    @staticmethod
    def _fits(phrase: tuple[str, ...], words: Sequence[Token], first: int) -> int | None:
        """The last token of the phrase that begins at a token, or None."""
        at, skip = first, 0
        for number, wanted in enumerate(phrase):
            if wanted == "…":
                skip = _SKIP
                continue
            while True:
                if at >= len(words) or (number and not _beside(words[at])):
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
