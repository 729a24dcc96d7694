"""What is linked to each region of the map, and the shapes of the regions."""

from __future__ import annotations

import json
from itertools import pairwise

from graph.explore.regions import regions
from graph.service.assets import europe
from ontology.territory_shapes import drawn, shapes
from tests.small_graph import iri, small_graph, with_more

ITALY = "http://publications.europa.eu/resource/authority/country/ITA"


def test_things_are_counted_in_the_region_that_is_drawn() -> None:
    found = regions(small_graph()).things

    assert found["organisations"]["ITC1"] == (
        iri("org/it-arpa-piemonte"),
        iri("org/it-citta-metropolitana-di-torino"),
        iri("org/it-regione-piemonte"),
    )
    assert found["practices"] == {"ITC1": (iri("initiative/ITC11/rete-ape"),), "ITC4": (iri("initiative/ITC4/riuso"),)}
    assert found["policies"]["ITC1"] == (
        iri("action/circpro/ITC1/2"),
        iri("instrument/ITC1/strategia"),
        iri("plan/circpro/ITC1"),
    )


def test_a_project_is_in_the_regions_of_its_partners() -> None:
    found = regions(small_graph()).things["projects"]

    assert found == {
        "BG41": (iri("project/circe"),),
        "FI1C": (iri("project/circpro"),),
        "ITC1": (iri("project/circpro"),),
        "ITC4": (iri("project/circe"),),
    }


def test_what_is_only_known_to_be_in_a_country_is_kept_apart() -> None:
    more = f"""<id/org/it-somewhere> a org:Organization ; tri:basedIn <{ITALY}> .
      <id/org/it-regione-piemonte> tri:basedIn <{ITALY}> ."""

    assert regions(with_more(more)).wide == {"organisations": {ITALY: (iri("org/it-somewhere"),)}}


def test_a_town_counts_for_the_region_around_it() -> None:
    more = """<id/place/kouvola> a tri:City, tri:Territory ; tri:withinTerritory nuts:FI1C .
      <id/event/1> a tri:Event ; tri:heldIn <id/place/kouvola> ."""

    assert regions(with_more(more)).things["events"] == {"FI1C": (iri("event/1"),)}


def test_a_region_is_drawn_as_itself_as_its_only_part_or_as_what_it_lies_in() -> None:
    assert [drawn(code) for code in ("ITC1", "ITC11", "DE6", "LV", "IT", "", "ES70")] == [
        *("ITC1", "ITC1", "DE60", "LV00", "", "", "")
    ]


def test_rings_run_as_the_drawing_library_wants_them() -> None:
    for shape in shapes():
        for (ring,) in shape.geometry["coordinates"]:
            area = sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in pairwise(ring))
            assert area < 0 or shape.code == "VA"  # smaller than the grid of the file
            assert ring[0] == ring[-1]


def test_the_map_for_the_browser_is_small() -> None:
    features = json.loads(europe())["features"]

    assert [one["code"] for one in features] == [shape.code for shape in shapes()]
    assert len(europe()) < 450_000
