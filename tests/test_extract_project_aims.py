"""Which policies sentences say that a project is to change."""

import pytest

from graph.model import document_of
from loaders.extract.rules import extract


def addressed(text: str) -> set[tuple[str, str]]:
    said = [s for s in extract(document_of(text)) if s.status == "asserted" and s.predicate == "addresses"]
    return {(s.subject.names[0].text, s.object.names[0].text) for s in said}


@pytest.mark.parametrize(
    ("text", "policy"),
    [
        (
            "HARBOURS ist ein Projekt des Programms Interreg Europe. Das Projekt soll die Innovationsstrategie des "
            "Landes Bremen verbessern.",
            "Innovationsstrategie des Landes Bremen",
        ),
        (
            "HARBOURS is een project van het programma Interreg Europe. Het project wil het EFRO-programma "
            "West-Nederland 2021-2027 verbeteren.",
            "EFRO-programma West-Nederland 2021-2027",
        ),
        (
            "HARBOURS er et projekt under Interreg Europe. Projektet skal forbedre Klimaplan 2030 for Odense.",
            "Klimaplan 2030 for Odense",
        ),
        (
            "HARBOURS är ett projekt inom programmet Interreg Europe. Projektet ska förbättra Regionala "
            "utvecklingsstrategin för Halland.",
            "Regionala utvecklingsstrategin för Halland",
        ),
        (
            "HARBOURS è un progetto del programma Interreg Europe. Con HARBOURS, il Comune di Rieti intende migliorare "
            "la Strategia regionale per lo sviluppo sostenibile del Lazio.",
            "Strategia regionale per lo sviluppo sostenibile del Lazio",
        ),
    ],
)
def test_a_project_addresses_the_policy_that_it_is_to_improve(text: str, policy: str):
    assert ("HARBOURS", policy) in addressed(text)


def test_a_policy_with_which_a_project_is_only_in_line_is_not_addressed():
    text = (
        "HARBOURS è un progetto di Interreg Europe. Il progetto è coerente con la Strategia regionale per lo "
        "sviluppo sostenibile del Lazio."
    )

    assert not addressed(text)


@pytest.mark.parametrize(
    "text",
    [
        "HARBOURS ist ein Projekt des Programms Interreg Europe. Das Projekt soll die Innovationsstrategie des Landes "
        "Bremen nicht verbessern.",
        "HARBOURS is a project of Interreg Europe. The project does not aim to improve the Innovation Strategy of "
        "Connacht.",
    ],
)
def test_a_policy_that_a_project_is_not_to_improve_is_not_addressed(text: str):
    assert not addressed(text)
