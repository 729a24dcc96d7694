"""Given names: which capitalised words open the name of a person."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import tomli

from loaders.extract.folding import fold

FILE = Path(__file__).parent.parent / "lexicon" / "persons" / "given.toml"


def opens_a_name(word: str, *, sure: bool = False) -> bool:
    """Whether a folded word is a given name; with ``sure`` only if it is no ordinary word and no place too.

    >>> opens_a_name("bettina"), opens_a_name("florence"), opens_a_name("florence", sure=True)
    (True, True, False)
    """
    names, ambiguous = _tables()
    return word in names and not (sure and word in ambiguous)


def given_in(word: str, country: str) -> bool:
    """Whether a folded word is a given name of a country (ISO 3166 alpha-2).

    >>> given_in("bela", "HU"), given_in("kerry", "HU")
    (True, False)
    """
    return word in _of_country(country)


@cache
def _of_country(country: str) -> frozenset[str]:
    return frozenset(fold(tomli.loads(FILE.read_text(encoding="utf-8"))["names"].get(country, "")).split())


@cache
def _tables() -> tuple[frozenset[str], frozenset[str]]:
    content = tomli.loads(FILE.read_text(encoding="utf-8"))
    ambiguous = frozenset(fold(content["ambiguous"]).split())
    listed = frozenset(word for names in content["names"].values() for word in fold(names).split())
    return listed | ambiguous, ambiguous
