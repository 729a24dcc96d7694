"""Tables as CSV and XLSX: what stands in them, what keeps spreadsheets from harm, the same bytes every time."""

from __future__ import annotations

import csv
import io
import random
import zipfile
from datetime import datetime
from pathlib import Path

import openpyxl
import pyoxigraph as ox
import pytest
import python_calamine

from graph.errors import BadInput
from graph.export import export
from graph.export.rows import NAMES, Cell, Sheet
from graph.export.tables import TABLES, columns
from graph.export.xlsx import xlsx
from graph.iri import BASE
from graph.links import NO_THINGS
from ontology import vocabulary
from tests.small_graph import Memory, iri, small_graph
from tests.with_persons import WORDS, with_persons

FORMS = ["zip", "xlsx"]


def exported(reader: Memory, form: str, **wanted: object) -> bytes:
    out = io.BytesIO()
    export(reader, out, form, **wanted)
    return out.getvalue()


def tables(reader: Memory, **wanted: object) -> dict[str, list[dict[str, str]]]:
    """The tables of the archive by name, each row by its headers."""
    archive = zipfile.ZipFile(io.BytesIO(exported(reader, "zip", **wanted)))
    return {
        name.removesuffix(".csv"): list(csv.DictReader(io.StringIO(archive.read(name).decode("utf-8-sig"), newline="")))
        for name in archive.namelist()
    }


def only(rows: list[dict[str, str]], path: str) -> dict[str, str]:
    [row] = [row for row in rows if row["IRI"] == iri(path)]
    return row


def called(name: str) -> Memory:
    """A graph of one organisation of that name."""
    said = [
        (vocabulary.expand("rdf:type"), ox.NamedNode(vocabulary.term("Organization"))),
        (vocabulary.expand("rdfs:label"), ox.Literal(name)),
    ]
    graphs = [ox.DefaultGraph(), ox.NamedNode(f"{BASE}graph/reference")]
    thing = ox.NamedNode(iri("org/odd"))
    return Memory(ox.Quad(thing, ox.NamedNode(name), value, graph) for name, value in said for graph in graphs)


def test_every_class_of_the_world_has_a_table_and_every_column_a_header_of_its_own():
    classes = {name for name in map(vocabulary.local, vocabulary.terms()) if vocabulary.is_class(name)} - NO_THINGS
    within = {name for table in TABLES for one in table.classes for name in (one, *vocabulary.subclasses(one))}

    assert classes - within == set()
    for table in TABLES:
        headers = [column.header for column in columns(table)]
        assert len(headers) == len(set(headers)), table.name


def test_a_project_is_one_row_with_its_dates_amounts_partners_and_sources():
    row = only(tables(small_graph())["projects"], "project/circpro")

    assert {name: row[name] for name in row if row[name]} == {
        "label": "CircPro",
        "IRI": iri("project/circpro"),
        "class": "project",
        "other names": "Smart circular procurement",
        "acronym": "CircPro",
        "title": "Smart circular procurement",
        "funded under": "Interreg Europe",
        "funded under IRI": iri("programme/interreg-europe"),
        "start date": "2018-06-01",
        "end date": "2022-05-31",
        "total budget": "1700000",
        "currency": "EUR",
        "stated number of partners": "3",
        "lead partner": "City of Kouvola",
        "lead partner IRI": iri("org/fi-kouvola"),
        "has partner": "City of Kouvola; Piedmont Region",
        "has partner IRI": f"{iri('org/fi-kouvola')}; {iri('org/it-regione-piemonte')}",
        "theme": "green public procurement",
        "documents": "2",
        "source documents": "CircPro project page; Scheda buona pratica",
    }


def test_an_action_says_of_which_plan_it_is():
    row = only(tables(small_graph())["actions"], "action/circpro/ITC1/1")

    assert (row["plan"], row["plan IRI"]) == ("CircPro Regional Action Plan", iri("plan/circpro/ITC1"))


