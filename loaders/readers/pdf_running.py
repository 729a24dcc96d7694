"""Running heads and feet of a PDF: what stands at the same place on page after page, and is no text of the document."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from loaders.readers.pdf_words import Word

_ZONE = 0.12  # of a page's height, at its top and at its bottom
_ROWS = 3  # of words at each end of a page
_NEAR = 4.0  # points: rows so near each other stand at the same place
_SHARE = 0.3  # of the pages on which a running head stands at least: left and right pages may differ
_PAGE_NUMBER = re.compile(r"\W*(?:[^\W\d]{1,7}\W*)?(\d{1,4})(?:\s*(?:/|[^\W\d]{1,4})\s*\d{1,4})?\W*")
# What browsers print at the edges of a page: date and time above, address and page below.
_PRINTED = re.compile(
    r"\d{1,4}[./-]\s?\d{1,2}[./-]\s?\d{2,4},?\s+\d{1,2}[:.]\d{2}\b.*|(?:file|https?)://\S+(?:\s+\d+/\d+)?"
)


class Leaf(NamedTuple):
    """A page for this purpose: its height in points and its words."""

    height: float
    words: Sequence[Word]


class _Row(NamedTuple):
    page: int
    at_top: bool
    base: float
    text: str
    size: float
    members: tuple[int, ...]  # ids of the words


def without_running(pages: Sequence[Leaf], title: str = "") -> list[list[Word]]:
    """The words of each page less running heads, running feet and page numbers.

    Of a single page, a small line that says the document's ``title`` is a running head.

    >>> foot = Word("3", 290.0, 296.0, 820.0, 9.0)
    >>> text = Word("Aims", 50.0, 80.0, 100.0, 11.0)
    >>> kept = without_running([Leaf(842.0, [text, foot]), Leaf(842.0, [text._replace(base=300.0), foot])])
    >>> [[word.text for word in words] for words in kept]
    [['Aims'], ['Aims']]
    """
    found = [row for number, page in enumerate(pages) for row in _rows(number, page)]
    gone: set[int] = set()
    alike: dict[tuple[bool, str], list[_Row]] = {}
    for row in found:
        alike.setdefault((row.at_top, re.sub(r"\d+", "#", row.text)), []).append(row)
    least = max(2, _SHARE * len(pages))
    for (_, shape), rows in alike.items():
        numbers = _PAGE_NUMBER.fullmatch(rows[0].text) is not None
        if not numbers and not any(map(str.isalpha, shape)):
            continue
        for row in rows:
            beside = {other.page for other in rows if abs(other.base - row.base) <= _NEAR}
            if len(beside) >= least or (numbers and len(pages) == 1 and not row.at_top and _is_number(row, pages)):
                gone.update(row.members)
    largest = max((word.size for page in pages[:1] for word in page.words), default=0.0)
    for row in found:
        is_title = len(row.text) >= 8 and title.startswith(row.text) and row.size < 0.8 * largest
        if is_title or _PRINTED.fullmatch(row.text):
            gone.update(row.members)
    return [[word for word in page.words if id(word) not in gone] for page in pages]


def _is_number(row: _Row, pages: Sequence[Leaf]) -> bool:
    """Whether a row of the only page is its number: 1, far below the text."""
    match = _PAGE_NUMBER.fullmatch(row.text)
    above = [word.base for word in pages[row.page].words if word.base < row.base - _NEAR]
    return match is not None and match.group(1) == "1" and row.base - max(above, default=0) > 24


def _rows(number: int, page: Leaf) -> list[_Row]:
    """The rows of words at the top and at the bottom of a page, the outermost ones."""
    top = [word for word in page.words if word.base < _ZONE * page.height]
    bottom = [word for word in page.words if word.base > (1 - _ZONE) * page.height]
    rows = []
    for at_top, words in ((True, top), (False, bottom)):
        levels: list[list[Word]] = []
        for word in sorted(words, key=lambda word: (word.base, word.left)):
            if levels and word.base - levels[-1][0].base < _NEAR:
                levels[-1].append(word)
            else:
                levels.append([word])
        for level in levels[:_ROWS] if at_top else levels[-_ROWS:]:
            level.sort(key=lambda word: word.left)
            text = " ".join(word.text for word in level)
            rows.append(_Row(number, at_top, level[0].base, text, level[0].size, tuple(map(id, level))))
    return rows
