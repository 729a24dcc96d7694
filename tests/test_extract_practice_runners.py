"""Practices named as some of many, and who runs them: in the next sentence, by a noun, or not at all."""

import pytest

from graph.model import Mention, document_of
from loaders.extract.rules import extract


def said(text: str, predicate: str) -> set[tuple[str, str]]:
    """Subjects and objects of a property that a text states."""
    return {
        (s.subject.names[0].text, s.object.names[0].text)
        for s in extract(document_of(text))
        if s.predicate == predicate and s.status == "asserted" and isinstance(s.object, Mention)
    }


@pytest.mark.parametrize(
    ("text", "name", "body"),
    [
        (
            "Green Tables is one of the good practices of the project TOOLSHARE. It is managed by the City of Turku.",
            "Green Tables",
            "City of Turku",
        ),
        (
            "TOOLSHARE ist ein Projekt. Grüne Tafel ist eine der guten Praktiken des Projekts TOOLSHARE. Sie wird von "
            "der Stadt Zittau verwaltet.",
            "Grüne Tafel",
            "Stadt Zittau",
        ),
        (
            "TOOLSHARE on hanke. Vihreä Pöytä on yksi TOOLSHARE-hankkeen hyvistä käytännöistä. Sitä hallinnoi "
            "Lahden kaupunki.",
            "Vihreä Pöytä",
            "Lahden kaupunki",
        ),
        (
            "TOOLSHARE to projekt. Zielony Stół to jedna z dobrych praktyk projektu TOOLSHARE. Zarządza nią "
            "Gmina Pszczyna.",
            "Zielony Stół",
            "Gmina Pszczyna",
        ),
        (
            "TOOLSHARE è un progetto. «Tavola Verde» (Lodi, Italia) è una buona pratica di TOOLSHARE. La Provincia di "
            "Lodi l'ha avviata nel 2015.",
            "Tavola Verde",
            "Provincia di Lodi",
        ),
    ],
)
def test_who_runs_what_the_sentence_before_calls_a_good_practice(text, name, body):
    assert said(text, "implementedBy") == {(name, body)}
    assert said(text, "sharesPractice") == {("TOOLSHARE", name)}


@pytest.mark.parametrize(
    "text",
    [
        "The owner of the good practice “Green Tables” is the City of Turku.",
        "Właścicielem dobrej praktyki „Green Tables” jest Gmina Pszczyna.",
        "Vlastníkem dobré praxe „Green Tables“ je Město Kolín.",
        "De eigenaar van de goede praktijk “Green Tables” is de gemeente Delft.",
    ],
)
def test_the_owner_of_a_practice_runs_it(text):
    assert [name for name, _ in said(text, "implementedBy")] == ["Green Tables"]


@pytest.mark.parametrize(
    "text",
    [
        "Among the good practices of TOOLSHARE is Green Tables, an initiative of the City of Turku.",
        "TOOLSHARE ist ein Projekt. Zu den guten Praktiken von TOOLSHARE gehört Grüne Tafel, eine Initiative "
        "der Stadt Zittau.",
        "TOOLSHARE est un projet. Parmi les bonnes pratiques de TOOLSHARE figure Table Verte, une initiative de "
        "la ville.",
    ],
)
def test_a_name_among_the_good_practices_of_a_project_is_one(text):
    assert len(said("TOOLSHARE, Interreg Europe\n\n" + text, "sharesPractice")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Region Skåne driver inte den goda praxisen ”Gröna Bordet”.",
        "Der Landkreis Görlitz betreibt die gute Praxis „Grüne Tafel“ nicht.",
        "De provincie Drenthe voert de goede praktijk “Groene Tafel” niet uit.",
        "The City of Turku is not the owner of the good practice “Green Tables”.",
    ],
)
def test_who_does_not_run_a_practice_is_not_said_to(text):
    assert said(text, "implementedBy") == set()


@pytest.mark.parametrize(
    ("text", "body"),
    [
        (
            "L'azione «Voucher per le officine» è realizzata da Regione Lazio con il sostegno di Provincia di Lodi.",
            "Provincia di Lodi",
        ),
        (
            "Die Maßnahme „Gutscheine für Läden“ des Plans wird vom Landkreis Görlitz mit Unterstützung der Stadt "
            "Zittau durchgeführt.",
            "Stadt Zittau",
        ),
    ],
)
def test_with_the_support_of_a_body_it_helps_with_the_action(text, body):
    assert {name for _, name in said(text, "supportedBy")} == {body}
