"""What is planned or called off is not read as done."""

import pytest

from graph.model import document_of
from loaders.extract.rules import extract


def said(text: str, *predicates: str) -> list[str]:
    return [s.predicate for s in extract(document_of(text)) if s.status == "asserted" and s.predicate in predicates]


@pytest.mark.parametrize(
    "text",
    [
        "HARBOURS est un projet du programme Interreg Europe. La visite d'étude prévue à Lille a été annulée.",
        "HARBOURS è un progetto di Interreg Europe. La visita di studio prevista a Perugia è stata rinviata.",
        "HARBOURS to projekt programu Interreg Europa. Wizyta studyjna planowana w Gdyni została odwołana.",
    ],
)
def test_an_event_that_was_called_off_is_none(text: str):
    assert not said(text, "heldIn", "hostedBy")


@pytest.mark.parametrize(
    "text",
    [
        "La Ville de Brest prévoit d'adopter la Stratégie régionale d'innovation de la Bretagne en mai 2030.",
        "Regione Lazio prevede di approvare la Strategia regionale per lo sviluppo sostenibile del Lazio nel 2030.",
        "Zlínský kraj plánuje schválit Strategii rozvoje Zlínského kraje v květnu 2030.",
    ],
)
def test_a_policy_that_somebody_means_to_adopt_is_not_adopted(text: str):
    assert not said(text, "validatedBy", "issuedBy", "date")
