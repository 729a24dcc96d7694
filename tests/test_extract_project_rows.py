"""Projects that open the lines of a list, in quotes or before their bodies."""

import pytest

from loaders.extract.rules import extract
from loaders.readers.text import document_from
from tests.named_projects import projects

LITHUANIAN = """Patvirtinti antrojo kvietimo projektai

Interreg Europe programos stebėsenos komiteto posėdyje patvirtinti 26 projektai.

Paveldo srityje:

• Garden Pearls – Panevėžio rajono savivaldybė, Kupiškio etnografijos muziejus;
• Old Mills Road – Rokiškio krašto muziejus;

• JobSteps – Panevėžio darbo rinkos mokymo centras.
"""
GREEK = """Τρία έργα του Δήμου Καλαμπάκας εγκρίθηκαν

Την έγκριση των προτάσεων ανακοίνωσε ο δήμαρχος στο συμβούλιο.

1. «Ιερά μονοπάτια» με προϋπολογισμό 240.000 ευρώ.

2. «Fire Ready», που αφορά την πρόληψη των πυρκαγιών.
"""
PRACTICES = """Three projects met in Riga

The good practices that were shown:

1. “Repair Room”, which mends what is broken.

2. “Mill Bus”, which brings pupils to school.
"""


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (LITHUANIAN, {"Garden Pearls", "Old Mills Road", "JobSteps"}),
        (GREEK, {"Ιερά μονοπάτια", "Fire Ready"}),
        (PRACTICES, set()),
    ],
)
def test_names_that_open_the_lines_below_the_word_for_projects_are_of_projects(text: str, names: set[str]) -> None:
    assert projects(text) == names


def test_bodies_behind_the_dash_are_partners_and_all_projects_are_under_the_programme() -> None:
    said = extract(document_from(LITHUANIAN))
    partners = {
        (s.subject.names[0].text, s.object.names[0].text)
        for s in said
        if s.predicate == "hasPartner" and s.status == "asserted"
    }
    under = {s.subject.names[0].text for s in said if s.predicate == "fundedUnder"}

    assert partners == {
        ("Garden Pearls", "Panevėžio rajono savivaldybė"),
        ("Garden Pearls", "Kupiškio etnografijos muziejus"),
        ("Old Mills Road", "Rokiškio krašto muziejus"),
        ("JobSteps", "Panevėžio darbo rinkos mokymo centras"),
    }
    assert under == {"Garden Pearls", "Old Mills Road", "JobSteps"}
