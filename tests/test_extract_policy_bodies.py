"""Whose a policy is, by the body right behind its name."""

import pytest

from loaders.extract.rules import extract
from loaders.readers.text import document_from


def owners(text: str) -> set[tuple[str, str]]:
    """Which policies are issued or managed by whom, as asserted."""
    rows = [s for s in extract(document_from(text)) if s.predicate in ("issuedBy", "managedBy")]
    return {(s.subject.names[0].text, s.object.names[0].text) for s in rows if s.status == "asserted"}


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("The project addresses the Food Strategy 2021-2027 (City of Lille).", "City of Lille"),
        ("Le projet vise la Stratégie alimentaire 2023-2027 du Conseil départemental du Lot.", "Conseil départemental"),
        ("El proyecto aborda la Estrategia Alimentaria 2023-2027 del Ayuntamiento de Lugo.", "Ayuntamiento de Lugo"),
    ],
)
def test_a_policy_is_that_of_the_body_right_behind_it(text: str, body: str) -> None:
    assert any(owner.startswith(body) for _, owner in owners(text))


def test_a_body_behind_another_word_owns_no_policy() -> None:
    assert owners("The Food Strategy 2021-2027 was shown to the City of Lille.") == set()
    assert owners("The Food Strategy 2021-2027 and the City of Lille are in the project.") == set()
