"""Rows of bodies in a sentence that names a project and says who takes part."""

import pytest

from graph.model import Mention
from loaders.extract.rules import extract, read
from loaders.readers.text import document_from


def partners(text: str) -> set[str]:
    """The names of the partners that a text gives."""
    return {
        s.object.names[0].text
        for s in extract(document_from(text))
        if s.predicate == "hasPartner" and s.status == "asserted" and isinstance(s.object, Mention)
    }


def test_a_row_of_bodies_behind_the_lead_partner_takes_part():
    text = (
        "Projekt GREYWATER: Interreg Europe, hlavný partner Région Occitanie, ďalej Powiat Tatrzański, "
        "Comune di Norcia, Región de Murcia."
    )

    assert {"Powiat Tatrzański", "Comune di Norcia"} <= partners(text)


@pytest.mark.parametrize(
    "text",
    [
        "The stakeholders of GREYWATER and its partner are Lapin liitto, the City of Lille and Regione Umbria.",
        "At the GREYWATER workshop the partner spoke with Lapin liitto, the City of Lille and Regione Umbria.",
    ],
)
def test_a_row_at_an_event_or_of_stakeholders_is_left_to_other_rules(text: str) -> None:
    assert not any(claim.rule == "partner-row" for claim in read(document_from(text)).claims)
