"""Every fact points at the words it came from, exactly."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

import triptych
from graph.export.statements import statement_lines
from graph.iri import BASE
from graph.library import Library
from graph.query import run
from graph.results import Table
from loaders.reading import read

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"


@pytest.mark.parametrize("path", sorted(EXAMPLES.iterdir()), ids=lambda path: path.name)
def test_every_quote_is_the_text_at_its_place(path: Path) -> None:
    found = read(path)
    document = found.document
    assert unicodedata.is_normalized("NFC", document.text)
    lines = list(statement_lines(document, found.statements, found.refused, BASE))
    assert lines
    for line in lines:
        assert 0 <= line["start"] < line["end"] <= len(document.text)
        assert line["quote"] == document.text[line["start"] : line["end"]]


def test_every_quote_in_the_graph_is_the_text_in_the_library(tmp_path: Path) -> None:
    graph = triptych.open(tmp_path / "store")
    graph.load(EXAMPLES)
    library = Library(tmp_path / "store")
    texts = {document: library.document(document).text for document in library.documents()}
    found = run(
        graph.reader,
        "SELECT ?document ?start ?end ?quote { GRAPH <graph/meta> { ?g prov:hadPrimarySource ?document ; "
        "tri:start ?start ; tri:end ?end ; tri:quote ?quote } }",
    )
    assert isinstance(found, Table)
    rows = found.records()
    assert len(rows) > 1000
    wrong = [
        row
        for row in rows
        if texts[str(row["document"]).rsplit("/", 1)[-1]][int(str(row["start"])) : int(str(row["end"]))] != row["quote"]
    ]
    assert wrong == []
