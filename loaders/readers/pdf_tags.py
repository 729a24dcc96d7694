"""What a tagged PDF says of its own structure: which content is a heading, an item, a cell."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

_NODES = 50_000  # elements looked at on one page
_DEEP = 100
_LEVEL = re.compile(r"H([1-6])$")
_TABLE_PARTS = frozenset(("THead", "TBody", "TFoot", "NonStruct", "Div", "Part", "Sect"))
_NOTES = frozenset(("Note", "FENote"))


@dataclass(slots=True)
class Cell:
    """The content of a cell by its numbers, ``header`` where it is tagged as one."""

    tags: list[int] = field(default_factory=list)
    header: bool = False


@dataclass(slots=True)
class Part:
    """A stretch of a page's structure; ``tags`` are the numbers of its content in order.

    ``kind`` is ``heading``, ``item``, ``paragraph``, ``note``, ``label`` (a bullet or number),
    ``table``, or '' where only the layout can tell; with ``+`` behind it, it goes on after a note.
    """

    kind: str
    level: int = 0
    tags: list[int] = field(default_factory=list)
    rows: list[list[Cell]] = field(default_factory=list)


def parts_of(page: Any) -> list[Part]:
    """The parts of an open page (PDFium's handle) in the order of its structure; [] where it has none."""
    import pypdfium2.raw as pdfium

    tree = pdfium.FPDF_StructTree_GetForPage(page)
    if not tree:
        return []
    try:
        walk = _Walk()
        for place in range(min(pdfium.FPDF_StructTree_CountChildren(tree), _NODES)):
            element = pdfium.FPDF_StructTree_GetChildAtIndex(tree, place)
            if element:
                walk.visit(element, 0)
        return [part for part in walk.parts if part.tags or part.rows]
    finally:
        pdfium.FPDF_StructTree_Close(tree)


class _Walk:
    """A walk through the structure that gathers parts."""

    def __init__(self) -> None:
        self.parts: list[Part] = []
        self._lists = 0
        self._seen = 0

    def visit(self, element: Any, depth: int) -> None:
        self._seen += 1
        if self._seen > _NODES or depth > _DEEP:
            return
        kind = _kind(element)
        heading = _LEVEL.match(kind)
        if kind == "Table":
            self._table(element, depth)
        elif heading or kind in ("H", "Title"):
            self._part("heading", int(heading.group(1)) if heading else 0, element, depth)
        elif kind in ("P", "Caption", "TOCI", "BlockQuote"):
            self._part("paragraph", 0, element, depth)
        elif kind in _NOTES:
            self._part("note", 0, element, depth)
        elif kind == "Lbl":
            self._part("label", 0, element, depth)
        elif kind == "L":
            self._lists += 1
            self._children(element, depth)
            self._lists -= 1
            self._open("")
        elif kind == "LI":
            self._part("item", max(1, self._lists), element, depth)
        else:
            self._children(element, depth)

    def _part(self, kind: str, level: int, element: Any, depth: int) -> None:
        last = self.parts[-1] if self.parts else Part("")
        outer = (last.kind, last.level, bool(last.tags))
        if not (kind == "paragraph" and outer[0] == "item" and not outer[2]):
            self._open(kind, level)
        self._children(element, depth)
        if kind == "label" and outer[0] == "item" and not outer[2]:
            self._open("item", outer[1])
        elif kind == "note" and outer[0] and outer[2]:
            # It stands in the middle of a paragraph, which goes on after it.
            self._open(f"{outer[0].rstrip('+')}+", outer[1])
        else:
            self._open("")

    def _open(self, kind: str, level: int = 0) -> None:
        last = self.parts[-1] if self.parts else None
        if last is not None and not last.tags and not last.rows:
            last.kind, last.level = kind, level
        elif last is None or kind or last.kind:
            self.parts.append(Part(kind, level))

    def _children(self, element: Any, depth: int) -> None:
        for child, tag in _kids(element):
            if child is not None:
                self.visit(child, depth + 1)
            elif tag >= 0:
                if not self.parts:
                    self._open("")
                self.parts[-1].tags.append(tag)

    def _table(self, table: Any, depth: int) -> None:
        rows: list[list[Cell]] = []
        for element in self._rows(table, depth):
            row = []
            for child, _ in _kids(element):
                if child is None:
                    continue
                kind = _kind(child)
                inner = _Walk()
                inner.visit(child, depth + 2)
                self._seen += inner._seen
                tags = [tag for part in inner.parts if part.kind != "label" for tag in _all_tags(part)]
                row.append(Cell(tags, kind == "TH"))
            rows.append(row)
        self._open("table")
        if rows:
            self.parts[-1].rows = rows
        self._open("")

    def _rows(self, element: Any, depth: int) -> Iterator[Any]:
        for child, _ in _kids(element):
            if child is None or depth > _DEEP:
                continue
            kind = _kind(child)
            if kind == "TR":
                yield child
            elif kind in _TABLE_PARTS:
                yield from self._rows(child, depth + 1)
            else:
                self._open("")
                self.visit(child, depth + 1)


def _all_tags(part: Part) -> list[int]:
    return part.tags + [tag for row in part.rows for cell in row for tag in cell.tags]


def _kids(element: Any) -> Iterator[tuple[Any, int]]:
    """The children of an element in order: elements, or the numbers of content."""
    import pypdfium2.raw as pdfium

    for place in range(min(pdfium.FPDF_StructElement_CountChildren(element), _NODES)):
        child = pdfium.FPDF_StructElement_GetChildAtIndex(element, place)
        if child:
            yield child, -1
        else:
            yield None, pdfium.FPDF_StructElement_GetChildMarkedContentID(element, place)


def _kind(element: Any) -> str:
    import pypdfium2.raw as pdfium

    buffer = (ctypes.c_ushort * 40)()
    length = pdfium.FPDF_StructElement_GetType(element, buffer, ctypes.sizeof(buffer))
    return bytes(buffer)[: max(0, min(length, 80) - 2)].decode("utf-16-le", "replace")
