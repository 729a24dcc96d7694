"""Words of a page to lines: what stands on one level without a wide gap between."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from loaders.readers.pdf_words import Word

if TYPE_CHECKING:
    from loaders.readers.pdf_grids import Table

BULLETS = "•·▪▫◦‣⁃●○■□►➢➤✓✔✗❖◆◇▶▸*\uf0b7\uf0a7\uf0d8\uf0fc\uf0a8\uf076\uf02d"
MARKER = re.compile(
    rf"(?P<bullet>[{re.escape(BULLETS)}]|[-–—])|(?P<number>\(?(?:\d{{1,2}}|[a-z]|[ivx]{{1,4}})\)|\d{{1,2}}(?:\.\d{{1,2}})*\.?)"
)
_GUTTER = 1.0  # of the size: a gap as wide may part two columns
_HANGING = 5.0  # of the size: how far a bullet may stand from its item
_NOTE_MARK = re.compile(r"[\[(]?(?:\d{1,3}|[*†‡§]{1,3}|[a-z])[\])]?")
_MARKS = 60  # drawn apart on one page
_RAISED = 0.85  # of the line's size: what is smaller and higher is a mark or an exponent


@dataclass(frozen=True)
class Line:
    """Words on one level, from left to right; or, with ``table``, a whole table in its place.

    Places in points from the page's top left; ``order`` is where the page draws its first word.
    """

    words: tuple[Word, ...]
    left: float
    right: float
    base: float
    size: float
    bold: bool
    order: int = 0
    page: int = 0
    table: Table | None = None

    @cached_property
    def text(self) -> str:
        """The words as they read."""
        return spoken(self.words, self)

    @property
    def top(self) -> float:
        """Upper edge of its capitals."""
        return self.base - 0.75 * self.size

    @cached_property
    def marker(self) -> str:
        """The bullet or number that it opens with, '' where it has none or nothing else."""
        first = self.words[0] if self.words else None
        if first is None or len(self.words) < 2:
            return ""
        if first.symbol and len(first.text) == 1:
            return "•"
        match = MARKER.fullmatch(first.text)
        if match is None:
            # Word's second level: the letter o of a typewriter face, far from its item.
            second = self.words[1]
            hollow = first.text == "o" and second.left - first.right > 0.8 * first.size
            return "o" if hollow else ""
        return first.text

    def without_marker(self) -> Line:
        """The same line without its bullet or number."""
        return line_of(self.words[1:], self.order, self.page) if self.marker else self


def line_of(words: Sequence[Word], order: int = 0, page: int = 0) -> Line:
    """The line that words form; its size and level are those of most of its letters."""
    weights: Counter[tuple[float, float]] = Counter()
    for word in words:
        weights[word.size, word.base] += len(word.text)
    size, base = max(weights, key=lambda key: (weights[key], key))
    return Line(
        tuple(words),
        min(word.left for word in words),
        max(word.right for word in words),
        base,
        size,
        all(word.bold for word in words if any(map(str.isalnum, word.text))) and any(word.bold for word in words),
        order,
        page,
    )


def spoken(words: Sequence[Word], line: Line, marks: frozenset[str] = frozenset()) -> str:
    """Words with spaces where there are gaps, without the raised ones that are ``marks`` of notes.

    Other raised figures stand apart from the word before them, unless they are its power.
    """
    parts: list[str] = []
    for place, word in enumerate(words):
        glued = not word.spaced
        if parts and is_raised(word, line):
            signs = re.split(r"\s*[,;]\s*", word.text.strip("()[]"))
            if all(sign in marks for sign in signs):
                continue
            before = words[place - 1].text
            glued = glued and not (word.text[0].isdecimal() and before[-1].isalnum() and not _is_unit(before))
        parts.append(word.text if glued or not parts else f" {word.text}")
    return "".join(parts)


def is_raised(word: Word, line: Line) -> bool:
    """Whether a word is set smaller and higher than its line."""
    return word.size < _RAISED * line.size and word.base < line.base - 0.1 * line.size


def _is_unit(word: str) -> bool:
    """Whether a raised figure behind a word is its power: km², m³."""
    return re.search(r"(?:^|\W)(?:[kcdm]?m|ft|s)$", word) is not None


def fragments(words: Iterable[Word], page: int = 0) -> list[Line]:
    """Pieces of lines between gaps that are wide enough to part columns, from top to bottom.

    A bullet or number is one piece with its item.
    """
    pieces: list[tuple[int, list[Word]]] = []
    for order, word in enumerate(words):
        if pieces and _goes_on(pieces[-1][1], word):
            pieces[-1][1].append(word)
        else:
            pieces.append((order, [word]))
    lines = _with_marks([line_of(piece, order, page) for order, piece in pieces])
    return [line for row in rows(lines) for line in _merged(row)]


def _with_marks(lines: list[Line]) -> list[Line]:
    """The lines with marks of notes put to the words they stand at, where the page draws them apart."""
    marks = [line for line in lines if len(line.words) == 1 and _NOTE_MARK.fullmatch(line.words[0].text)]
    for mark in marks[:_MARKS]:
        word = mark.words[0]
        for place, line in enumerate(lines):
            if not is_raised(word, line) or word.base < line.base - 0.7 * line.size or line is mark:
                continue
            before, after = line.left - word.right, word.left - line.right
            if -0.1 * line.size < before < 0.7 * line.size:
                words = [word, line.words[0]._replace(spaced=True), *line.words[1:]]
            elif -0.1 * line.size < after < 0.3 * line.size:
                words = [*line.words, word._replace(spaced=False)]
            else:
                continue
            lines[place] = line_of(words, line.order, line.page)
            lines.remove(mark)
            break
    return lines


def _goes_on(piece: Sequence[Word], word: Word) -> bool:
    above = piece[-1]
    size = max(word.size, above.size)
    if not -0.6 * size < word.left - above.right < _GUTTER * size:
        return False
    step = abs(word.base - above.base)
    return (
        step < 0.15 * size
        or (step < 0.6 * size and min(word.size, above.size) < _RAISED * size)
        or (len(piece) > 1 and abs(word.base - piece[-2].base) < 0.15 * size and word.size > above.size)
    )


def rows(lines: Sequence[Line]) -> list[list[Line]]:
    """Lines grouped by the level they stand on, from top to bottom, each group from left to right."""
    grouped: list[list[Line]] = []
    for line in sorted(lines, key=lambda line: (line.base, line.left)):
        above = grouped[-1][0] if grouped else None
        if above is not None and line.base - above.base < 0.35 * min(line.size, above.size) and line.table is None:
            grouped[-1].append(line)
        else:
            grouped.append([line])
    return [sorted(row, key=lambda line: line.left) for row in grouped]


def _merged(row: Sequence[Line]) -> list[Line]:
    """The pieces of one row, with those put together that no gutter parts."""
    kept: list[Line] = []
    for line in row:
        above = kept[-1] if kept else None
        if above is not None and above.table is None and line.table is None:
            gap = line.left - above.right
            hangs = len(above.words) == 1 and (above.words[0].symbol or MARKER.fullmatch(above.words[0].text))
            width = _HANGING if hangs else _GUTTER
            if -0.6 * line.size < gap < width * max(line.size, above.size):
                kept[-1] = line_of([*above.words, *line.words], min(above.order, line.order), line.page)
                continue
        kept.append(line)
    return kept


def whole_lines(pieces: Sequence[Line]) -> list[Line]:
    """One line for each row, whatever the gaps in it."""
    found = []
    for row in rows(pieces):
        for is_table, group in itertools.groupby(row, key=lambda line: line.table is not None):
            lines = list(group)
            if is_table or len(lines) == 1:
                found += lines
            else:
                words = [word for line in lines for word in line.words]
                found.append(line_of(words, min(line.order for line in lines), lines[0].page))
    return found


def is_full(above: Line, line: Line, right: float) -> bool:
    """Whether the next line's first word would not have fitted on the one above."""
    first = line.words[0]
    gaps = sorted(right.left - left.right for left, right in itertools.pairwise(above.words) if right.spaced)
    space = min(gaps[len(gaps) // 2], line.size) if gaps else 0.28 * line.size
    return above.right + space + first.right - first.left > right
