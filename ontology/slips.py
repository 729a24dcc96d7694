"""Slips of the pen in long words: two neighbours that changed places, or one letter wrong, too many or too few."""

from __future__ import annotations

SHORTEST = 8  # letters of a word that may hold a slip
OPENING = 2  # letters in which no slip is
_SURE = 9  # letters of a word in which one stands for another: "Provence" is no province
_ENDING = 3  # letters in which no letter is wrong: other endings make other words ("ministro", "ministero")


def is_slip(word: str, right: str) -> bool:
    """Whether a word is another with one slip; both folded, and alike in their first letters.

    >>> is_slip("univeristy", "university"), is_slip("univesidad", "universidad"), is_slip("comune", "comuni")
    (True, True, False)
    """
    return _swapped(word, right) or _one_wrong(word, right)


def _swapped(word: str, right: str) -> bool:
    """Whether two neighbours have changed places in a word."""
    at = _first_other(word, right)
    return (
        len(word) == len(right)
        and at < len(word)
        and word[at : at + 2] == right[at : at + 2][::-1]
        and word[at + 2 :] == right[at + 2 :]
    )


def _one_wrong(word: str, right: str) -> bool:
    """Whether a word has one letter wrong, one too many or one too few, before its last letters.

    >>> _one_wrong("univesidad", "universidad"), _one_wrong("ministro", "ministero")
    (True, False)
    """
    if word[-_ENDING:] != right[-_ENDING:]:
        return False
    a, b = word[(at := _first_other(word, right)) :], right[at:]
    if len(word) == len(right):
        return len(word) >= _SURE and a[1:] == b[1:]
    return a[1:] == b if len(word) > len(right) else a == b[1:]


def _first_other(word: str, right: str) -> int:
    """Where two words begin to differ."""
    return next((n for n, (a, b) in enumerate(zip(word, right, strict=False)) if a != b), min(len(word), len(right)))
