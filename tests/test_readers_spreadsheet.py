"""Workbooks become one text of their rows, in which every cell knows its sheet, row, column and header."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from graph.errors import BadInput
from graph.model import Document
from loaders.readers.spreadsheet import read_spreadsheet

DATA = Path(__file__).parent / "data" / "readers"
ODS = "application/vnd.oasis.opendocument.spreadsheet"


def shown(document: Document) -> list[tuple[str, int, list[str]]]:
    return [
        (block.sheet, block.row, [document.text[start:end] for start, end, _ in block.cells])
        for block in document.blocks
        if block.kind == "row"
    ]


def headers(document: Document, number: int) -> list[str]:
    return next([header for _, _, header in block.cells] for block in document.blocks if block.row == number)


def saved(tmp_path: Path, *rows: list[Any], name: str = "book.xlsx") -> Path:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    path = tmp_path / name
    book.save(path)
    return path


def ods(tmp_path: Path, table: str, manifest: str = "<manifest/>") -> Path:
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
    )
    path = tmp_path / "book.ods"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", ODS)
        archive.writestr("META-INF/manifest.xml", manifest)
        archive.writestr(
            "content.xml",
            f"<office:document-content {spaces}><office:body><office:spreadsheet>{table}</office:spreadsheet>"
            "</office:body></office:document-content>",
        )
    return path


def repacked(path: Path, member: str, old: bytes, new: bytes) -> Path:
    """The same package with one of its parts altered."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts[member] = parts[member].replace(old, new)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def refusal(path: Path) -> str:
    with pytest.raises(BadInput) as refused:
        read_spreadsheet(path)
    assert "\n" not in str(refused.value)
    return str(refused.value)


def test_an_xlsx_gives_its_rows_with_numbers_dates_and_joined_cells() -> None:
    document = read_spreadsheet(DATA / "operations.cs.xlsx")

    assert shown(document) == [
        ("Projekty", 1, ["Seznam operací 2014-2020"]),
        ("Projekty", 3, ["Projekt", "", "Partner"]),
        ("Projekty", 4, ["Název", "Zahájení", "Název", "Podíl", "Rozpočet"]),
        ("Projekty", 5, ["Čistá řeka", "2015-06-18", "Plzeň", "0.85", "150179290.3"]),
        ("Projekty", 6, ["Čistá řeka", "2015-06-18", "Zlín", "0.85", "30000"]),
        ("Projekty", 7, ["Nová lávka", "2016-03-01T13:30:00", "Brno", "0.5", "#N/A"]),
        ("Projekty", 8, ["Celkem", "", "", "", "150209290.3"]),
        ("Poznámky", 2, ["", "Bez záruky."]),
    ]


def test_labels_of_groups_stand_before_the_names_of_columns() -> None:
    document = read_spreadsheet(DATA / "operations.cs.xlsx")

    assert headers(document, 5) == [
        "Projekt Název",
        "Projekt Zahájení",
        "Partner Název",
        "Partner Podíl",
        "Partner Rozpočet",
    ]


def test_sheets_start_with_their_names_and_hidden_ones_are_left_out() -> None:
    document = read_spreadsheet(DATA / "operations.cs.xlsx")
    headings = [document.text[block.start : block.end] for block in document.blocks if block.kind == "heading"]

    assert (document.title, headings) == ("Seznam operací 2014-2020", ["Projekty", "Poznámky"])


def test_an_xls_gives_the_same_kinds_of_values() -> None:
    document = read_spreadsheet(DATA / "operations.sl.xls")

    assert shown(document)[1:] == [
        ("List1", 2, ["Občina Kamnik", "Čistilna naprava", "2014-01-01", "30701198", "TRUE"]),
        ("List1", 3, ["Občina Koper", "Mestno jedro", "2016-06-09", "52254.1", "FALSE"]),
    ]
    assert headers(document, 3) == ["Upravičenec", "Operacija", "Začetek", "Znesek", "Aktivna"]


def test_an_ods_gives_the_same_kinds_of_values_and_no_notes() -> None:
    document = read_spreadsheet(DATA / "operations.fr.ods")

    assert shown(document)[1:] == [
        ("Opérations", 4, ["Ville de Lille", "Ateliers de réparation", "2018-05-01", "125000.5", "0.85"]),
        ("Opérations", 5, ["Ville de Lille", "Jardins partagés", "2019-02-03T08:30:00", "88500"]),
    ]
    assert headers(document, 4) == ["Bénéficiaire", "Opération", "Début", "Coût total", "Taux"]


def test_an_error_in_an_ods_stands_as_it_is(tmp_path: Path) -> None:
    cell = (
        '<table:table-cell office:value-type="string" office:string-value=""><text:p>#N/A</text:p></table:table-cell>'
    )
    table = f'<table:table table:name="A"><table:table-row>{cell}</table:table-row></table:table>'

    assert shown(read_spreadsheet(ods(tmp_path, table))) == [("A", 1, ["#N/A"])]


