"""What the headers of tables mean, in the languages of the EU."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from loaders.tables.propose import LEAST
from loaders.tables.terms import SURE, fields, is_term, meanings

LANGUAGES = [
    "bg", "cs", "da", "de", "el", "en", "es", "et", "fi", "fr", "ga", "hr",
    "hu", "it", "lt", "lv", "mt", "nl", "pl", "pt", "ro", "sk", "sl", "sv",
]  # fmt: skip
REQUIRED = ("beneficiary.name", "project.title", "project.startDate", "project.endDate", "project.totalBudget")
WORDS = Path(__file__).resolve().parent.parent / "loaders" / "lexicon" / "tables" / "headers.toml"


@pytest.mark.parametrize("field", [*REQUIRED, "project.description", "other.rate", "country", "place"])
def test_every_language_has_terms_for_what_the_regulations_ask(field):
    terms = tomllib.loads(WORDS.read_text("utf-8"))[field]

    assert sorted(terms) == LANGUAGES


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("Name des Zuwendungsempfängers", "beneficiary.name"),
        ("BENEFICIAIRE", "beneficiary.name"),
        ("Наименование на бенефициента", "beneficiary.name"),
        ("A kedvezményezett neve", "beneficiary.name"),
        ("Toetuse saaja nimi", "beneficiary.name"),
        ("Projekto vykdytojas", "beneficiary.name"),
        ("Isem il-Benefiċjarju", "beneficiary.name"),
        ("Denumire beneficiar", "beneficiary.name"),
        ("Bezeichnung des Vorhabens", "project.title"),
        ("Intitulé de l’opération", "project.title"),
        ("Projekti nimi", "project.title"),
        ("Titlul proiectului", "project.title"),
        ("Data di inizio (gg/mm/aaaa)", "project.startDate"),
        ("Alguskuupäev", "project.startDate"),
        ("Fecha de finalización", "project.endDate"),
        ("Einddatum", "project.endDate"),
        ("Förderfähige Gesamtausgaben (in EUR)", "project.totalBudget"),
        ("Total_Eligible_Expenditure_amount", "project.totalBudget"),
        ("Coût total éligible", "project.totalBudget"),
        ("Taux de cofinancement UE", "other.rate"),
        ("Co-financing rate of the Union", "other.rate"),
        ("Montant FEDER programmé", "project.erdfBudget"),
    ],
)
def test_a_header_means_what_its_language_says(header, field):
    assert meanings(header)[0].field == field


MARKS = {
    "b": {"beneficiary.name", "partner.name"},
    "t": {"project.title", "project.name"},
    "s": {"project.startDate"},
    "e": {"project.endDate"},
    "a": {"project.totalBudget", "project.euBudget", "project.erdfBudget", "project.grant", "project.publicBudget"},
}
HEADERS = [
    (language, *header.rsplit("=", 1))
    for line in (Path(__file__).parent / "data" / "tables" / "headers.txt").read_text("utf-8").splitlines()
    if not line.startswith("#")
    for language, headers in [line.split("\t")]
    for header in headers.split("|")
]


@pytest.mark.parametrize(("language", "header", "mark"), HEADERS, ids=[f"{one[0]}-{one[1]}" for one in HEADERS])
def test_a_header_of_a_list_of_operations_is_told_by_its_words(language, header, mark):
    found = meanings(header, language)
    sure = {found[0].field} if found and found[0].score >= LEAST else set()

    assert sure <= MARKS[mark] if mark in MARKS else not sure & set().union(*MARKS.values())
    assert sure or mark == "-"


def test_each_half_of_a_header_in_two_languages_is_read():
    assert meanings("Ime upravičenca / Beneficiary name")[0].field == "beneficiary.name"


def test_the_first_half_goes_before_the_second():
    assert meanings("Location of Operation/Project")[0].field == "place"


def test_the_language_of_the_table_decides_between_equals():
    assert meanings("Kraj", "pl")[0].field == "country"
    assert meanings("Kraj", "sk")[0].field == "place"


@pytest.mark.parametrize("text", ["", "12.345,00", "31/12/2020", "Gmina Olsztyn", "Budowa drogi ekspresowej S51"])
def test_a_value_is_no_header(text):
    assert not is_term(text)


def test_words_among_others_are_a_guess_and_no_term():
    found = meanings("Czy projekt jest realizowany na obszarze większym niż jedna jednostka")

    assert found[0].score < SURE


def test_every_meaning_is_named_as_a_profile_names_it():
    assert {field.partition(".")[0] for field in fields()} == {
        "beneficiary", "country", "currency", "other", "partner", "place", "project",
    }  # fmt: skip
