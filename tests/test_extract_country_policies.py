"""Rows of policies by country, and what ends names in a case or is called as a country is."""

import pytest

from graph.model import document_of
from loaders.extract.rules import read


@pytest.mark.parametrize(
    "text",
    [
        "Partner im Projekt RIVERGOV sind die Stadt Graz und das Kilkenny County Council.\n\nVerbessert werden:\n\n"
        " • Österreich: Klimastrategie der Stadt Graz 2030;\n • Irland: Kilkenny County Development Plan 2021-2027;\n",
        "Partnere i projektet RIVERGOV er Stadt Graz og Kilkenny County Council.\n\nProjektet forbedrer:\n\n"
        " • Østrig: Klimaplan for Graz;\n • Irland: Kilkenny County Development Plan 2021-2027;\n",
    ],
)
def test_policies_in_lines_that_begin_with_a_country_are_no_partners(text: str) -> None:
    partners = {claim.object.label for claim in read(document_of(text)).claims.by("hasPartner")}

    assert partners == {"Stadt Graz", "Kilkenny County Council"}


def test_an_agency_named_by_its_noun_alone_ends_before_its_country() -> None:
    text = "Projektis RIVERGOV osalevad Võrumaa Arenduskeskus ja Keskkonnaagentuur Eestist, Ribe linn Taanist."
    bodies = {thing.label for thing in read(document_of(text)).found("Organization", "PublicOrganisation")}

    assert {"Keskkonnaagentuur", "Ribe linn"} <= bodies


def test_a_person_may_be_called_as_a_country_is() -> None:
    reading = read(document_of("Vesi on puhdasta, sanoo vesilaitoksen johtaja Reijo Turkki."))

    assert [thing.label for thing in reading.found("Person", "Country")] == ["Reijo Turkki"]


@pytest.mark.parametrize(
    ("text", "fund"),
    [
        ("Projekt Vikingevej er støttet af Region Midtjyllands kulturpulje.", "Region Midtjyllands kulturpulje"),
        ("Projektet HARBOURS stöds av Region Hallands kulturfond.", "Region Hallands kulturfond"),
    ],
)
def test_a_fund_of_a_region_is_a_fund(text: str, fund: str) -> None:
    assert [thing.label for thing in read(document_of(text)).found("Fund")] == [fund]