def test_texts_that_look_like_numbers_stay_as_they_are(tmp_path: Path) -> None:
    document = read_spreadsheet(saved(tmp_path, ["0042", "1.50", " 7 ", 12345678901234.5, 1e20, timedelta(hours=30)]))

    assert shown(document) == [
        ("Sheet", 1, ["0042", "1.50", "7", "12345678901234.5", "100000000000000000000", "30:00:00"])
    ]


def test_days_counted_from_1904_are_the_same_days(tmp_path: Path) -> None:
    book = Workbook()
    book.epoch = CALENDAR_MAC_1904
    book.active.append([date(2015, 6, 18), datetime(2015, 6, 18, 13, 30)])
    book.save(tmp_path / "mac.xlsx")

    assert shown(read_spreadsheet(tmp_path / "mac.xlsx"))[0][2] == ["2015-06-18", "2015-06-18T13:30:00"]


def test_rows_and_columns_are_numbered_from_the_edge_of_the_sheet(tmp_path: Path) -> None:
    book = Workbook()
    book.active["C5"] = "Graz"
    book.save(tmp_path / "far.xlsx")

    assert shown(read_spreadsheet(tmp_path / "far.xlsx")) == [("Sheet", 5, ["", "", "Graz"])]


def test_an_amount_in_joined_cells_stands_once(tmp_path: Path) -> None:
    book = Workbook()
    for row in (["Project", "Partner", "Budget"], ["Mill", "Graz", 100], [None, "Linz", None]):
        book.active.append(row)
    book.active.merge_cells("A2:A3")
    book.active.merge_cells("C2:C3")
    book.save(tmp_path / "joined.xlsx")

    assert shown(read_spreadsheet(tmp_path / "joined.xlsx"))[1:] == [
        ("Sheet", 2, ["Mill", "Graz", "100"]),
        ("Sheet", 3, ["Mill", "Linz"]),
    ]


def test_hidden_rows_are_read(tmp_path: Path) -> None:
    book = Workbook()
    book.active.append(["Graz"])
    book.active.row_dimensions[1].hidden = True
    book.save(tmp_path / "filtered.xlsx")

    assert shown(read_spreadsheet(tmp_path / "filtered.xlsx")) == [("Sheet", 1, ["Graz"])]


def test_a_workbook_with_hidden_words_alone_says_so(tmp_path: Path) -> None:
    book = Workbook()
    hidden = book.create_sheet("Codes")
    hidden["A1"] = "001"
    hidden.sheet_state = "hidden"
    book.save(tmp_path / "hidden.xlsx")

    assert refusal(tmp_path / "hidden.xlsx").endswith(
        "all that it holds is hidden (Codes); show the sheets and save it again"
    )


def test_a_page_that_is_named_xls_is_read_as_a_page(tmp_path: Path) -> None:
    path = tmp_path / "list.xls"
    path.write_text("<html><table><tr><th>Town</th><th>EUR</th></tr><tr><td>Graz</td><td>5</td></tr></table></html>")

    assert read_spreadsheet(path).text == "Town\tEUR\nGraz\t5"


def test_a_text_that_is_named_xls_is_read_as_a_table(tmp_path: Path) -> None:
    path = tmp_path / "list.xls"
    path.write_text("Town\tEUR\nGraz\t5\n")

    assert read_spreadsheet(path).text == "Town\tEUR\nGraz\t5"


