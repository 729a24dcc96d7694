"""Themes: how texts write them, and what they are the themes of."""

import pytest

from graph.model import Mention, Term, document_of
from loaders.extract.rules import extract


def themes(text: str) -> set[tuple[str, str]]:
    """Things with their themes, by first name and short name of the theme."""
    return {
        (s.subject.names[0].text, s.object.name.removeprefix("theme/"))
        for s in extract(document_of(text))
        if s.predicate == "theme" and s.status == "asserted" and isinstance(s.object, Term)
        if isinstance(s.subject, Mention) and s.subject.names
    }


@pytest.mark.parametrize(
    ("text", "theme"),
    [
        ("The project TOOLSHARE aims to reduce food waste in the canteens of the partner regions.", "food-waste"),
        (
            "Il progetto TOOLSHARE mira a valorizzare i servizi ecosistemici delle aree montane dei partner.",
            "ecosystem-services",
        ),
        (
            "El proyecto TOOLSHARE tiene como objetivo proteger los espacios naturales de las regiones.",
            "protected-areas",
        ),
        (
            "Le projet TOOLSHARE vise à développer le tourisme culturel dans les régions partenaires.",
            "cultural-tourism",
        ),
        ("Das Projekt TOOLSHARE zielt auf die Vermeidung von Lebensmittelverschwendung in den Regionen.", "food-waste"),
        ("Celem projektu TOOLSHARE jest ograniczenie marnowania żywności w regionach partnerskich.", "food-waste"),
        ("Projekt TOOLSHARE si klade za cíl rozvoj cestovního ruchu v regionech, které jsou partnery.", "tourism"),
        (
            "Cilj projekta TOOLSHARE je razvoj kulturnog turizma u regijama koje su partneri projekta.",
            "cultural-tourism",
        ),
        ("Cilj projekta TOOLSHARE je razvoj e-mobilnosti v regijah, ki so partnerji projekta.", "electric-mobility"),
        ("Hankkeen TOOLSHARE tavoitteena on vähentää ruokahävikkiä alueilla, jotka ovat mukana.", "food-waste"),
        ("Het project TOOLSHARE is gericht op de energietransitie in de regio's van de partners.", "energy-transition"),
        (
            "O projeto TOOLSHARE tem como objetivo promover o turismo cultural nas regiões dos parceiros.",
            "cultural-tourism",
        ),
    ],
)
def test_a_project_has_the_theme_of_its_aim(text: str, theme: str):
    assert ("TOOLSHARE", theme) in themes(text)


def test_of_several_projects_in_a_sentence_each_has_the_theme_beside_it():
    text = (
        "The programme funds two projects. The project TOOLSHARE on the sharing economy and the project GREENPATH on "
        "cultural routes have met in Lille."
    )

    assert themes(text) == {("TOOLSHARE", "sharing-economy"), ("GREENPATH", "cultural-routes")}


def test_a_theme_in_the_name_of_a_body_or_an_axis_is_none_of_the_project():
    text = (
        "The project TOOLSHARE falls into the Resource Efficiency pillar. The project TOOLSHARE has met the "
        "Agency for Waste Management of Lazio."
    )

    assert themes(text) == set()


def test_a_shortened_theme_is_the_full_one_named_before():
    text = (
        "The project TOOLSHARE aims to develop the bio-based circular economy in six regions. "
        "The project TOOLSHARE shows how a circular economy works."
    )

    assert themes(text) == {("TOOLSHARE", "bioeconomy")}


def test_a_practice_has_the_theme_of_its_sentence():
    text = (
        "Partners of the project TOOLSHARE learned a lot. The good practice “Velo Brindell” is a system of bike "
        "sharing in the town."
    )

    assert ("Velo Brindell", "cycling") in themes(text)


@pytest.mark.parametrize(
    "text",
    [
        "The project TOOLSHARE has an educational side, said the partners of the regions.",
        "Projekt TOOLSHARE ima vodilnega partnerja, ki je iz Slovenije in dela z vsemi regijami.",
        "Το έργο TOOLSHARE έχει τοπικούς εταίρους από έξι περιφέρειες και στοχεύει στη συνεργασία.",
    ],
)
def test_words_that_only_begin_like_a_theme_are_none(text: str):
    assert themes(text) == set()


@pytest.mark.parametrize(
    "text",
    [
        "Projektet LANTERNET er gået i gang. For første gang mødes partnerne i Herning.",
        "Projektet LANTERNET har börjat. För första gången, och en gång om året, träffas alla i Falun.",
        "Das Projekt LANTERNET wird in Teilen der Region umgesetzt.",
        "Projektet LANTERNET sætter ældre bygninger i stand i Herning.",
    ],
)
def test_everyday_words_that_may_also_mean_a_theme_are_none(text: str):
    assert themes(text) == set()
