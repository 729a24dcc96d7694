"""The body of an OpenDocument text, block by block, as a page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from loaders.readers.layout import Cell, Line, add_heading, add_item, add_paragraph, add_table, new_content
from loaders.readers.odt_styles import TEXT, Looks
from loaders.readers.odt_words import DRAW, gather

if TYPE_CHECKING:
    from lxml.etree import _Element as Element
else:
    Element = Any

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_INDEXES = "table-of-content illustration-index table-index object-index user-index alphabetical-index"
_SKIPPED = frozenset(f"{TEXT}{name}" for name in (*_INDEXES.split(" "), "tracked-changes"))
_WIDE = 100  # columns or rows that a cell may cover or stand for; no real table is wider
_COPIES = 20_000  # cells of a document that stand for several
_COPIED = 1000  # code points of a row that may stand for several
_SHORT = 80  # code points that a numbered line in bold may have and still be a heading


class OdtWalk:
    """A walk through an OpenDocument text that fills ``page``; ``title`` is its paragraph in the style of titles.

    Notes follow the paragraph that cites them, or the list or table that it stands in; text boxes
    follow the paragraph that they are anchored in.
    """

    def __init__(self, looks: Looks) -> None:
        """Take the styles that the document defines."""
        self.looks = looks
        self.page = new_content()
        self.title = ""
        self.unread: Counter[str] = Counter()  # what was met that holds words but is not read
        self._cited: list[Element] = []
        self._depth = 0  # of lists, tables and notes, inside of which notes wait
        self._tables = 0  # inside of one another
        self._spare = _COPIES
        self._titled = 0  # levels by which headings stand below the title

    def read(self, body: Element) -> None:
        """Fill the page with what a body shows."""
        paragraphs = {p.get(f"{TEXT}style-name") or "" for p in body.iter(f"{TEXT}p", f"{TEXT}h")}
        has_title = any(self.looks.is_title(style) for style in paragraphs)
        has_first = any(
            self._level(heading) == 1 and not self.looks.is_title(heading.get(f"{TEXT}style-name") or "")
            for heading in body.iter(f"{TEXT}h")
        )
        self._titled = int(has_title and has_first)
        self.blocks(body, self.page)
        self._tell_notes(self.page)

    def blocks(self, container: Element, place: Element) -> None:
        """Put the blocks that stand in a container into a place of the page."""
        for element in container:
            tag = element.tag
            if not isinstance(tag, str) or tag in _SKIPPED or self._is_hidden(element):
                continue
            if tag in (f"{TEXT}p", f"{TEXT}h"):
                self._paragraph(element, place)
            elif tag in (f"{TEXT}list", f"{TEXT}numbered-paragraph"):
                self._list(element, place, 1, "")
            elif tag == f"{_TABLE}table":
                self._table(element, place)
            elif tag in (f"{DRAW}object", f"{DRAW}object-ole"):
                self.unread["charts or documents inside of it"] += 1
            elif tag.startswith((TEXT, DRAW)):
                # Sections, frames and text boxes.
                self.blocks(element, place)

    def _is_hidden(self, element: Element) -> bool:
        if element.tag != f"{TEXT}section":
            return False
        return element.get(f"{TEXT}display") == "none" or bool(
            self.looks.hidden("section", element.get(f"{TEXT}style-name") or "")
        )

    def _level(self, heading: Element) -> int:
        told = heading.get(f"{TEXT}outline-level") or "1"
        return min(max(int(told[:2]), 1), 10) if told.isdecimal() else 1

    def _paragraph(self, element: Element, place: Element, listed: int = 0, *, is_section: bool = False) -> None:
        style = element.get(f"{TEXT}style-name") or ""
        if self.looks.is_contents(style):
            return
        found = gather(element, self.looks, style)
        if not found.line.is_empty:
            level = self._level(element) if element.tag == f"{TEXT}h" else self.looks.heading(style)
            if self.looks.is_title(style):
                add_heading(place, found.line, 1)
                self.title = self.title or "".join(place[-1].itertext())
            elif level:
                add_heading(place, found.line, level + self._titled)
            elif listed and not (is_section and _is_section(found.line)):
                add_item(place, found.line, listed)
            else:
                add_paragraph(place, found.line)
        self._cited += found.notes
        self._tell_notes(place)
        for box in found.boxes:
            self.blocks(box, place)

    def _tell_notes(self, place: Element) -> None:
        """Put the notes cited so far into the page, unless a list or table is being read: its notes follow it."""
        while self._cited and not self._depth:
            self._depth += 1
            for body in self._cited.pop(0).iterchildren(f"{TEXT}note-body"):
                self.blocks(body, place)
            self._depth -= 1

    def _list(self, element: Element, place: Element, level: int, style: str) -> None:
        self._depth += 1
        style = element.get(f"{TEXT}style-name") or style
        if element.tag == f"{TEXT}numbered-paragraph":
            told = element.get(f"{TEXT}level") or "1"
            self._item(element, place, int(told[:2]) if told.isdecimal() else 1, style, alone=False)
        entries = [child for child in element if child.tag in (f"{TEXT}list-item", f"{TEXT}list-header")]
        for entry in entries:
            marked = entry.tag == f"{TEXT}list-item"
            self._item(entry, place, level, style, alone=len(entries) == 1 and level == 1, marked=marked)
        self._depth -= 1
        self._tell_notes(place)

    def _item(
        self, entry: Element, place: Element, level: int, style: str, *, alone: bool, marked: bool = True
    ) -> None:
        """Put an entry of a list: its first paragraph is the item, further ones belong to it."""
        is_first = marked
        for child in entry:
            if child.tag == f"{TEXT}list":
                self._list(child, place, level + 1, style)
            elif child.tag in (f"{TEXT}p", f"{TEXT}h"):
                name = style or self.looks.list_of(child.get(f"{TEXT}style-name") or "")
                shows = is_first and level not in self.looks.unmarked.get(name, ())
                numbered = alone and name in self.looks.numbered
                self._paragraph(child, place, level if shows else 0, is_section=numbered)
                is_first = False
            elif child.tag == f"{_TABLE}table":
                self._table(child, place)

    def _table(self, table: Element, place: Element) -> None:
        self._depth += 1
        self._tables += 1
        rows: list[list[Cell]] = []
        headers = 0
        for row, is_header in _rows(table):
            cells = self._row(row)
            size = sum(len(words) for cell in cells for words in cell.content.itertext())
            repeated = self._copies(row, "number-rows-repeated", len(cells)) if 0 < size < _COPIED else 1
            headers += repeated if is_header and headers == len(rows) else 0
            rows.append(cells)
            rows += [self._row(row) for _ in range(repeated - 1)]
        add_table(place, rows, headers)
        self._tables -= 1
        self._depth -= 1
        self._tell_notes(place)

    def _row(self, row: Element) -> list[Cell]:
        cells: list[Cell] = []
        for element in row.iterchildren(f"{_TABLE}table-cell"):
            for _ in range(self._copies(element, "number-columns-repeated", 1)):
                cell = Cell(
                    new_content("td"),
                    _number(element, "number-columns-spanned"),
                    _number(element, "number-rows-spanned"),
                )
                self.blocks(element, cell.content)
                cells.append(cell)
                if len(cells) >= _WIDE and not _shows(cell):
                    break
        # Empty cells on the right, repeated to the edge of the sheet, are no columns.
        while cells and len(cells) > _WIDE and not _shows(cells[-1]):
            cells.pop()
        return cells

    def _copies(self, element: Element, name: str, cells: int) -> int:
        """How often a row or cell stands, 1 where its copies would be too many.

        Copies of copies, in tables inside of tables, would never end.
        """
        wanted = _number(element, name)
        if self._tables > 1 or (wanted - 1) * cells > self._spare:
            return 1
        self._spare -= (wanted - 1) * cells
        return wanted


def _rows(table: Element) -> Iterator[tuple[Element, bool]]:
    """The rows of a table, not of tables inside of it, each with whether it is declared to be a header."""
    waiting = [(child, False) for child in reversed(table)]
    while waiting:
        element, is_header = waiting.pop()
        if element.tag == f"{_TABLE}table-row":
            yield element, is_header
        elif element.tag in (f"{_TABLE}table-header-rows", f"{_TABLE}table-rows", f"{_TABLE}table-row-group"):
            head = is_header or element.tag == f"{_TABLE}table-header-rows"
            waiting += [(child, head) for child in reversed(element)]


def _shows(cell: Cell) -> bool:
    return any(words.strip() for words in cell.content.itertext())


def _is_section(line: Line) -> bool:
    return line.is_bold and line.length <= _SHORT


def _number(element: Element, name: str) -> int:
    told = element.get(f"{_TABLE}{name}") or "1"
    return min(max(int(told), 1), _WIDE) if told.isdecimal() and len(told) < 9 else 1
