"""Tables as files: delimited text, JSON records and the three kinds of spreadsheets."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from datetime import date, datetime
from xml.sax.saxutils import escape

from tools.corpus.look import Look
from tools.corpus.paper import Paper, Table
from tools.corpus.writers.archive import members_of, to_zip
from tools.corpus.writers.word import open_package

_ODS = "application/vnd.oasis.opendocument.spreadsheet"
_DAY = re.compile(r"(\d\d)/(\d\d)/(\d{4})")
_AMOUNT = re.compile(r"\d{1,3}(?:[.,\u00a0 ]\d{3})*[.,]\d\d")
_NAMES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"'
)

Value = str | float | date


def value_of(cell: str) -> Value:
    """What a spreadsheet stores for a cell: a day, an amount with cents, or the words.

    >>> value_of("07/10/2021"), value_of("1.234,50"), value_of("01234")
    (datetime.date(2021, 10, 7), 1234.5, '01234')
    """
    if day := _DAY.fullmatch(cell):
        return date(int(day[3]), int(day[2]), int(day[1]))
    return int(re.sub(r"\D", "", cell)) / 100 if _AMOUNT.fullmatch(cell) else cell


def _only_table(paper: Paper) -> Table:
    if paper.table is None:
        raise ValueError(f"{paper.title}: has more than one table; write it in a format of texts")
    return paper.table


def to_delimited(paper: Paper, look: Look) -> bytes:
    """The paper's table as CSV or TSV. Raises ValueError for a paper that is more than a table, as all below do."""
    table, target = _only_table(paper), io.StringIO()
    writer = csv.writer(target, delimiter=look.delimiter, lineterminator="\r\n")
    writer.writerows((table.header, *table.rows))
    return target.getvalue().encode(look.encoding, "replace")


def to_records(paper: Paper, look: Look) -> bytes:
    """The paper's table as a JSON list of records."""
    table = _only_table(paper)
    records = [dict(zip(table.header, row, strict=True)) for row in table.rows]
    return json.dumps(records, ensure_ascii=False, indent=1).encode()


def to_xlsx(paper: Paper, look: Look) -> bytes:
    """The paper as XLSX: its title in the first row, then the table."""
    from openpyxl import Workbook

    table, book = _only_table(paper), Workbook()
    sheet = book.active
    sheet.title = "1"
    sheet.append([paper.title])
    sheet.append(table.header)
    for row in table.rows:
        sheet.append([value_of(cell) for cell in row])
    target = io.BytesIO()
    book.save(target)
    # The library writes the time of day into the package whatever it is told.
    then = f"{paper.day.isoformat()}T00:00:00Z".encode()
    members = members_of(target.getvalue())
    members["docProps/core.xml"] = re.sub(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", then, members["docProps/core.xml"])
    return to_zip(members)


def to_xls(paper: Paper, look: Look) -> bytes:
    """The paper as XLS: its title in the first row, then the table."""
    from xlwt import Workbook, easyxf

    table, book = _only_table(paper), Workbook(encoding="utf-8")
    sheet = book.add_sheet("1")
    day = easyxf(num_format_str="DD/MM/YYYY")
    rows: list[list[Value]] = [[paper.title], list(table.header)]
    rows += [[value_of(cell) for cell in row] for row in table.rows]
    for number, row in enumerate(rows):
        for column, value in enumerate(row):
            if isinstance(value, date):
                sheet.write(number, column, datetime(value.year, value.month, value.day), day)
            else:
                sheet.write(number, column, value)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def to_ods(paper: Paper, look: Look) -> bytes:
    """The paper as an OpenDocument spreadsheet: its title in the first row, then the table."""
    table = _only_table(paper)
    rows: list[list[Value]] = [[paper.title], list(table.header)]
    rows += [[value_of(cell) for cell in row] for row in table.rows]
    body = "".join(f"<table:table-row>{''.join(map(_cell, row))}</table:table-row>" for row in rows)
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {_NAMES} office:version="1.3"><office:body>'
        f'<office:spreadsheet><table:table table:name="1">{body}</table:table></office:spreadsheet>'
        "</office:body></office:document-content>"
    )
    meta = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-meta {_NAMES} office:version="1.3"><office:meta>'
        f"<dc:title>{escape(paper.title)}</dc:title></office:meta></office:document-meta>"
    )
    return open_package(_ODS, content, meta)


def _cell(value: Value) -> str:
    if isinstance(value, date):
        kind = f'office:value-type="date" office:date-value="{value.isoformat()}"'
    elif isinstance(value, float):
        kind = f'office:value-type="float" office:value="{value}"'
    else:
        kind = 'office:value-type="string"'
    return f"<table:table-cell {kind}><text:p>{escape(str(value))}</text:p></table:table-cell>"


TABLES: dict[str, Callable[[Paper, Look], bytes]] = {
    ".csv": to_delimited,
    ".tsv": to_delimited,
    ".json": to_records,
    ".xlsx": to_xlsx,
    ".xls": to_xls,
    ".ods": to_ods,
}
