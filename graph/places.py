"""Where in a document a passage stands, as a person would look it up: the page, the cells of a table."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from graph.model import Block, Document


@dataclass(frozen=True, slots=True)
class Place:
    """The page (from 1, 0 where there are none) and the cells (``Partners!B7``, ``B7:D7``, '' outside tables)."""

    page: int = 0
    cells: str = ""

    def __str__(self) -> str:
        return ", ".join(filter(None, [f"page {self.page}" if self.page else "", self.cells]))


NOWHERE = Place()


class Places:
    """The places of one document.

    >>> row = Block("row", 0, 15, cells=((0, 6, ""), (7, 15, "")), sheet="Partners", row=7)
    >>> places = Places(Document("d", "Torino\\t120,5 EUR", blocks=(row,)))
    >>> str(places.of(7, 15)), str(places.of(0, 15))
    ('Partners!B7', 'Partners!A7:B7')
    """

    def __init__(self, document: Document) -> None:
        self._blocks = sorted(document.blocks, key=lambda block: block.start)
        self._starts = [block.start for block in self._blocks]

    def of(self, start: int, end: int) -> Place:
        """The place of a passage, by where it begins."""
        index = bisect_right(self._starts, start) - 1
        if index < 0 or self._blocks[index].end <= start:
            return NOWHERE
        block = self._blocks[index]
        if not block.row and not block.page:
            return NOWHERE
        return Place(block.page, _cells(block, start, end))


def _cells(block: Block, start: int, end: int) -> str:
    if not block.row:
        return ""
    touched = [number for number, (begin, stop, _) in enumerate(block.cells) if begin < end and start < stop]
    if not touched:
        return ""
    first, last = (f"{column(number)}{block.row}" for number in (touched[0], touched[-1]))
    cells = first if first == last else f"{first}:{last}"
    return f"{_sheet(block.sheet)}!{cells}" if block.sheet else cells


def column(number: int) -> str:
    """The letters of a column that is counted from 0.

    >>> column(0), column(25), column(26), column(701)
    ('A', 'Z', 'AA', 'ZZ')
    """
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _sheet(name: str) -> str:
    """A sheet's name as spreadsheet programs write it in an address."""
    return name if name.replace("_", "").isalnum() else "'" + name.replace("'", "''") + "'"
