"""Many phrases looked for at once, word by word: the matcher behind every lexicon."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from loaders.extract.folding import fold
from loaders.extract.tokens import Token

Payload = TypeVar("Payload")
_WORD = re.compile(r"[^\W_]+\*?|…")
_SKIP = 6  # words that "…" in a phrase stands for, at most
_PREFIX = 3  # letters by which phrases that begin with an open word are kept


@dataclass(frozen=True, slots=True)
class Hit(Generic[Payload]):
    """A phrase found: the tokens ``first`` to ``last`` (inclusive) and what the phrase stands for."""

    first: int
    last: int
    payload: Payload


class PhraseIndex(Generic[Payload]):
    """Phrases with their payloads, matched whole word by whole word.

    A word that ends in ``*`` matches every word that begins so: that is how rows cover inflected forms.
    ``…`` stands for up to six words of the same clause.
    """

    def __init__(self, rows: Iterable[tuple[str, Payload]]) -> None:
        self._exact: dict[str, list[tuple[tuple[str, ...], Payload]]] = {}
        self._open: dict[str, list[tuple[tuple[str, ...], Payload]]] = {}
        for phrase, payload in rows:
            words = tuple(_WORD.findall(fold(phrase)))
            if words and words[0].endswith("*"):
                self._open.setdefault(words[0][:_PREFIX].rstrip("*"), []).append((words, payload))
            elif words:
                self._exact.setdefault(words[0], []).append((words, payload))

    def hits(self, words: Sequence[Token]) -> Iterator[Hit[Payload]]:
        """Every phrase that occurs, by its first token; the words of a phrase stand joined in the text."""
        for first, token in enumerate(words):
            rows = self._exact.get(token.word, [])
            near = (
                [row for n in range(1, _PREFIX + 1) for row in self._open.get(token.word[:n], ())] if self._open else []
            )
            after = words[first + 1].word if first + 1 < len(words) else ""
            for phrase, payload in (*rows, *near):
                if len(phrase) > 1 and not self._may_go_on(phrase[1], after):
                    continue
                last = self._fits(phrase, words, first)
                if last is not None:
                    yield Hit(first, last, payload)

    @staticmethod
    def _may_go_on(wanted: str, word: str) -> bool:
        """A quick look at the second word, which settles most cases."""
        return wanted == word or (wanted[-1] == "*" and word.startswith(wanted[:-1])) or wanted == "…"

    @staticmethod
    def _fits(phrase: tuple[str, ...], words: Sequence[Token], first: int) -> int | None:
        """The last token of the phrase that begins at a token, or None."""
        at, skip = first, 0
        for number, wanted in enumerate(phrase):
            if wanted == "…":
                skip = _SKIP
                continue
            while True:
                if at >= len(words) or (number and not words[at].joined):
                    return None
                word = words[at].word
                if word.startswith(wanted[:-1]) if wanted[-1] == "*" else word == wanted:
                    break
                if not skip:
                    return None
                skip -= 1
                at += 1
            at += 1
            skip = 0
        return at - 1
