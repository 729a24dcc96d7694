"""Towns that stand for the bodies that govern them."""

from __future__ import annotations

import pytest

from graph.model import document_of
from loaders.extract.rules import extract


def cities(text: str) -> set[str]:
    """The towns that a text is found to speak of."""
    found = (s.subject for s in extract(document_of(text)) if s.predicate == "type")
    return {m.names[0].text for m in found if m.kind == "City"}


@pytest.mark.parametrize(
    "text",
    [
        "Partner sind die Gemeente Apeldoorn und die Provincia di Pavia. Für Pavia liegt ein Aktionsplan vor.",
        "Partners are the Municipality of Volos and Regione Lazio. The idea was introduced by Volos.",
        "Partner sono il Comune di Udine e la Regione Lazio. Udine ha chiesto una deroga al governo.",
    ],
)
def test_a_town_that_only_acts_is_the_body_that_governs_it(text: str):
    assert cities(text) == set()


@pytest.mark.parametrize(
    ("text", "town"),
    [
        ("TURIN – The Region approved it. Partners are the City of Turin and Regione Lazio.", "TURIN"),
        ("Partners are the Municipality of Volos and Regione Lazio. The last meeting was in Volos.", "Volos"),
        ("Partner sono il Comune di Udine e la Regione Lazio. A Udine si prova un nuovo servizio.", "Udine"),
        ("Partners are the Municipality of Volos and Regione Lazio. The mayor of Trikala was there.", "Trikala"),
    ],
)
def test_a_town_where_something_is_or_without_its_body_stays_one(text: str, town: str):
    assert town in cities(text)
