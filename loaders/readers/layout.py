"""A page put together from a word-processor document, for the walk that reads web pages.

So a document says the same in each format: what is a heading, an item or a mere layout table is decided once.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from loaders.readers.html_walk import Walk
from loaders.readers.units import Unit, visible

if TYPE_CHECKING:
    from lxml.etree import _Element as Element
else:
    Element = Any

BREAK = "\n"  # ends a line inside a paragraph
TAB = "\t"
_MARKER = re.compile(r"(?:[\dA-Za-z.]{1,6}[.)]|[^\w\s])$")  # typed before a tab: a number or a bullet
_LINED_UP = 80  # code points that a piece of a line may have and still be a cell


@dataclass(slots=True)
class Line:
    """The words of a paragraph as they are gathered; ``parts`` are (words, bold), ``BREAK`` and ``TAB`` among them."""

    parts: list[tuple[str, bool]] = field(default_factory=list)

    def say(self, words: str, *, bold: bool = False) -> None:
        """Add words; line ends and tabs in them are mere white space."""
        self.parts.append((re.sub(r"[\n\t\r]", " ", words), bold))

    def mark(self, sign: str) -> None:
        """Add a ``BREAK`` or a ``TAB``."""
        self.parts.append((sign, False))

    @property
    def is_empty(self) -> bool:
        """Whether it shows nothing."""
        return not any(words.strip() for words, _ in self.parts)

    @property
    def length(self) -> int:
        """Code points that it has."""
        return sum(len(words) for words, _ in self.parts)

    @property
    def is_bold(self) -> bool:
        """Whether it shows something, and all of that in bold."""
        return not self.is_empty and all(bold for words, bold in self.parts if words.strip())

    def cells(self) -> tuple[str, ...]:
        """Its pieces between tabs, where tabs set them in columns; () for running text."""
        if (TAB, False) not in self.parts or (BREAK, False) in self.parts:
            return ()
        pieces = [visible(piece) for piece in "".join(words for words, _ in self.parts).split(TAB)]
        pieces = [piece for piece in pieces if piece]
        if len(pieces) < 2 or _MARKER.match(pieces[0]) or any(len(piece) > _LINED_UP for piece in pieces):
            return ()
        return tuple(pieces)


@dataclass(slots=True)
class Cell:
    """A cell of a table: its content, and how many columns and rows it covers."""

    content: Element
    wide: int = 1
    tall: int = 1


def new_content(tag: str = "body") -> Element:
    """An empty element to put blocks into: the page itself, or a cell (``td``)."""
    from lxml import etree

    page: Element = etree.Element(tag)
    return page


def add_heading(place: Element, line: Line, level: int) -> None:
    """Put a heading of level 1 to 6 into a page."""
    _fill(_new(place, f"h{min(max(level, 1), 6)}"), line)


def add_paragraph(place: Element, line: Line) -> None:
    """Put a paragraph into a page."""
    paragraph = _new(place, "p")
    _fill(paragraph, line)
    cells = line.cells()
    if cells:
        paragraph.set("data-cells", TAB.join(cells))


def add_item(place: Element, line: Line, level: int) -> None:
    """Put an item of a list into a page, level 1 the outermost; its bullet or number is not among its words."""
    for _ in range(min(max(level, 1), 9)):
        place = _new(place, "ul")
    _fill(_new(place, "li"), line)


def add_table(place: Element, rows: Sequence[Sequence[Cell]], headers: int) -> None:
    """Put a table into a page; the first ``headers`` rows are declared to be its head.

    Where none is declared, a first row in bold above others is one, and so is a first column of two.
    """
    shown = [cells for cells in rows if cells]
    bold = [[_boldness(cell.content) for cell in cells] for cells in shown[:3]]
    if not headers and len(shown) > 1 and len(shown[0]) > 1:
        headers = int(_all_bold(bold[0]) and not _all_bold(bold[1]))
    labels = not headers and bool(shown) and all(_is_label(cells) for cells in shown)
    table = _new(place, "table")
    for number, cells in enumerate(shown):
        line = _new(table, "tr")
        for column, cell in enumerate(cells):
            content = cell.content
            content.tag = "th" if number < headers or (labels and column == 0) else "td"
            if cell.wide > 1:
                content.set("colspan", str(cell.wide))
            if cell.tall > 1:
                content.set("rowspan", str(cell.tall))
            line.append(content)


def units_of(page: Element) -> list[Unit]:
    """The units of a page that is complete: neighbouring lines set in the same columns by tabs are rows."""
    _set_in_columns(page)
    walk = Walk()
    walk.children(page, 0)
    return walk.finish()


def _new(place: Element, tag: str) -> Element:
    from lxml.etree import SubElement

    return SubElement(place, tag)


def _fill(element: Element, line: Line) -> None:
    """Give an element the words of a line, each stretch in bold as one element."""
    stretches: list[tuple[list[str], bool]] = []
    for words, bold in line.parts:
        if words == BREAK:
            stretches.append(([BREAK], False))
        elif stretches and stretches[-1][1] == bold and stretches[-1][0] != [BREAK]:
            stretches[-1][0].append(words)
        else:
            stretches.append(([words], bold))
    last: Element | None = None
    for pieces, bold in stretches:
        words = "".join(pieces)
        if pieces == [BREAK]:
            last = _new(element, "br")
        elif bold:
            last = _new(element, "b")
            last.text = words
        elif last is None:
            element.text = (element.text or "") + words
        else:
            last.tail = (last.tail or "") + words


def _boldness(content: Element) -> bool | None:
    """Whether a cell's words are all in bold, None where it has none."""
    words = False
    for element in content.iter():
        own = (element.text or "").strip()
        tail = (element.tail or "").strip() if element is not content else ""
        if tail or (own and element.tag != "b"):
            return False
        words = words or bool(own)
    return True if words else None


def _all_bold(row: Sequence[bool | None]) -> bool:
    return any(row) and all(bold is not False for bold in row)


def _is_label(cells: Sequence[Cell]) -> bool:
    return len(cells) == 2 and bool(_boldness(cells[0].content)) and not _boldness(cells[1].content)


def _set_in_columns(page: Element) -> None:
    """Make rows of neighbouring paragraphs with the same number of pieces between tabs."""
    group: list[Element] = []
    for paragraph in [*page, None]:
        cells = _cells(paragraph)
        if group and len(_cells(group[0])) != len(cells):
            if len(group) > 1:
                _make_table(group)
            group = []
        if cells:
            group.append(paragraph)


def _cells(paragraph: Element | None) -> list[str]:
    told = paragraph.get("data-cells") if paragraph is not None else None
    return told.split(TAB) if told else []


def _make_table(group: Sequence[Element]) -> None:
    table = group[0].makeelement("table")
    group[0].addprevious(table)
    for paragraph in group:
        line = _new(table, "tr")
        for words in _cells(paragraph):
            _new(line, "td").text = words
        paragraph.getparent().remove(paragraph)
