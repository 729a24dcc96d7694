"""Who manages a policy, where a sentence says what a body is to it."""

import pytest

from graph.model import document_of
from loaders.extract.rules import extract


def managers(text: str) -> set[tuple[str, str]]:
    said = [s for s in extract(document_of(text)) if s.status == "asserted" and s.predicate == "managedBy"]
    return {(s.subject.names[0].text, s.object.names[0].text) for s in said}


@pytest.mark.parametrize(
    ("text", "policy", "body"),
    [
        (
            "Comune di Rieti è l'autorità di gestione della Strategia regionale per lo sviluppo sostenibile del Lazio.",
            "Strategia regionale per lo sviluppo sostenibile del Lazio",
            "Comune di Rieti",
        ),
        (
            "Provincie Utrecht is de beheersautoriteit van het EFRO-programma West-Nederland 2021-2027.",
            "EFRO-programma West-Nederland 2021-2027",
            "Provincie Utrecht",
        ),
        (
            "Die Verwaltungsbehörde des EFRE-Programms Thüringen 2021-2027 ist die Stadt Erfurt.",
            "EFRE-Programms Thüringen 2021-2027",
            "Stadt Erfurt",
        ),
        (
            "Rīgas Tehniskā universitāte ir Kurzemes stratēģijas 2030 vadošā iestāde.",
            "Kurzemes stratēģijas 2030",
            "Rīgas Tehniskā universitāte",
        ),
        (
            "Câmara Municipal de Beja é a autoridade de gestão do Programa Regional do Alentejo 2021-2027.",
            "Programa Regional do Alentejo 2021-2027",
            "Câmara Municipal de Beja",
        ),
        (
            "Sligo County Council, managing authority of the Regional Innovation Strategy of Connacht, held a meeting.",
            "Regional Innovation Strategy of Connacht",
            "Sligo County Council",
        ),
    ],
)
def test_a_body_that_is_the_managing_authority_of_a_policy_manages_it(text: str, policy: str, body: str):
    assert (policy, body) in managers(text)


@pytest.mark.parametrize(
    "text",
    [
        "Comune di Rieti non è l'autorità di gestione della Strategia regionale per lo sviluppo sostenibile del Lazio.",
        "The City of Cork and the University of Galway met. Sligo County Council would be the managing authority of "
        "the Regional Innovation Strategy of Connacht if the ministry agreed.",
        "Stadt Gera hat mit der Stadt Jena und der Verwaltungsbehörde des EFRE-Programms Thüringen gesprochen.",
    ],
)
def test_what_is_denied_or_depends_on_something_is_no_managing(text: str):
    assert not managers(text)


def test_the_office_that_somebody_has_is_no_body_of_its_own():
    text = "Provincie Utrecht is the managing authority of the Regional Innovation Strategy of Utrecht."

    bodies = {t.names[0].text for s in extract(document_of(text)) for t in (s.subject,) if "Organisation" in t.kind}

    assert not any("managing authority" in name for name in bodies)
