"""``triptych compare``: what an official list has and the graph lacks, the other way round, and where they differ."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

import triptych
from triptych.__main__ import main

HEADERS = (
    "Programme,Project acronym,Project name in English,Project start,Project end,"
    "Project's total budget / expenditure,Project's EU funding\n"
)
LOADED = HEADERS + (
    "2014 - 2020 INTERREG VC Interreg Europe,CircPro,Smart Circular Procurement,2018-06-01,2023-05-31,1000000,850000\n"
    "2014 - 2020 INTERREG VC Interreg Europe,RETRACE,A Systemic Approach for Regions,2016-04-01,2020-03-31,1500000,1\n"
    "2014 - 2020 INTERREG VB North Sea,LOWINFRA,Low carbon infrastructure of harbours,2016-01-01,2019-12-31,2,1\n"
)
LISTED = HEADERS + (
    "2014 - 2020 INTERREG VC Interreg Europe,CIRCPRO,Smart Circular Procurement,2018-06,2023-05-31,1200000,850000\n"
    "2014 - 2020 INTERREG VC Interreg Europe,BIOREGIO,Regional circular economy models,2017-01-01,2021-12-31,2,1\n"
    "2014 - 2020 INTERREG VC Interreg Europe,LOWINFRA,Another thing of that acronym,2017-01-01,2021-12-31,2,1\n"
)
PARTNERS = "Programme,Project acronym,Organisation in English,Lead partner,Country code,Partner's total budget\n"
ROW = "2014 - 2020 INTERREG VC Interreg Europe,CircPro,{},{},{},100\n"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("store")
    (folder / "loaded.csv").write_text(LOADED, encoding="utf-8")
    with triptych.open(folder / "store") as graph:
        graph.load(folder / "loaded.csv")
    return str(folder / "store")


@pytest.fixture
def listed(tmp_path: Path) -> Path:
    path = tmp_path / "list.csv"
    path.write_text(LISTED, encoding="utf-8")
    return path


def key(iri: str) -> str:
    return iri.partition("/id/")[2]


def test_a_project_in_both_is_told_with_the_values_that_differ(store, listed):
    found = triptych.open(store).compare(listed)

    assert [(one.listed.where, one.listed.names[0], key(one.iri)) for one in found.both] == [
        ("C2", "CIRCPRO", "project/circpro")
    ]
    assert [(one.name, one.listed, one.held) for one in found.both[0].differences] == [
        ("totalBudget", "1200000", "1000000")
    ]


def test_what_the_graph_lacks_keeps_the_order_of_the_list(store, listed):
    assert [one.listed.names[0] for one in triptych.open(store).compare(listed).listed_only] == ["BIOREGIO", "LOWINFRA"]


def test_an_acronym_of_another_programme_is_not_the_project(store, listed):
    assert triptych.open(store).compare(listed).listed_only[1].perhaps == ""


def test_of_the_graph_only_the_programme_and_period_of_the_list_are_looked_at(store, listed):
    found = triptych.open(store).compare(listed)

    assert [label for _, label in found.held_only] == ["RETRACE"]
    assert found.scope == "programme Interreg Europe; period 2014-2020"
    assert (found.outside, found.unplaced) == (1, 0)


def test_a_list_that_was_loaded_has_nothing_that_differs(store, tmp_path):
    (tmp_path / "same.csv").write_text(LOADED, encoding="utf-8")
    found = triptych.open(store).compare(tmp_path / "same.csv")

    assert [pair.differences for pair in found.both] == [(), (), ()]
    assert (found.listed_only, found.held_only) == ((), ())


def test_partners_are_counted_on_both_sides(tmp_path):
    rows = [ROW.format("Regione Piemonte", "Yes", "IT"), ROW.format("Kouvola Innovation", "No", "FI")]
    (tmp_path / "loaded.csv").write_text(PARTNERS + "".join(rows), encoding="utf-8")
    (tmp_path / "list.csv").write_text(PARTNERS + "".join([*rows, ROW.format("CD2E", "No", "FR")]), encoding="utf-8")
    with triptych.open(tmp_path / "store") as graph:
        graph.load(tmp_path / "loaded.csv")
        found = graph.compare(tmp_path / "list.csv")

    assert [(one.name, one.listed, one.held) for one in found.both[0].differences] == [("partners", "3", "2")]


def test_of_a_list_of_one_country_its_partners_alone_are_counted(tmp_path):
    italian = ROW.format("Regione Piemonte", "Yes", "IT")
    (tmp_path / "loaded.csv").write_text(PARTNERS + italian + ROW.format("CD2E", "No", "FR"), encoding="utf-8")
    (tmp_path / "list.csv").write_text(PARTNERS + italian, encoding="utf-8")
    with triptych.open(tmp_path / "store") as graph:
        graph.load(tmp_path / "loaded.csv")
        found = graph.compare(tmp_path / "list.csv")

    assert found.both[0].differences == ()
    assert found.scope.endswith("partners of IT")


def test_organisations_are_compared_where_the_class_says_so(tmp_path):
    (tmp_path / "loaded.csv").write_text(PARTNERS + ROW.format("Regione Piemonte", "Yes", "IT"), encoding="utf-8")
    (tmp_path / "list.csv").write_text(
        PARTNERS + ROW.format("Piedmont Region", "Yes", "IT") + ROW.format("Alba Weavers Guild", "No", "IT"),
        encoding="utf-8",
    )
    with triptych.open(tmp_path / "store") as graph:
        graph.load(tmp_path / "loaded.csv")
        found = graph.compare(tmp_path / "list.csv", kind="Organization")

    assert [key(one.iri) for one in found.both] == ["org/it-regione-piemonte"]
    assert [one.listed.names for one in found.listed_only] == [("Alba Weavers Guild",)]


def test_the_counts_come_first(store, listed, capsys):
    assert main(["compare", str(listed), "--store", store]) == 0
    lines = capsys.readouterr().out.splitlines()

    assert lines[:3] == [
        "in both: 1, in the list alone: 2, in the graph alone: 1",
        "of the graph, things of the class Project: programme Interreg Europe; period 2014-2020",
        "left out: 1 beyond that, 0 that do not say whether they are within",
    ]
    assert "      totalBudget: 1200000 in the list, 1000000 in the graph" in lines


def test_a_long_list_is_cut_and_says_how_to_see_the_rest(store, listed, capsys):
    main(["compare", str(listed), "--store", store, "--limit", "1"])

    assert "  … and 1 more; --limit or --format csv shows them" in capsys.readouterr().out.splitlines()


def test_csv_has_a_row_for_each_thing(store, listed, capsys):
    main(["compare", str(listed), "--store", store, "--format", "csv"])
    printed = capsys.readouterr()
    rows = list(csv.DictReader(io.StringIO(printed.out)))

    assert [(row["in"], row["name in the list"] or row["label"]) for row in rows] == [
        ("both", "CIRCPRO"),
        ("list", "BIOREGIO"),
        ("list", "LOWINFRA"),
        ("graph", "RETRACE"),
    ]
    assert rows[0]["differences"] == "totalBudget: 1200000 / 1000000"
    assert printed.err == "triptych: in both: 1, in the list alone: 2, in the graph alone: 1\n"


def test_json_holds_all_of_it(store, listed, capsys):
    main(["compare", str(listed), "--store", store, "--format", "json"])
    found = json.loads(capsys.readouterr().out)

    assert found["counts"] == {"both": 1, "list": 2, "graph": 1}
    assert found["both"][0]["differences"] == {"totalBudget": {"list": "1200000", "graph": "1000000"}}


def test_comparing_writes_nothing_to_the_store(store, listed):
    before = triptych.open(store).reader.number
    triptych.open(store).compare(listed)

    assert triptych.open(store).reader.number == before


def test_a_profile_may_be_named_or_proposed(store, tmp_path):
    (tmp_path / "list.csv").write_text(
        "Project name,Beneficiary,Start date,Total budget (EUR)\n"
        "Smart circular procurement for all towns of the Alps,Comune di Alba,2018-01-01,1000\n",
        encoding="utf-8",
    )
    found = triptych.open(store).compare(tmp_path / "list.csv", profile="auto")

    assert [one.listed.names[0] for one in found.listed_only] == [
        "Smart circular procurement for all towns of the Alps"
    ]


@pytest.mark.parametrize(
    ("content", "options", "said"),
    [
        (None, [], "list.csv: no such file"),
        ("", [], "list.csv: is empty"),
        ("Town,Height\nAlba,172\nBra,290\n", [], "list.csv: no profile fits its table; 'triptych profile FILE' shows"),
        ("One line of words\n", ["--profile", "auto"], "list.csv: holds no table with a header"),
        (LISTED, ["--profile", "keep"], "profile 'keep': no shipped profile and no file; known are cz-2014-2020"),
        (LISTED, ["--kind", "Event"], "by the profile 'keep-projects' it names nothing of the class Event"),
        (LISTED, ["--kind", "Projekt"], "'Projekt': no class of the ontology; did you mean Project"),
    ],
)
def test_what_cannot_be_compared_is_said_in_one_line(content, options, said, store, tmp_path, capsys):
    if content is not None:
        (tmp_path / "list.csv").write_text(content, encoding="utf-8")
    assert main(["compare", str(tmp_path / "list.csv"), "--store", store, *options]) == 1
    lines = capsys.readouterr().err.splitlines()

    assert len(lines) == 1
    assert said in lines[0]


def test_without_a_store_comparing_makes_none(listed, tmp_path, capsys):
    assert main(["compare", str(listed), "--store", str(tmp_path / "none")]) == 1
    assert len(capsys.readouterr().err.splitlines()) == 1
    assert not (tmp_path / "none").exists()
