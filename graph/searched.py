"""A text as it is searched for erased persons: its words, addresses and numbers, with hashes that serve all."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter

from graph.personal_names import Word, words
from graph.tombstones import Seal, contact_key

Span = tuple[int, int]
INITIALS = 3
"""Letters of initials that are written as one word, at most."""
MAIL = re.compile(r"[\w.+%'-]+@[\w-]+(?:\.[\w-]+)+")
_ADDRESS = re.compile(r"https?://\S+|www\.\S+|\S*@\S+", re.IGNORECASE)
PHONE = re.compile(r"(?<![\w.,/-])\+?\(?\d[\d ()./\u00a0–-]{5,}\d(?!\w)")
_ONE_LETTER = "._-+"  # stands behind an initial in an address
_START = attrgetter("start")


class Searched:
    """A text and what is found in it without knowing whom one looks for.

    ``rows`` are the cells of tables by row, (start, end). ``whole``: the text is one name or address, such as a path.
    ``keys`` are the words as they may stand in a form of a name; ``openings``, ``contacts`` and ``handles`` are hashes,
    the latter two with where they stand.
    """

    def __init__(self, text: str, seal: Seal, rows: Sequence[Sequence[Span]] = (), *, whole: bool = False) -> None:
        self.text, self.seal, self.rows, self.whole = text, seal, rows, whole
        self.words = words(text)
        self.keys = [self._keys(n) for n in range(len(self.words))]
        self.openings = frozenset(map(seal.opening, {key for keys in self.keys for key in keys}))
        self.mails: list[Span] = [found.span() for found in MAIL.finditer(text)] if "@" in text else []
        self.phones: list[Span] = [found.span() for found in PHONE.finditer(text)]
        self.contacts = {span: seal.of(contact_key(text[slice(*span)])) for span in (*self.mails, *self.phones)}
        self.handles = [(word.start, word.end, seal.of(f"handle {word.key}")) for word in self._in_addresses()]

    def _in_addresses(self) -> list[Word]:
        if self.whole:
            return self.words
        spans = [found.span() for found in _ADDRESS.finditer(self.text)]
        ends = [[bisect_left(self.words, at, key=_START) for at in span] for span in spans]
        return [word for first, last in ends for word in self.words[first:last]]

    def _keys(self, n: int) -> tuple[str, ...]:
        """A word as it may stand in a form: itself, and an initial where it may be one."""
        word, all_ = self.words[n], self.words
        written = self.text[word.start : word.end]
        if len(written) > INITIALS:
            return (word.key,)
        after = self.text[word.end : all_[n + 1].start] if n + 1 < len(all_) else ""
        before = self.text[all_[n - 1].end : word.start] if n else ""
        tied = len(written) == 1 and any(len(gap) == 1 and gap in _ONE_LETTER for gap in (after, before))
        beside = all_[n + 1 : n + 2] + (all_[n - 1 : n] if n else [])
        dotted = after[:1] == "." or any(one.capital for one in beside)
        if not (tied or (written.isupper() and dotted)):
            return (word.key,)
        return (word.key, f"{word.key[0] if len(written) == 1 else word.key}.")
