"""A page's lines as passages in the order of reading, by the file's own tags or by where they stand."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from loaders.readers.pdf_columns import Region, regions
from loaders.readers.pdf_grids import Cell, Table, take_tables
from loaders.readers.pdf_lines import BULLETS, Line, fragments, is_full, line_of
from loaders.readers.pdf_shapes import Stroke
from loaders.readers.pdf_tags import Part
from loaders.readers.pdf_words import Word

_TRUSTED = 0.9  # share of a page's letters that its tags must cover to be believed
_FURNITURE = 0.4  # share of letters tagged as no content from which the tags are not believed
_LABEL = re.compile(r"\(?(?:[\w]{1,3}[.)]|\d+(?:\.\d+)+\.?)|[-–—o]")
_LEAST_PAIRS = 3  # of lines that follow each other, to tell how wide a column is
_WRAPPED = 0.7  # share of them that must be full
_FAR = 3.0  # of the size: a gap between pieces that are not one line


@dataclass(slots=True)
class Page:
    """One page as read: ``parts`` are its tagged structure, empty where it has none.

    ``dots`` are the centres of small marks drawn as shapes; all places in points from the top left.
    """

    number: int
    width: float
    height: float
    words: list[Word]
    strokes: list[Stroke] = field(default_factory=list)
    dots: list[tuple[float, float]] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)


@dataclass(slots=True)
class Passage:
    """Lines that belong together, or a table.

    ``kind`` is that of a block (``heading``, ``item``, ``paragraph``), ``note``, ``table``, or ''
    where nothing but the lines themselves tells. ``label`` is an item's bullet or number; ``left``
    is where the lines around it begin and ``right`` where lines there end at the latest, in points,
    which is ``sure`` where enough lines are full.
    ``resumes`` tells that it goes on with the passage before, after a note.
    """

    kind: str
    lines: list[Line]
    page: int
    level: int = 0
    left: float = 0.0
    right: float = 0.0
    sure: bool = False
    label: str = ""
    table: Table | None = None
    resumes: bool = False


def passages_of(page: Page) -> list[Passage]:
    """The passages of a page; those of untagged pages are whole columns, yet to be divided."""
    return _tagged(page) if _believed(page) else _laid_out(page)


def _believed(page: Page) -> bool:
    if not page.parts:
        return False
    known = {tag for part in page.parts for tag in _tags(part)}
    total = covered = furniture = 0
    for word in page.words:
        total += len(word.text)
        covered += len(word.text) * (word.tag in known)
        furniture += len(word.text) * (word.tag == -2)
    return covered >= _TRUSTED * (total - furniture) and furniture <= _FURNITURE * total


def _tags(part: Part) -> list[int]:
    return part.tags + [tag for row in part.rows for cell in row for tag in cell.tags]


def _laid_out(page: Page) -> list[Passage]:
    words, tables = take_tables(_dotted(page), page.strokes, page.number)
    found: list[Passage] = []
    for region in regions([*fragments(words, page.number), *tables]):
        if region.cells:
            found.append(Passage("table", [], page.number, table=_set_in_columns(region, page.number)))
            continue
        left, right, sure = _edges(region, page)
        group: list[Line] = []
        for line in [*region.lines, None]:
            if line is not None and line.table is None:
                group.append(line)
                continue
            if group:
                found.append(Passage("", group, page.number, 0, left, right, sure))
                group = []
            if line is not None:
                found.append(Passage("table", [], page.number, table=line.table))
    return found


def _dotted(page: Page) -> list[Word]:
    """The words, with a bullet for each dot that is drawn before one."""
    if not page.dots or len(page.dots) > 500:
        return page.words
    words: list[Word] = []
    for word in page.words:
        middle = word.base - 0.35 * word.size
        for x, y in page.dots:
            if 0.1 * word.size < word.left - x < 2.5 * word.size and abs(y - middle) < 0.3 * word.size:
                before = words[-1] if words else None
                if before is None or abs(before.base - word.base) > word.size / 2 or before.right < x - 2 * word.size:
                    width = 0.2 * word.size
                    words.append(word._replace(text="•", left=x - width, right=x + width, spaced=True))
                    word = word._replace(spaced=True)
                break
        words.append(word)
    return words


def _edges(region: Region, page: Page) -> tuple[float, float, bool]:
    """Where the lines of a region begin, where they end at the latest, and whether that is sure.

    It is where nearly every line that another follows is as full as its words allow.
    """
    lines = [line for line in region.lines if line.table is None]
    if not lines:
        return 0.0, page.width, False
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    sizes = Counter(round(line.size) for line in lines)
    usual = max(sizes, key=lambda size: (sizes[size], -size))
    pairs = [
        (above, below)
        for above, below in itertools.pairwise(lines)
        if round(above.size) == round(below.size) == usual
        and 0 < below.base - above.base < 1.6 * below.size
        and not below.marker
    ]
    if len(pairs) >= _LEAST_PAIRS:
        widest = max(above.right for above, _ in pairs)
        if sum(is_full(above, below, widest) for above, below in pairs) >= _WRAPPED * len(pairs):
            return left, widest, True
    # Short lines only: the margins of a page are alike on both sides.
    return left, (right if region.column else max(right, page.width - left)) - usual / 2, False


def _set_in_columns(region: Region, page: int) -> Table:
    count = len(region.cells[0])
    lefts, rights = [], []
    for column in range(count):
        lines = [line for row in region.cells for line in row[column]]
        lefts.append(min((line.left for line in lines), default=0.0))
        rights.append(max((line.right for line in lines), default=0.0))
    rows = [[Cell(cell, rights[column] - lefts[column]) for column, cell in enumerate(row)] for row in region.cells]
    return Table(rows, tuple(lefts), page)


def _tagged(page: Page) -> list[Passage]:
    by_tag: dict[int, list[Word]] = {}
    for word in page.words:
        by_tag.setdefault(word.tag, []).append(word)
    found: list[Passage] = []
    label = ""
    everything = [line_of([word]) for words in by_tag.values() for word in words]
    margin_left = min((line.left for line in everything), default=0.0)
    margin_right = max([page.width - margin_left, *(line.right for line in everything)])
    for part in page.parts:
        if part.rows:
            table = _tagged_table(part, by_tag, page.number)
            if table.rows:
                found.append(Passage("table", [], page.number, table=table))
            continue
        words = [word for tag in part.tags for word in by_tag.pop(tag, ())]
        if not words:
            continue
        if part.kind == "label":
            label = "".join(word.text for word in words)
            continue
        lines = _in_order(words, page.number, apart=not part.kind)
        kind = part.kind.rstrip("+")
        left = min(line.left for line in lines)
        right = max(line.right for line in lines) if len(lines) > 2 and kind else margin_right
        resumes = part.kind.endswith("+")
        passage = Passage(kind, lines, page.number, part.level, left, right, True, resumes=resumes)
        if kind == "item":
            if lines[0].marker and (lines[0].marker in BULLETS or (not label and _LABEL.fullmatch(lines[0].marker))):
                label = label or lines[0].marker
                lines[0] = lines[0].without_marker()
            passage.label, label = label or "•", ""
        found.append(passage)
    return found


def _in_order(words: Sequence[Word], page: int, *, apart: bool = False) -> list[Line]:
    """Lines of words in the order given; where ``apart``, a wide gap ends a line, too."""
    pieces: list[list[Word]] = []
    for word in words:
        above = pieces[-1][-1] if pieces else None
        if above is not None:
            size = max(word.size, above.size)
            gap = word.left - above.right
            if abs(word.base - above.base) < 0.6 * size and gap > -0.6 * size and not (apart and gap > _FAR * size):
                pieces[-1].append(word)
                continue
        pieces.append([word])
    return [line_of(piece, place, page) for place, piece in enumerate(pieces)]


def _tagged_table(part: Part, by_tag: dict[int, list[Word]], page: int) -> Table:
    rows: list[list[Cell]] = []
    for told_row in part.rows:
        cells = []
        for told in told_row:
            words = [word for tag in told.tags for word in by_tag.pop(tag, ())]
            cells.append(Cell(_in_order(words, page), header=told.header))
        if any(cell.lines for cell in cells):
            rows.append(cells)
    most = max((len(row) for row in rows), default=0)
    usual = Counter(len(row) for row in rows)
    lefts = _lefts([row for row in rows if len(row) == most])
    if len(usual) > 1:
        rows = [_spread(row, lefts) if 1 < len(row) < most else row for row in rows]
        rows = [row + [Cell() for _ in range(most - len(row))] for row in rows]
    for column in range(most):
        width = max((line.right - line.left for row in rows for line in row[column].lines), default=0.0)
        for row in rows:
            row[column].width = width
    return Table(rows, tuple(lefts), page)


def _lefts(rows: Sequence[Sequence[Cell]]) -> list[float]:
    """Where the columns of full rows begin."""
    lefts: list[float] = []
    for column in range(len(rows[0]) if rows else 0):
        lines = [line for row in rows for line in row[column].lines]
        lefts.append(min((line.left for line in lines), default=lefts[-1] if lefts else 0.0))
    return lefts


def _spread(row: Sequence[Cell], lefts: Sequence[float]) -> list[Cell]:
    """A row whose empty cells the file leaves out, with each cell in the column where it stands."""
    spread = [Cell() for _ in lefts]
    free = 0
    for place, cell in enumerate(row):
        left = min((line.left for line in cell.lines), default=None)
        column = free if left is None else max(sum(left >= edge - 3 for edge in lefts) - 1, free)
        column = min(column, len(lefts) - (len(row) - place))
        spread[column] = cell
        free = column + 1
    return spread
