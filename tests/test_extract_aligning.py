"""What is in line with a strategy, where the sentence opens with a common noun or pronoun."""

import pytest

from loaders.extract.rules import extract
from loaders.readers.text import document_from


def aligned(text: str) -> set[tuple[str, str]]:
    """The names of what is in line with what."""
    return {
        (s.subject.names[0].text, s.object.names[0].text)
        for s in extract(document_from(text))
        if s.predicate == "alignedWith" and s.status == "asserted"
    }


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        (
            "The Food Strategy of Lapland 2020-2025 was adopted by the council. "
            "The strategy is in line with the National Food Strategy.",
            ("Food Strategy of Lapland 2020-2025", "National Food Strategy"),
        ),
        (
            "La Estrategia de Bioeconomía de Aragón 2030 fue aprobada. "
            "Se enmarca en la Estrategia Española de Bioeconomía Horizonte 2030.",
            ("Estrategia de Bioeconomía de Aragón 2030", "Estrategia Española de Bioeconomía Horizonte 2030"),
        ),
    ],
)
def test_the_document_that_the_sentence_before_opens_with_is_in_line(text: str, pair: tuple[str, str]) -> None:
    assert pair in aligned(text)


def test_what_the_sentence_before_names_in_passing_is_not_in_line() -> None:
    text = (
        "Forty farmers from the coast have asked for changes of the Food Strategy of Lapland 2020-2025. "
        "They are in harmony with the National Food Strategy."
    )

    assert not aligned(text)
