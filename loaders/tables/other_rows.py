"""Rows below a header that are no data: headings of sections, sums, the header again, what stands apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from loaders.tables.grid import Merge
from loaders.tables.shapes import is_value, labels_only_a_sum, names_a_sum

_WIDE = 3  # columns from which on a row with one cell says something of the rows below it
_FEW = 0.3  # of rows; where more have one cell alone, they are data with gaps


@dataclass(frozen=True, slots=True)
class OtherRows:
    """Indices of rows below a header that are no data.

    ``sections`` have one filled cell, such as the name of a priority or country, and say something
    of the rows below; ``sums`` add up; ``repeats`` are the header again; ``blanks`` are empty;
    ``apart`` are what stands under the table behind an empty row: a list of codes, notes.
    """

    sections: tuple[int, ...] = ()
    sums: tuple[int, ...] = ()
    repeats: tuple[int, ...] = ()
    blanks: tuple[int, ...] = ()
    apart: tuple[int, ...] = ()


def other_rows(rows: Sequence[Sequence[str]], first: int, last: int, merges: Sequence[Merge] = ()) -> OtherRows:
    """The rows below a header (that stands in ``first`` to ``last``) that are no data.

    >>> table = [["Name", "Town", "EUR"], ["Priority 1"], ["A", "Graz", "5"], ["B", "Linz", "6"], ["Total", "", "11"]]
    >>> found = other_rows(table, 0, 0)
    >>> found.sections, found.sums
    ((1,), (4,))
    """
    header = [_key(rows[number]) for number in range(first, last + 1)]
    names = [column for number in range(first, last + 1) for column, words in enumerate(rows[number]) if words]
    left, width = min(names), max(names) + 1
    wide = {top for top, start, bottom, end in merges if top == bottom and 2 * (end - start + 1) >= width}
    counts = {number: sum(map(bool, rows[number])) for number in range(last + 1, len(rows))}
    blanks = [number for number, count in counts.items() if not count]
    repeats = [number for number, count in counts.items() if count > 1 and _key(rows[number]) in header]
    apart = frozenset(_apart(rows, counts, blanks, left, width))
    sums = [
        number
        for number, count in counts.items()
        if count and _is_sum(rows, number, counts, left) and number not in apart
    ]
    sections = _sections(rows, counts, left, width, wide) - apart
    return OtherRows(tuple(sorted(sections)), tuple(sums), tuple(repeats), tuple(blanks), tuple(sorted(apart)))


def _sections(rows: Sequence[Sequence[str]], counts: dict[int, int], left: int, width: int, wide: set[int]) -> set[int]:
    if width < _WIDE:
        return set()
    single = [number for number, count in counts.items() if count == 1]
    edge = {number for number in single if _starts_at(rows[number], left) and not is_value(rows[number][left])}
    common = len(edge) > max(3, _FEW * sum(map(bool, counts.values())))
    return {number for number in single if number in wide or (number in edge and not common)}


def _key(cells: Sequence[str]) -> tuple[str, ...]:
    return tuple(words.casefold() for words in cells if words)


def _starts_at(cells: Sequence[str], column: int) -> bool:
    return column < len(cells) and bool(cells[column]) and not any(cells[:column])


def _apart(
    rows: Sequence[Sequence[str]], counts: dict[int, int], blanks: Sequence[int], left: int, width: int
) -> list[int]:
    """Rows to the end behind an empty one that are all far narrower than the table, from its left edge on."""
    narrow = max(2, width // 3)
    if width <= narrow + 1:
        return []
    start = None
    for number in reversed(counts):
        if counts[number] > narrow or (counts[number] and not _starts_at(rows[number], left)):
            break
        if not counts[number]:
            start = number + 1
    if start is None or start - 1 not in set(blanks):
        return []
    found = [number for number in counts if number >= start and counts[number]]
    # A row with one cell alone may still be the heading of a section without rows.
    return found if any(counts[number] > 1 for number in found) else []


def _is_sum(rows: Sequence[Sequence[str]], number: int, counts: dict[int, int], left: int) -> bool:
    cells = [words for words in rows[number] if words]
    words = [cell for cell in cells if not is_value(cell)]
    if len(words) == len(cells) or (len(cells) == 1 and _starts_at(rows[number], left)):
        return False
    if words:
        # A body may be called "Total": then its project stands beside it.
        return names_a_sum(words[0]) if len(words) == 1 else len(words) == 2 and labels_only_a_sum(words[0])
    # Figures without a name add up where nothing of the table follows.
    ends = number + 1 not in counts or not counts[number + 1]
    above = counts.get(number - 1, 0)
    return ends and (above > len(cells) or not above)
