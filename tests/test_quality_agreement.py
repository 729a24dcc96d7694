"""How far two annotators agree, strictly and as extraction is scored, and who else reads the second one's facts."""

from __future__ import annotations

from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from benchmarks.quality import __main__ as command
from benchmarks.quality import agreement, sets
from benchmarks.quality.agreement import Gold, compared, f1, stated
from benchmarks.quality.scoring import MEASURES


def entity(key: str, kind: str, label: str, **more: Any) -> dict[str, Any]:
    return {"key": key, "type": kind, "label": label, "aliases": [], "nuts": None, "country": None, **more}


FIRST: dict[str, Any] = {
    "id": "xx01-project-description",
    "lang": "en",
    "kind": "project-description",
    "split": "train",
    "entities": [
        entity("e1", "Project", "CircPro"),
        entity("e2", "Organisation", "Regione Piemonte", altTypes=["Region"]),
        entity("e3", "Organisation", "Corvallo Institute"),
    ],
    "relations": [["e1", "hasPartner", "e2"], ["e1", "hasPartner", "e3"]],
    "optionalRelations": [],
    "attributes": [["e1", "startDate", "2018-06"]],
}


def other(**changed: Any) -> dict[str, Any]:
    return {**deepcopy(FIRST), **changed}


def agreed(second: Gold, measure: str, *, strict: bool = False) -> float:
    return f1(compared([(FIRST, second)], strict=strict), measure)


LEFT_OPEN = {
    "a relation": other(
        relations=[["e1", "hasPartner", "e2"]], optionalRelations=[["e1", "hasPartner", "e3"]]
    ),
    "a thing and what is said of it": other(
        entities=[*FIRST["entities"][:2], entity("e3", "Organisation", "Corvallo Institute", optional=True)],
        relations=[["e1", "hasPartner", "e2"]],
        optionalRelations=[["e1", "hasPartner", "e3"]],
    ),
    "a thing that the other has not": other(
        entities=[*FIRST["entities"], entity("e4", "Organisation", "Zorblax", optional=True)],
        optionalRelations=[["e1", "hasPartner", "e4"]],
    ),
}  # fmt: skip


@pytest.mark.parametrize("strict", [False, True])
def test_who_says_the_same_agrees_wholly(strict: bool):
    assert [agreed(other(), measure, strict=strict) for measure in MEASURES] == [1, 1, 1]


@pytest.mark.parametrize("second", LEFT_OPEN.values(), ids=list(LEFT_OPEN))
def test_to_say_what_the_other_leaves_open_is_no_mistake(second: Gold):
    (both,) = compared([(FIRST, second)])

    assert [one for one in both.first.outcomes if one.verdict != "right"] == []


def test_what_one_leaves_open_is_not_said():
    relation, thing, beyond = LEFT_OPEN.values()

    assert agreed(relation, "relations") == pytest.approx((2 / 3 + 1) / 2)
    assert agreed(thing, "entities") == pytest.approx((4 / 5 + 1) / 2)
    assert agreed(beyond, "entities") == 1


def test_strictly_what_one_asks_for_and_the_other_leaves_open_parts_them():
    relation, thing, beyond = LEFT_OPEN.values()

    assert agreed(relation, "relations", strict=True) == pytest.approx(2 / 3)
    assert agreed(thing, "entities", strict=True) == pytest.approx(4 / 5)
    assert agreed(beyond, "entities", strict=True) == 1


def test_both_directions_count_alike():
    wider = other(entities=[*FIRST["entities"], entity("e4", "Fund", "Cohesion Fund")])
    there, back = compared([(FIRST, wider)]), compared([(wider, FIRST)])

    assert f1(there, "entities") == f1(back, "entities") == pytest.approx(6 / 7)
    assert stated(there, "entities") == (3, 4)
    assert stated(back, "entities") == (4, 3)


def test_dates_of_different_depth_agree_in_one_direction_only():
    later = other(attributes=[["e1", "startDate", "2018-06-01"]])

    assert agreed(later, "attributes") == 0.5


def test_each_document_of_the_second_annotator_is_one_of_the_first():
    both = agreement.twice()

    assert len(both) == len(list(sets.SECOND.glob("*.json"))) > 0
    assert all(one[name] == two[name] for one, two in both for name in ("id", "lang", "kind", "split"))


def test_nothing_is_measured_by_the_second_annotator():
    cases, without = sets.cases("own")

    assert without == 0
    assert {case.text.parent.name for case in cases} == {case.gold["lang"] for case in cases}
    assert len({case.gold["id"] for case in cases}) == len(cases) == len(list(sets.HERE.glob("own/*/*.txt")))


def test_the_tables_name_no_document_and_quote_no_text():
    made = agreement.tables([(FIRST, other())])

    assert "| **all** | 1 |" in made
    assert "| hasPartner | 2 | 2 | 1.000 (1.000) |" in made
    assert FIRST["id"] not in made
    assert "Piemonte" not in made


def test_the_tables_are_written_between_the_marks_of_a_page(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    page, without = tmp_path / "quality.md", tmp_path / "other.md"
    page.write_text((sets.HERE.parent.parent / "docs" / "quality.md").read_text("utf-8"), "utf-8")
    without.write_text("# No marks\n", "utf-8")
    before = page.read_text("utf-8")

    assert agreement.main(["--write", str(page)]) == 0
    assert page.read_text("utf-8") == before, "docs/quality.md: write its tables of agreement anew"
    assert agreement.main(["--write", str(without)]) == 2
    assert command.begin("agreement") in capsys.readouterr().err
