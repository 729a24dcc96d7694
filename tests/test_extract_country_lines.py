"""Partners that stand by country, a line for each, under any heading."""

from graph.model import Mention, document_of
from loaders.extract.rules import extract


def partners(text: str) -> set[str]:
    """First names of the partners that a text states."""
    return {
        s.object.names[0].text
        for s in extract(document_of(text))
        if s.predicate == "hasPartner" and s.status == "asserted" and isinstance(s.object, Mention)
    }


def test_lines_that_countries_open_name_partners():
    text = (
        "The project CORKWOOD is funded by Interreg North Sea.\n\nBeneficiaries\nGermany: Landkreis Harz; Hafen Stade "
        "AöR\nNetherlands: City of Zwolle; Province of Groningen\nDenmark: Danish Coastal Authority"
    )

    assert partners(text) == {
        "Landkreis Harz",
        "Hafen Stade AöR",
        "City of Zwolle",
        "Province of Groningen",
        "Danish Coastal Authority",
    }


def test_lines_of_stakeholders_and_visits_by_country_name_none():
    heading = "The project CORKWOOD is about cork.\n\n"

    assert partners(f"{heading}Stakeholders\nGermany: Landkreis Harz\nItaly: Comune di Biella") == set()
    assert partners(f"{heading}Study visits\nGermany: Landkreis Harz\nItaly: Comune di Biella") == set()


def test_one_line_of_a_country_is_no_list():
    text = "The project CORKWOOD is about cork.\n\nGermany: Landkreis Harz has cut no cork.\n\nThat is all."

    assert partners(text) == set()
