"""How well a name fits what was asked: the very name, its beginning, its words, or these with slips of the pen."""

from __future__ import annotations

from functools import lru_cache

BEGINS = 0.9
"""Names that begin as was asked are likely by so much or more, and less than 1."""
WORDS = 0.72
"""Names that have all the words, whole or begun."""
SLIP = 0.71
"""A name that is as a whole one slip away: a letter lost, added or wrong, or two letters in the wrong order."""
MISTYPED = 0.6
"""Names that have all the words, some of them mistyped; those that lack words are below."""


def likeness(asked: str, name: str) -> float:
    """How well a folded name fits a folded text, 0 to 1.

    >>> likeness("circe", "circe"), likeness("circe", "circe2020") >= BEGINS, likeness("crice", "circe")
    (1.0, True, 0.71)
    """
    if name == asked:
        return 1.0
    if name.startswith(asked):
        return BEGINS + 0.09 * len(asked) / len(name)
    wanted, words = asked.split(), tuple(name.split())
    each = [_closeness(word, words) for word in wanted]
    mean, share = sum(each) / len(each), min(1.0, len(wanted) / len(words))
    if min(each) >= _BEGUN:
        return WORDS + 0.13 * share + 0.04 * mean
    if len(asked) >= SLIP_FROM and within(asked, name, 1):
        return SLIP
    if min(each) > 0:
        return MISTYPED + 0.05 * share + 0.05 * mean
    return MISTYPED * mean * (0.8 + 0.2 * share)


SLIP_FROM = 4
"""Letters from which on a name or word may have a slip: in shorter words it makes another word."""
TWO_SLIPS_FROM = 8
"""Letters from which on a word may have two slips."""
_BEGUN = 0.97


@lru_cache(maxsize=4096)  # the same words stand in many names
def _closeness(wanted: str, words: tuple[str, ...]) -> float:
    if wanted in words:
        return 1.0
    if any(word.startswith(wanted) for word in words):
        return _BEGUN
    if len(wanted) >= SLIP_FROM:
        if any(within(wanted, word, 1) for word in words):
            return 0.85
        if any(_begins_within(wanted, word) for word in words):
            return 0.8
    if len(wanted) >= TWO_SLIPS_FROM and any(within(wanted, word, 2) for word in words):
        return 0.7
    return 0.0


def _begins_within(wanted: str, word: str) -> bool:
    """Whether a word begins, but for one slip, as was asked."""
    size = len(wanted)
    return any(within(wanted, word[:end], 1) for end in (size - 1, size, size + 1))


def within(one: str, other: str, slips: int) -> bool:
    """Whether two texts are no more than so many slips apart.

    >>> within("torino", "tornio", 1), within("torino", "trin", 1), within("torino", "trin", 2)
    (True, False, True)
    """
    if abs(len(one) - len(other)) > slips:
        return False
    if one == other:
        return True
    if not slips:
        return False
    at = 0
    for mine, its in zip(one, other, strict=False):
        if mine != its:
            break
        at += 1
    one, other, left = one[at:], other[at:], slips - 1
    swapped = len(one) > 1 and one[:2] == other[1::-1]
    return (
        within(one[1:], other[1:], left)
        or within(one[1:], other, left)
        or within(one, other[1:], left)
        or (swapped and within(one[2:], other[2:], left))
    )
