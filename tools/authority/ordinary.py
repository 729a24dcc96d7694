"""Which names of projects are ordinary words, so that a text which holds them need not speak of a project."""

from __future__ import annotations

import re

from ontology import authority, territories
from ontology.names import fold

_LANGUAGES = tuple("bg cs da de el en es fi fr hu it nl pl pt ro sk sl sv".split())  # noqa: SIM905
_USED = 2.5  # on Zipf's scale: three times in a billion words
_SHORT = 3  # letters
_KINDS = ("Organization", "Programme", "Fund", "Strategy", "Law", "PolicyFramework", "Initiative")


def ordinary(name: str) -> bool:
    """Whether a name is short, made of ordinary words only, or is also that of a place, a body, a programme or an act.

    >>> ordinary("SMART WATER"), ordinary("CircPro")
    (True, False)
    """
    words = fold(name).split()
    if len("".join(words)) <= _SHORT or territories.find(name) or authority.find(name, kinds=_KINDS):
        return True
    return all(len(word) <= _SHORT or word.isdigit() or _used(word) for word in words)


def _used(word: str) -> bool:
    import wordfreq  # a help in writing the table: nothing depends on it

    if re.search(r"\d", word):
        return False
    return any(wordfreq.zipf_frequency(word, language) >= _USED for language in _LANGUAGES)
