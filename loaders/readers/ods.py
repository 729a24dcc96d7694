"""The sheets of an OpenDocument spreadsheet: values as the file states them, repeated cells and joined ones."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

from graph.errors import BadInput
from loaders.readers.packages import read_member, read_xml
from loaders.tables.grid import Merge, Row, Sheet, cell_limit, cell_words, check_size, number_words
from loaders.tables.merges import filled_down

if TYPE_CHECKING:
    from lxml.etree import _Element as Element
else:
    Element = Any

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_ROWS = {f"{_TABLE}table-rows", f"{_TABLE}table-header-rows", f"{_TABLE}table-row-group"}
_CELLS = {f"{_TABLE}table-cell": True, f"{_TABLE}covered-table-cell": False}
_SPACES = {f"{_TEXT}s", f"{_TEXT}tab", f"{_TEXT}line-break"}
_SPAN = re.compile(r"PT(\d{1,6})H(\d{2})M(\d{2})(?:[.,]\d+)?S")
_WIDEST = 16_384  # columns of any spreadsheet program
_LONGEST = 1_048_576  # rows


def sheets_of(archive: ZipFile, path: Path) -> list[Sheet]:
    """The sheets in order; of hidden ones only the name.

    Raises BadInput for a file that is protected by a password, damaged or too large.
    """
    names = set(archive.namelist())
    manifest = "META-INF/manifest.xml"
    if manifest in names and b"encryption-data" in read_member(archive, manifest, path):
        raise BadInput(f"{path}: is protected by a password; save it without one", code="password")
    content = read_xml(archive, "content.xml", path)
    hidden = _hidden_styles(content)
    sheets = []
    budget = _Budget(path)
    for table in content.iterfind(f"{_OFFICE}body/{_OFFICE}spreadsheet/{_TABLE}table"):
        name = cell_words(table.get(f"{_TABLE}name", ""))
        if table.get(f"{_TABLE}style-name") in hidden:
            sheets.append(Sheet(name, (), hidden=True))
        else:
            sheets.append(_sheet(table, name, budget))
    return sheets


class _Budget:
    """Cells still to be read; a file may repeat one cell a thousand million times in a hundred bytes."""

    def __init__(self, path: Path) -> None:
        self.path, self.cells, self.rows, self.limit = path, 0, 0, cell_limit()

    def spend(self, rows: int, cells: int) -> None:
        self.rows += rows
        self.cells += rows * cells
        check_size(str(self.path), self.rows, self.cells)


def _sheet(table: Element, name: str, budget: _Budget) -> Sheet:
    rows: list[Row] = []
    merges: list[Merge] = []
    number = 1
    for element in _rows(table):
        repeated = min(_count(element, "number-rows-repeated"), _LONGEST)
        cells = _cells(element, number, merges)
        if cells:
            budget.spend(repeated, len(cells))
            rows += [Row(number + place, cells) for place in range(repeated)]
        number += repeated
    return Sheet(name, filled_down(rows, merges), tuple(merges))


def _rows(parent: Element) -> Iterator[Element]:
    for element in parent:
        if element.tag == f"{_TABLE}table-row":
            yield element
        elif element.tag in _ROWS:
            yield from _rows(element)


def _cells(row: Element, number: int, merges: list[Merge]) -> tuple[str, ...]:
    """The words of a row's cells up to the last filled one; joined cells are noted in ``merges``."""
    cells: list[str] = []
    column = end = 0
    for element in row:
        shown = _CELLS.get(element.tag)
        if shown is None:
            continue
        repeated = min(_count(element, "number-columns-repeated"), _WIDEST - column)
        # What a joined cell covers is kept in the file and shown nowhere.
        words = _words(element) if shown else ""
        if words:
            cells += [""] * (column - len(cells))
            cells += [words] * repeated
            end = column + repeated
            tall, wide = _count(element, "number-rows-spanned"), _count(element, "number-columns-spanned")
            if tall > 1 or wide > 1:
                merges.append((number, column, number + tall - 1, column + wide - 1))
        column += repeated
        if column >= _WIDEST:
            break
    return tuple(cells[:end])


def _words(cell: Element) -> str:
    kind = cell.get(f"{_OFFICE}value-type")
    if kind in {"float", "percentage", "currency"}:
        return _number(cell.get(f"{_OFFICE}value", ""))
    if kind == "date":
        # Midnight is the date alone.
        return cell_words(cell.get(f"{_OFFICE}date-value", "").removesuffix("T00:00:00"))
    if kind == "time":
        return _clock(cell.get(f"{_OFFICE}time-value", ""))
    if kind == "boolean":
        return "TRUE" if cell.get(f"{_OFFICE}boolean-value") == "true" else "FALSE"
    # Of an error it is empty, and the paragraph says which one.
    stated = cell.get(f"{_OFFICE}string-value")
    if stated:
        return cell_words(stated)
    if not len(cell):
        return ""
    return cell_words(" ".join(_text(line) for line in cell.iterfind(f"{_TEXT}p")))


def _text(element: Element) -> str:
    """The words of a paragraph of a cell, without notes."""
    parts = [element.text or ""]
    for child in element:
        if child.tag in _SPACES:
            parts.append(" ")
        elif child.tag != f"{_OFFICE}annotation":
            parts.append(_text(child))
        parts.append(child.tail or "")
    return "".join(parts)


def _number(value: str) -> str:
    """A number as ``number_words`` has it; the file states numbers as decimals.

    >>> _number("150179290.3"), _number("30000.000000000004"), _number("1.5E-7")
    ('150179290.3', '30000', '0.00000015')
    """
    try:
        return number_words(float(value))
    except ValueError:
        return cell_words(value)


def _clock(value: str) -> str:
    """A time of day or a span of hours as a spreadsheet program shows it.

    >>> _clock("PT13H30M00S"), _clock("PT30H00M00.5S")
    ('13:30:00', '30:00:00')
    """
    match = _SPAN.fullmatch(value)
    return f"{int(match[1]):02}:{match[2]}:{match[3]}" if match else cell_words(value)


def _count(element: Element, name: str) -> int:
    value = element.get(_TABLE + name, "1")
    return max(1, int(value)) if value.isdecimal() and len(value) < 8 else 1


def _hidden_styles(content: Element) -> set[str]:
    """Names of the styles of tables that are not shown."""
    return {
        style.get(f"{_STYLE}name", "")
        for style in content.iterfind(f"{_OFFICE}automatic-styles/{_STYLE}style")
        for properties in style.iterfind(f"{_STYLE}table-properties")
        if properties.get(f"{_TABLE}display") == "false"
    }
