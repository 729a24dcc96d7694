"""Projects whose acronyms an underscore joins ("GUADIANA_TECH"), in texts that speak of projects."""

from __future__ import annotations

from collections.abc import Iterator

from loaders.extract.reading import Reading

_LETTERS = 2  # of a part


def underscored(reading: Reading) -> Iterator[tuple[int, int, str]]:
    """Names in capitals with an underscore between their parts: first and last token, and rule.

    Programmes write the acronyms of projects so; a link or an address has small letters.
    """
    words = reading.words
    if not reading.cues("Project", table="heads"):
        return
    at = 0
    while at < len(words):
        last = at
        while last + 1 < len(words) and words[last + 1].gap == "_":
            last += 1
        names = [
            words[n] for n in range(at, last + 1) if words[n].shape in ("A", "aA") and len(words[n].word) >= _LETTERS
        ]
        plain = all(words[n].shape in ("A", "aA", "1") for n in range(at, last + 1))
        if last > at and plain and names and words[at].gap not in ("/", ".", "@", "-"):
            yield at, last, "project-underscored"
        at = last + 1
