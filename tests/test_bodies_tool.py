"""The tool that writes the tables of known bodies: what it takes from an entry, and what it makes one."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tools.bodies import names
from tools.bodies.listed import KEEP, ROR, Listed, common, read_listed
from tools.bodies.names import key_of, names_a_body, spellings
from tools.build_bodies import build

USED = {"smart": 5.1, "water": 5.6, "green": 5.3, "verkeersdienst": 3.5, "of": 7.0, "the": 7.0}


@pytest.fixture(autouse=True)
def _a_small_list_of_words(monkeypatch):
    monkeypatch.setattr(
        names, "frequency", lambda word, language="": USED.get(word, 0.0) if language in ("", "nl") else 0.0
    )


def listed(*found: str, country: str = "IT", place: str = "", source: str = KEEP, number: str = "") -> Listed:
    return Listed(found, country, place, "", source, number=number)


def called(*entries: Listed) -> list[str]:
    rows, _ = build(entries)
    return sorted(name for row in rows for name in row.names)


@pytest.mark.parametrize(
    ("entry", "whole", "parts"),
    [
        ("Ente Parco del Tonale (until 2012)", "Ente Parco del Tonale", []),
        ("Ente Parco del Tonale (Autorità del Parco Tonale)", "Ente Parco del Tonale", ["Autorità del Parco Tonale"]),
        ("Ente Parco del Tonale (Auto", "Ente Parco del Tonale", []),
        ("EPT - Ente Parco del Tonale", "EPT - Ente Parco del Tonale", ["Ente Parco del Tonale"]),
        ("Comune di Zarro - Settore Acque", "Comune di Zarro - Settore Acque", ["Comune di Zarro"]),
        ("Zarro Acque S.p.A.", "Zarro Acque S.p.A.", ["Zarro Acque"]),
        ("The Zarro Water Trust", "Zarro Water Trust", []),
    ],
)
def test_an_entry_is_a_name_and_parts(entry, whole, parts):
    assert spellings(entry, "") == (whole, parts)


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Comune di Zarro", "IT"),
        ("Zarro Development Agency", "IT"),
        ("Zarrovia Tirolensis Hub", "AT"),
        ("Fondazione Smart Zarro", "IT"),
        ("Zarrovia", "SE"),
    ],
)
def test_a_name_with_something_of_its_own_names_a_body(name, country):
    assert names_a_body(name, country)


@pytest.mark.parametrize(
    "name",
    [
        "Torino",
        "Italia",
        "Province of Turin - 2014",
        "City Council",
        "Regional Development Agency",
        "Smart Water",
        "Paolo Zarro",
        "CircPro",
        "Interreg Europe",
        "ZARRO",
        "info@zarro.it",
        "comune di zarro",
        "Agenzia di Zarro per la",
    ],
)
def test_what_many_things_are_called_names_no_body(name):
    assert not names_a_body(name, "IT")


def test_a_name_that_tells_a_person_is_left_out_with_its_body(monkeypatch):
    monkeypatch.setattr(names, "_persons", lambda: frozenset({key_of("IT", "Officina Zarro di Anna Zarri")}))

    assert called(listed("Officina Zarro di Anna Zarri"), listed("Officina Zarro")) == ["Officina Zarro"]


def test_one_word_that_its_language_uses_counts_where_lists_repeat_it():
    assert [names_a_body("Verkeersdienst", "NL", times) for times in (1, 2)] == [False, True]


def test_entries_of_one_name_and_country_are_one_body_in_the_region_around_both():
    rows, borne = build([listed("Ente Zarro", place="ITC11"), listed("ENTE ZARRO", place="ITC12")])

    assert [(row.names, row.country, row.place) for row in rows] == [(("Ente Zarro",), "IT", "ITC1")]
    assert borne == {"ente zarro": [rows[0].key]}


def test_entries_in_two_regions_have_no_place():
    rows, _ = build([listed("Ente Zarro", place="ITC11"), listed("Ente Zarro", place="ITH35")])

    assert [row.place for row in rows] == [None]


def test_one_name_in_two_countries_is_two_bodies():
    rows, borne = build([listed("Ente Zarro"), listed("Ente Zarro", country="CH")])

    assert sorted(row.country for row in rows) == ["CH", "IT"]
    assert len(borne["ente zarro"]) == 2


def test_a_listed_partner_is_the_body_that_ror_calls_so():
    rows, _ = build(
        [
            listed("Zarro University", place="ITC11"),
            listed("Università di Zarro", "Zarro University", source=ROR, number="0abcdefgh"),
        ]
    )

    assert [(row.key, row.place) for row in rows] == [("ror/0abcdefgh", "ITC11")]


def test_a_part_is_a_name_where_lists_have_it_by_itself():
    department = listed("Zarrorama Ticino Plan, Ufficio Acque")

    assert called(department) == ["Zarrorama Ticino Plan, Ufficio Acque"]
    assert called(department, listed("Zarrorama Ticino Plan")) == [
        "Zarrorama Ticino Plan",
        "Zarrorama Ticino Plan, Ufficio Acque",
    ]


def test_companies_of_many_countries_are_left_out(tmp_path: Path):
    folder = tmp_path / "ror" / "v2.0"
    folder.mkdir(parents=True)
    place = {"geonames_id": 3165524, "geonames_details": {"country_code": "IT"}}
    names = ({"value": "Zarromed (Italy)", "types": ["ror_display"]}, {"value": "Zarromed", "types": ["label"]})
    record = {"id": "https://ror.org/0abcdefgh", "names": names, "locations": [place], "types": ["company"]}
    (folder / "one.json").write_text(json.dumps(record), encoding="utf-8")

    assert list(read_listed(tmp_path)) == []


def test_the_newest_record_of_ror_counts(tmp_path: Path):
    for release, name in (("v1.2", "Ente Vecchio"), ("v1.10", "Ente Nuovo"), ("v1.9", "Ente Medio")):
        folder = tmp_path / "ror" / release
        folder.mkdir(parents=True)
        record = {
            "id": "https://ror.org/0abcdefgh",
            "name": name,
            "aliases": [],
            "labels": [],
            "acronyms": ["EN"],
            "types": ["Company"],
            "addresses": [{"geonames_city": {"id": 3165524}}],
            "country": {"country_code": "IT"},
        }
        (folder / "one.json").write_text(json.dumps(record), encoding="utf-8")

    assert list(read_listed(tmp_path)) == [
        Listed(("Ente Nuovo",), "IT", "ITC11", "", ROR, ("EN",), "0abcdefgh", "company")
    ]


def test_the_closed_projects_of_keep_give_country_and_recoded_region(tmp_path: Path):
    lines = (
        "Programme;Acronym;Project Partner;Town;Country;Country code;NUTS3 (or equivalent)",
        "P;A;Ente Zarro;Torino;Italy;IT Italy / ITALIA;ITC11  / Torino",
        "P;A;Zarro Oy;Kouvola;Finland;FI Finland / SUOMI;FI1C7  / Kymenlaakso",
        "P;A;Zarro SARL;Toulouse;France;FR France / FRANCE;FR623  / Haute-Garonne",
    )
    (tmp_path / "keep_closed_1420_Partnership.csv").write_text("\n".join(lines), encoding="utf-8")

    assert [(one.names[0], one.country, one.place) for one in read_listed(tmp_path)] == [
        ("Ente Zarro", "IT", "ITC11"),
        ("Zarro Oy", "FI", "FI1C4"),
        ("Zarro SARL", "FR", ""),
    ]


def test_codes_have_a_region_in_common_from_level_2_on():
    assert [common(codes) for codes in ({"ITC11"}, {"ITC11", "ITC12"}, {"ITC11", "ITF11"}, set())] == [
        "ITC11",
        "ITC1",
        "",
        "",
    ]
