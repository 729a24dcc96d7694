"""Small lists of words that reading tables rests on, from ``loaders/lexicon/tables/words.toml``."""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import tomli

from ontology.names import fold

_LONGEST = 60  # characters of what these lists hold: the texts of descriptions need no folding
FOLDER = Path(__file__).parent.parent / "lexicon" / "tables"


@cache
def table(name: str) -> dict[str, Any]:
    """One file of the folder as it is, by its name without the suffix."""
    return tomli.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


@cache
def words(kind: str) -> frozenset[str]:
    """One list of folded words or phrases.

    >>> "razem" in words("totals"), "thousand" in words("thousand")
    (True, True)
    """
    return frozenset(table("words")[kind])


def areas(language: str | None) -> tuple[str, ...]:
    """The nouns of a language that lists join to the name of an area or leave out; none where it has none.

    >>> areas("hr")
    ('županija',)
    """
    return tuple(table("words")["areas"].get(language or "", ()))


@lru_cache(maxsize=32768)
def is_nothing(text: str) -> bool:
    """Whether a cell says that it has no value ("N/A", "-", "NULL").

    >>> is_nothing(" n/a "), is_nothing("-"), is_nothing("0")
    (True, True, False)
    """
    if len(text) > _LONGEST:
        return False
    plain = fold(text)
    return not plain or plain in words("nothing")


def is_person(text: str) -> bool:
    """Whether a name only says that a natural person stands here ("N.N.", "osoba fizyczna").

    >>> is_person("N. N."), is_person("Fizička osoba"), is_person("Gmina Olsztyn")
    (True, True, False)
    """
    return len(text) <= _LONGEST and fold(text) in words("persons")


def is_total(text: str) -> bool:
    """Whether a cell begins the row of a sum.

    >>> is_total("Razem:"), is_total("Total 2014-2020"), is_total("Total Quality Ltd")
    (True, True, False)
    """
    if len(text) > _LONGEST:
        return False
    plain = " ".join(word for word in fold(text).split() if not word.isdecimal())
    return plain in words("totals")
