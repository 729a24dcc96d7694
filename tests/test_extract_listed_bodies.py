"""Bodies of public lists: found by name, with their country and region where the text says nothing else."""

from __future__ import annotations

import pytest

from graph.model import Mention, document_of
from loaders.extract.rules import extract

BODIES = ("Organization", "PublicOrganisation")


def mentions(text: str) -> list[Mention]:
    """The bodies that a text is found to speak of."""
    found = (s.subject for s in extract(document_of(text)) if s.predicate == "label")
    return [one for one in found if one.kind in BODIES]


def bodies(text: str) -> set[str]:
    return {name.text for one in mentions(text) for name in one.names}


def places(text: str) -> set[tuple[str, str | None, str | None]]:
    return {(one.names[0].text, one.country, one.place) for one in mentions(text)}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The hedges are looked after by Natuurpunt since May.", "Natuurpunt"),
        ("Staatsbosbeheer planted the trees.", "Staatsbosbeheer"),
        ("A workshop was held with Comhairle nan Eilean Siar last week.", "Comhairle nan Eilean Siar"),
        ("Il corso è stato tenuto dal Consell Comarcal de l'Alt Empordà.", "Consell Comarcal de l'Alt Empordà"),
        ("Boats were lent by Limerick City and County Council.", "Limerick City and County Council"),
        ("The workshop was held with Norrænar Skógarrannsóknir last week.", "Norrænar Skógarrannsóknir"),
    ],
)
def test_a_listed_name_is_found_whole(text: str, name: str):
    assert bodies(text) == {name}


@pytest.mark.parametrize(
    "text",
    [
        "The walk along the natuurpunt was long.",  # written small
        "The Natuurpunt Academy Hall was full.",  # a part of a longer name
        "THE TREES OF STAATSBOSBEHEER ARE OLD",  # capitals tell nothing
        "There are many lakes in Harju County and few roads.",  # an area as much as its government
    ],
)
def test_what_only_looks_like_a_listed_name_is_none(text: str):
    assert bodies(text) & {"natuurpunt", "Natuurpunt", "STAATSBOSBEHEER", "Harju County"} == set()


def test_a_legal_form_behind_a_listed_name_belongs_to_it():
    assert bodies("The boats are built by Vidzemes augstskola Ltd.") == {
        "Vidzemes augstskola Ltd",
        "Vidzemes augstskola",
    }


def test_lists_say_where_a_body_is_if_the_text_does_not():
    assert places("Der Plan wird mit der Vidzemes augstskola geschrieben.") == {("Vidzemes augstskola", "LV", "LV008")}


def test_a_region_beside_the_name_goes_before_that_of_the_lists():
    text = "The plan is written with Vidzemes augstskola, Riga."

    assert places(text) == {("Vidzemes augstskola", "LV", "LV006")}


def test_no_body_of_another_country_than_the_text_says_is_meant():
    ((_, country, place),) = places("Vidzemes augstskola (Lithuania) wrote the plan.")

    assert (country, place) != ("LV", "LV008")


def test_one_word_is_the_body_whose_whole_name_it_ends():
    text = "Partners:\n- Flemish nature agency Natuurpunt (BE)\n\nIn June Natuurpunt sold the trees."

    assert len(mentions(text)) == 1


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Il Gobierno de Navarra publicó el plan.", {"Gobierno de Navarra"}),
        ("Although Port of Cork Company paid for it, nothing was built.", {"Port of Cork Company"}),
        ("Vadīja Turku Science Park.", {"Turku Science Park"}),
        ("ENTE RESPONSABILE Fondazione Edmund Mach", {"Fondazione Edmund Mach"}),
    ],
)
def test_what_stands_before_and_behind_a_listed_name_is_none_of_it(text: str, found: set[str]):
    assert bodies(text) == found


def test_a_body_that_is_a_part_of_a_listed_one_keeps_its_name():
    text = "The nets were mended by the Boat Division of the Scottish Natural Heritage."

    assert "Boat Division of the Scottish Natural Heritage" in bodies(text)


def test_a_place_of_another_country_in_the_name_gives_way_to_the_lists():
    text = "Der Verein aus der Schweiz baut Boote mit der Hochschule Kempten, und Deutschland zahlt."

    assert ("Hochschule Kempten", "DE", "DE273") in places(text)


def test_a_listed_name_within_one_of_the_authority_tables_cuts_nothing_off():
    text = "Partners of TOOLSHARE: Region of East Macedonia and Thrace (Greece), Regione Lazio (Italy)."

    assert "Region of East Macedonia and Thrace" in bodies(text)
    assert not bodies(text) & {"Region of East Macedonia", "Thrace"}