def test_a_workbook_cut_in_half_is_refused(tmp_path: Path) -> None:
    for name in ("operations.cs.xlsx", "operations.sl.xls", "operations.fr.ods"):
        data = (DATA / name).read_bytes()
        path = tmp_path / name
        path.write_bytes(data[: len(data) // 2])

        assert "cut off" in refusal(path)


def test_an_empty_workbook_is_refused(tmp_path: Path) -> None:
    assert "no row with words" in refusal(saved(tmp_path))


def test_an_encrypted_workbook_says_so(tmp_path: Path) -> None:
    data = (DATA / "operations.sl.xls").read_bytes()
    name, other = "Workbook".encode("utf-16-le"), "EncryptedPackage".encode("utf-16-le")
    place = data.index(name)
    entry = other + bytes(64 - len(other)) + (len(other) + 2).to_bytes(2, "little")
    path = tmp_path / "secret.xlsx"
    path.write_bytes(data[:place] + entry + data[place + 66 :])

    assert "is protected by a password; save it without one" in refusal(path)


def test_an_encrypted_ods_says_so(tmp_path: Path) -> None:
    assert "protected by a password" in refusal(ods(tmp_path, "", "<m><encryption-data/></m>"))


def test_an_old_word_document_is_named(tmp_path: Path) -> None:
    data = (DATA / "operations.sl.xls").read_bytes()
    name, other = "Workbook".encode("utf-16-le"), "WordDocument".encode("utf-16-le")
    place = data.index(name)
    entry = other + bytes(64 - len(other)) + (len(other) + 2).to_bytes(2, "little")
    path = tmp_path / "plan.xls"
    path.write_bytes(data[:place] + entry + data[place + 66 :])

    assert "is an old Word document, not a spreadsheet" in refusal(path)


def test_a_panic_of_the_library_is_a_refusal(tmp_path: Path) -> None:
    data = bytearray((DATA / "operations.sl.xls").read_bytes())
    sheet = data.index(b"\x85\x00", 512) + 4  # where the record of a sheet says that its cells start
    data[sheet : sheet + 4] = b"\xff\xff\xff\x00"
    path = tmp_path / "book.xls"
    path.write_bytes(bytes(data))

    assert "is damaged" in refusal(path)


def test_an_xls_that_declares_endless_rows_is_refused(tmp_path: Path) -> None:
    data = bytearray((DATA / "operations.sl.xls").read_bytes())
    reach = data.index(b"\x00\x02\x0e\x00", 512) + 4
    data[reach : reach + 8] = bytes(4) + b"\xff\xff\xff\xff"
    path = tmp_path / "book.xls"
    path.write_bytes(bytes(data))

    assert "declares more cells or texts than it can hold" in refusal(path)


def test_an_xls_whose_sectors_lead_in_a_circle_is_refused(tmp_path: Path) -> None:
    data = bytearray((DATA / "operations.sl.xls").read_bytes())
    table = 512 * (1 + int.from_bytes(data[76:80], "little"))
    data[table : table + 512] = bytes(512)
    path = tmp_path / "book.xls"
    path.write_bytes(bytes(data))

    assert "is damaged" in refusal(path)


def test_a_word_in_the_last_row_of_a_small_sheet_is_refused_with_its_place(tmp_path: Path) -> None:
    book = Workbook()
    book.active["A1"] = "Graz"
    book.active["H1048576"] = "stray"
    book.save(tmp_path / "far.xlsx")

    assert "sheet 'Sheet': reaches to row 1,048,576 and column 8" in refusal(tmp_path / "far.xlsx")


def test_cells_that_name_no_place_are_counted(tmp_path: Path) -> None:
    path = saved(tmp_path, ["Graz"])
    repacked(path, "xl/worksheets/sheet1.xml", b"</row>", b"</row><row>" + b"<c><v>1</v></c>" * 9_000 + b"</row>")
    repacked(path, "xl/worksheets/sheet1.xml", b"</sheetData>", b"<row><c><v>1</v></c></row>" * 600 + b"</sheetData>")

    assert "reaches to row 602 and column 9,000" in refusal(path)


def test_formats_without_words_do_not_count(tmp_path: Path) -> None:
    path = saved(tmp_path, ["Graz", "Linz"])
    far = b'</row><row r="1048576"><c r="XFD1048576" s="0"/></row>'
    repacked(path, "xl/worksheets/sheet1.xml", b"</row>", far)

    assert shown(read_spreadsheet(path)) == [("Sheet", 1, ["Graz", "Linz"])]


def test_a_sheet_of_ten_thousand_columns_is_refused(tmp_path: Path) -> None:
    assert "fills 10,000 columns, more than the limit of 2,000" in refusal(saved(tmp_path, ["x"] * 10_000))


def test_more_cells_than_the_limit_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = saved(tmp_path, *([["a", "b"]] * 60))
    monkeypatch.setenv("TRIPTYCH_CELL_LIMIT", "100")

    assert "more than the limit of 100" in refusal(path)


def test_a_cell_repeated_without_end_is_refused(tmp_path: Path) -> None:
    row = (
        '<table:table-row table:number-rows-repeated="1048576"><table:table-cell office:value-type="float"'
        ' office:value="1" table:number-columns-repeated="16384"/></table:table-row>'
    )

    assert "more than the limit" in refusal(ods(tmp_path, f'<table:table table:name="A">{row}</table:table>'))


def test_a_zip_bomb_is_refused(tmp_path: Path) -> None:
    path = saved(tmp_path, ["Graz"])
    repacked(path, "xl/worksheets/sheet1.xml", b"</row>", b"</row>" + b" " * 40_000_000)

    assert "too large or packed too tightly" in refusal(path)


def test_a_package_of_another_kind_is_named(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("readme.txt", "text")
    path.write_bytes(stream.getvalue())

    assert "is a ZIP archive, not a spreadsheet" in refusal(path)


def test_a_binary_workbook_is_named(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("xl/workbook.bin", b"\x83\x01\x00")

    assert "is a binary workbook (XLSB); save it as XLSX" in refusal(path)


def test_a_hidden_sheet_is_named_in_the_notes(tmp_path: Path) -> None:
    book = Workbook()
    book.active.append(["Partner", "Country"])
    codes = book.create_sheet("Codes")
    codes.append(["IT", "Italy"])
    codes.sheet_state = "hidden"
    book.save(tmp_path / "list.xlsx")

    document = read_spreadsheet(tmp_path / "list.xlsx")

    assert document.notes == ("sheet 'Codes' is hidden and was left out; show it and save the file again",)
