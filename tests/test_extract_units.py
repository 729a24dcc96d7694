"""Units of bodies: inside the name of the body that they are of, or right beside it."""

import pytest

from graph.model import Mention
from loaders.extract.rules import extract
from loaders.readers.text import document_from


def parts(text: str) -> set[tuple[str, str]]:
    """The units of a text with what they are of, each by its longest name."""
    found = extract(document_from(text))
    names: dict[str, str] = {}
    for s in found:
        if s.predicate == "label":
            names[s.subject.id] = max(names.get(s.subject.id, ""), s.object.value, key=len)
    return {
        (names[s.subject.id], names[s.object.id])
        for s in found
        if s.predicate == "unitOf" and isinstance(s.object, Mention)
    }


@pytest.mark.parametrize(
    ("text", "unit", "whole"),
    [
        (
            "Ha presentado el plan la Consejería de Igualdad de la Junta de Andalucía.",
            "Consejería de Igualdad de la Junta de Andalucía",
            "Junta de Andalucía",
        ),
        (
            "Managing Authority: Liguria Region - Directorate for Economic Development.",
            "Directorate for Economic Development",
            "Liguria Region",
        ),
        (
            "Autoridad de gestión: Ministerio de Hacienda, Dirección General de Fondos Europeos.",
            "Dirección General de Fondos Europeos",
            "Ministerio de Hacienda",
        ),
        ("Partner: Ville de Saint-Gall, Service de l'énergie.", "Service de l'énergie", "Ville de Saint-Gall"),
        (
            "Träger ist das Landratsamt Bodenseekreis, Amt für Kreisentwicklung.",
            "Amt für Kreisentwicklung",
            "Landratsamt Bodenseekreis",
        ),
        (
            "Instytucja, która wdraża program: Województwo Małopolskie (Departament Środowiska).",
            "Departament Środowiska",
            "Województwo Małopolskie",
        ),
    ],
)
def test_a_department_belongs_to_the_body_it_is_named_with(text, unit, whole):
    assert parts(text) == {(unit, whole)}


@pytest.mark.parametrize(
    "text",
    [
        "Partner sono la Regione Marche, l'Agenzia per l'Energia di Fano e il Comune di Fano.",
        "Participa la Agencia Regional de Energía de la Región de Murcia.",
        "Partners: Region of Murcia, Institute of Marine Research of Bergen, Municipality of Cork.",
    ],
)
def test_an_agency_with_a_name_of_its_own_is_no_unit(text):
    assert parts(text) == set()
