"""Running heads and feet of a PDF: what stands at the same place on page after page, and is no text of the document."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from loaders.readers.pdf_words import Word

_ZONE = 0.2  # of a page's height, at its top and at its bottom
_ROWS = 3  # of words at each end of a page
_NEAR = 4.0  # points: rows so near each other stand at the same place
_SHARE = 0.3  # of the pages: where what is set like a heading stands as often, it is a running head, too
_APART = 1.9  # times the size of the text: what stands so far from it is no part of it
_PAGE = (
    "p|pp|pg|page|paġna|pag|pagina|página|leathanach|s|seite|sida|side|sivu|lk|lehekülg|str|stran|strana|stranica|strona"
    "|old|oldal|psl|puslapis|lpp|lappuse|σ|σελ|σελίδα|стр|страница"
)
_PAGE_NUMBER = re.compile(
    rf"\W*(?:(?:{_PAGE})\b\W*)?(\d{{1,5}})(?:\s*(?:/|[^\W\d]{{1,4}})\s*\d{{1,5}})?(?:\W*(?:{_PAGE}))?\W*", re.IGNORECASE
)
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
    bold: bool
    gap: float  # to the next row towards the middle of the page
    members: tuple[int, ...]  # ids of the words

    @property
    def number(self) -> int | None:
        """The page number that it is, None for other text."""
        match = _PAGE_NUMBER.fullmatch(self.text)
        return int(match.group(1)) if match else None


def without_running(pages: Sequence[Leaf], title: str = "") -> list[list[Word]]:
    """The words of each page less running heads, running feet and page numbers.

    Of a single page, a small line that says the document's ``title`` is a running head.

    >>> feet = [Word(number, 290.0, 296.0, 820.0, 9.0) for number in "34"]
    >>> aims = Word("Aims", 50.0, 80.0, 400.0, 11.0)
    >>> kept = without_running([Leaf(842.0, [aims, foot]) for foot in feet])
    >>> [[word.text for word in words] for words in kept]
    [['Aims'], ['Aims']]
    """
    found = [row for number, page in enumerate(pages) for row in _rows(number, page)]
    sizes = Counter(word.size for page in pages for word in page.words)
    usual = max(sizes, key=lambda size: (sizes[size], -size), default=0.0)
    alike: dict[tuple[bool, str], list[_Row]] = {}
    for row in found:
        # Without spaces: how wide they are may differ from page to page.
        alike.setdefault((row.at_top, re.sub(r"\d+", "#", row.text.replace(" ", ""))), []).append(row)
    running: list[_Row] = []
    for rows in alike.values():
        for group in _at_one_place(rows):
            running += _repeating(group, len(pages), usual)
    first = {row.number - row.page for row in running if row.number is not None}
    largest = max((word.size for page in pages[:1] for word in page.words), default=0.0)
    for row in found:
        is_number = row.number is not None and (row.number - row.page in first or _is_only_number(row, pages))
        is_title = len(row.text) >= 8 and title.startswith(row.text) and row.size < 0.8 * largest
        if is_number or is_title or _PRINTED.fullmatch(row.text):
            running.append(row)
    gone = {word for row in running for word in row.members}
    return [[word for word in page.words if id(word) not in gone] for page in pages]


def _at_one_place(rows: Sequence[_Row]) -> Iterator[list[_Row]]:
    group: list[_Row] = []
    for row in sorted(rows, key=lambda row: (row.base, row.page)):
        if group and row.base - group[-1].base > _NEAR:
            yield group
            group = []
        group.append(row)
    yield group


def _repeating(rows: Sequence[_Row], pages: int, usual: float) -> list[_Row]:
    """Those of the rows at one place, alike but for their figures, that are running heads and no headings there."""
    count = len({row.page for row in rows})
    if rows[0].number is not None:
        # Of bare figures, those that count with the pages, or never change.
        steps = {row.page - (row.number or 0) for row in rows}
        same = len({row.text for row in rows}) == 1
        return list(rows) if count >= 2 and (same or len(steps) <= max(1, count // 3)) else []
    if not any(map(str.isalpha, rows[0].text)):
        return []
    if any(row.bold or row.size > 1.1 * usual for row in rows):
        return list(rows) if count >= max(3, _SHARE * pages) else []
    if count >= max(2, _SHARE * pages):
        return list(rows)
    # On a few pages only, it must stand apart, small or with their number: two pages may begin alike.
    often = Counter(sign for row in rows for sign in _counted(row))
    told = len({row.text for row in rows}) > 1
    return [
        row
        for row in rows
        if (told or row.size < 0.95 * usual)
        and row.gap > _APART * usual
        and max(often[sign] for sign in _counted(row)) >= 2
    ]


def _counted(row: _Row) -> set[str]:
    """What a running head stays the same in: its words, with its first or last number counted from the page's."""
    numbers = [*re.finditer(r"\d{1,5}", row.text)]
    return {row.text} | {
        f"{row.text[: one.start()]}{int(one.group()) - row.page}#{row.text[one.end() :]}"
        for one in (numbers[:1] + numbers[-1:])
    }


def _is_only_number(row: _Row, pages: Sequence[Leaf]) -> bool:
    """Whether a row of the only page is its number: 1, far below the text."""
    above = [word.base for word in pages[row.page].words if word.base < row.base - _NEAR]
    return len(pages) == 1 and not row.at_top and row.number == 1 and row.base - max(above, default=0) > 24


def _rows(number: int, page: Leaf) -> list[_Row]:
    """The rows of words at the top and at the bottom of a page, the outermost ones."""
    top = [word for word in page.words if word.base < _ZONE * page.height]
    bottom = [word for word in page.words if word.base > (1 - _ZONE) * page.height]
    bases = sorted({word.base for word in page.words})
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
            bold = all(word.bold for word in level)
            base = level[0].base
            inner = [b for b in bases if b > base + _NEAR] if at_top else [b for b in bases if b < base - _NEAR]
            gap = min((abs(b - base) for b in inner), default=0.0)
            rows.append(_Row(number, at_top, base, text, level[0].size, bold, gap, tuple(map(id, level))))
    return rows
