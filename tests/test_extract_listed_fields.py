"""Fields that a body's name lists are no bodies of their own, and bodies that stand beside each other are no fields."""

import pytest

from graph.model import document_of
from loaders.extract.rules import extract


def bodies(text: str) -> set[str]:
    """The names of the bodies that a text is found to speak of."""
    found = (s.subject for s in extract(document_of(f"Project: RIVERLINE\n\n{text}")) if s.predicate == "label")
    return {m.names[0].text for m in found if m.kind in ("Organization", "PublicOrganisation")}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Partner: la Camera di commercio, industria, artigianato e agricoltura di Mantova e il Comune di Pisa.",
            "Camera di commercio, industria, artigianato e agricoltura di Mantova",
        ),
        (
            "Partenerii sunt Camera de Comerț, Industrie și Agricultură Brăila și Primăria Municipiului Galați.",
            "Camera de Comerț, Industrie și Agricultură Brăila",
        ),
        (
            "Los socios son la Cámara de Comercio, Industria y Servicios de Burgos y el Ayuntamiento de Soria.",
            "Cámara de Comercio, Industria y Servicios de Burgos",
        ),
        (
            "Projekto partneriai yra Kauno prekybos, pramonės ir amatų rūmai ir Vilniaus miesto savivaldybė.",
            "Kauno prekybos, pramonės ir amatų rūmai",
        ),
        (
            "Partneri ir Vides, ģeoloģijas un meteoroloģijas centrs un Rīgas dome.",
            "Vides, ģeoloģijas un meteoroloģijas centrs",
        ),
        (
            "Kumppanit ovat Maa-, metsä- ja kalatalousministeriö ja Oulun kaupunki.",
            "Maa-, metsä- ja kalatalousministeriö",
        ),
        (
            "Partner sind das Institut für Energie, Umwelt und Verkehr Kassel und die Stadt Leipzig.",
            "Institut für Energie, Umwelt und Verkehr Kassel",
        ),
        (
            "The partners are Leeds City Council, Transport and Energy Agency and the University of Hull.",
            "Transport and Energy Agency",
        ),
    ],
)
def test_the_fields_of_a_body_belong_to_its_name(text: str, name: str) -> None:
    found = bodies(text)

    assert name in found
    assert len(found) == text.count("Leeds") + 2


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "The partners are the Chamber of Commerce of Lyon, Tourism Board of Nice and Energy Agency of Lille.",
            {"Chamber of Commerce of Lyon", "Tourism Board of Nice", "Energy Agency of Lille"},
        ),
        (
            "The partners are Kaunas Chamber of Commerce, Energy and Environment Agency and Turin Tourism Board.",
            {"Kaunas Chamber of Commerce", "Energy and Environment Agency", "Turin Tourism Board"},
        ),
        (
            "Partner sind die Handelskammer Turin, die Energieagentur Kassel und die Stadt Leipzig.",
            {"Handelskammer Turin", "Energieagentur Kassel", "Stadt Leipzig"},
        ),
    ],
)
def test_bodies_beside_each_other_are_parted(text: str, names: set[str]) -> None:
    assert bodies(text) == names
