"""The body of a Word document, block by block, as a page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from loaders.readers.docx_styles import Lists, Styles, W, is_on, numbering, toggle, value
from loaders.readers.docx_words import Fields, Gathered, Words, chosen, is_prompt
from loaders.readers.html import parsed
from loaders.readers.layout import Cell, Line, add_heading, add_item, add_paragraph, add_table, new_content

if TYPE_CHECKING:
    from lxml.etree import _Element as Element
else:
    Element = Any

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_BLOCKS_INSIDE = frozenset(f"{W}{name}" for name in ("ins", "moveTo", "smartTag", "customXml", "sdtContent"))
_SHORT = 80  # code points that a numbered line in bold may have and still be a heading
_WIDE = 100  # columns or rows that a cell may cover; no real table is wider
_CONTENTS = "Table of Contents"


class DocxWalk:
    """A walk through a Word document that fills ``page``; ``title`` is its paragraph in the style of titles.

    Notes follow the paragraph that cites them, or the list or table that it stands in; text boxes
    follow the paragraph that they are anchored in.
    """

    def __init__(
        self,
        styles: Styles,
        lists: Lists,
        notes: dict[tuple[str, str], Element],
        fields: Fields,
        page_of: Callable[[str], str],
    ) -> None:
        """Take what the document defines: ``notes`` by (footnote or endnote, id), ``page_of`` an id its markup."""
        self.styles, self.lists, self.notes, self.page_of = styles, lists, notes, page_of
        self.words = Words(styles, fields)
        self.page = new_content()
        self.title = ""
        self._cited: list[Element] = []
        self._held: Gathered | None = None  # a paragraph whose end was deleted and that runs on in the next
        self._depth = 0  # of tables and notes, inside of which notes wait
        self._titled = 0  # levels by which headings stand below the title

    def read(self, body: Element) -> None:
        """Fill the page with what a body shows."""
        tags = {value(p.find(f"{W}pPr/{W}pStyle")) or "" for p in body.iter(f"{W}p")}
        self._titled = int(
            any(self.styles.is_title(key) for key in tags)
            and any(not self.styles.is_title(key) and self.styles.of(key).heading == 1 for key in tags)
        )
        self.blocks(body, self.page)
        self._tell_notes(self.page)

    def blocks(self, container: Element, place: Element) -> None:
        """Put the blocks that stand in a container into a place of the page."""
        for element in container:
            tag = element.tag
            if tag == f"{W}p":
                self._paragraph(element, place)
            elif tag == f"{W}tbl":
                self._table(element, place)
            elif tag in _BLOCKS_INSIDE:
                self.blocks(element, place)
            elif tag == f"{W}sdt":
                gallery = value(element.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery"))
                if gallery != _CONTENTS and not is_prompt(element):
                    self.blocks(element, place)
            elif tag == f"{_MC}AlternateContent":
                self.blocks(chosen(element), place)
            elif tag == f"{W}altChunk":
                self._chunk(element, place)
        self._release(place)

    def _chunk(self, element: Element, place: Element) -> None:
        """Put a web page that the document takes in whole into a place of the page; another document is unread."""
        found = parsed(self.page_of(element.get(f"{_R}id") or "") or " ")
        body = found.find("body") if found is not None else None
        if body is None:
            self.words.unread["documents inside of it"] += 1
        else:
            body.tag = "div"
            place.append(body)

    def _release(self, place: Element) -> None:
        """Put what was held for a next paragraph that never came."""
        held, self._held = self._held, None
        if held is not None:
            self._put(held, None, self.styles.usual, place)

    def _paragraph(self, element: Element, place: Element) -> None:
        properties = element.find(f"{W}pPr")
        style = (value(properties.find(f"{W}pStyle")) if properties is not None else None) or self.styles.usual
        found, self._held = self._held or Gathered(), None
        self.words.gather(element, found, style)
        if properties is not None and properties.find(f"{W}rPr/{W}del") is not None:
            self._held = found
            return
        if self.styles.is_contents(style):
            return
        self._put(found, properties, style, place)

    def _put(self, found: Gathered, properties: Element | None, style: str, place: Element) -> None:
        line = found.line
        level = self._heading(properties, style)
        listed = 0 if level else self._listed(properties, style)
        if line.is_empty:
            pass
        elif level:
            self._tell_notes(place)
            add_heading(place, line, level)
            if level == 1 and not self.title and self.styles.is_title(style):
                self.title = "".join(place[-1].itertext())
        elif listed and not self._is_section(line, properties, style):
            add_item(place, line, listed)
        else:
            self._tell_notes(place)
            add_paragraph(place, line)
        self._cited += [self.notes.pop(key) for key in found.notes if key in self.notes]
        if not listed:
            self._tell_notes(place)
        for box in found.boxes:
            self.blocks(box, place)

    def _heading(self, properties: Element | None, style: str) -> int:
        """Level of a heading by outline, name or inheritance of its style; 0 for none."""
        outline = value(properties.find(f"{W}outlineLvl")) if properties is not None else None
        if self.styles.is_title(style):
            return 1
        if outline is not None and outline.isdecimal():
            return int(outline) + 1 + self._titled if int(outline) < 9 else 0
        level = self.styles.of(style).heading or 0
        return level + self._titled if level else 0

    def _listed(self, properties: Element | None, style: str) -> int:
        """Level of an item, 1 the outermost; 0 for what is none."""
        key, level = numbering(properties)
        inherited = self.styles.of(style).numbering
        key = key if key is not None else inherited[0]
        if key is None:
            return self.styles.item_level(style)
        if key == "0":
            return 0
        if level is None:
            level = self.lists.by_style.get((key, style), inherited[1] or 0)
        return 0 if self.lists.format(key, level) == "none" else max(level + 1, self.styles.item_level(style))

    def _is_section(self, line: Line, properties: Element | None, style: str) -> bool:
        """Whether a numbered line is a section's heading: short, in bold, and alone among unnumbered text."""
        key, level = numbering(properties)
        key = key or self.styles.of(style).numbering[0]
        bulleted = key is None or self.lists.format(key, level or 0) == "bullet"
        if bulleted or properties is None or not line.is_bold or line.length > _SHORT:
            return False
        element = properties.getparent()
        return not any(self._is_listed(other) for other in (element.getprevious(), element.getnext()))

    def _is_listed(self, element: Element | None) -> bool:
        if element is None or element.tag != f"{W}p":
            return False
        properties = element.find(f"{W}pPr")
        style = (value(properties.find(f"{W}pStyle")) if properties is not None else None) or self.styles.usual
        return self._listed(properties, style) > 0

    def _tell_notes(self, place: Element) -> None:
        """Put the notes cited so far into the page, unless a table is being read: its notes follow it."""
        while self._cited and not self._depth:
            self._depth += 1
            self.blocks(self._cited.pop(0), place)
            self._depth -= 1

    def _table(self, table: Element, place: Element) -> None:
        self._release(place)
        self._tell_notes(place)
        self._depth += 1
        look = table.find(f"{W}tblPr/{W}tblLook")
        style = value(table.find(f"{W}tblPr/{W}tblStyle"))
        headers = int(bool(style and _first_row(look) and self.styles.of(style).bold_first_row))
        rows: list[list[Cell]] = []
        above: dict[int, Cell] = {}  # cells that may go on downwards, by their first column
        declared = 0
        for row in _inside(table, f"{W}tr"):
            properties = row.find(f"{W}trPr")
            if properties is not None and properties.find(f"{W}del") is not None:
                continue
            if declared == len(rows) and toggle(properties, "tblHeader"):
                declared += 1
            rows.append(self._row(row, properties, above))
        add_table(place, rows, max(headers, declared) if len(rows) > 1 else 0)
        self._depth -= 1

    def _row(self, row: Element, properties: Element | None, above: dict[int, Cell]) -> list[Cell]:
        cells: list[Cell] = []
        column = _number(properties, "gridBefore", 0)
        if column:
            cells.append(Cell(new_content("td"), wide=column))
        for element in _inside(row, f"{W}tc"):
            shape = element.find(f"{W}tcPr")
            wide = _number(shape, "gridSpan", 1)
            merged = shape.find(f"{W}vMerge") if shape is not None else None
            sideways = shape.find(f"{W}hMerge") if shape is not None else None
            if sideways is not None and value(sideways) != "restart" and cells:
                cells[-1].wide += wide
            elif merged is not None and value(merged) != "restart" and column in above:
                above[column].tall += 1
            else:
                cell = Cell(new_content("td"), wide=wide)
                self.blocks(element, cell.content)
                cells.append(cell)
                above.pop(column, None)
                if merged is not None:
                    above[column] = cell
            column += wide
        return cells


def _inside(container: Element, tag: str) -> list[Element]:
    """Rows of a table or cells of a row, those in content controls and insertions too."""
    found: list[Element] = []
    waiting: list[Sequence[Element]] = [list(container)]
    while waiting:
        level = list(waiting.pop())
        for number, element in enumerate(level):
            if element.tag == tag:
                found.append(element)
            elif element.tag in _BLOCKS_INSIDE or element.tag == f"{W}sdt":
                waiting += [level[number + 1 :], list(element)]
                break
    return found


def _number(properties: Element | None, name: str, absent: int) -> int:
    told = value(properties.find(f"{W}{name}")) if properties is not None else None
    return min(max(int(told), absent), _WIDE) if told and told.isdecimal() and len(told) < 6 else absent


def _first_row(look: Element | None) -> bool:
    """Whether a table asks for the look that its style has for first rows."""
    if look is None:
        return False
    told = look.get(f"{W}firstRow")
    if told is not None:
        return is_on(told, absent=False)
    bits = value(look) or ""
    try:
        return bool(int(bits, 16) & 0x20)
    except ValueError:
        return False
