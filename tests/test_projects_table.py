"""The tool that adds listed projects to the authority table: acronyms, titles, keys and ambiguity."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from ontology.authority import COLUMNS
from tools.authority.listed import EUCICOP, EXPORTS, Listed, read_listed
from tools.authority.titles import languages_of
from tools.build_projects import abbreviations, build, by_programme

CENTRAL = "2014 - 2020 INTERREG VB Central Europe"


def listed(acronym: str, *titles: str, programme: str = CENTRAL, start: str = "", number: str = "") -> Listed:
    return Listed(programme, acronym, titles, start, number, EUCICOP)


def rows(*projects: Listed, kept: tuple[dict[str, str], ...] = (), words: tuple[str, ...] = ()) -> list[dict[str, str]]:
    made, ignored = by_programme(projects)
    assert not ignored
    return build(kept, made, lambda acronym: acronym in words)


def by_hand(**cells: str) -> dict[str, str]:
    return {**dict.fromkeys(COLUMNS, ""), "kind": "Project", "source": "https://example.org/", **cells}


def test_a_project_has_its_programme_period_start_and_number():
    (row,) = rows(listed("LONGBOAT", "Boats for the long rivers of the plain", start="2016-03-01", number="7"))

    assert row == {
        "key": "project/longboat-central-europe-2014-2020",
        "kind": "Project",
        "names": "en:Boats for the long rivers of the plain",
        "acronyms": "LONGBOAT",
        "country": "",
        "place": "",
        "body": "",
        "period": "2014-2020",
        "date": "2016-03-01",
        "parts": "fundedUnder=programme/interreg-central-europe-2014-2020",
        "same": "keep:project/7",
        "replaced_by": "",
        "source": EUCICOP,
        "note": "",
    }


def test_a_programme_without_a_row_of_the_period_stands_without_it():
    (row,) = rows(listed("LONGBOAT", programme="2007 - 2013 Black Sea Basin ENPI CBC"))

    assert row["parts"] == "fundedUnder=programme/interreg-next-black-sea-basin"


def test_several_files_make_one_row_of_one_project():
    (row,) = rows(listed("LONGBOAT", start="2016"), listed("LongBoat", "Boats for the long rivers", number="7"))

    assert (row["acronyms"], row["names"], row["date"], row["same"]) == (
        "LONGBOAT",
        "en:Boats for the long rivers",
        "2016",
        "keep:project/7",
    )


@pytest.mark.parametrize(
    ("given", "acronym"),
    [
        ("LONGBOAT~A_T_1.2_0523", "LONGBOAT"),
        ("“LONGBOAT”", "LONGBOAT"),
        ("0245_LONGBOAT_1_E", "LONGBOAT"),
        ("LONG BOAT 2", "LONG BOAT 2"),
    ],
)
def test_what_lists_add_to_an_acronym_is_taken_off(given: str, acronym: str):
    assert [row["acronyms"] for row in rows(listed(given))] == [acronym]


@pytest.mark.parametrize("given", ["203", "CZ.04.4.82/4.3.02.1/0150", "CM", "Boats for the long rivers of the plain"])
def test_numbers_codes_and_titles_are_no_acronyms(given: str):
    made = rows(listed(given, "Boats for the long rivers of the plain"))

    assert [(row["acronyms"], row["names"]) for row in made] == [("", "en:Boats for the long rivers of the plain")]


def test_an_ordinary_word_and_what_two_projects_share_is_ambiguous():
    made = rows(
        listed("BOAT"),
        listed("LONGBOAT"),
        listed("LongBoat", programme="2014 - 2020 INTERREG VB Danube"),
        listed("SHORTBOAT"),
        words=("BOAT",),
    )

    assert {row["key"].partition("/")[2]: row["note"] for row in made} == {
        "boat-central-europe-2014-2020": "ambiguous",
        "longboat-central-europe-2014-2020": "ambiguous",
        "longboat-danube-2014-2020": "ambiguous",
        "shortboat-central-europe-2014-2020": "",
    }


def test_rows_by_hand_win_and_learn_that_another_project_has_their_name():
    mine = by_hand(
        key="project/longboat",
        acronyms="LONGBOAT",
        period="2014-2020",
        parts="fundedUnder=programme/interreg-central-europe-2014-2020",
    )

    made = rows(listed("LONGBOAT"), listed("LONGBOAT", programme="2014 - 2020 INTERREG VB Danube"), kept=(mine,))

    assert [(row["key"], row["note"]) for row in made] == [
        ("project/longboat", "ambiguous"),
        ("project/longboat-danube-2014-2020", "ambiguous"),
    ]


def test_programmes_that_the_mapping_does_not_name_are_counted():
    made, ignored = by_programme([listed("LONGBOAT", programme="2014 - 2020 Moon and Mars")])

    assert (made, dict(ignored)) == ([], {"2014 - 2020 Moon and Mars": 1})


def test_of_a_border_before_2014_only_what_looks_like_an_acronym_is_taken():
    sea = "2007 - 2013 South Baltic (PL-SE-DK-LT-DE)"
    made = rows(listed("Boats", programme=sea), listed("LongBoat", programme=sea))

    assert [row["acronyms"] for row in made] == ["LongBoat"]


def test_a_word_in_capitals_that_projects_of_three_names_use_is_an_abbreviation():
    users = [
        Listed(CENTRAL, name, (), "", "", EUCICOP, frozenset({"EGTC", name.upper()}))
        for name in ("Alder", "Birch", "Cedar")
    ]

    assert abbreviations(users) == {"EGTC"}
    assert abbreviations(users[:2]) == frozenset()


def test_titles_have_the_language_a_model_is_sure_of():
    titles = ("Boats for the long rivers of the plain", "Barcos para los largos ríos de la llanura", "Boats")

    assert languages_of(titles, ("es", "pt")) == (("en", titles[0]), ("es", titles[1]))


def test_an_export_gives_names_and_start(tmp_path: Path):
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Programme", "Acronym", "Project Name", "Project Name language 2", "Description EN", "Project start"])
    sheet.append([CENTRAL, "LONGBOAT", "Long boats", "Lange Boote", "The EGTC rows.", "2016/03/01"])
    book.save(tmp_path / "keep_closed_1420.xlsx")

    assert list(read_listed(tmp_path)) == [
        Listed(CENTRAL, "LONGBOAT", ("Long boats", "Lange Boote"), "2016-03-01", "", EUCICOP, frozenset({"EGTC"}))
    ]


def test_a_search_page_gives_the_number(tmp_path: Path):
    (tmp_path / "a_projects_page_001.json").write_text(
        '{"results": [{"id": 7, "acronym": "BOAT", "programme": {"title": "2014 – 2020 Moon"}, "translations": {}}]}',
        encoding="utf-8",
    )

    assert list(read_listed(tmp_path)) == [Listed("2014 - 2020 Moon", "BOAT", (), "", "7", EXPORTS)]


def test_a_network_gives_its_phase_as_programme_and_no_sentence_as_title(tmp_path: Path):
    (tmp_path / "UrbactNetworks_complete_V2.csv").write_text(
        "Name;Description;Start;Phase\n"
        "BOATTOWN;Boats for small and old towns;2015;Urbact III\n"
        "RIVERTOWN;RIVERTOWN aims at better rivers for the towns;NA;Urbact II\n",
        encoding="utf-8",
    )

    assert list(read_listed(tmp_path)) == [
        Listed("2014 - 2020 URBACT III", "BOATTOWN", ("Boats for small and old towns",), "2015", "", EUCICOP),
        Listed("2007 - 2013 URBACT II", "RIVERTOWN", (), "", "", EUCICOP),
    ]