def test_a_strategy_stands_among_the_instruments_once():
    found = tables(small_graph())

    strategy = iri("instrument/ITC1/strategia")

    assert [name for name, rows in found.items() for row in rows if row.get("IRI") == strategy] == [
        "policy-instruments"
    ]


def test_a_fact_has_a_row_for_each_passage_and_what_is_not_held_true_says_so():
    rows = tables(small_graph())["facts"]
    budgets = [
        (row["object"], row["quote"], row["document"], row["start"], row["confidence"], row["status"])
        for row in rows
        if row["property"] == "total budget"
    ]
    table = [row for row in rows if row["subject"] == "Piedmont" and row["property"] == "within territory"]

    assert budgets == [
        ("1650000", "un bilancio di 1.650.000 euro", "Scheda buona pratica", "50", "0.95", "conflicting"),
        ("1700000", "a budget of EUR 1.7 million", "CircPro project page", "50", "0.95", "accepted"),
    ]
    assert [(row["object"], row["quote"], row["status"]) for row in table] == [("Nord-Ovest", "", "table")]


def test_the_documents_are_a_table():
    rows = tables(small_graph())["documents"]

    assert (rows[0]["title"], rows[0]["address"]) == ("CircPro project page", "https://example.org/circpro")
    assert len(rows) == 3


@pytest.mark.parametrize("form", FORMS)
def test_tables_have_the_same_bytes_whatever_the_order_of_the_quads(form):
    quads = list(small_graph().match())
    random.Random(3).shuffle(quads)

    assert exported(Memory(iter(quads)), form) == exported(small_graph(), form)
    assert {one.date_time for one in zipfile.ZipFile(io.BytesIO(exported(small_graph(), form))).infolist()} == {
        (1980, 1, 1, 0, 0, 0)
    }


@pytest.mark.parametrize("form", FORMS)
def test_persons_are_in_tables_only_if_asked_for(form):
    def everything(**wanted: object) -> str:
        archive = zipfile.ZipFile(io.BytesIO(exported(with_persons(), form, **wanted)))
        return "".join(archive.read(name).decode() for name in archive.namelist())

    assert [word for word in WORDS if word in everything()] == []
    assert [word for word in WORDS if word not in everything(persons=True)] == []


def test_the_tables_of_who_asks_for_persons_have_one_of_them():
    [row] = tables(with_persons(), persons=True)["persons"]

    assert (row["label"], row["affiliation"]) == ("Ada Kask", "City of Kouvola")


@pytest.mark.parametrize("name", ["=1+1", "+39", "-x", "@SUM(A1)", "\tx", "'=1", "＝1"])
def test_what_a_spreadsheet_would_take_for_a_formula_has_an_apostrophe_before_it(name: str):
    [row] = tables(called(name))["organisations"]

    assert row["label"] == f"'{name}"


@pytest.mark.parametrize("name", ["'s-Hertogenbosch", "1 - 2", 'a "quote", and; more', "two\nlines", "Столична 😀"])
def test_other_names_come_back_as_they_are(name: str):
    [row] = tables(called(name))["organisations"]

    assert row["label"] == name


def test_csv_begins_with_a_mark_that_tells_excel_its_encoding():
    archive = zipfile.ZipFile(io.BytesIO(exported(small_graph(), "zip")))

    assert {archive.read(name)[:3] for name in archive.namelist()} == {b"\xef\xbb\xbf"}


def test_a_folder_gets_a_file_for_each_table_and_loses_those_that_are_empty_by_now(tmp_path: Path):
    folder = tmp_path / "tables"
    folder.mkdir()
    (folder / "persons.csv").write_text("old")
    (folder / "notes.txt").write_text("mine")

    size = export(small_graph(), folder, "csv")

    archive = zipfile.ZipFile(io.BytesIO(exported(small_graph(), "zip")))
    assert {path.name: path.read_bytes() for path in folder.glob("*.csv")} == {
        name: archive.read(name) for name in archive.namelist()
    }
    assert size == sum(path.stat().st_size for path in folder.glob("*.csv"))
    assert (folder / "notes.txt").exists()


