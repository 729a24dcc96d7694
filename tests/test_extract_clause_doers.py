"""Who carries out a practice or action by the shape of the clause that names it, whatever its verb."""

import pytest

from graph.model import document_of
from loaders.extract.rules import read


def done_by(text: str) -> set[str]:
    """The bodies that carry out something."""
    return {getattr(claim.object, "label", "") for claim in read(document_of(text)).claims.by("implementedBy")}


@pytest.mark.parametrize(
    "text",
    [
        'The good practice "Mower Shelf", a free store of mowers of the Town Council of Ardmore, is well known.',
        'The good practice "Mower Shelf" is a store of mowers that anybody can use. In 2019 the Town Council of Ardmore'
        ' opened the "Mower Shelf" in an old barn.',
        'The good practice "Mower Shelf" lends mowers to everybody; behind it is the Town Council of Ardmore.',
        "La buena práctica «Banco de juncos», un almacén que el Ayuntamiento de Soria pintó en 2020, es conocida.",
        "La bonne pratique « Banque aux roseaux », un hangar que la Commune de Sauve entretient, est connue.",
        "Die gute Praxis „Schilfbank“, ein Lager, das die Stadt Bamberg mit Freiwilligen unterhält, ist bekannt.",
        "Die Stadt Bamberg hat im Mai 2020 den Pilotversuch „Schilfbank“ eröffnet.",
        "V roce 2021 otevřelo Město Tábor dobrou praxi „Rákosová banka“.",
        "Gmina Sejny uruchomiła w 2020 r. dobrą praktykę „Bank trzciny”.",
        "Община Габрово откри на 12 май 2021 г. добрата практика „Тръстикова банка“.",
    ],
)
def test_the_clause_around_a_name_tells_who_carries_it_out(text: str) -> None:
    assert len(done_by(text)) == 1


def test_who_is_together_with_the_subject_of_a_clause_carries_it_out_too() -> None:
    text = "Die Stadt Bamberg hat gemeinsam mit der Universität Forchheim im Mai 2020 die Aktion „Schilfbank“ eröffnet."
    assert done_by(text) == {"Stadt Bamberg", "Universität Forchheim"}


@pytest.mark.parametrize(
    "text",
    [
        'The good practice "Mower Shelf", a free store of mowers paid for with money of the Town Council of Ardmore.',
        'The good practice "Mower Shelf", a store that the Town Council of Ardmore will build, is known.',
        'The good practice "Mower Shelf", a store that the Town Council of Ardmore visited in May, is known.',
        'The good practice "Mower Shelf", a kiosk in the park of the Town Council of Ardmore, is known.',
        'The Town Council of Ardmore visited those who opened the good practice "Mower Shelf".',
        'The Town Council of Ardmore did not open the good practice "Mower Shelf".',
    ],
)
def test_who_pays_plans_visits_or_lends_the_ground_does_not_carry_it_out(text: str) -> None:
    assert done_by(text) == set()


def test_a_negation_behind_the_name_undoes_the_deed() -> None:
    """By its clause; what is weighed may still suggest it."""
    claims = read(document_of("Die Stadt Bamberg hat die gute Praxis „Schilfbank“ nicht eröffnet.")).claims
    assert [claim for claim in claims.by("implementedBy") if claim.rule == "doer-subject"] == []
