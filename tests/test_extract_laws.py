"""Laws that a number or a day names, in several languages."""

import pytest

from graph.model import Mention
from loaders.extract.rules import extract
from loaders.readers.text import document_from


def laws(text: str) -> set[str]:
    """The names of the laws of a text."""
    rows = extract(document_from(text))
    return {n.text for s in rows if isinstance(s.subject, Mention) and s.subject.kind == "Law" for n in s.subject.names}


@pytest.mark.parametrize(
    ("text", "law"),
    [
        ("The plan implements Directive 2009/147/EC on wild birds.", "Directive 2009/147/EC"),
        ("Under Regulation (EU) No 1305/2013 the farms may ask for support.", "Regulation (EU) No 1305/2013"),
        ("La legge regionale 3 aprile 2012, n. 9 chiede un piano ai Comuni.", "legge regionale 3 aprile 2012, n. 9"),
        ("Il decreto legislativo 152/2006 regola i rifiuti della regione.", "decreto legislativo 152/2006"),
        ("Así lo exige el Real Decreto 110/2015, de 20 de febrero, hoy.", "Real Decreto 110/2015, de 20 de febrero"),
        ("La loi du 10 février 2020 a créé un indice pour les appareils.", "loi du 10 février 2020"),
        ("Die Richtlinie 2008/98/EG verlangt von den Ländern einen Plan.", "Richtlinie 2008/98/EG"),
        ("Zgodnie z ustawą z dnia 14 grudnia 2012 r. gmina prowadzi punkt.", "ustawą z dnia 14 grudnia 2012 r."),
        ("De richtlijn 2008/98/EG vraagt een plan van elke provincie.", "richtlijn 2008/98/EG"),
    ],
)  # fmt: skip
def test_a_number_or_a_day_names_a_law(text: str, law: str):
    assert law in laws(text)


@pytest.mark.parametrize(
    "text",
    [
        "The new law would help 27 farms in 2020.",
        "La legge aiuta 12 Comuni della provincia.",
        "The decision was taken on 3 May 2019 in Turin.",
        "Die Richtlinie hilft 1.200 Betrieben im Land.",
    ],
)
def test_a_number_that_counts_or_a_day_on_which_something_happened_names_none(text: str):
    assert laws(text) == set()
