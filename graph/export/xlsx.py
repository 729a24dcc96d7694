"""Tables as one XLSX file: a sheet each, with a frozen header, widths, whole dates as dates, and links on IRIs.

Written here, for a workbook without formulas is little XML, and the libraries put the time of writing into it. Texts
are texts, so none is taken for a formula. A sheet that is full goes on in another; there are no more than ``_LINKS``
links on one, and a text of more than ``_LONGEST`` characters is cut: Excel opens no file with more.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import count, islice
from urllib.parse import quote

from graph.export.markup import FORBIDDEN, attribute, escaped
from graph.export.office import HEAD, OFFICE, PACKAGE, relations
from graph.export.packed import zipped
from graph.export.rows import Cell, Sheet
from graph.places import column

_ROWS = 1_048_576
_LINKS = 65_530
_LONGEST = 32_767
_LONGEST_LINK = 2_079
_CUT = " … [cut: longer than a cell can hold]"
_DIGITS = 15
"""Digits that Excel keeps of a number."""
_NUMBER = re.compile(r"-?\d+(\.\d+)?")
_FIRST_DAY = date(1900, 3, 1)
"""Before it Excel counts a day that was not."""
_DAY_ZERO = date(1899, 12, 30)
_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_STYLES = {"text": 0, "header": 1, "date": 2, "link": 3, "number": 0}
_WIDTHS = {"label": 44, "IRI": 24, "class": 18, "quote": 60, "subject": 44, "object": 44, "title": 60, "documents": 11}
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_PART = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_GATHERED = 200


def xlsx(sheets: Iterable[Sheet]) -> Iterator[bytes]:
    """The bytes of an XLSX file with these sheets."""
    return zipped(_members(sheets))


def _members(sheets: Iterable[Sheet]) -> Iterator[tuple[str, Iterable[bytes]]]:
    # sheets are the parts whose number is known at the end alone, so they are what .xml stands for
    yield "[Content_Types].xml", [_CONTENT.encode()]
    yield "_rels/.rels", [relations([("officeDocument", "xl/workbook.xml")]).encode()]
    yield "xl/styles.xml", [_STYLE.encode()]
    names: list[str] = []
    for sheet in sheets:
        for part in count(1):
            links: list[tuple[str, str]] = []
            names.append(sheet.name if part == 1 else f"{sheet.name} {part}")
            full: list[bool] = []
            yield f"xl/worksheets/sheet{len(names)}.xml", _sheet(sheet, links, full)
            if links:
                targets = [("hyperlink", target) for _, target in links]
                yield f"xl/worksheets/_rels/sheet{len(names)}.xml.rels", [relations(targets, external=True).encode()]
            if not full:
                break
    listed = "".join(
        f'<sheet name={attribute(name)} sheetId="{number}" r:id="rId{number}"/>' for number, name in enumerate(names, 1)
    )
    yield (
        "xl/workbook.xml",
        [f'{HEAD}<workbook xmlns="{_MAIN}" xmlns:r="{OFFICE}"><sheets>{listed}</sheets></workbook>'.encode()],
    )
    parts = [("worksheet", f"worksheets/sheet{number}.xml") for number in range(1, len(names) + 1)]
    yield "xl/_rels/workbook.xml.rels", [relations([*parts, ("styles", "styles.xml")]).encode()]


def _sheet(sheet: Sheet, links: list[tuple[str, str]], full: list[bool]) -> Iterator[bytes]:
    """One sheet; ``links`` gets the cells that lead somewhere, ``full`` something where rows are left for another."""
    yield (
        f'{HEAD}<worksheet xmlns="{_MAIN}" xmlns:r="{OFFICE}"><sheetViews><sheetView workbookViewId="0">'
        '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>'
    ).encode()
    for number, header in enumerate(sheet.headers, 1):
        width = _WIDTHS.get(header, 24 if header.endswith(" IRI") else max(14, len(header) + 2))
        yield f'<col min="{number}" max="{number}" width="{width}" customWidth="1"/>'.encode()
    yield b"</cols><sheetData>"
    yield _row(1, [Cell(header, "header") for header in sheet.headers], links).encode()
    written = 1
    while rows := list(islice(sheet.rows, min(_GATHERED, _ROWS - written))):
        yield "".join(_row(written + number, row, links) for number, row in enumerate(rows, 1)).encode()
        written += len(rows)
    yield b"</sheetData>"
    if links:
        told = "".join(f'<hyperlink ref="{cell}" r:id="rId{number}"/>' for number, (cell, _) in enumerate(links, 1))
        yield f"<hyperlinks>{told}</hyperlinks>".encode()
    yield b"</worksheet>"
    if written == _ROWS:
        full.append(True)


def _row(number: int, cells: Sequence[Cell], links: list[tuple[str, str]]) -> str:
    written = []
    for place, cell in enumerate(cells):
        if cell.text:
            address = f"{column(place)}{number}"
            target = _target(cell.text) if cell.kind == "link" and len(links) < _LINKS else ""
            links += [(address, target)] if target else []
            # what leads nowhere does not look as if it did
            written.append(_cell(address, cell if target or cell.kind != "link" else Cell(cell.text)))
    return f'<row r="{number}">{"".join(written)}</row>'


def _cell(address: str, cell: Cell) -> str:
    style = f' s="{_STYLES[cell.kind]}"' if _STYLES[cell.kind] else ""
    if cell.kind == "number" and _NUMBER.fullmatch(cell.text) and sum(map(str.isdigit, cell.text)) <= _DIGITS:
        return f'<c r="{address}"><v>{cell.text}</v></c>'
    if cell.kind == "date" and (day := _day(cell.text)):
        return f'<c r="{address}"{style}><v>{day}</v></c>'
    return f'<c r="{address}"{style} t="inlineStr"><is><t xml:space="preserve">{_text(cell.text)}</t></is></c>'


def _day(text: str) -> int | None:
    """The number of a day as Excel counts them, None for one that it does not have.

    >>> _day("2021-10-07"), _day("1815-06-09"), _day("2021-02-30")
    (44476, None, None)
    """
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return (day - _DAY_ZERO).days if day >= _FIRST_DAY else None


def _text(text: str) -> str:
    r"""A text as a cell has it, control characters in the way of spreadsheets.

    >>> _text("R&D\x0b"), _text("_x0041_")
    ('R&amp;D_x000B_', '_x005F_x0041_')
    """
    if len(text) > _LONGEST:
        text = text[: _LONGEST - len(_CUT)] + _CUT
    return escaped(FORBIDDEN.sub(lambda found: f"_x{ord(found[0]):04X}_", _ESCAPE.sub("_x005F_", text)))


def _target(iri: str) -> str:
    """The IRI as a link, '' where a spreadsheet would refuse the file for it."""
    target = quote(iri, safe="%/:=&?~#+!$,;'@()*[]")
    return target if len(target) <= _LONGEST_LINK and iri.startswith(("http://", "https://")) else ""


_CONTENT = (
    f'{HEAD}<Types xmlns="{PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Default Extension="xml" ContentType="{_PART}.worksheet+xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{_PART}.sheet.main+xml"/>'
    f'<Override PartName="/xl/styles.xml" ContentType="{_PART}.styles+xml"/></Types>'
)
_PLAIN = '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
_STYLE = (
    f'{HEAD}<styleSheet xmlns="{_MAIN}">'
    '<numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts>'
    '<fonts count="3"><font><sz val="11"/><name val="Calibri"/></font>'
    '<font><b/><sz val="11"/><name val="Calibri"/></font>'
    '<font><u/><sz val="11"/><color rgb="FF0563C1"/><name val="Calibri"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    f'<cellXfs count="4">{_PLAIN}'
    '<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/>'
    '<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
    '<xf numFmtId="0" fontId="2" fillId="0" borderId="0" xfId="0" applyFont="1"/></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)
