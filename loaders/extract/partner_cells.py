"""The cells of a line that blanks or tabs set in columns: which holds a partner's name, what the others say."""

from __future__ import annotations

import itertools
from dataclasses import dataclass

from loaders.extract.gazetteer import best_place
from loaders.extract.list_items import holds_body
from loaders.extract.reading import Reading
from loaders.extract.spelling import spoken_at
from loaders.extract.tokens import index_at, opens_column
from loaders.extract.whereabouts import country_code

_SHORT = 4  # words of a cell that says where a partner is, or its role
_NUMBER = 2  # words of a cell with the partner's number ("PP 4")
_SUMS = ("budget", "erdf", "portion", "share")
_ROLES = ("lead-partner", "leader", "partner", "partner-list", "does-lead")


@dataclass(frozen=True, slots=True)
class Cells:
    """The cells of a line: where the one with the name stands, the short ones beside it, and whether it leads."""

    start: int
    end: int
    beside: tuple[tuple[int, int], ...] = ()
    leads: bool = False


def name_cell(reading: Reading, start: int, end: int) -> Cells:
    """The cell of a line in which a partner is named: the first that is no number, role or place.

    A line without columns is one cell.
    """
    cells = cells_of(reading, start, end)
    if len(cells) == 1:
        return Cells(start, end)
    roles = [cell for cell in cells if _is_role(reading, *cell)]
    rest = [cell for cell in cells if cell not in roles and not _is_mark(reading, *cell)]
    named = next((cell for cell in rest if not _is_place(reading, *cell)), None)
    if named is None:
        return Cells(start, end)
    countries = [cell for cell in cells if country_code(reading.text[slice(*cell)]) is not None]
    beside = tuple(c for c in cells if (c in rest or c in countries) and c != named and _words(reading, *c) <= _SHORT)
    leads = any(reading.cues_between(name, *cell) for name in _ROLES[:2] for cell in roles)
    return Cells(*named, beside, leads)


def is_header(reading: Reading, start: int, end: int) -> bool:
    """Whether a line of cells without figures says what the columns below it hold, sums among them."""
    cells = cells_of(reading, start, end)
    if len(cells) == 1 or any(sign.isdigit() for sign in reading.text[start:end]):
        return False
    short = (cell for cell in cells if _words(reading, *cell) <= _NUMBER)
    return any(reading.cues_between(name, *cell) for cell in short for name in _SUMS)


def cells_of(reading: Reading, start: int, end: int) -> list[tuple[int, int]]:
    """Where the cells between two offsets begin and end."""
    words = reading.words
    first, stop = index_at(words, start), index_at(words, end)
    opens = [start, *(words[n].start for n in range(first + 1, stop) if opens_column(words[n]))]
    text = reading.text
    return [(a, a + len(text[a:b].rstrip())) for a, b in itertools.pairwise([*opens, end])]


def _is_mark(reading: Reading, start: int, end: int) -> bool:
    """Whether a cell is the number of a partner, or a country or its code."""
    cell = reading.text[start:end]
    numbered = _words(reading, start, end) <= _NUMBER and any(c.isdigit() for c in cell)
    return numbered or country_code(cell) is not None


def _is_place(reading: Reading, start: int, end: int) -> bool:
    at = index_at(reading.words, start)
    place = best_place(reading.text[start:end], spoken=spoken_at(reading, at))
    return place is not None and not holds_body(reading, start, end)


def _is_role(reading: Reading, start: int, end: int) -> bool:
    """Whether a cell says no more than a role ("Lead partner", "Partner 3")."""
    if _words(reading, start, end) > _SHORT or holds_body(reading, start, end):
        return False
    return any(reading.cues_between(name, start, end) for name in _ROLES)


def _words(reading: Reading, start: int, end: int) -> int:
    return len(reading.text[start:end].split())
