"""Texts that come to speak of a second project: whose partners a list names, and who leads which."""

from __future__ import annotations

import pytest

from graph.model import Mention
from loaders.extract.rules import extract
from loaders.readers.text import document_from


def told(text: str, predicate: str) -> set[tuple[str, str]]:
    """Project and body of the asserted statements with a predicate."""
    return {
        (s.subject.names[0].text, s.object.names[0].text)
        for s in extract(document_from(text))
        if s.predicate == predicate
        and s.status == "asserted"
        and isinstance(s.object, Mention)
        and s.subject.kind == "Project"
    }


@pytest.mark.parametrize(
    "text",
    [
        "GREYWATER is an Interreg Europe project. Partners: City of Lille, Regione Umbria, Kraj Vysočina. "
        "Regione Umbria takes part in one more project of the programme: CircE. In it are also "
        "Region Skåne (lead partner), City of Turku, Provincie Fryslân and the University of Maribor.",
        "GREYWATER ist ein Projekt von Interreg Europe. Partner: Stadt Kassel, Regione Umbria, Kraj Vysočina. "
        "Die Stadt Kassel ist noch an einem zweiten Projekt des Programms beteiligt: CircE. Dort sind mit ihr "
        "Region Skåne (Leadpartner), die Stadt Turku, Provincie Fryslân und die Universität Maribor.",
    ],
)
def test_a_list_is_of_the_project_that_the_sentence_before_ends_with(text: str) -> None:
    assert ("CircE", "Region Skåne") in told(text, "leadPartner")
    assert ("GREYWATER", "Region Skåne") not in told(text, "hasPartner")


def test_who_leads_one_of_two_projects_of_a_sentence_is_no_partner_of_the_other() -> None:
    text = (
        "The project GPP4Growth is funded by Interreg Europe. Partners: Lombardy Region, City of Turku, Lodz Region. "
        "The City of Turku is also a partner of CircPro, and Lombardy Region leads CircE."
    )
    assert told(text, "leadPartner") == {("CircE", "Lombardy Region")}
    assert ("CircPro", "Lombardy Region") not in told(text, "hasPartner")


def test_what_the_project_costs_is_not_said_of_the_one_that_it_builds_on() -> None:
    text = (
        "HARBOURS is a project of the programme Interreg Europe.\n\n"
        "It builds on the project FURNET 4.0, which was led by Cork City Council.\n\n"
        "The project started on 12 May 2022. The project has a budget of 1.6 million euros."
    )
    sums = [s for s in extract(document_from(text)) if s.predicate == "totalBudget" and s.status == "asserted"]
    assert {s.subject.names[0].text for s in sums} == {"HARBOURS"}
