"""Names of one body in several languages, as a register gives them: which are read, and how they are counted."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks.identity import parallel
from benchmarks.identity.parallel import Called, compared


def test_names_of_one_body_count_as_joined_or_parted_and_those_of_two_as_wrongly_joined() -> None:
    called = [
        Called("a", "PL", "Uniwersytet Łódzki", "pl"),
        Called("a", "PL", "University of Lodz", "en"),
        Called("b", "PL", "Wymyślona Placówka", "pl"),
        Called("b", "PL", "Imagined Place", "en"),
        Called("c", "PL", "Lodz University", "en"),
    ]
    parted, merged, joined = compared(called)
    assert [(one.name, two.name) for one, two in parted] == [("Wymyślona Placówka", "Imagined Place")]
    assert {(one.body, two.body) for one, two in merged} == {("a", "c")}
    assert joined == 1


def test_of_two_versions_of_a_body_the_later_counts_and_the_unread_half_has_no_errors(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for version, name in (("v1.9", "Old Fund"), ("v1.10", "New Fund")):
        names = [
            {"value": name, "lang": "en", "types": ["label"]},
            {"value": "Sklad Bled", "lang": "sl", "types": ["label"]},
            {"value": "NF", "lang": None, "types": ["acronym"]},
        ]
        record = {
            "id": "https://ror.org/3",
            "status": "active",
            "names": names,
            "locations": [{"geonames_details": {"country_code": "SI"}}],
        }
        (tmp_path / version).mkdir()
        (tmp_path / version / "3.json").write_text(json.dumps(record), "utf-8")
    assert parallel.main([str(tmp_path), "--errors"]) == 0
    printed = capsys.readouterr().out
    assert "2 names of 1 bodies" in printed
    assert "New Fund (en)" in printed
    assert "Old Fund" not in printed
    assert parallel.main([str(tmp_path), "--errors", "--unread"]) == 2
