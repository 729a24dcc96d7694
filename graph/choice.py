"""Which of several names to show: one function decides, so that no thing is shown twice under two names."""

from __future__ import annotations

from collections.abc import Iterable


def chosen(names: Iterable[tuple[str, str]], language: str) -> str:
    """The best of some (text, language) pairs: in the language, in English, in none, in Latin letters, else the first.

    >>> chosen([("Piemont", "de"), ("Piemonte", "it"), ("Piedmont", "en")], "it")
    'Piemonte'
    >>> chosen([("Piemont", "de"), ("Piedmont", "en")], "fr")
    'Piedmont'
    """
    order = {language: 0, "en": 1, "": 2}
    # Greek begins at U+0370, Cyrillic after it
    return min(names, key=lambda name: (order.get(name[1], 3), max(name[0], default="") >= "\u0370", name[1], name[0]))[
        0
    ]
