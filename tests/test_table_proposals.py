"""Tables that no profile fits: what their columns are is found in many languages, with odd headers."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from graph.errors import BadInput
from loaders.registry import read
from loaders.tables.facts import table_statements
from loaders.tables.profile import Column, Profile, shipped
from loaders.tables.profile_file import profile_of, read_profile
from loaders.tables.profile_text import proposal_text, to_toml
from loaders.tables.propose import propose
from tests.made_tables import table_document

ROOT = Path(__file__).resolve().parent.parent

TABLES = tomllib.loads((ROOT / "tests" / "data" / "tables" / "lists.toml").read_text("utf-8"))
MARKS = {
    "b": {"beneficiary.name", "partner.name"},
    "t": {"project.title", "project.name"},
    "s": {"project.startDate"},
    "e": {"project.endDate"},
    "a": {"project.totalBudget", "project.euBudget", "project.erdfBudget", "project.grant", "project.publicBudget"},
}


def table(name):
    head, *rows = TABLES[name].strip().splitlines()
    headers, marks = zip(*(cell.split("|") for cell in head.split(";")), strict=True)
    return headers, marks, [row.split(";") for row in rows]


@pytest.mark.parametrize("name", TABLES)
def test_beneficiary_project_dates_and_amounts_are_found(name):
    headers, marks, rows = table(name)
    proposal = propose(table_document(headers, rows), "mine")
    found = {guess.header: guess.field for guess in proposal.guesses}
    wrong = {
        header: found[header]
        for header, mark in zip(headers, marks, strict=True)
        if (mark in MARKS and found[header] not in MARKS[mark])
        or (mark == "-" and found[header] in set().union(*MARKS.values()))
    }

    assert wrong == {}
    assert proposal.missing == ()


@pytest.mark.parametrize("name", TABLES)
def test_a_proposal_written_and_read_again_is_the_same_profile(name, tmp_path):
    headers, _, rows = table(name)
    proposal = propose(table_document(headers, rows), "mine")
    path = tmp_path / "mine.toml"
    path.write_text(proposal_text(proposal), "utf-8")

    assert read_profile(path) == proposal.profile


@pytest.mark.parametrize("name", TABLES)
def test_a_proposed_profile_reads_every_row(name):
    headers, _, rows = table(name)
    document = table_document(headers, rows)
    reading = table_statements(document, propose(document, "mine").profile)

    assert len({one.start for one in reading.statements if one.predicate == "participant"}) == len(rows)
    assert {one.rule for one in reading.statements} == {"table-proposed.1"}


ENCODINGS = {
    "de": "cp1252",
    "fr": "cp1252",
    "bg": "cp1251",
    "cy": "cp1253",
    "hu": "cp1250",
    "lt": "utf-16",
    "pt": "utf-8-sig",
}


@pytest.mark.parametrize(("name", "encoding"), ENCODINGS.items())
def test_a_file_in_a_national_encoding_with_a_title_above_is_proposed_for(name, encoding, tmp_path):
    headers, _, rows = table(name)
    path = tmp_path / f"list-{name}.csv"
    lines = [f"{headers[0]} 2014-2020", "", ";".join(headers), *(";".join(row) for row in rows * 4)]
    path.write_bytes("\r\n".join(lines).encode(encoding))

    assert propose(read(path), "mine").missing == ()


def test_what_is_essential_and_was_not_found_is_named():
    document = table_document(("Name des Begünstigten", "Farbe"), [["Stadt Gera", "rot"], ["Stadt Suhl", "blau"]])

    assert propose(document, "mine").missing == ("a date", "an amount")


def test_columns_without_known_headers_are_guessed_from_their_values_with_little_confidence():
    document = table_document(
        ("X1", "X2", "X3", "X4", "X5"),
        [
            ["Comune di Alba", "Una nuova piazza per tutti", "01/03/2016", "31/12/2018", "125.000,00"],
            ["Università di Torino", "Laboratorio aperto alla città", "15/09/2016", "30/06/2019", "88.500,50"],
            ["Provincia di Cuneo", "Strade sicure in montagna", "01/01/2017", "31/12/2019", "90.000,00"],
        ],
        heads=True,
    )
    proposal = propose(document, "mine")

    assert [guess.field for guess in proposal.guesses] == [
        "beneficiary.name", "project.title", "project.startDate", "project.endDate", "project.totalBudget",
    ]  # fmt: skip
    assert {guess.confidence for guess in proposal.guesses} == {0.4}


def test_a_document_without_a_table_is_refused():
    with pytest.raises(BadInput, match="holds no table with a header"):
        propose(table_document(("rot", "blau"), [], heads=False), "mine.csv")


@pytest.mark.parametrize("profile", shipped(), ids=lambda profile: profile.name)
def test_a_shipped_profile_written_as_toml_is_read_as_the_same(profile, tmp_path):
    path = tmp_path / "again.toml"
    path.write_text(to_toml(profile), "utf-8")

    assert read_profile(path) == profile


MISTAKES = {
    "name = 'My List'": "name is 'My List'; expected small letters",
    "name = 'a'": "has no [columns]",
    "name = 'a'\ncolour = 'red'": "'colour' is not known",
    "name = 'a'\ncountry = 'XX'": "country is 'XX'",
    "name = 'a'\nlanguage = 'German'": "language is 'German'; expected a code such as 'hr'",
    "name = 'a'\ndates = 'dd/mm'": "dates is 'dd/mm'; expected one of",
    "name = 'a'\nshares = 'yes'": "shares is 'yes'; expected true or false",
    "name = 'a'\nfund = 'fund/nofund'": "fund is 'fund/nofund': no such key",
    "name = 'a'\n[columns]\nX = 'project.titel'": "column 'X': 'project.titel' is no field; nearest: 'project.title'",
    "name = 'a'\n[columns]\nX = { field = 'place', cell = 'odd' }": "column 'X': cell is 'odd'; expected one of",
    "name = 'a'\n[columns]\nX = { field = 'place', unit = 1000 }": "column 'X': has a unit, but 'place' is no amount",
    "name = 'a'\n[columns]\nX = 'project.title'\nY = 'project.title'": "columns 'X' and 'Y' are both 'project.title'",
    "name = 'a'\n[columns]\nX = { field = 'partner.role', values = { A = 'boss' } }": "'A' stands for",
    "name = 'a'\n[match]\nheader = ['X']\n[columns]\nX = 'place'": "[match]: 'header' is not known; nearest: 'headers'",
    "name = ": "is no TOML",
}  # fmt: skip


@pytest.mark.parametrize(("text", "message"), MISTAKES.items(), ids=list(MISTAKES.values()))
def test_each_mistake_in_a_profile_gives_one_clear_error(text, message, tmp_path):
    path = tmp_path / "mine.toml"
    path.write_text(text, "utf-8")

    with pytest.raises(BadInput) as caught:
        read_profile(path)

    assert str(caught.value).startswith(str(path))
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_profile_keeps_what_its_file_says():
    said = {
        "name": "mine",
        "language": "hr",
        "columns": {"Korisnik": {"field": "beneficiary.name", "cell": "name (code)"}, "Boja": "ignore"},
    }

    assert profile_of(said, "mine.toml") == Profile(
        "mine",
        (Column("Korisnik", "beneficiary.name", "name (code)"), Column("Boja", "ignore")),
        language="hr",
        required=("Korisnik",),
    )


def run(*arguments, cwd):
    return subprocess.run(
        [sys.executable, "-m", "triptych", "profile", *arguments],
        cwd=cwd, capture_output=True, text=True, encoding="utf-8", env=None, check=False,
    )  # fmt: skip


def test_the_command_prints_a_profile_and_shows_it_to_people(tmp_path):
    headers, _, rows = table("it")
    path = tmp_path / "elenco.csv"
    path.write_text("\n".join([";".join(headers), *(";".join(row) for row in rows)]), "utf-8")
    done = run(str(path), cwd=ROOT)
    written = tmp_path / "elenco.toml"
    written.write_text(done.stdout, "utf-8")

    assert done.returncode == 0
    assert read_profile(written).name == "elenco"
    assert "Denominazione beneficiario" in done.stderr


def test_the_command_ends_with_1_where_something_essential_is_missing(tmp_path):
    path = tmp_path / "colours.csv"
    path.write_text("Name des Begünstigten;Farbe\nStadt Gera;rot\nStadt Suhl;blau\n", "utf-8")
    done = run(str(path), cwd=ROOT)

    assert done.returncode == 1
    assert "not found: a date" in done.stderr
