"""Partners in lines, tables and cards of one shape, whatever their names look like."""

import pytest

from graph.model import document_of
from loaders.extract.form_lexicon import column_of
from loaders.extract.rules import extract

NAMES = ("Fundación Miguel Servet", "Stichting Landelijk Fietsplatform", "Laboratoire Lumière", "Obec Ostrata")
OPENING = "KELTEC is a project of the programme Interreg Europe.\n\n"


def partners(text: str) -> set[str]:
    """The names of the bodies that take part in the project of a text."""
    found = extract(document_of(OPENING + text))
    return {s.object.names[0].text for s in found if s.predicate == "hasPartner" and s.status == "asserted"}


def countries(text: str) -> set[tuple[str, str]]:
    """Each body with the country in which it is said to be."""
    found = extract(document_of(OPENING + text))
    return {
        (s.subject.names[0].text, s.object.country or "")
        for s in found
        if s.predicate == "basedIn" and s.object.kind == "Country"
    }


PLACED = {
    ("Fundación Miguel Servet", "ES"),
    ("Stichting Landelijk Fietsplatform", "NL"),
    ("Laboratoire Lumière", "FR"),
    ("Obec Ostrata", "CZ"),
}


@pytest.mark.parametrize(
    "text",
    [
        "Partners\nNr\tPartner\tTown\tCountry\nP1\tFundación Miguel Servet\tZaragoza\tES\n"
        "P2\tStichting Landelijk Fietsplatform\tUtrecht\tNL\nP3\tLaboratoire Lumière\tSavigny-sur-Orge\tFR\n"
        "P4\tObec Ostrata\tOstrata\tCZ",
        "No Partner City Country\n1 Fundación Miguel Servet Zaragoza ES\n"
        "2 Stichting Landelijk Fietsplatform Utrecht NL\n"
        "3 Laboratoire Lumière Savigny-sur-Orge FR\n4 Obec Ostrata Zlín CZ",
        "Partners\nES – Fundación Miguel Servet\nNL – Stichting Landelijk Fietsplatform\nFR – Laboratoire Lumière\n"
        "CZ – Obec Ostrata",
        "Partners\nSpain: Fundación Miguel Servet\nNetherlands: Stichting Landelijk Fietsplatform\n"
        "France: Laboratoire Lumière\nCzechia: Obec Ostrata",
        "Partners\n1. Fundación Miguel Servet – Zaragoza (ES)\n2. Stichting Landelijk Fietsplatform – Utrecht (NL)\n"
        "3. Laboratoire Lumière – Savigny-sur-Orge (FR)\n4. Obec Ostrata – Zlín (CZ)",
        "Partners\n\nFundación Miguel Servet\nZaragoza\nSpain\n\nStichting Landelijk Fietsplatform\n"
        "Utrecht\nNetherlands\n\n"
        "Laboratoire Lumière\nSavigny-sur-Orge\nFrance\n\nObec Ostrata\nZlín\nCzechia",
        "Lead partner\nFundación Miguel Servet\nSpain\n\nPartner\nStichting Landelijk Fietsplatform\nNetherlands\n\n"
        "Partner\nLaboratoire Lumière\nFrance\n\nPartner\nObec Ostrata\nCzechia",
        "Partner 1: Fundación Miguel Servet\nCountry: Spain\nPartner 2: Stichting Landelijk Fietsplatform\n"
        "Country: Netherlands\nPartner 3: Laboratoire Lumière\nCountry: France\nPartner 4: Obec Ostrata\n"
        "Country: Czechia",
        "Lead partner Fundación Miguel Servet Spain Partner Stichting Landelijk Fietsplatform Netherlands "
        "Partner Laboratoire Lumière France Partner Obec Ostrata Czechia",
        "Partners\nFundación Miguel Servet LP ES 289 400 active\n"
        "Stichting Landelijk Fietsplatform PP NL 141 100 active\n"
        "Laboratoire Lumière PP FR 160 000 active\nObec Ostrata PP CZ 98 000 active",
        "Lead partner\tFundación Miguel Servet\tSpain\nPartner\tStichting Landelijk Fietsplatform\tNetherlands\n"
        "Partner\tLaboratoire Lumière\tFrance\nPartner\tObec Ostrata\tCzechia",
        "## Partners\n\n| # | Partner | Country |\n|---|---|---|\n| 1 | Fundación Miguel Servet | Spain |\n"
        "| 2 | Stichting Landelijk Fietsplatform | Netherlands |\n| 3 | Laboratoire Lumière | France |\n"
        "| 4 | Obec Ostrata | Czechia |",
        "Partner\tCountry\tBudget\nFundación Miguel Servet\tSpain\t120.400,00 €\n"
        "Stichting Landelijk Fietsplatform\tNetherlands\t99.000,00 €\nLaboratoire Lumière\tFrance\t88.100,00 €\n"
        "Obec Ostrata\tCzechia\t75.000,00 €",
        "Partners\nFundación Miguel Servet [ES]\nStichting Landelijk Fietsplatform [NL]\nLaboratoire Lumière [FR]\n"
        "Obec Ostrata [CZ]",
        "Partners: Fundación Miguel Servet – Spain, Stichting Landelijk Fietsplatform – Netherlands, "
        "Laboratoire Lumière – France, Obec Ostrata – Czechia.",
        "Partners: 1 Fundación Miguel Servet (Spain) 2 Stichting Landelijk Fietsplatform (Netherlands) "
        "3 Laboratoire Lumière (France) 4 Obec Ostrata (Czechia)",
        "Partners\nFundación Miguel Servet – Spain – 120.400,00 €\n"
        "Stichting Landelijk Fietsplatform – Netherlands – 99.000 €\n"
        "Laboratoire Lumière – France – 88.100 €\nObec Ostrata – Czechia – 75.000 €",
    ],
)
def test_the_shape_of_lines_tells_partners_and_countries(text: str):
    assert partners(text) == set(NAMES)
    assert countries(text) >= PLACED


