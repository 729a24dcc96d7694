"""Tables of partners that came down as lines: role, name, short name and country, with nothing but blanks between."""

from __future__ import annotations

import pytest

from graph.model import Block, Document, Mention, document_of
from loaders.extract.rules import extract

LINES = (
    "LP Agricultural Institute of Slovenia KIS Slovenia",
    "PP1 / WP 4 leader Hungarian University of Agriculture and Life Sciences MATE Hungary",
    "PP2 / WP2 leader Development Centre of Litija RCL Slovenia",
    "PP3 City of Čakovec CAK Croatia",
    "ASP1 Alba County Council CJA Romania",
)


def document(*lines: str) -> Document:
    """A document of lines, each a block of its own."""
    blocks, start = [], 0
    for line in lines:
        blocks.append(Block("paragraph", start, start + len(line)))
        start += len(line) + 1
    return document_of("\n".join(lines), blocks=tuple(blocks))


def said(text: Document, predicate: str) -> set[tuple[str, str]]:
    return {
        (s.subject.names[0].text, s.object.names[0].text)
        for s in extract(text)
        if s.status == "asserted" and s.predicate == predicate and isinstance(s.object, Mention) and s.subject.names
    }


@pytest.mark.parametrize(
    "head", ["Role Official Name in English Acronym Country", "Role Partner name Short name Country"]
)
def test_a_row_of_words_is_taken_apart_by_what_all_rows_have(head: str) -> None:
    found = document("ORCHARDS ALIVE - saving old fruit trees", head, *LINES)

    assert said(found, "hasPartner") == {
        ("ORCHARDS ALIVE", "Agricultural Institute of Slovenia"),
        ("ORCHARDS ALIVE", "Hungarian University of Agriculture and Life Sciences"),
        ("ORCHARDS ALIVE", "Development Centre of Litija"),
        ("ORCHARDS ALIVE", "City of Čakovec"),
        ("ORCHARDS ALIVE", "Alba County Council"),
    }
    assert said(found, "leadPartner") == {("ORCHARDS ALIVE", "Agricultural Institute of Slovenia")}


def test_a_short_name_that_one_line_alone_has_stays_in_the_name() -> None:
    found = document(
        "The project QUIETRAIL is funded by Interreg Europe.",
        "Partners",
        "PP1 City of Graz Austria",
        "PP2 Institut Jozef Stefan JSI Slovenia",
        "PP3 Municipality of Trikala Greece",
    )

    assert ("QUIETRAIL", "City of Graz") in said(found, "hasPartner")
    assert ("QUIETRAIL", "Municipality of Trikala") in said(found, "hasPartner")


def test_areas_that_dashes_join_are_one_euroregion() -> None:
    found = document(
        "The project SALTAIR is funded by Interreg Europe.",
        "Project partners:",
        "Euregio Salzburg – Berchtesgadener Land – Traunstein (Germany)",
        "Eurocity Chaves - Verín (Spain)",
        "City of Graz - Austria",
    )

    assert said(found, "hasPartner") == {
        ("SALTAIR", "Euregio Salzburg – Berchtesgadener Land – Traunstein"),
        ("SALTAIR", "Eurocity Chaves - Verín"),
        ("SALTAIR", "City of Graz"),
    }


def test_plurals_that_a_conjunction_joins_are_of_the_one_name() -> None:
    found = document(
        "The project SALTAIR is funded by Interreg Europe.",
        "Partners in the project are: City of Graz; Province of Limburg, The Netherlands; "
        "Association of Estonian Cities and Municipalities.",
    )

    assert said(found, "hasPartner") == {
        ("SALTAIR", "City of Graz"),
        ("SALTAIR", "Province of Limburg"),
        ("SALTAIR", "Association of Estonian Cities and Municipalities"),
    }


def test_an_authority_inside_the_name_of_its_department_is_no_partner_of_its_own() -> None:
    found = document(
        "REEDLIFE – Bringing Reed Beds back to Life",
        "Programme: Interreg Danube Region",
        "Lead Partner: City of Graz (Austria)",
        "Partners: University of Novi Sad (Serbia), Department for Waters of Vukovar-Srijem County (Croatia)",
    )

    assert said(found, "hasPartner") == {
        ("REEDLIFE", "City of Graz"),
        ("REEDLIFE", "University of Novi Sad"),
        ("REEDLIFE", "Department for Waters of Vukovar-Srijem County"),
    }


def test_regions_that_head_the_bodies_below_them_are_where_those_are() -> None:
    found = document(
        "TRAILNET partnership",
        "Austria",
        "Tirol",
        "Regionalmanagement Bezirk Landeck (Lead Partner)",
        "Naturpark Kaunergrat",
        "Italy",
        "South Tyrol",
        "IDM Südtirol",
        "Municipality of Mals",
        "Lombardy",
        "Comunità Montana Valtellina di Tirano",
        "Contact",
        "The TRAILNET project is funded by Interreg Italy-Austria.",
    )

    assert {body for _, body in said(found, "hasPartner")} == {
        "Regionalmanagement Bezirk Landeck",
        "Naturpark Kaunergrat",
        "IDM Südtirol",
        "Municipality of Mals",
        "Comunità Montana Valtellina di Tirano",
    }
    assert ("Municipality of Mals", "South Tyrol") in said(found, "basedIn")


def test_regions_among_bodies_stay_partners() -> None:
    found = document(
        "The project QUIETRAIL is funded by Interreg Europe.",
        "Project partners:",
        "Lombardy",
        "City of Graz",
        "South Tyrol",
        "University of Turin",
    )

    assert {"Lombardy", "South Tyrol"} <= {body for _, body in said(found, "hasPartner")}


def test_an_address_behind_the_country_is_no_part_of_a_partners_line() -> None:
    found = document(
        "The project LIGHTSPOT is funded by Interreg Europe.",
        "LP1: City of Graz, Austria www.graz.example",
        "PP2: Molise Region, Italy https://www.molise.example",
        "PP3: Hub of Light Ltd., Lithuania www.hub.example",
    )

    assert {body for _, body in said(found, "hasPartner")} >= {"City of Graz", "Molise Region"}
    assert ("LIGHTSPOT", "City of Graz") in said(found, "leadPartner")


def test_a_body_under_the_opening_words_of_its_name_is_the_same() -> None:
    found = document(
        "In the project QUIETRAIL the Chamber of Crafts of Chemnitz works on noise.",
        "Besides the Chamber of Crafts, the Molise Region and the City of Graz are partners.",
    )

    assert "Chamber of Crafts" not in {body for _, body in said(found, "hasPartner")}
