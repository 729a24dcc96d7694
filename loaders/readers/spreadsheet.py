"""Spreadsheets: XLSX, XLS and ODS, each sheet that is shown a table."""

from __future__ import annotations

import io
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graph.errors import BadInput
from graph.model import Document
from loaders.readers.files import read_content
from loaders.readers.packages import kind_of_package, opened
from loaders.readers.tabular import document_of_sheets
from loaders.tables.grid import Row, Sheet, cell_words, number_words, trimmed
from loaders.tables.merges import filled_down

if TYPE_CHECKING:
    from python_calamine import CalamineSheet

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_XLS = "application/vnd.ms-excel"
_ODS = "application/vnd.oasis.opendocument.spreadsheet"
_OLE = b"\xd0\xcf\x11\xe0"
_PACKAGE = b"PK\x03\x04"

Errors = Mapping[tuple[int, int], str]


def read_spreadsheet(path: Path) -> Document:
    """The document of a workbook: its sheets in order, their rows with the numbers that a spreadsheet program shows.

    What the file is decides, not its suffix: a page or a text that is named ``.xls`` is read as
    what it is. Hidden sheets are left out, hidden rows and columns are not. Raises BadInput for
    what is damaged, protected by a password, too large or shows nothing.
    """
    data = read_content(path)
    if data.startswith(_OLE):
        from loaders.readers.xls_parts import check_workbook

        check_workbook(data, path)
        return document_of_sheets(_sheets(data, path), path, _XLS)
    if data.startswith(_PACKAGE):
        return _read_package(data, path)
    if b"<html" in data[:4096].lower() or b"<table" in data[:4096].lower():
        from loaders.readers.html import read_html

        return read_html(path)
    from loaders.readers.delimited import read_delimited

    return read_delimited(path)


def _read_package(data: bytes, path: Path) -> Document:
    with opened(data, path) as archive:
        if "xl/workbook.bin" in archive.namelist():
            raise BadInput(f"{path}: is a binary workbook (XLSB); save it as XLSX", code="kind")
        kind, advice = kind_of_package(archive, path)
        if kind == "an OpenDocument spreadsheet":
            from loaders.readers.ods import sheets_of

            return document_of_sheets(sheets_of(archive, path), path, _ODS)
        if kind != "an Excel workbook":
            raise BadInput(f"{path}: is {kind}, not a spreadsheet; {advice}", code="kind")
        from loaders.readers.xlsx_parts import errors_by_sheet

        errors = errors_by_sheet(archive, path)
    return document_of_sheets(_sheets(data, path, errors), path, _XLSX)


def _sheets(data: bytes, path: Path, errors: Mapping[str, Errors] | None = None) -> list[Sheet]:
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

    sheets: list[Sheet] = []
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
            for sheet in book.sheets_metadata:
                if sheet.typ != SheetTypeEnum.WorkSheet:
                    continue
                if sheet.visible == SheetVisibleEnum.Visible:
                    sheets.append(_sheet(book.get_sheet_by_name(sheet.name), (errors or {}).get(sheet.name, {})))
                else:
                    sheets.append(Sheet(sheet.name, (), hidden=True))
    except PasswordError as error:
        raise BadInput(f"{path}: is protected by a password; save it without one", code="password") from error
    except CalamineError as error:
        raise BadInput(f"{path}: is damaged ({_one_line(error)}); open it and save it again", code="damaged") from error
    except BaseException as error:
        # A panic inside calamine is no Exception, and its class cannot be imported.
        if type(error).__name__ != "PanicException":
            raise
        raise BadInput(f"{path}: is damaged ({_one_line(error)}); open it and save it again", code="damaged") from error
    return sheets


def _sheet(sheet: CalamineSheet, errors: Errors) -> Sheet:
    # Rows come from the first on, empty ones too; columns from the first filled one on.
    edge = [""] * (sheet.start[1] if sheet.start else 0)
    rows = [[*edge, *map(value_words, values)] for values in sheet.iter_rows()]
    for (number, column), error in errors.items():
        if number <= len(rows) and column < len(rows[number - 1]):
            rows[number - 1][column] = error
    filled = tuple(
        Row(number, cells) for number, cells in ((n, trimmed(words)) for n, words in enumerate(rows, start=1)) if cells
    )
    merges = tuple(
        sorted((top + 1, left, bottom + 1, right) for (top, left), (bottom, right) in sheet.merged_cell_ranges or ())
    )
    return Sheet(sheet.name, filled_down(filled, merges), merges)


def value_words(value: Any) -> str:
    """The text of a cell's value: text as it is, numbers exact, dates as ISO 8601, with their time unless midnight.

    >>> [value_words(value) for value in ("0042", 2014.0, 0.85, True, date(2015, 6, 18), datetime(2015, 6, 18, 13, 30))]
    ['0042', '2014', '0.85', 'TRUE', '2015-06-18', '2015-06-18T13:30:00']
    """
    if isinstance(value, str):
        return cell_words(value) if value else ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float | int):
        return number_words(value)
    if isinstance(value, datetime):
        # Times are fractions of a day: half a second more or less is noise.
        moment: datetime = (value + timedelta(milliseconds=500)).replace(microsecond=0)
        return moment.date().isoformat() if moment.time() == time() else moment.isoformat()
    if isinstance(value, timedelta):
        seconds = round(value.total_seconds())
        return f"{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}"
    if isinstance(value, time):
        return value.replace(microsecond=0).isoformat()
    return cell_words(str(value.isoformat() if isinstance(value, date) else value))


def _one_line(error: BaseException) -> str:
    words = " ".join(str(error).split())[:200]
    return words if words and words != "Cannot detect file format" else "its parts do not fit together"
