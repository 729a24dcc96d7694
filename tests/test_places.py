"""A passage knows its page or its cells, from the file to the graph and back."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import triptych
from graph.model import Block, Document
from graph.places import Places
from triptych.__main__ import main

TABLE = "Beneficiario;Operazione;Inizio;Costo totale EUR\n" + "".join(
    f"Comune di Torino;Acquisti verdi numero {n};0{n}/03/2016;10{n}.000,50\n" for n in range(1, 9)
)


def test_a_passage_over_several_cells_has_all_of_them() -> None:
    row = Block("row", 0, 11, cells=((0, 1, ""), (2, 4, ""), (5, 5, ""), (6, 11, "")), sheet="Lista 2024", row=12)
    places = Places(Document("d", "a\tbb\t\tccccc", blocks=(row,)))

    assert [str(places.of(*span)) for span in ((0, 1), (2, 4), (0, 11), (6, 7))] == [
        "'Lista 2024'!A12",
        "'Lista 2024'!B12",
        "'Lista 2024'!A12:D12",
        "'Lista 2024'!D12",
    ]


def test_prose_has_no_place() -> None:
    places = Places(Document("d", "Turin buys green.", blocks=(Block("paragraph", 0, 17),)))

    assert (str(places.of(0, 5)), str(places.of(17, 17))) == ("", "")


def test_extract_and_show_tell_the_cell(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "elenco.csv"
    path.write_text(TABLE, encoding="utf-8")
    assert main(["extract", str(path), "--profile", "auto"]) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]

    assert {line["cell"] for line in lines if line["predicate"] == "startDate"} == {f"C{n}" for n in range(2, 10)}


def test_the_graph_and_show_tell_the_page(tmp_path: Path) -> None:
    graph = triptych.open(tmp_path / "store")
    graph.load(Path(__file__).parent / "data" / "readers" / "plan.it.pdf")
    found = graph.query("SELECT DISTINCT ?page { GRAPH ?g { ?evidence tri:pageNumber ?page } } ORDER BY ?page")

    assert [row["page"] for row in found.records()][:1] == [1]
