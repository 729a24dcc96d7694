"""The language of documents most of whose words are names in other languages."""

import pytest

from graph.model import document_of
from loaders.extract.document_language import language_of_document
from loaders.extract.rules import extract
from loaders.extract.tokens import tokens

NAMES = (
    "Maison Régionale de l'Environnement et des Solidarités",
    "Syndicat Intercommunal d'Aménagement du Golfe",
    "University of the Arts and the Sciences",
    "Department for the Economy and the Environment",
    "Amt für Wirtschaft und Arbeit der Stadt",
)


@pytest.mark.parametrize(
    ("language", "sentence", "heading"),
    [
        ("cs", "KELTEC je projekt, který podporuje oběhové hospodářství.", "Partneři"),
        ("de", "KELTEC ist ein Projekt des Programms Interreg Europe.", "Partner"),
        ("el", "Το KELTEC είναι έργο του προγράμματος Interreg Europe.", "Εταίροι"),
        ("es", "KELTEC es un proyecto del programa Interreg Europe.", "Socios"),
        ("fi", "KELTEC on Interreg Europe -ohjelman hanke.", "Kumppanit"),
        ("hu", "A KELTEC az Interreg Europe program projektje.", "Partnerek"),
        ("it", "KELTEC è un progetto del programma Interreg Europe.", "Partner"),
        ("lt", "KELTEC yra programos „Interreg Europe“ projektas.", "Partneriai"),
        ("lv", "KELTEC ir programmas Interreg Europe projekts.", "Partneri"),
        ("pt", "KELTEC é um projeto do programa Interreg Europe.", "Parceiros"),
        ("ro", "KELTEC este un proiect al programului Interreg Europe.", "Parteneri"),
        ("sv", "KELTEC är ett projekt inom programmet Interreg Europe.", "Partner"),
    ],
)
def test_names_of_partners_do_not_tell_the_language(language: str, sentence: str, heading: str):
    text = "\n".join([sentence, "", heading, *(f"- {name}" for name in NAMES)])

    assert language_of_document(tokens(text), text) == language


def test_countries_and_headings_tell_the_language_where_there_is_no_sentence():
    text = "Socios\nHelsinki Region Office (Finlandia)\nCity of Leeds (Reino Unido)\nStadt Graz (Austria)"

    assert language_of_document(tokens(text), text) == "es"


def test_the_partners_of_a_foreign_list_are_read():
    text = "\n".join(
        [
            "KELTEC es un proyecto del programa Interreg Europe.",
            "",
            "Socios",
            *(f"- {name} (Francia)" for name in NAMES),
        ]
    )

    assert len({s.object for s in extract(document_of(text)) if s.predicate == "hasPartner"}) == len(NAMES)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("cs", "Město Písek je partnerem projektu."),
        ("cs", "Partnery projektu jsou Gemeente Breda, Provincie Zeeland a Comune di Prato."),
        ("sk", "Vedúcim partnerom je Regione Puglia."),
        ("sk", "Partnermi projektu sú Gemeente Emmen, Provincie Drenthe a Comune di Forlì."),
        ("sk", "Projekt trvá 36 mesiacov."),
        ("sl", "Delavnica je potekala v Ajdovščini."),
        ("hr", "Grad Prelog je partner u projektu."),
        ("pl", "Burmistrz miasta Bobowa podpisał umowę."),
        ("pl", "Projekt trwa 36 miesięcy."),
        ("lv", "Projekta vadošais partneris ir Comune di Prato."),
        ("lt", "Projekto partneris yra Kauno miesto savivaldybė."),
        ("hu", "A projekt vezetője Győr városa."),
    ],
)
def test_letters_and_words_for_taking_part_tell_the_language_of_one_sentence(language: str, text: str) -> None:
    assert language_of_document(tokens(text), text) == language