@pytest.mark.parametrize("target", ["graph.csv", io.BytesIO()])
def test_one_file_is_no_place_for_several_tables(target, tmp_path: Path):
    with pytest.raises(BadInput, match=r"csv: the graph is several tables; name a folder .* tables\.zip"):
        export(small_graph(), target if isinstance(target, io.BytesIO) else tmp_path / target, "csv")


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path):
    with pytest.raises(BadInput, match=r"missing/tables: cannot be written"):
        export(small_graph(), tmp_path / "missing" / "tables", "csv")


def test_a_workbook_has_the_tables_as_sheets_with_frozen_headers_links_and_dates():
    book = openpyxl.load_workbook(io.BytesIO(exported(small_graph(), "xlsx")))
    sheet = book["projects"]
    headers = [cell.value for cell in sheet[1]]
    row = dict(zip(headers, sheet[3], strict=True))

    assert book.sheetnames == [name for name in NAMES if name.replace(" ", "-") in tables(small_graph())]
    assert sheet.freeze_panes == "A2"
    assert sheet["A1"].font.bold
    assert sheet.column_dimensions["A"].width == 44
    assert row["IRI"].value == row["IRI"].hyperlink.target == iri("project/circpro")
    assert row["start date"].value == datetime(2018, 6, 1)
    assert (row["total budget"].value, row["label"].value) == (1700000, "CircPro")


def test_the_sheets_say_what_the_csv_files_say():
    book = openpyxl.load_workbook(io.BytesIO(exported(small_graph(), "xlsx")))
    sheets = {sheet.title.replace(" ", "-"): list(sheet.iter_rows(values_only=True)) for sheet in book}

    assert {name: [list(map(written, row)) for row in rows] for name, rows in sheets.items()} == {
        name: [list(rows[0]), *(list(row.values()) for row in rows)] for name, rows in tables(small_graph()).items()
    }


def written(value: object) -> str:
    """A cell's value as CSV has it."""
    if isinstance(value, datetime):
        return value.date().isoformat()
    return "" if value is None else str(value)


@pytest.mark.parametrize("name", ["=1+1", "R&D <a>", "bell\x07 and _x0041_", " two  spaces ", "line\nfeed"])
def test_a_workbook_keeps_texts_as_texts(name: str):
    data = exported(called(name), "xlsx")
    cell = openpyxl.load_workbook(io.BytesIO(data))["organisations"]["A2"]

    read = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0).to_python()

    assert (cell.data_type, read[1][0]) == ("s", name)


def test_a_sheet_that_is_full_goes_on_in_another(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("graph.export.xlsx._ROWS", 4)
    rows = ([Cell(f"https://example.org/{number}", "link")] for number in range(5))
    book = openpyxl.load_workbook(io.BytesIO(b"".join(xlsx([Sheet("facts", ("IRI",), rows)]))))

    assert {sheet.title: [cell.value[-1] for [cell] in sheet.iter_rows(min_row=2)] for sheet in book} == {
        "facts": ["0", "1", "2"],
        "facts 2": ["3", "4"],
    }


def test_a_text_that_no_cell_can_hold_is_cut_and_says_so():
    book = openpyxl.load_workbook(io.BytesIO(b"".join(xlsx([Sheet("a", ("label",), iter([[Cell("x" * 40_000)]]))]))))
    value = book["a"]["A2"].value

    assert (len(value), value[-37:]) == (32_767, " … [cut: longer than a cell can hold]")


def test_links_beyond_what_excel_opens_are_plain_texts(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("graph.export.xlsx._LINKS", 1)
    rows = iter([[Cell("https://example.org/1", "link")], [Cell("https://example.org/2", "link")]])
    sheet = openpyxl.load_workbook(io.BytesIO(b"".join(xlsx([Sheet("a", ("IRI",), rows)]))))["a"]

    found = [(cell.value[-1], bool(cell.hyperlink)) for [cell] in sheet.iter_rows(min_row=2)]

    assert found == [("1", True), ("2", False)]
