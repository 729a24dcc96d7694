"""What has to be known of an XLS workbook before it is opened: that it is one, is no trap and is not encrypted."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from pathlib import Path

from graph.errors import BadInput
from loaders.readers.ole import open_compound
from loaders.tables.grid import cell_limit

_OTHERS = (
    ("WordDocument", "an old Word document", "save it as .docx"),
    ("PowerPoint Document", "an old PowerPoint presentation", "save it as PDF"),
    ("__properties_version1.0", "an Outlook message", "save it as .eml"),
)
# Types of records: see [MS-XLS] 2.3. Cells start with the numbers of row and column.
_START, _ENCRYPTED, _REACH, _STRINGS, _ROW_OF_NUMBERS = 0x0809, 0x002F, 0x0200, 0x00FC, 0x00BD
_CELLS = frozenset((0x0006, 0x0203, 0x0204, 0x0205, 0x027E, 0x00FD, 0x00D6, 0x0003, 0x0004, 0x0005, 0x0002))
_ROWS, _COLUMNS = 65_536, 256


def check_workbook(data: bytes, path: Path) -> None:
    """Nothing, where these bytes are a workbook that may be opened.

    Raises BadInput for other documents of old Office programs, for what is encrypted or damaged,
    and for sheets whose cells reach further than are read: calamine believes what a file declares
    and asks for as much memory.
    """
    found = open_compound(data, path)
    if "EncryptedPackage" in found.entries:
        raise BadInput(f"{path}: is protected by a password; save it without one", code="password")
    book = found.read("Workbook") or found.read("Book")
    if not book:
        what, advice = next(
            ((what, advice) for name, what, advice in _OTHERS if name in found.entries),
            ("an old Office document without sheets", "save it in today's format"),
        )
        raise BadInput(f"{path}: is {what}, not a spreadsheet; {advice}", code="kind")
    rows = columns = 0
    for kind, start, size in _records(book):
        if kind == _START:
            rows = columns = 0
        elif kind == _ENCRYPTED:
            raise BadInput(f"{path}: is protected by a password; save it without one", code="password")
        elif kind in _CELLS and size >= 4:
            row, column = struct.unpack_from("<HH", book, start)
            rows, columns = max(rows, row + 1), max(columns, column + 1)
        elif kind == _ROW_OF_NUMBERS and size >= 6:
            (row,), (column,) = struct.unpack_from("<H", book, start), struct.unpack_from("<H", book, start + size - 2)
            rows, columns = max(rows, row + 1), max(columns, column + 1)
        elif (kind == _REACH and not _is_plausible(book, start, size)) or (
            kind == _STRINGS and size >= 8 and struct.unpack_from("<I", book, start + 4)[0] > len(book)
        ):
            raise BadInput(
                f"{path}: is damaged (it declares more cells or texts than it can hold); save it again", code="damaged"
            )
        if rows * columns > cell_limit():
            raise BadInput(
                f"{path}: a sheet reaches to row {rows:,} and column {columns:,}, which is more than the limit of"
                f" {cell_limit():,} cells; delete what stands far off, split it, or set TRIPTYCH_CELL_LIMIT",
                code="large",
            )


def _records(book: bytes) -> Iterator[tuple[int, int, int]]:
    """Type, place and size of each record."""
    place, end = 0, len(book) - 4
    while place <= end:
        kind, size = struct.unpack_from("<HH", book, place)
        place += 4
        if place + size > len(book):
            return
        yield kind, place, size
        place += size


def _is_plausible(book: bytes, start: int, size: int) -> bool:
    """Whether the declared reach of a sheet lies within what the format allows."""
    if size < 10:
        return False
    form = "<4H" if size < 14 else "<IIHH"
    first_row, rows, first_column, columns = struct.unpack_from(form, book, start)
    if not rows or not columns:
        return True
    return bool(first_row < rows <= _ROWS and first_column < columns <= _COLUMNS)
