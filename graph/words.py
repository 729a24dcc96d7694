"""How alike two names are, word by word: a word that many things bear tells little, a mistyped one is forgiven."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from difflib import SequenceMatcher
from functools import lru_cache
from math import log

from graph.same_name import same_name

_ALIKE = 0.75  # ratio from which two words are one mistyped
_SEVERAL = 3  # words of which one at least is likely to be typed right
_SMALL = 3  # letters up to which a word must be the very same


class Words:
    """The words of a graph's names: in how many ``things`` of all each is.

    >>> words = Words({"of": 45, "university": 40, "turin": 2, "milan": 2}, 50)
    >>> words.likeness("Turin University", "University of Turin") > 0.8
    True
    >>> words.likeness("University of Milan", "University of Turin") < 0.5
    True
    """

    def __init__(self, counts: Mapping[str, int], things: int) -> None:
        self._counts, self._things = counts, max(things, 1)

    def likeness(self, text: str, name: str) -> float:
        """How much of what two names tell they have in common, 0 to 1, whatever the order of words."""
        wanted, words = _words(text), list(_words(name))
        whole = sum(map(self._weight, wanted)) + sum(map(self._weight, words))
        if not whole:
            return 0.0
        common = 0.0
        for word in wanted:
            best = max(words, key=lambda other: (_alike(word, other), other), default="")
            ratio = _alike(word, best)
            if ratio:
                common += ratio * (self._weight(word) + self._weight(best))
                words.remove(best)
        return common / whole

    def share(self, name: str, known: Collection[str]) -> float:
        """How much of what a name tells is in words that are known, 0 to 1; 1 for a name of one or two words."""
        words = _words(name)
        whole = sum(map(self._weight, words))
        if len(words) < _SEVERAL or not whole:
            return 1.0
        return sum(self._weight(word) for word in words if word in known) / whole

    def _weight(self, word: str) -> float:
        return log(1 + self._things / (1 + self._counts.get(word, 0)))


def _words(text: str) -> tuple[str, ...]:
    return tuple(filter(None, same_name(text).core.split("-")))


@lru_cache(maxsize=1 << 16)
def _alike(word: str, other: str) -> float:
    if word == other:
        return 1.0
    if min(len(word), len(other)) <= _SMALL:
        return 0.0
    ratio = SequenceMatcher(None, word, other, autojunk=False).ratio()
    return ratio if ratio >= _ALIKE else 0.0
