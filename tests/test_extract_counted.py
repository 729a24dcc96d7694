"""How many partners a project has, where it brings bodies together."""

import pytest

from graph.model import document_of
from loaders.extract.rules import extract


def counts(text: str) -> list[str]:
    """The numbers of partners said of projects."""
    return [s.object.value for s in extract(document_of(text)) if s.predicate == "partnerCount"]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("The project HARBOURS brings together nine towns that want quiet ports.", "9"),
        ("Le projet HARBOURS rassemble, sous la conduite de la Ville de Lille, sept organismes.", "7"),
        ("El proyecto HARBOURS reúne a seis ciudades que quieren puertos tranquilos.", "6"),
        ("Das Projekt HARBOURS vereint acht Regionen, die leise Häfen wollen.", "8"),
    ],
)
def test_those_whom_a_project_brings_together_are_its_partners(text: str, count: str) -> None:
    assert counts(text) == [count]


def test_towns_that_a_project_only_speaks_of_are_not_counted() -> None:
    assert counts("The project HARBOURS looks at noise. Ships called at nine towns last year.") == []
