"""Themes that sentences and labels tell of a project in so many words."""

import pytest

from graph.model import Term, document_of
from loaders.extract.rules import extract


def themes(text: str) -> set[str]:
    """The themes of the projects of a text."""
    rows = extract(document_of(text))
    found = (
        s.object for s in rows if s.predicate == "theme" and s.subject.kind == "Project" and s.status == "asserted"
    )
    return {one.name for one in found if isinstance(one, Term)}


@pytest.mark.parametrize(
    ("text", "theme"),
    [
        (
            "TOOLSHARE ist ein Interreg-Projekt. Die Partner tauschen Erfahrungen zu Kreislaufwirtschaft aus.",
            "circular-economy",
        ),
        (
            "VENTEC on programmi Interreg Europe projekt. Partnerid vahetavad kogemusi energiatõhususe alal.",
            "energy-efficiency",
        ),
        (
            "A KELWIX az Interreg Europe program projektje. A projekt az energiahatékonysággal foglalkozik.",
            "energy-efficiency",
        ),
        (
            "Tisgar este un proiect al programului Interreg Europe. Proiectul abordează turismul durabil.",
            "sustainable-tourism",
        ),
        ("KELWIX ir programmas Interreg Europe projekts.\n\nTēma: energoefektivitāte", "energy-efficiency"),
    ],
)
def test_words_for_a_topic_say_the_theme_of_a_project(text: str, theme: str) -> None:
    assert f"theme/{theme}" in themes(text)


def test_what_a_project_does_not_deal_with_is_no_theme() -> None:
    assert themes("TOOLSHARE is an Interreg Europe project. It does not deal with energy efficiency.") == set()


def test_partners_in_the_next_sentence_take_no_project_its_name() -> None:
    text = "BRANET on Interreg Europe -ohjelman hanke. Kumppanit vaihtavat kokemuksia kiertotaloudesta."

    assert "Project" in {s.subject.kind for s in extract(document_of(text))}
