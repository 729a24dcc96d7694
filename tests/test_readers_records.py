"""Records in JSON become a table whose columns are the keys."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from graph.errors import BadInput
from graph.model import Document
from loaders.readers.records import read_json

DATA = Path(__file__).parent / "data" / "readers"


def read(tmp_path: Path, content: Any) -> Document:
    path = tmp_path / "records.json"
    path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    return read_json(path)


def rows(document: Document) -> list[dict[str, str]]:
    return [{header: document.text[start:end] for start, end, header in row.cells} for row in document.blocks]


def test_a_list_of_objects_is_a_table_of_their_keys() -> None:
    document = read_json(DATA / "partners.sv.json")

    assert rows(document) == [
        {
            "program": "Aurora",
            "projektnamn": "Grön hamn",
            "organisation.namn": "Luleå hamn",
            "organisation.roll": "LP",
            "budget": "149355",
            "teman": "energi; hav",
        },
        {
            "program": "Aurora",
            "projektnamn": "Grön hamn",
            "organisation.namn": "Oulu",
            "organisation.roll": "PP",
            "budget": "51870.50",
            "teman": "",
            "aktiv": "TRUE",
        },
    ]
    assert [row.row for row in document.blocks] == [1, 2]


def test_the_one_list_of_objects_inside_an_object_is_found(tmp_path: Path) -> None:
    content = {"meta": {"count": 1, "tags": ["a"]}, "data": {"items": [{"name": "Graz", "budget": None}]}}

    assert rows(read(tmp_path, content)) == [{"name": "Graz"}]


def test_several_lists_of_objects_are_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="several lists of objects \\('projects', 'partners'\\)"):
        read(tmp_path, {"projects": [{"a": 1}], "partners": [{"b": 2}]})


def test_an_object_a_line_is_a_record_a_line(tmp_path: Path) -> None:
    assert rows(read(tmp_path, '{"a": 1}\n\n{"a": 2, "b": 1.50}\n')) == [{"a": "1"}, {"a": "2", "b": "1.50"}]


def test_features_give_their_properties_without_geometry(tmp_path: Path) -> None:
    feature = {"type": "Feature", "geometry": {"type": "Point", "coordinates": [1, 2]}, "properties": {"name": "Graz"}}

    assert rows(read(tmp_path, {"type": "FeatureCollection", "features": [feature]})) == [{"name": "Graz"}]


def test_objects_in_a_list_inside_are_numbered(tmp_path: Path) -> None:
    content = [{"project": "A", "partners": [{"name": "Graz"}, {"name": "Linz"}]}]

    assert rows(read(tmp_path, content)) == [{"project": "A", "partners.1.name": "Graz", "partners.2.name": "Linz"}]


def test_numbers_stand_as_written_but_without_exponent(tmp_path: Path) -> None:
    assert rows(read(tmp_path, '[{"a": 1.10, "b": 12345678901234567890, "c": 1.5e3, "d": -2E-2}]')) == [
        {"a": "1.10", "b": "12345678901234567890", "c": "1500", "d": "-0.02"}
    ]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("[1, 2, 3]", "holds no records; expected a list of objects"),
        ('"text"', "holds no records"),
        ("{}", "holds no records"),
        ('[{"a": 1}', "is no whole JSON \\(line 1"),
        ("[" * 100_000, "is nested too deep"),
        ('{"a": 1}\n{"a": \n', "its record 2 is no JSON"),
        ('[{"a":' + '{"a":' * 20 + "1" + "}" * 20 + "}]", "nested more than 12 deep"),
    ],
)
def test_other_json_is_refused_in_one_line(tmp_path: Path, content: str, reason: str) -> None:
    with pytest.raises(BadInput, match=reason) as refusal:
        read(tmp_path, content)

    assert "\n" not in str(refusal.value)


def test_more_keys_than_columns_are_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="fills 3,000 columns"):
        read(tmp_path, [{f"key{number}": "x" for number in range(3_000)}])
