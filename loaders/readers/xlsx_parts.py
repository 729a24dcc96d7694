"""What has to be known of an XLSX workbook before and beside its cells: how far they reach, and errors in them."""

from __future__ import annotations

import posixpath
import re
from pathlib import Path
from zipfile import ZipFile

from graph.errors import BadInput
from loaders.readers.packages import parsed_xml, read_member
from loaders.tables.grid import cell_limit

_ROW = re.compile(rb"<(?:\w+:)?row\b[^>]*?\br\s*=\s*[\"\'](\d{1,8})[\"\']")
_COLUMN = re.compile(rb"\br\s*=\s*[\"\']([A-Z]{1,3})\d")
_CELL = re.compile(rb"<(?:\w+:)?c[ />]")
_FILLED = re.compile(rb"<(?:\w+:)?c\b[^>]*?\br\s*=\s*[\"\']([A-Z]{1,3})(\d{1,7})[\"\'](?:[^>]*[^>/])?>")
_ERROR = re.compile(
    rb"<(?:\w+:)?c\b(?=[^>]*\bt=\"e\")[^>]*?\br=\"([A-Z]{1,3})(\d{1,7})\"[^>]*>(?:(?!</(?:\w+:)?c>).)*?"
    rb"<(?:\w+:)?v>([^<]{1,20})<",
    re.DOTALL,
)
_OFFICE = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"


def errors_by_sheet(archive: ZipFile, path: Path) -> dict[str, dict[tuple[int, int], str]]:
    """The errors in cells (``#N/A``, ``#REF!``) of each sheet by its name, by row number and column from 0.

    Reads every sheet through once. Raises BadInput for a sheet whose cells reach further than
    are read: what lies between would all be held in memory.
    """
    found = {}
    for name, member in _members(archive, path).items():
        data = read_member(archive, member, path)
        check_reach(data, f"{path}: sheet {name!r}")
        if b't="e"' in data:
            found[name] = {
                (int(row), column_index(column.decode())): error.decode("ascii", "replace")
                for column, row, error in _ERROR.findall(data)
            }
    for member in archive.namelist():
        if member.endswith(("sharedStrings.xml", "styles.xml")):
            # Only to hold it to the limits of size; calamine reads it without any.
            read_member(archive, member, path)
    return found


def check_reach(sheet: bytes, what: str) -> None:
    """Nothing, where the rectangle of a sheet's cells has no more cells than are read; else raises BadInput.

    >>> check_reach(b'<row r="1"><c r="A1"><v>1</v></c></row><row r="9999999"><c r="ZZ9999999"><v>1</v></c></row>', "a")
    Traceback (most recent call last):
    graph.errors.BadInput: a: reaches to row 9,999,999 and column 702, ...
    """
    if b"\x00" in sheet[:100]:
        raise BadInput(f"{what}: is not in UTF-8; open the workbook and save it again", code="encoding")
    limit = cell_limit()
    # Cells may be named or only counted; both bound how far they reach.
    named = _COLUMN.findall(sheet)
    columns = max(map(column_index, {column.decode() for column in named}), default=0) + 1
    cells = len(_CELL.findall(sheet))
    counted = max(len(_CELL.findall(row)) for row in sheet.split(b"row>")) if cells > len(named) else 0
    rows = max(max(map(int, _ROW.findall(sheet)), default=0), sheet.count(b"<row") + sheet.count(b":row"))
    if rows * max(columns, counted) <= limit:
        return
    # Cells without content have formats alone, and do not count.
    places = [(int(row), column_index(column.decode()) + 1) for column, row in _FILLED.findall(sheet)]
    if not counted:
        rows = max((row for row, _ in places), default=0)
    columns = max(counted, max((column for _, column in places), default=0))
    if rows * columns > limit:
        raise BadInput(
            f"{what}: reaches to row {rows:,} and column {columns:,}, which would be {rows * columns:,} cells, more "
            f"than the limit of {limit:,}; delete what stands far off, split it, or set TRIPTYCH_CELL_LIMIT"
        )


def column_index(letters: str) -> int:
    """The number of a column from 0 by its letters.

    >>> column_index("A"), column_index("AA")
    (0, 26)
    """
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


def _members(archive: ZipFile, path: Path) -> dict[str, str]:
    """The part of the package that holds each sheet, by the sheet's name."""
    names = archive.namelist()
    book = next((name for name in names if name.lower().endswith("workbook.xml") and "/_" not in name), None)
    if book is None:
        raise BadInput(f"{path}: is a workbook without its list of sheets; open it and save it again")
    folder, file = posixpath.split(book)
    links = posixpath.join(folder, "_rels", f"{file}.rels")
    targets = {
        # What starts with a slash counts from the package, all else from the workbook's folder.
        link.get("Id"): posixpath.normpath(posixpath.join("/", folder, link.get("Target", "")))[1:]
        for link in parsed_xml(read_member(archive, links, path), links, path)
    }
    sheets = [
        element
        for element in parsed_xml(read_member(archive, book, path), book, path).iter()
        if isinstance(element.tag, str) and element.tag.endswith("}sheet")
    ]
    found = {sheet.get("name", ""): targets.get(sheet.get(_OFFICE) or sheet.get(_STRICT)) for sheet in sheets}
    return {name: member for name, member in found.items() if member in set(names)}
