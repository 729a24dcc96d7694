"""``triptych reconcile``: the table comes back with every row in its place, and the matches beside the names."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import openpyxl
import pytest

import triptych
from triptych.__main__ import main

PAGE = """CircPro (Smart Circular Procurement) is a project of Interreg Europe. Regione Piemonte (Italy) and
Kouvola Innovation Oy (Finland) are among the partners of the CircPro project.
"""
LIST = "Partners 2024\n\nNo;Organisation;Country\n1;Regione Piemonte;Italy\n2;;FI\n\n3;Lapland Weavers Guild;Finland\n"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("store")
    page = folder / "page.txt"
    page.write_text(PAGE, encoding="utf-8")
    with triptych.open(folder / "store") as graph:
        graph.load(page)
    return str(folder / "store")


@pytest.fixture
def listed(tmp_path: Path) -> Path:
    path = tmp_path / "list.csv"
    path.write_text(LIST, encoding="utf-8")
    return path


def cells(text: str, delimiter: str = ";") -> list[list[str]]:
    return list(csv.reader(io.StringIO(text), delimiter=delimiter))


def refusal(capsys: pytest.CaptureFixture[str]) -> str:
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 1
    return lines[0]


def test_every_row_stays_in_its_place(store, listed, capsys):
    assert main(["reconcile", str(listed), "--store", store]) == 0
    rows = cells(capsys.readouterr().out)

    assert [row[:3] for row in rows] == [
        ["Partners 2024", "", ""],
        ["", "", ""],
        ["No", "Organisation", "Country"],
        ["1", "Regione Piemonte", "Italy"],
        ["2", "", "FI"],
        ["", "", ""],
        ["3", "Lapland Weavers Guild", "Finland"],
    ]
    assert rows[2][3:] == ["iri", "label", "kind", "score", "match", "reason", "candidates"]
    assert rows[3][3].endswith("/id/org/it-regione-piemonte")
    assert [row[7] for row in rows[3:]] == ["yes", "", "", "no"]


def test_what_was_guessed_and_the_counts_are_told(store, listed, capsys):
    main(["reconcile", str(listed), "--store", store])

    assert capsys.readouterr().err.splitlines() == [
        "triptych: names are taken from column 'Organisation'; --column names another",
        "triptych: only things of the class Organization are looked for; --kind names another",
        "triptych: country is taken from column 'Country'; --country names another",
        "triptych: 3 rows: 1 yes, 1 no, 1 empty",
    ]


def test_the_same_table_gives_the_same_bytes(store, listed):
    graph = triptych.open(store)

    assert [graph.reconcile(listed).write(form) for form in ("csv", "xlsx", "json")] == [
        graph.reconcile(listed).write(form) for form in ("csv", "xlsx", "json")
    ]


def test_nothing_is_written_to_the_store(store, listed):
    before = triptych.open(store).reader.number
    triptych.open(store).reconcile(listed)

    assert triptych.open(store).reader.number == before


def test_a_workbook_goes_in_and_comes_out(store, tmp_path):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Partners"
    for row in (["Partner", "Budget", "Code"], ["Regione Piemonte", 1200.5, "0042"], [None, 3, None]):
        sheet.append(row)
    book.save(tmp_path / "in.xlsx")
    assert main(["reconcile", str(tmp_path / "in.xlsx"), "--store", store, "--output", str(tmp_path / "out.xlsx")]) == 0
    made = openpyxl.load_workbook(tmp_path / "out.xlsx")
    rows = [[cell.value for cell in row] for row in made["Partners"].iter_rows()]

    assert [row[:3] for row in rows] == [
        ["Partner", "Budget", "Code"],
        ["Regione Piemonte", 1200.5, "0042"],
        [None, 3, None],
    ]
    assert rows[1][7] == "yes"


def test_records_are_written_as_json_with_candidates_as_values(store, listed, tmp_path):
    out = tmp_path / "out.json"
    main(["reconcile", str(listed), "--store", store, "--output", str(out)])
    records = json.loads(out.read_text("utf-8"))

    assert [record["match"] for record in records] == ["yes", None, "no"]
    assert records[0]["Organisation"] == "Regione Piemonte"
    assert records[0]["score"] == 1.0
    assert records[2]["candidates"] == []


def test_a_list_of_names_without_a_header_is_matched(store, tmp_path, capsys):
    (tmp_path / "names.csv").write_text("Regione Piemonte\nKouvola Innovation Oy\n", encoding="utf-8")
    main(["reconcile", str(tmp_path / "names.csv"), "--store", store, "--kind", "Organization"])
    rows = cells(capsys.readouterr().out, ",")

    assert [row[0] for row in rows] == ["", "Regione Piemonte", "Kouvola Innovation Oy"]
    assert [row[5] for row in rows] == ["match", "yes", "yes"]


def test_one_column_under_one_header_is_matched(store, tmp_path, capsys):
    (tmp_path / "names.csv").write_text("Partner\nRegione Piemonte\n", encoding="utf-8")
    main(["reconcile", str(tmp_path / "names.csv"), "--store", store])

    assert [row[0] for row in cells(capsys.readouterr().out, ",")] == ["Partner", "Regione Piemonte"]


def test_a_column_may_be_named_by_its_letter(store, listed):
    found = triptych.open(store).reconcile(listed, column="B", kind="Organization")

    assert found.counts == {"yes": 1, "candidate": 0, "no": 1, "empty": 1}


def test_added_columns_do_not_take_a_name_that_is_there(store, tmp_path):
    (tmp_path / "list.csv").write_text("Partner,Label\nRegione Piemonte,x\nKouvola,y\n", encoding="utf-8")
    found = triptych.open(store).reconcile(tmp_path / "list.csv")

    assert found.headers[:4] == ("Partner", "Label", "iri", "triptych_label")


def test_the_place_of_a_project_says_nothing_of_its_partners(store, tmp_path):
    (tmp_path / "list.csv").write_text("Project name,Partner,Place\nRoads,Regione Piemonte,Berlin\n", encoding="utf-8")
    found = triptych.open(store).reconcile(tmp_path / "list.csv", kind="Organization", column="Partner")

    assert (found.columns.place, found.counts["yes"]) == (None, 1)


def test_the_bodies_of_a_national_list_are_at_home_where_its_profile_says(store, tmp_path):
    headers = "SAM / pasākuma nr.;Projekta nosaukums;Finansējuma saņēmējs;Kopējais finansējums;ES finansējums\n"
    row = "1;Ceļi;Regione Piemonte;100;80\n"
    (tmp_path / "list.csv").write_text(headers + row, encoding="utf-8")
    found = triptych.open(store).reconcile(tmp_path / "list.csv")

    assert found.columns.home == "LV"
    assert found.verdicts[1].reason == "same name, in Italian, but country differs (IT, not LV): not matched"


def test_projects_are_matched_where_the_class_says_so(store, tmp_path):
    (tmp_path / "list.csv").write_text("Partner,Acronym,Budget\nRegione Piemonte,CIRCPRO,1\n", encoding="utf-8")
    verdict = triptych.open(store).reconcile(tmp_path / "list.csv", kind="Project").verdicts[1]

    assert (verdict.match, verdict.best.iri.rpartition("/")[2]) == ("yes", "circpro")


@pytest.mark.parametrize(
    ("name", "content", "options", "said"),
    [
        ("no.csv", None, [], "no.csv: no such file"),
        ("a.csv", LIST, ["--column", "Nmae"], "column 'Nmae': not in the table; its columns are 'No', 'Organisation'"),
        ("a.csv", LIST, ["--country", "Land"], "column 'Land': not in the table; its columns are"),
        ("a.csv", LIST, ["--kind", "Organisaton"], "'Organisaton': no class of the ontology; did you mean Org"),
        ("a.txt", "Prose, not a table.\n", [], "a.txt: holds no table; give a CSV, XLSX, ODS or JSON file"),
        ("a.csv", "", [], "a.csv: is empty"),
        ("a.csv", "Partner\n", [], "a.csv: its table has no row below the names of its columns; nothing to match"),
        ("a.csv", "No,Sum\n1,20\n2,30\n", [], "a.csv: no column looks like names; give one with --column, of 'No'"),
        ("a.csv", LIST, ["--format", "xlsx"], "format 'xlsx': is no text for a terminal; add --output FILE"),
    ],
)  # fmt: skip
def test_what_cannot_be_done_is_said_in_one_line(name, content, options, said, store, tmp_path, capsys):
    if content is not None:
        (tmp_path / name).write_text(content, encoding="utf-8")
    assert main(["reconcile", str(tmp_path / name), "--store", store, *options]) == 1
    assert said in refusal(capsys)


def test_without_a_store_it_says_so_and_makes_none(listed, tmp_path, capsys):
    assert main(["reconcile", str(listed), "--store", str(tmp_path / "none")]) == 1
    assert "none" in refusal(capsys)
    assert not (tmp_path / "none").exists()
