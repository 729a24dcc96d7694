"""What the header of a column means, in any language of the EU."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

import tomli

from ontology.names import fold

_FOLDER = Path(__file__).parent.parent / "lexicon" / "tables"
SURE = 0.8
"""Score from which a text is taken for a header: its words, or nearly all of them, are those of a term."""

_LONGEST = 300  # characters of a header
_GAP = 3  # words that may stand between two words of a term
_HUMP = re.compile(r"(?<=[a-zà-ÿ])(?=[A-ZÀ-Þ])")
_PARTS = re.compile(r"[/\n|]| [-–—] ")
_BRACKETS = re.compile(r"[\[(][^()\[\]]*[\])]")
_LANGUAGE_BONUS = 0.03
# "Montant FEDER programmé" is the fund's part and "Toteutunut rahoitus" what was paid, whatever else is said of them.
_DECISIVE = frozenset({"project.erdfBudget", "project.esfBudget", "other.paid", "other.rate"})
_DECISIVE_BONUS = 0.25


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a header may mean: a ``field`` of a profile (``project.title``), with a ``score`` from 0 to 1.

    1 is a term word for word, less than `SURE` a guess from some of the words; ``language`` is the term's.
    """

    field: str
    score: float
    language: str


@dataclass(frozen=True, slots=True)
class _Term:
    words: tuple[str, ...]  # one that ends in * is the beginning of many
    field: str
    language: str


@lru_cache(maxsize=8192)
def meanings(text: str, language: str | None = None) -> tuple[Meaning, ...]:
    """What a header may mean, the likeliest first, each field once; nothing where no term is in it.

    A header in two languages ("Ime operacije/Operation name") means what either half does. ``language``
    (ISO 639-1), where it is known, goes first among equals: Polish "kraj" is a country, Slovak a region.

    >>> [meanings(header)[0].field for header in ("Name des Begünstigten", "OPERATION\\nSTART DATE", "Fecha de fin")]
    ['beneficiary.name', 'project.startDate', 'project.endDate']
    >>> meanings("Blätter im Wind")
    ()
    """
    if len(text) > _LONGEST or not any(map(str.isalpha, text)):
        return ()
    best: dict[str, tuple[float, Meaning]] = {}
    for part, share in _readings(text):
        for found in _of(part):
            rank = found.score * share + (_LANGUAGE_BONUS if language == found.language else 0.0)
            if rank > best.get(found.field, (0.0, found))[0]:
                best[found.field] = rank, Meaning(found.field, round(min(rank, 1.0), 3), found.language)
    order = {field: place for place, field in enumerate(fields())}
    return tuple(found for _, found in sorted(best.values(), key=lambda pair: (-pair[0], order[pair[1].field])))


def is_term(text: str) -> bool:
    """Whether a text is surely the header of a column that some term means.

    >>> is_term("Operation End Date "), is_term("Transport"), is_term("")
    (True, False, False)
    """
    found = meanings(text)
    return bool(found) and found[0].score >= SURE


@cache
def fields() -> tuple[str, ...]:
    """The fields that have terms, in the order of the file; those that begin with ``other.`` give no fact."""
    return tuple(_content())


@cache
def _content() -> Mapping[str, Mapping[str, Sequence[str]]]:
    return MappingProxyType(_table("headers"))


def _table(name: str) -> dict[str, Any]:
    return tomli.loads((_FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


@cache
def _idle(kind: str) -> frozenset[str]:
    """Words that tell little: ``small`` ones, names of ``money``, beginnings of those for what it is ``about``."""
    return frozenset(_table("words")[kind])


@cache
def _index() -> Mapping[str, tuple[_Term, ...]]:
    """The terms by their first word, ``*`` included."""
    found: dict[str, list[_Term]] = {}
    for field, by_language in _content().items():
        for language, terms in by_language.items():
            for term in terms:
                words = tuple(fold(word) + ("*" if word.endswith("*") else "") for word in _content_words(term))
                found.setdefault(words[0], []).append(_Term(words, field, language))
    return MappingProxyType({word: tuple(terms) for word, terms in found.items()})


def _content_words(term: str) -> list[str]:
    opened = term.endswith("*")
    words = _telling(fold(term).split())
    return [*words[:-1], words[-1] + "*"] if opened else words


def _telling(words: Sequence[str]) -> list[str]:
    """The words without small ones, or all where there are no others."""
    return [word for word in words if word not in _idle("small")] or list(words)


def _readings(text: str) -> Iterator[tuple[str, float]]:
    """The ways to read a header, with what a match there is worth: whole, without brackets, each part of it."""
    yield text, 1.0
    plain = _BRACKETS.sub(" ", text)
    if plain.strip() and plain != text:
        yield plain, 0.99
    for place, part in enumerate(_PARTS.split(plain)):
        if part.strip() and part != plain:
            yield part, 0.97 if place == 0 else 0.96  # "Location of operation/project" is a location


def _of(text: str) -> Iterator[Meaning]:
    spread = _HUMP.sub(" ", text)
    words = [word for word in _telling(fold(spread).split()) if word not in _idle("money") and not word.isdecimal()]
    whole = sum(map(_weight, words))
    for at in range(len(words)):
        for term in _beginning(words[at]):
            matched = _matched(term, words, at)
            if matched:
                share = matched / whole
                if share < 1:
                    bonus = _DECISIVE_BONUS if term.field in _DECISIVE else 0.0
                    score = min(0.4 + 0.6 * share + bonus, 0.97)
                else:
                    score = 0.98 if term.words[-1].endswith("*") else 1.0
                yield Meaning(term.field, score, term.language)


def _weight(word: str) -> float:
    """How much a word tells of a header: its letters, a quarter of them where it only says that projects are meant."""
    return len(word) / 4 if word.startswith(tuple(_idle("about"))) else len(word)


def _beginning(word: str) -> Iterator[_Term]:
    index = _index()
    yield from index.get(word, ())
    for end in range(2, len(word) + 1):
        yield from index.get(word[:end] + "*", ())


def _matched(term: _Term, words: Sequence[str], at: int) -> float:
    """Weight of the words that a term takes from one on, 0 where it is not there."""
    total, place = _weight(words[at]), at
    for wanted in term.words[1:]:
        for following in range(place + 1, min(place + 2 + _GAP, len(words))):
            word = words[following]
            if word == wanted or (wanted.endswith("*") and word.startswith(wanted[:-1])):
                total, place = total + _weight(word), following
                break
        else:
            return 0
    return total
