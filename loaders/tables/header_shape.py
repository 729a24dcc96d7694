"""How much a row looks like the header of the rows below it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from loaders.tables.shapes import is_nothing, is_value

_LONGEST = 300  # code points; headers in two languages with their explanations
_ADDRESS = re.compile(r"https?://|www\.|\S@\S+\.\w")
_COLUMN_NUMBER = re.compile(r"[(\[]?\s*(?:(\d{1,3})|([a-z]))\s*[)\].]?", re.IGNORECASE)
_YEAR = re.compile("(?:19|20)[0-9]{2}")
_MOSTLY = 0.6


@dataclass(frozen=True, slots=True)
class Shape:
    """A row against those below it: a score from 0 to about 1.3, columns in use below, those that hold figures."""

    score: float
    used: frozenset[int] = frozenset()
    figures: frozenset[int] = frozenset()

    @property
    def width(self) -> int:
        """Number of columns in use below."""
        return len(self.used)


def shape_of(
    cells: Sequence[str], below: Sequence[Sequence[str]], is_term: Callable[[str], bool] | None = None
) -> Shape:
    """The shape of a row as the header of the rows below.

    >>> rows = [["Alpha", "1000"], ["Beta", "25.50"]]
    >>> shape_of(["Project", "Budget"], rows).score > 0.6 > shape_of(["Gamma", "7"], rows).score
    True
    """
    columns = _columns(below)
    names = {column: words for column, words in enumerate(cells) if words}
    years = _series_of_years(names.values())
    wordy = {column for column, words in names.items() if is_wordy(words) or words in years}
    figures = frozenset(column for column, values in columns.items() if _share(values, is_value) >= _MOSTLY)
    used = frozenset(columns)
    terms = sum(map(is_term, names.values())) if is_term else 0
    if len(used | names.keys()) < 2 or len(names) < 2:
        return Shape(0.0, used, figures)
    known = terms / len(names)
    if not columns:
        return Shape(known, used, figures)
    coverage = len(used & names.keys()) / len(used)
    words = len(wordy) / len(names)
    distinct = len({name.casefold() for name in names.values()}) / len(names)
    score = coverage * words**2 * distinct * (0.4 + 0.6 * _contrast(names, wordy, columns, figures))
    return Shape(score + 0.3 * known * coverage, used, figures)


def is_wordy(words: str) -> bool:
    """Whether a text could be the name of a column: words, not too many, and no value or address.

    >>> [is_wordy(words) for words in ("Kosten (EUR)", "1 200,00", "https://example.org", "-")]
    [True, False, False, False]
    """
    return (
        len(words) <= _LONGEST
        and any(map(str.isalpha, words))
        and not is_value(words)
        and not is_nothing(words)
        and not _ADDRESS.search(words)
    )


def is_number_line(cells: Sequence[str]) -> bool:
    """Whether a row only counts the columns: 1, 2, 3 … or a, b, c ….

    >>> is_number_line(["1", "2", "3"]), is_number_line(["(a)", "(b)", "", "(c)"]), is_number_line(["1", "2015", "3"])
    (True, True, False)
    """
    matches = [_COLUMN_NUMBER.fullmatch(words) for words in cells if words]
    counts = [int(match[1]) if match[1] else ord(match[2].lower()) - 96 for match in matches if match]
    return len(counts) == len(matches) >= 3 and counts == list(range(counts[0], counts[0] + len(counts)))


def _series_of_years(names: Iterable[str]) -> frozenset[str]:
    """Years that follow each other in a row, as the names of columns do; empty where they do not."""
    years = [name for name in names if _YEAR.fullmatch(name)]
    first = int(years[0]) if years else 0
    follow = len(years) > 1 and [int(year) for year in years] == list(range(first, first + len(years)))
    return frozenset(years) if follow else frozenset()


def _columns(rows: Sequence[Sequence[str]]) -> dict[int, list[str]]:
    """What each column holds that says something."""
    columns: dict[int, list[str]] = {}
    for cells in rows:
        for column, words in enumerate(cells):
            if words and not is_nothing(words):
                columns.setdefault(column, []).append(words)
    return columns


def _contrast(names: dict[int, str], wordy: set[int], columns: dict[int, list[str]], figures: frozenset[int]) -> float:
    """How much the names differ from what stands below them, 0 to 1; columns of figures count double."""
    total = weight = 0.0
    for column, values in columns.items():
        name = names.get(column, "")
        if not name:
            continue
        heavy = 2.0 if column in figures else 1.0
        weight += heavy
        if column in wordy:
            total += heavy * _difference(name, values, column in figures)
    return total / weight if weight else 0.0


def _difference(name: str, values: Sequence[str], figures: bool) -> float:
    if name in values:
        return 0.0
    if figures:
        return 1.0
    if not _has_digit(name) and _share(values, _has_digit) >= 0.5:
        return 0.8
    if not name.isupper() and _share(values, str.isupper) >= 0.8:
        return 0.7
    if len(set(values)) <= 0.6 * len(values):
        return 0.6  # a name that none of the terms of a list repeats
    if sum(map(len, values)) > 2.5 * len(name) * len(values):
        return 0.6
    return 0.2


def _has_digit(words: str) -> bool:
    return any(map(str.isdigit, words))


def _share(values: Sequence[str], is_so: Callable[[str], bool]) -> float:
    return sum(map(is_so, values)) / len(values) if values else 0.0
