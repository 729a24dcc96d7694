"""Taking a selection away: CSV, XLSX and DOCX, each with where the facts stand."""

from __future__ import annotations

import csv
import io
import zipfile
from pathlib import Path

import docx
import openpyxl
import pytest

from graph.export.docx import to_docx
from graph.export.selection import selection, to_csv, to_xlsx
from graph.show import View
from tests.small_graph import iri, small_graph

IRIS = (iri("initiative/ITC11/rete-ape"), iri("org/it-regione-piemonte"))


@pytest.fixture(scope="module")
def views() -> list[View]:
    return list(selection(small_graph(), IRIS, "it"))


def test_the_table_has_a_row_a_thing_in_the_order_given(views: list[View]) -> None:
    text = b"".join(to_csv(views)).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))

    assert [row["IRI"] for row in rows] == list(IRIS)
    assert [row["label"] for row in rows] == ["Rete APE", "Regione Piemonte"]
    assert all(row["source documents"] for row in rows)


def test_the_workbook_has_the_facts_with_their_quotes(views: list[View]) -> None:
    book = openpyxl.load_workbook(io.BytesIO(b"".join(to_xlsx(views))))

    assert book.sheetnames == ["selection", "facts"]
    quotes = [row[4] for row in book["facts"].iter_rows(min_row=2, values_only=True) if row[4]]
    assert quotes


def test_the_text_document_opens_with_headings_and_a_footnote_for_each_fact_that_a_text_says(views: list[View]) -> None:
    data = b"".join(to_docx(views, "Selezione", "it"))
    opened = docx.Document(io.BytesIO(data))
    headings = [one.text for one in opened.paragraphs if one.style is not None and one.style.name == "Heading 1"]
    notes = zipfile.ZipFile(io.BytesIO(data)).read("word/footnotes.xml").decode()

    assert opened.paragraphs[0].text == "Selezione"
    assert headings == ["Rete APE", "Regione Piemonte"]
    said = [line for view in views for line in view.lines if line.evidence and line.standing == "held"]
    assert notes.count("<w:footnoteRef/>") == len(said) > 0


def test_what_is_written_reads_back_with_its_footnotes(views: list[View], tmp_path: Path) -> None:
    from loaders.readers.docx import read_docx

    path = tmp_path / "selection.docx"
    path.write_bytes(b"".join(to_docx(views, "Selezione", "it")))
    text = read_docx(path).text

    quote = next(line.evidence[0].quote for view in views for line in view.lines if line.evidence)
    assert "Rete APE" in text
    assert " ".join(quote.split()) in " ".join(text.split())


def test_markup_and_control_characters_stay_text() -> None:
    view = View("https://e.example/a", (), "<w:p>&\x0b", (), (), ())
    opened = docx.Document(io.BytesIO(b"".join(to_docx([view], "a & b"))))

    assert [one.text for one in opened.paragraphs[:2]] == ["a & b", "<w:p>&"]


def test_the_same_things_make_the_same_bytes(views: list[View]) -> None:
    assert b"".join(to_docx(views, "S", "it")) == b"".join(to_docx(views, "S", "it"))