def test_a_country_in_brackets_before_a_name_is_not_that_of_the_name_above():
    text = "Partners\n(ES) Fundación Miguel Servet\n(FR) Laboratoire Lumière\n(CZ) Obec Ostrata"

    assert countries(text) == PLACED - {("Stichting Landelijk Fietsplatform", "NL")}


def test_the_word_beside_a_card_says_who_leads():
    text = "Partners\n\nLead partner\nObec Ostrata\nZlín\nCzechia\n\nLaboratoire Lumière\nBordeaux\nFrance"

    leads = {s.object.names[0].text for s in extract(document_of(OPENING + text)) if s.predicate == "leadPartner"}

    assert leads == {"Obec Ostrata"}


def test_towns_behind_the_commas_of_a_list_with_semicolons_are_no_partners():
    text = (
        "Partners: Fundación Miguel Servet, Zaragoza; Laboratoire Lumière, Bordeaux; Obec Ostrata, Zlín; "
        "Stichting Landelijk Fietsplatform, Utrecht."
    )

    assert partners(text) == set(NAMES)


@pytest.mark.parametrize(
    "text",
    [
        "Visits\nES – Fundación Miguel Servet\nNL – Stichting Landelijk Fietsplatform\nFR – Laboratoire Lumière",
        "Other projects\nFundación Miguel Servet (ES)\nLaboratoire Lumière (FR)\nObec Ostrata (CZ)",
    ],
)
def test_lines_of_one_shape_below_another_heading_are_no_partners(text: str):
    assert partners(text) == set()


def test_the_head_of_a_table_names_nobody():
    text = "Nr Partner Stadt Land\nP1 Laboratoire Lumière Bordeaux FR\nP2 Obec Ostrata Zlín CZ\nP3 Stadt Graz Graz AT"

    assert partners(text) == {"Laboratoire Lumière", "Obec Ostrata", "Stadt Graz"}


def test_a_country_that_belongs_to_a_name_is_no_country_beside_it():
    text = (
        "Partners: the City of Lille (France), the Province of Gelderland (Netherlands), "
        "the Municipality of Sofia (Bulgaria) and the Association des communes et villes de Slovénie."
    )

    assert "Association des communes et villes de Slovénie" in partners(text)


def test_a_dash_in_a_cell_is_no_head_of_a_column():
    assert column_of("–") is None
    assert column_of("No.") == "number"


@pytest.mark.parametrize(
    "text",
    [
        "Partners\nThe project brings together regions from Spain.\nThe lead comes from Italy.\nMore come from France.",
        "Partners\n\nA study visit took partners to Utrecht, Netherlands\nA second one led them to Zlín, Czechia",
        "Partners\n12 May 2021, Utrecht, Netherlands\n15 June 2021, Zlín, Czechia\n3 July 2022, Bordeaux, France",
        "Partner events\n- Workshop on waste (Utrecht, Netherlands)\n- Seminar on water (Zlín, Czechia)",
    ],
)
def test_sentences_dates_and_events_below_a_heading_are_no_partners(text: str):
    assert partners(text) == set()
