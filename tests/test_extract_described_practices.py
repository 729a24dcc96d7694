"""Practices that a description, a model or the noun behind them shows, in texts that call none so."""

import pytest

from loaders.extract.rules import extract
from loaders.readers.text import document_from


def practices(text: str) -> set[str]:
    """The names of the practices that a text states, one of each."""
    return {s.subject.names[0].text for s in extract(document_from(text)) if s.subject.kind == "GoodPractice"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "V máji ich hostila obec. Ukázala im Näppäri – spôsob výučby, ktorý zaviedol Inštitút ľudového umenia.",
            "Näppäri",
        ),
        (
            "Após a visita, a câmara inspirou-se no programa «Radeln auf Rezept» da cidade alemã de Wiesbaden.",
            "Radeln auf Rezept",
        ),
        ("Baggrund: Handlingen er inspireret af netværket »Käytännöstä kotiin« i Finland.", "Käytännöstä kotiin"),
        ("Toimenpide on saanut vaikutteita Scuola Aperta -mallista, ja malli on lähtöisin Italiasta.", "Scuola Aperta"),
        ("A résztvevők a nap végén megismerték a Weinstraße Digital gyakorlatot is.", "Weinstraße Digital"),
        (
            "L'azione pilota di Passignano si rifà al Seeforum Starnberg, che il comune anima dal 2009.",
            "Seeforum Starnberg",
        ),
    ],
)
def test_what_is_told_beside_a_name_makes_it_a_practice(text: str, name: str):
    assert name in practices(text)


@pytest.mark.parametrize(
    "text",
    [
        "The partners were shown round by Maria Rossi, the director who runs the centre since 2011.",
        "The measure was not inspired by the network “From Farm to Table” in Finland.",
        "The town is inspired by Energy Cities Vorarlberg and by its own council.",
    ],
)
def test_persons_bodies_and_denials_are_no_practices(text: str):
    assert practices(text) == set()
