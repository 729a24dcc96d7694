"""Who takes part, named in brackets or dashes behind how many they are, and how many that makes."""

from __future__ import annotations

import pytest

from graph.model import Mention, document_of
from loaders.extract.rules import extract

REGIONS = {
    "en": "Four European regions (Calabria, Italy; Saxony, Germany; Galicia, Spain, and Latgale, Latvia) are carrying "
    "out the Interreg Europe HOMETOWN project.",
    "de": "Vier europäische Regionen (Kalabrien, Italien; Sachsen, Deutschland; Galicien, Spanien und Lettgallen, "
    "Lettland) setzen das Projekt HOMETOWN um.",
    "es": "Cuatro regiones europeas (Calabria, Italia; Sajonia, Alemania; Galicia, España; Letgalia, Letonia) "
    "desarrollan el proyecto HOMETOWN.",
    "fr": "Quatre régions européennes (Calabre, Italie ; Saxe, Allemagne ; Galice, Espagne ; Latgale, Lettonie) "
    "développent le projet HOMETOWN.",
}  # fmt: skip


def said(text: str, predicate: str) -> set[str]:
    """What the text says of HOMETOWN by one predicate."""
    return {
        s.object.names[0].text if isinstance(s.object, Mention) else str(getattr(s.object, "value", ""))
        for s in extract(document_of(text))
        if s.status == "asserted"
        and s.predicate == predicate
        and s.subject.names
        and s.subject.names[0].text == "HOMETOWN"
    }


@pytest.mark.parametrize("language", REGIONS)
def test_regions_in_brackets_behind_their_number_take_part(language: str) -> None:
    assert len(said(REGIONS[language], "hasPartner")) == 4


def test_towns_that_are_only_compared_do_not_take_part() -> None:
    assert said("In the project HOMETOWN three cities (Graz, Lille and Porto) were compared.", "hasPartner") == set()


def test_stakeholders_in_brackets_do_not_take_part() -> None:
    bodies = "City of Graz, University of Turin and Molise Region"
    text = f"Three institutions ({bodies}) are stakeholders of the project HOMETOWN."

    assert said(text, "hasPartner") == set()


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("This year, nine EU regions take part in the HOMETOWN project.", {"9"}),
        ("Six regions are carrying out the project HOMETOWN.", {"6"}),
        ("Six regions visited a workshop of the project HOMETOWN in Graz.", set()),
        ("In Italy three municipalities take part in the project HOMETOWN.", set()),
    ],
)
def test_the_number_that_opens_a_sentence_of_who_takes_part_is_that_of_the_partners(text: str, count: set[str]) -> None:
    assert said(text, "partnerCount") == count


def test_a_body_in_capitals_before_a_conjunction_is_read_behind_what_it_did() -> None:
    text = "The project HOMETOWN works. The plan was designed by AGADIX and Fundación Galicia Sustentable."
    named = {s.subject.names[0].text for s in extract(document_of(text)) if s.subject.names}

    assert {"AGADIX", "Fundación Galicia Sustentable"} <= named
