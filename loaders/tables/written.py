"""Rows written to a file: CSV, a workbook (XLSX) or records (JSON); the same rows give the same bytes."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from graph.places import column
from loaders.readers.delimited import find_delimiter
from loaders.readers.files import decode, read_content

FORMS = ("csv", "xlsx", "json")
_SUFFIXES = {".csv": "csv", ".tsv": "csv", ".xlsx": "xlsx", ".json": "json"}
_SAMPLE = 400  # lines that show what parts the fields
_NUMBER = re.compile(r"-?(?:0|[1-9]\d{0,10})(?:\.\d{1,6})?")  # longer ones are codes, which a program would round
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")  # what XML cannot hold
_LONGEST_NAME = 31  # characters of a sheet's name
_EPOCH = (1980, 1, 1, 0, 0, 0)
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PARTS = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"


def form_of(name: str) -> str | None:
    """The format that a file's name asks for, None where it asks for none of ours.

    >>> form_of("list.XLSX"), form_of("list.ods")
    ('xlsx', None)
    """
    return _SUFFIXES.get(Path(name).suffix.lower())


def delimiter_of(path: Path) -> str:
    """What parts the fields of a CSV or TSV file, a comma for every other file."""
    if path.suffix.lower() == ".tsv":
        return "\t"
    if path.suffix.lower() != ".csv":
        return ","
    lines = decode(read_content(path), path).splitlines(keepends=True)[:_SAMPLE]
    return find_delimiter(lines) or ","


def written(
    form: str,
    rows: Sequence[Sequence[str]],
    records: Sequence[Mapping[str, object]],
    delimiter: str = ",",
    sheet: str = "",
) -> bytes:
    """A file of the form ``csv``, ``xlsx`` (both of the rows) or ``json`` (of the records)."""
    if form == "json":
        return (json.dumps(records, ensure_ascii=False, indent=1) + "\n").encode()
    return _xlsx(rows, sheet) if form == "xlsx" else _csv(rows, delimiter)


def _csv(rows: Sequence[Sequence[str]], delimiter: str) -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter, lineterminator="\n").writerows(rows)
    return out.getvalue().encode()


def _xlsx(rows: Sequence[Sequence[str]], sheet: str) -> bytes:
    """A workbook of one sheet; plain numbers are numbers there, so that they add up."""
    name = re.sub(r"[\[\]:*?/\\]", " ", sheet).strip()[:_LONGEST_NAME] or "Sheet1"
    body = "".join(
        f'<row r="{number}">{"".join(_cell(text, column(at), number) for at, text in enumerate(row))}</row>'
        for number, row in enumerate(rows, start=1)
    )
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{_PARTS}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_TYPE}.worksheet+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{_PARTS}/relationships">'
        f'<Relationship Id="r1" Type="{_LINKS}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_LINKS}">'
        f'<sheets><sheet name={quoteattr(name)} sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PARTS}/relationships">'
        f'<Relationship Id="r1" Type="{_LINKS}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{_MAIN}"><sheetData>{body}</sheetData></worksheet>',
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, text in parts.items():
            entry = zipfile.ZipInfo(path, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n{text}')
    return out.getvalue()


def _cell(text: str, letters: str, number: int) -> str:
    if not text:
        return ""
    if _NUMBER.fullmatch(text):
        return f'<c r="{letters}{number}"><v>{text}</v></c>'
    words = escape(_UNPRINTABLE.sub("", text))
    return f'<c r="{letters}{number}" t="inlineStr"><is><t xml:space="preserve">{words}</t></is></c>'
